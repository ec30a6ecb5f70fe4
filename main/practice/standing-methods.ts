import type { Message, MessageId, MessageOrigin, Poll } from 'grammy/types';
import { badRequest } from './failure.ts';
import { readKeyboard } from './keyboard.ts';
import type { MessageMethods } from './message-methods.ts';
import type { Params } from './params.ts';
import type { BookChat, BookMessage } from './practice-chats.ts';
import { findChat, findMessage, openChat } from './targets.ts';
import type { World } from './world.ts';

const MAX_AT_ONCE = 100;

/** The methods that do something with messages that stand in a chat already. */
export class StandingMethods {
  readonly #world: World;
  readonly #messages: MessageMethods;

  constructor(world: World, messages: MessageMethods) {
    this.#world = world;
    this.#messages = messages;
  }

  /** As in telegram-bot-api (process_copy_message_query), the message is looked for before the chat that it goes to. */
  copy(params: Params): MessageId {
    const source = this.#source(params, 'copy');
    const keyboard = readKeyboard(params);
    const copied = this.#messages.deliver(
      openChat(this.#world, params),
      params,
      copyOf(source),
      keyboard,
      fileOf(source),
    );
    return { message_id: copied.message_id };
  }

  forward(params: Params): Message {
    const source = this.#source(params, 'forward');
    const chat = openChat(this.#world, params);
    return this.#messages.deliver(chat, params, this.#forwarded(source), undefined, fileOf(source));
  }

  copyMany(params: Params): MessageId[] {
    return this.#many(params, (source) => copyOf(source));
  }

  forwardMany(params: Params): MessageId[] {
    return this.#many(params, (source) => this.#forwarded(source));
  }

  pin(params: Params): true {
    const chat = openChat(this.#world, params);
    const { message } = findMessage(chat, params, 'pin');
    chat.pinned = [...(chat.pinned ?? []).filter((id) => id !== message.message_id), message.message_id];
    return true;
  }

  /** Without an id the newest of the pinned; what is not pinned is no error. */
  unpin(params: Params): true {
    const chat = openChat(this.#world, params);
    const { pinned = [] } = chat;
    const id = params.integer('message_id') ?? pinned.at(-1);
    if (params.integer('message_id') !== undefined) findMessage(chat, params, 'unpin');
    chat.pinned = pinned.filter((each) => each !== id);
    return true;
  }

  stopPoll(params: Params): Poll {
    const chat = openChat(this.#world, params);
    const keyboard = readKeyboard(params);
    const entry = findMessage(chat, params, 'stop');
    const { poll } = entry.message;
    if (!poll || entry.from !== 'bot') throw badRequest("poll can't be stopped");
    if (poll.is_closed) throw badRequest('poll has already been closed');
    const { reply_markup: _, ...rest } = entry.message;
    const closed = { ...poll, is_closed: true };
    entry.message = { ...rest, poll: closed, ...(keyboard && { reply_markup: keyboard }) };
    this.#world.show(entry);
    return closed;
  }

  /** Those that are gone are left out; when that is all of them, it is refused. */
  #many(params: Params, contentOf: (source: BookMessage) => Partial<Message>): MessageId[] {
    const ids = params.json('message_ids', 'message identifiers');
    if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified');
    if (ids.length > MAX_AT_ONCE) throw badRequest('too many message identifiers specified');
    const from = this.#from(params);
    const sources = ids.flatMap((id) => from.messages.get(Number(id)) ?? []);
    const chat = openChat(this.#world, params);
    if (sources.length === 0) throw badRequest('there are no messages to forward');
    return sources.map((source) => {
      const sent = this.#messages.deliver(chat, params, contentOf(source), undefined, fileOf(source));
      return { message_id: sent.message_id };
    });
  }

  #source(params: Params, purpose: 'copy' | 'forward'): BookMessage {
    const source = findMessage(this.#from(params), params, purpose);
    if (source.message.has_protected_content) {
      throw badRequest(purpose === 'copy' ? "message can't be copied" : "message can't be forwarded");
    }
    return source;
  }

  #from(params: Params): BookChat {
    return findChat(this.#world, params.within({ chat_id: params.text('from_chat_id') }));
  }

  #forwarded(source: BookMessage): Partial<Message> {
    const { message } = source;
    const { date, chat, message_id } = message;
    const origin: MessageOrigin =
      chat.type === 'channel'
        ? { type: 'channel', date, chat, message_id }
        : { type: 'user', date, sender_user: message.from ?? this.#world.user };
    return { ...copyOf(source), forward_origin: message.forward_origin ?? origin };
  }
}

/** What it says and carries, without where it stood and who wrote it. */
function copyOf({ message }: BookMessage): Partial<Message> {
  const { message_id, date, chat, from, sender_chat, reply_markup, reply_to_message, edit_date, ...content } = message;
  const { message_thread_id, is_topic_message, forward_origin, ...copied } = content;
  return copied;
}

function fileOf({ attachment, picture }: BookMessage) {
  return attachment === undefined ? undefined : { name: attachment, ...(picture !== undefined && { picture }) };
}
