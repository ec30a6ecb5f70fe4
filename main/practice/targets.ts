import { ApiFailure, badRequest } from './failure.ts';
import type { Params } from './params.ts';
import type { BookChat, BookMessage } from './practice-chats.ts';
import type { World } from './world.ts';

/**
 * The chat that a request names, by id or @username.
 * @throws ApiFailure 400 when it is not named, unknown, or a group that became a supergroup (with the new id)
 */
export function findChat(world: World, params: Params): BookChat {
  const reference = params.text('chat_id').trim();
  if (reference === '') throw badRequest('chat_id is empty');
  const id = params.integer('chat_id');
  const chat = reference.startsWith('@') ? world.book.findByUsername(reference.slice(1)) : world.book.find(id ?? 0);
  if (!chat) throw badRequest('chat not found');
  if (chat.migratedTo !== undefined) {
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
  }
  return chat;
}

/** The chat to write to. @throws what {@link findChat} throws, and ApiFailure 403 when the bot may not write there (any more) */
export function openChat(world: World, params: Params): BookChat {
  const chat = findChat(world, params);
  if (!chat.blocked) return chat;
  const { type } = chat.chat;
  const why = type === 'private' ? 'bot was blocked by the user' : `bot was kicked from the ${GROUP_NAMES[type]}`;
  throw new ApiFailure(403, `Forbidden: ${why}`);
}

const GROUP_NAMES = { group: 'group chat', supergroup: 'supergroup chat', channel: 'channel chat' };

/** What is to be done with a message. */
export type Purpose = 'edit' | 'delete' | 'copy' | 'forward' | 'pin' | 'unpin' | 'stop';

/**
 * The message that a request names.
 * @param purpose how the refusal calls it: "message to edit not found"
 */
export function findMessage(chat: BookChat, params: Params, purpose: Purpose): BookMessage {
  if (params.text('inline_message_id') !== '') throw badRequest('MESSAGE_ID_INVALID');
  const id = params.integer('message_id');
  if (id === undefined && purpose === 'edit') throw badRequest('message identifier is not specified');
  const entry = chat.messages.get(id ?? 0);
  if (!entry) throw badRequest(`message ${purpose === 'stop' ? 'with poll to stop' : `to ${purpose}`} not found`);
  return entry;
}
