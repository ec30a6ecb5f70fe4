import type { Chat, Message, Poll, User } from 'grammy/types';
import { z } from 'zod';
import type { PracticeMessage } from '../contract/practice.ts';
import { sayExtra } from './extras.ts';
import { shownButtons } from './keyboard.ts';
import { isObject } from './params.ts';

/** What is kept of each chat in the store, and in memory; older messages are forgotten. */
const MAX_STORED = 500;
const MAX_HELD = 10_000;

/** A message as the Bot API has it, with what the API does not say. */
export const BookMessage = z.strictObject({
  message: z.custom<Message>(
    (value) => isObject(value) && Number.isSafeInteger(value.message_id) && isObject(value.chat),
  ),
  from: z.enum(['user', 'bot']),
  /** Epoch ms: the API's own date is in seconds. */
  at: z.number(),
  /** The name of the file that it carries. */
  attachment: z.string().optional(),
  /** Of what can be shown or played: its SHA-256 and its ending. */
  picture: z.string().optional(),
  edited: z.boolean(),
});
export type BookMessage = z.infer<typeof BookMessage>;

export const SavedChat = z.strictObject({
  chat: z.custom<Chat>((value) => isObject(value) && Number.isSafeInteger(value.id) && typeof value.type === 'string'),
  /** The user blocked the bot, or threw it out of the group. */
  blocked: z.boolean(),
  /** Set when the group became a supergroup: its id. */
  migratedTo: z.number().int().optional(),
  /** The people who are known to be in the chat. */
  members: z.array(z.custom<User>((value) => isObject(value) && Number.isSafeInteger(value.id))),
  lastMessageId: z.number().int().nonnegative(),
  /** The ids of the pinned messages, the newest last. */
  pinned: z.array(z.number().int()).optional(),
  messages: z.array(BookMessage),
});
export type SavedChat = z.infer<typeof SavedChat>;

/** A chat that the bot is or was in. Messages by id, oldest first. */
export interface BookChat extends Omit<SavedChat, 'messages'> {
  messages: Map<number, BookMessage>;
}

/** Every chat and message. Private chats and basic groups share one row of message ids, supergroups and channels count each their own. */
export class PracticeChats {
  readonly #chats = new Map<number, BookChat>();

  constructor(saved: SavedChat[] = []) {
    for (const chat of saved) {
      const messages = new Map(chat.messages.map((entry) => [entry.message.message_id, entry]));
      this.#chats.set(chat.chat.id, { ...chat, messages });
    }
  }

  find(id: number): BookChat | undefined {
    return this.#chats.get(id);
  }

  findByUsername(username: string): BookChat | undefined {
    const wanted = username.toLowerCase();
    return [...this.#chats.values()].find(({ chat }) => chat.username?.toLowerCase() === wanted);
  }

  add(chat: Chat, members: User[]): BookChat {
    const added: BookChat = { chat, blocked: false, members, lastMessageId: 0, messages: new Map() };
    this.#chats.set(chat.id, added);
    return added;
  }

  /** Gives the message its id and keeps it. */
  write(chat: BookChat, entry: Omit<BookMessage, 'message'> & { message: Omit<Message, 'message_id'> }): BookMessage {
    chat.lastMessageId = 1 + this.#lastIdOfRow(chat);
    // The spread of an object that lacks one property and that property are the object, which TypeScript cannot see.
    const message = { message_id: chat.lastMessageId, ...entry.message } as Message;
    const written = { ...entry, message };
    chat.messages.set(message.message_id, written);
    const [oldest] = chat.messages.keys();
    if (chat.messages.size > MAX_HELD && oldest !== undefined) chat.messages.delete(oldest);
    return written;
  }

  #lastIdOfRow(chat: BookChat): number {
    if (hasOwnRow(chat)) return chat.lastMessageId;
    return Math.max(...[...this.#chats.values()].map((each) => (hasOwnRow(each) ? 0 : each.lastMessageId)));
  }

  save(): SavedChat[] {
    return [...this.#chats.values()].map((chat) => ({
      ...chat,
      messages: [...chat.messages.values()].slice(-MAX_STORED),
    }));
  }
}

function hasOwnRow({ chat }: BookChat): boolean {
  return chat.type === 'supergroup' || chat.type === 'channel';
}

/** False for what a chat does not show as a message, such as the notice that a group was upgraded. */
export function isShown({ message, attachment }: BookMessage): boolean {
  return (
    message.text !== undefined || message.poll !== undefined || attachment !== undefined || sayExtra(message) !== ''
  );
}

function sayPoll(poll: Poll | undefined): string {
  return poll ? [poll.question, ...poll.options.map(({ text }) => `○ ${text}`)].join('\n') : '';
}

export function toPracticeMessage(entry: BookMessage): PracticeMessage {
  const { message, from, at, attachment, picture, edited } = entry;
  return {
    id: message.message_id,
    from,
    at,
    text: message.text ?? message.caption ?? (sayPoll(message.poll) || sayExtra(message)),
    buttons: shownButtons(message.reply_markup),
    ...(attachment !== undefined && { attachment }),
    ...(picture !== undefined && { picture }),
    edited,
  };
}
