import { type Api, GrammyError } from 'grammy';
import type { ApiSignal } from './client.ts';

const WITHIN_MS = 15_000;

/**
 * Whether a message stands in a chat. The Bot API has no call that asks; this one copies it to nowhere: Telegram looks for the
 * message first (telegram-bot-api, Client.cpp, process_copy_message_query) and then refuses, for no chat is named that gets it.
 * @returns null when that cannot be known now
 */
export async function isMessageThere(api: Api, chatId: number, messageId: number): Promise<boolean | null> {
  const signal = AbortSignal.timeout(WITHIN_MS) as ApiSignal;
  try {
    await api.raw.copyMessage({ chat_id: '', from_chat_id: chatId, message_id: messageId }, signal);
    return null;
  } catch (error) {
    if (!(error instanceof GrammyError)) return null;
    if (/message to copy not found/i.test(error.description)) return false;
    return /chat_id is empty/i.test(error.description) ? true : null;
  }
}
