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

const TELEGRAM_LINK = /^(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.me\//i;

/**
 * What a person copies to name a chat: @name, its id, or a link to it or to a message in it. Null: it is none of these;
 * `invite`: a link that lets people in, and by which a bot cannot find the chat.
 */
export function readChatReference(text: string): `@${string}` | number | 'invite' | null {
  const written = text.trim();
  if (/^-?\d{1,16}$/.test(written)) return Number(written);
  const isLink = TELEGRAM_LINK.test(written);
  const path = written.replace(TELEGRAM_LINK, '').replace(/[?#].*$/, '');
  if (isLink && /^(?:\+|joinchat\/)/i.test(path)) return 'invite';
  const [, inner] = (isLink && /^c\/(\d{1,12})(?:\/|$)/.exec(path)) || [];
  // Links leave the -100 out with which the ids of such chats begin.
  if (inner !== undefined) return Number(`-100${inner}`);
  const [, name] = (isLink ? /^(?:s\/)?([a-z]\w{3,31})(?:\/\d+)*\/?$/i : /^@?([a-z]\w{3,31})$/i).exec(path) ?? [];
  return name === undefined ? null : `@${name}`;
}

/** Looks a chat up by @name, id or link. @throws UserError when it is not there for this bot */
export async function findChat(api: Api, reference: string): Promise<Chat> {
  const chat = readChatReference(reference);
  if (chat === 'invite') throw new UserError('invalid', 'error.inviteNamesNoChat');
  if (chat === null) throw new UserError('invalid', 'error.noChatWriteName', { reference });
  try {
    return describeChat(await api.getChat(chat, AbortSignal.timeout(ANSWER_WITHIN_MS) as ApiSignal));
  } catch (error) {
    const failure = readApiError(error);
    if (failure.kind === 'refused') {
      throw new UserError('notFound', 'error.telegramKnowsNoChat', { reference });
    }
    throw new UserError('unavailable', 'error.telegramCouldNotAsked');
  }
}

const ANSWER_WITHIN_MS = 15_000;
