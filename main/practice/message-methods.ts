import { isDeepStrictEqual } from 'node:util';
import type { InlineKeyboardMarkup, Message, MessageEntity } from 'grammy/types';
import { badRequest } from './failure.ts';
import { type Attachment, type FileKind, readAttachment, readMediaGroup } from './files.ts';
import { readFormatted } from './formatting.ts';
import { isOtherMarkup, readKeyboard } from './keyboard.ts';
import { botUser } from './members.ts';
import { isObject, Params } from './params.ts';
import { readPoll } from './polls.ts';
import type { BookChat, BookMessage } from './practice-chats.ts';
import { findChat, findMessage, openChat } from './targets.ts';
import type { World } from './world.ts';

/** In UTF-16 code units. */
const MAX_TEXT = 4_096;
const MAX_CAPTION = 1_024;
/** A bot cannot delete what is older. */
const DELETABLE_SECONDS = 48 * 3_600;

/** Limits on sending, which practice does not keep. */
export interface SendLimits {
  /** Counts a message to a chat. @throws ApiFailure 429 */
  count(chatId: number, isPrivate: boolean): void;
}

/**
 * The methods that write to a chat, without how they are called over HTTP. `parse_mode` is read as Telegram reads it;
 * `entities` are accepted and have no effect.
 * Settings of notification and preview are accepted and have no effect.
 * @param limits null: none are kept
 */
export class MessageMethods {
  readonly #world: World;
  readonly #limits: SendLimits | null;

  constructor(world: World, limits: SendLimits | null) {
    this.#world = world;
    this.#limits = limits;
  }

  sendMessage(params: Params): Message {
    const content = readText(params);
    const keyboard = readKeyboard(params);
    const chat = openChat(this.#world, params);
    return this.deliver(chat, params, content, keyboard);
  }

  sendFile(kind: FileKind, params: Params): Message {
    const { media, ...file } = readAttachment(params, kind, this.#world.files);
    const caption = UNCAPTIONED.includes(kind) ? {} : readCaption(params);
    const keyboard = readKeyboard(params);
    const chat = openChat(this.#world, params);
    return this.deliver(chat, params, { ...media, ...caption, ...readLook(kind, params, caption) }, keyboard, file);
  }

  /** A place, a contact, a dice. */
  sendExtra(read: (params: Params) => Partial<Message>, params: Params): Message {
    const content = read(params);
    const keyboard = readKeyboard(params);
    return this.deliver(openChat(this.#world, params), params, content, keyboard);
  }

  sendPoll(params: Params): Message {
    const poll = readPoll(params);
    const keyboard = readKeyboard(params);
    return this.deliver(openChat(this.#world, params), params, { poll }, keyboard);
  }

  sendMediaGroup(params: Params): Message[] {
    const parts = readMediaGroup(params).map(({ kind, params: part }) => ({
      file: readAttachment(part, kind, this.#world.files),
      caption: readCaption(part),
      look: readLook(kind, part, readCaption(part)),
    }));
    const chat = openChat(this.#world, params);
    const group = { media_group_id: String(this.#world.now()) };
    return parts.map(({ file, caption, look }) =>
      this.deliver(chat, params, { ...group, ...file.media, ...caption, ...look }, undefined, file),
    );
  }

  editText(params: Params): Message {
    const content = readText(params);
    const keyboard = readKeyboard(params);
    const { chat, entry } = this.#findOwn(params);
    if (entry.message.text === undefined) throw badRequest('there is no text in the message to edit');
    return this.#edit(chat, entry, content, keyboard);
  }

  /** Given none, the caption goes. */
  editCaption(params: Params): Message {
    const content = readCaption(params);
    const keyboard = readKeyboard(params);
    const { chat, entry } = this.#findOwn(params);
    if (!CAPTIONED.some((kind) => kind in entry.message))
      throw badRequest('there is no caption in the message to edit');
    return this.#edit(chat, entry, content, keyboard);
  }

  editKeyboard(params: Params): Message {
    const keyboard = readKeyboard(params);
    const { chat, entry } = this.#findOwn(params);
    // As td has it: looked at only once the message is found to be one that may be edited.
    if (isOtherMarkup(params)) throw badRequest('inline keyboard expected');
    return this.#edit(chat, entry, contentOf(entry.message), keyboard);
  }

  deleteMessage(params: Params): true {
    const chat = findChat(this.#world, params);
    const entry = findMessage(chat, params, 'delete');
    const tooOld = this.#world.date - entry.message.date > DELETABLE_SECONDS;
    // Another's message may go from a private chat; in groups that takes an administrator.
    const allowed = entry.from === 'bot' || chat.chat.type === 'private';
    if (tooOld || !allowed) throw badRequest("message can't be deleted");
    chat.messages.delete(entry.message.message_id);
    if (chat.chat.id === this.#world.user.id) this.#world.emit({ type: 'deleted', id: entry.message.message_id });
    return true;
  }

  sendChatAction(params: Params): true {
    if (!CHAT_ACTIONS.has(params.text('action').toLowerCase())) throw badRequest('wrong parameter action in request');
    openChat(this.#world, params);
    return true;
  }

  /** Writes what the bot sends into a chat: where, as a reply to what, and with what buttons, the request says. */
  deliver(
    chat: BookChat,
    params: Params,
    content: Partial<Message>,
    keyboard: InlineKeyboardMarkup | undefined,
    attachment?: Pick<Attachment, 'name' | 'picture'>,
  ): Message {
    const place = { ...readThread(chat, params), ...readReply(chat, params) };
    this.#limits?.count(chat.chat.id, chat.chat.type === 'private');
    const author = chat.chat.type === 'channel' ? { sender_chat: chat.chat } : { from: botUser(this.#world) };
    const markup = keyboard && { reply_markup: keyboard };
    const protection = params.flag('protect_content') && { has_protected_content: true as const };
    return this.#world.post(chat, 'bot', { ...author, ...place, ...content, ...protection, ...markup }, attachment)
      .message;
  }

  #findOwn(params: Params): { chat: BookChat; entry: BookMessage } {
    const chat = openChat(this.#world, params);
    const entry = findMessage(chat, params, 'edit');
    // An administrator may edit what others post in a channel. What was forwarded stays as it is.
    const isEditable = entry.from === 'bot' || chat.chat.type === 'channel';
    if (!isEditable || entry.message.forward_origin) throw badRequest("message can't be edited");
    return { chat, entry };
  }

  /** An edit that gives no keyboard takes away the one that is there, as Telegram does. */
  #edit(chat: BookChat, entry: BookMessage, content: Content, keyboard: InlineKeyboardMarkup | undefined): Message {
    const { reply_markup: formerKeyboard, text, entities, caption, caption_entities, ...rest } = entry.message;
    const isSame = isDeepStrictEqual({ ...content }, contentOf(entry.message));
    if (isSame && JSON.stringify(keyboard) === JSON.stringify(formerKeyboard)) {
      throw badRequest(
        'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
          'content and reply markup of the message',
      );
    }
    this.#limits?.count(chat.chat.id, chat.chat.type === 'private');
    // A new object: an update that waits in the queue keeps the message as it was.
    entry.message = {
      ...rest,
      ...content,
      ...(keyboard && { reply_markup: keyboard }),
      edit_date: this.#world.date,
    };
    entry.edited = true;
    this.#world.show(entry);
    return entry.message;
  }
}

/** What of a message can be edited. */
type Content = Pick<Partial<Message>, 'text' | 'entities' | 'caption' | 'caption_entities'>;

/** Without what it does not have. */
function contentOf({ text, entities, caption, caption_entities }: Message): Content {
  const all = { text, entities, caption, caption_entities };
  return Object.fromEntries(Object.entries(all).filter(([, part]) => part !== undefined));
}

const CAPTIONED = ['photo', 'document', 'video', 'audio', 'animation', 'voice'];

const UNCAPTIONED: readonly FileKind[] = ['sticker', 'video_note'];
const VISUAL: readonly FileKind[] = ['photo', 'video', 'animation'];

/** How a photo, video or animation stands there: blurred, its caption above it. */
function readLook(kind: FileKind, params: Params, { caption }: Partial<Message>): Partial<Message> {
  if (!VISUAL.includes(kind)) return {};
  return {
    ...(params.flag('has_spoiler') && { has_media_spoiler: true as const }),
    ...(caption && params.flag('show_caption_above_media') && { show_caption_above_media: true as const }),
  };
}

/** Telegram drops white space around a text; what is nothing else is no text. */
function readText(params: Params): { text: string; entities?: MessageEntity[] } {
  if (params.text('text') === '') throw badRequest('message text is empty');
  const content = readFormatted(params, 'text');
  if (content.text === '') throw badRequest('text must be non-empty');
  if (content.text.length > MAX_TEXT) throw badRequest('message is too long');
  return content;
}

function readCaption(params: Params): Pick<Partial<Message>, 'caption' | 'caption_entities'> {
  const { text: caption, entities } = readFormatted(params, 'caption');
  if (caption.length > MAX_CAPTION) throw badRequest('message caption is too long');
  return { ...(caption && { caption }), ...(entities && { caption_entities: entities }) };
}

/** Any number is a topic in a supergroup: topics cannot be created here. Elsewhere there are none. */
function readThread(chat: BookChat, params: Params): Partial<Message> {
  const thread = params.integer('message_thread_id');
  if (!thread) return {};
  if (chat.chat.type !== 'supergroup') throw badRequest('message thread not found');
  return { message_thread_id: thread, is_topic_message: true };
}

/** Telegram's older form of a reply, two parameters beside the others, means the same. */
function readReply(chat: BookChat, params: Params): Partial<Message> {
  const given = params.json('reply_parameters', 'reply parameters');
  const reply = isObject(given) ? new Params(new Map(Object.entries(given))) : params;
  const id = reply.integer(isObject(given) ? 'message_id' : 'reply_to_message_id');
  if (!id) return {};
  const original = chat.messages.get(id)?.message;
  if (!original && !reply.flag('allow_sending_without_reply')) throw badRequest('message to be replied not found');
  return original ? { reply_to_message: { ...original, reply_to_message: undefined } } : {};
}

const CHAT_ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);
