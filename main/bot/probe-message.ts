import { type Api, GrammyError } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Holder } from '../core/find-sent.ts';
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

/**
 * Whose message has this id. Telegram looks for it first (telegram-bot-api, Client::check_message), then whether the bot may edit
 * it, and only then at the keyboard (td, MessagesManager::edit_message_reply_markup), of a kind that no edit may have: it is
 * refused in any case, and nothing changes. In a channel whose posts the bot may edit, all of them look like its own.
 */
export async function whoseMessage(api: Api, chatId: number, messageId: number): Promise<Holder> {
  const signal = AbortSignal.timeout(WITHIN_MS) as ApiSignal;
  try {
    const reply_markup = { force_reply: true } as unknown as InlineKeyboardMarkup;
    await api.raw.editMessageReplyMarkup({ chat_id: chatId, message_id: messageId, reply_markup }, signal);
    return 'refused';
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code === 429 || error.error_code >= 500) return 'unknown';
    if (/message to edit not found/i.test(error.description)) return 'missing';
    if (/message can't be edited/i.test(error.description)) return 'others';
    return /inline keyboard expected/i.test(error.description) ? 'own' : 'refused';
  }
}
