import type { Api } from 'grammy';
import type { ChatMemberUpdated, Chat as TelegramChat } from 'grammy/types';
import type { Chat } from '../contract/state.ts';
import { UserError } from '../core/errors.ts';
import { readApiError } from './api-errors.ts';
import type { ApiSignal } from './client.ts';

/** A chat as the surfaces list it. */
export function describeChat(chat: TelegramChat): Chat {
  const person = [chat.first_name, chat.last_name].filter(Boolean).join(' ');
  return { id: chat.id, type: chat.type, title: chat.title || person || chat.username || String(chat.id) };
}

/** What a change of the bot's own membership means for the list of chats. */
export function readMembership(update: ChatMemberUpdated): 'joined' | 'left' {
  const member = update.new_chat_member;
  const isOut =
    member.status === 'left' || member.status === 'kicked' || (member.status === 'restricted' && !member.is_member);
  return isOut ? 'left' : 'joined';
}

/** Looks a chat up by @name or id. @throws UserError when it is not there for this bot */
export async function findChat(api: Api, reference: string): Promise<Chat> {
  const known = /^(?:https:\/\/t\.me\/|@)?([a-z]\w{3,31})$/i.exec(reference.trim());
  const isId = /^-?\d{1,16}$/.test(reference.trim());
  if (!known && !isId) throw new UserError('invalid', 'error.noChatWriteName', { reference });
  try {
    return describeChat(
      await api.getChat(known ? `@${known[1]}` : Number(reference), AbortSignal.timeout(ANSWER_WITHIN_MS) as ApiSignal),
    );
  } catch (error) {
    const failure = readApiError(error);
    if (failure.kind === 'refused') {
      throw new UserError('notFound', 'error.telegramKnowsNoChat', { reference });
    }
    throw new UserError('unavailable', 'error.telegramCouldNotAsked');
  }
}

const ANSWER_WITHIN_MS = 15_000;
