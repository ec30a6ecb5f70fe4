import { randomInt } from 'node:crypto';
import type { Chat, Message, MessageEntity, User } from 'grammy/types';
import type { PracticeMessage } from '../contract/practice.ts';
import { type Attachment, FILE_KINDS, type FileKind, keepSent, type SentFile } from './files.ts';
import { findCommands } from './formatting.ts';
import { type BookChat, type BookMessage, toPracticeMessage } from './practice-chats.ts';
import { person, privateChat, type World } from './world.ts';

export interface PersonOptions {
  /** Left out: the private chat of whoever acts. */
  chatId?: number;
  /** Left out: the person of the practice chat. */
  from?: { id: number; name: string };
}

/** What a message can have beside its text. */
export interface SendOptions extends PersonOptions, Partial<Record<FileKind, SentFile>> {
  /** The id of the message that it replies to. */
  replyTo?: number;
  /** What carries no text, as Telegram tells of it: a place, a contact, a dice, a poll. */
  extra?: Pick<Message, 'location' | 'venue' | 'contact' | 'dice' | 'poll' | 'game'>;
  /** The same for each part of an album. */
  album?: string;
  /** How parts of the text look; offsets of the text without white space around it. */
  entities?: MessageEntity[];
}

/** What people do in Telegram with their fingers. Each throws an Error when the app would not offer it. */
export class People {
  protected readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  send(text: string, options: SendOptions): PracticeMessage {
    const from = options.from ? person(options.from) : this.world.user;
    const chat = this.#chatOf(from, options.chatId);
    if (chat.chat.type === 'private' && chat.blocked) throw new Error('The bot is blocked here. Unblock it first.');
    const file = this.#keep(options);
    const content = { ...contentOf(text.trim(), options, file), ...quote(chat, options) };
    const author = chat.chat.type === 'channel' ? { sender_chat: chat.chat } : { from };
    if (!chat.members.some(({ id }) => id === from.id)) chat.members.push(from);
    return toPracticeMessage(this.post(chat, { ...author, ...content }, file));
  }

  #keep(options: SendOptions): Attachment | undefined {
    const kind = FILE_KINDS.find((each) => options[each]);
    const file = kind && options[kind];
    return kind && file && keepSent(file, kind, this.world.files);
  }

  tap(messageId: number, data: string, options: PersonOptions): void {
    const from = options.from ? person(options.from) : this.world.user;
    const chatId = options.chatId ?? from.id;
    const message = this.world.book.find(chatId)?.messages.get(messageId)?.message;
    const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
    const exists = buttons.some((button) => 'callback_data' in button && button.callback_data === data);
    if (!message || !exists) throw new Error(`Message ${messageId} has no button that sends "${data}".`);
    const id = String(randomInt(1, 2 ** 47));
    this.world.openQuery(id, from.id);
    this.world.updates.push({ callback_query: { id, from, message, chat_instance: String(chatId), data } });
  }

  protected post(
    chat: BookChat,
    content: Omit<Message, 'message_id' | 'date' | 'chat'>,
    file?: Attachment,
  ): BookMessage {
    const entry = this.world.post(chat, 'user', content, file);
    const { message } = entry;
    if (chat.blocked) return entry;
    // The types tie a message in an update to the kind of its chat, which each branch has established.
    if (chat.chat.type === 'channel') this.world.updates.push({ channel_post: message as ChannelPost });
    else this.world.updates.push({ message: message as GroupOrPrivateMessage });
    return entry;
  }

  /** A stranger's private chat with the bot begins when the stranger writes. */
  #chatOf(from: User, chatId: number = from.id): BookChat {
    const isNewPrivate = chatId === from.id && !this.world.book.find(chatId);
    return isNewPrivate ? this.world.book.add(privateChat(from), [from]) : this.existing(chatId);
  }

  protected existing(chatId: number): BookChat {
    const chat = this.world.book.find(chatId);
    if (!chat) throw new Error(`There is no chat ${chatId}.`);
    if (chat.migratedTo !== undefined) throw new Error(`Chat ${chatId} was upgraded to ${chat.migratedTo}.`);
    return chat;
  }
}

/** @throws Error when there is nothing to send */
function contentOf(
  text: string,
  { entities = [], album, extra }: SendOptions,
  file: Attachment | undefined,
): Partial<Message> {
  if (extra) return extra;
  if (text === '' && !file) throw new Error('There is nothing to send.');
  const all = [...findCommands(text), ...entities].sort((a, b) => a.offset - b.offset);
  if (!file) return { text, ...(all.length > 0 && { entities: all }) };
  return {
    ...file.media,
    ...(text !== '' && { caption: text }),
    ...(all.length > 0 && { caption_entities: all }),
    ...(album !== undefined && { media_group_id: album }),
  };
}

/** @throws Error when there is no such message */
function quote(chat: BookChat, { replyTo }: SendOptions): Partial<Message> {
  if (replyTo === undefined) return {};
  const original = chat.messages.get(replyTo)?.message;
  if (!original) throw new Error(`There is no message ${replyTo}.`);
  const { reply_to_message: _, ...quoted } = original;
  return { reply_to_message: quoted as Message['reply_to_message'] };
}

type ChannelPost = Message & { chat: Chat.ChannelChat };
type GroupOrPrivateMessage = Message & { chat: Exclude<Chat, Chat.ChannelChat>; from: User };
