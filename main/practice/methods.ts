import type { ChatFullInfo, ChatMember, Update, WebhookInfo } from 'grammy/types';
import { readContact, readDice, readLocation, readVenue } from './extras.ts';
import { badRequest } from './failure.ts';
import { readFile } from './files.ts';
import { membership } from './members.ts';
import { MessageMethods, type SendLimits } from './message-methods.ts';
import type { Params } from './params.ts';
import { StandingMethods } from './standing-methods.ts';
import { findChat } from './targets.ts';
import type { UpdateKind } from './update-queue.ts';
import { isUpdateKind } from './update-queue.ts';
import type { World } from './world.ts';

/**
 * One method of the Bot API: from parameters to the `result` of the answer.
 * @param gone aborted when the client has hung up
 * @throws ApiFailure what Telegram answers instead of a result
 */
export type Method = (params: Params, gone: AbortSignal) => unknown;

/** In UTF-16 code units. */
const MAX_TOAST = 200;

/** The methods by name in lower case: Telegram does not mind the case. */
export function createMethods(world: World, limits: SendLimits | null): ReadonlyMap<string, Method> {
  const messages = new MessageMethods(world, limits);
  const standing = new StandingMethods(world, messages);
  const methods: Record<string, Method> = {
    getMe: () => world.bot,
    getUpdates: (params, gone) => getUpdates(world, params, gone),
    deleteWebhook: (params) => deleteWebhook(world, params),
    getWebhookInfo: () => getWebhookInfo(world),
    sendMessage: (params) => messages.sendMessage(params),
    sendPhoto: (params) => messages.sendFile('photo', params),
    sendDocument: (params) => messages.sendFile('document', params),
    sendVideo: (params) => messages.sendFile('video', params),
    sendAnimation: (params) => messages.sendFile('animation', params),
    sendAudio: (params) => messages.sendFile('audio', params),
    sendVoice: (params) => messages.sendFile('voice', params),
    sendVideoNote: (params) => messages.sendFile('video_note', params),
    sendSticker: (params) => messages.sendFile('sticker', params),
    sendLocation: (params) => messages.sendExtra(readLocation, params),
    sendVenue: (params) => messages.sendExtra(readVenue, params),
    sendContact: (params) => messages.sendExtra(readContact, params),
    sendDice: (params) => messages.sendExtra(readDice, params),
    sendPoll: (params) => messages.sendPoll(params),
    sendMediaGroup: (params) => messages.sendMediaGroup(params),
    copyMessage: (params) => standing.copy(params),
    copyMessages: (params) => standing.copyMany(params),
    forwardMessage: (params) => standing.forward(params),
    forwardMessages: (params) => standing.forwardMany(params),
    pinChatMessage: (params) => standing.pin(params),
    unpinChatMessage: (params) => standing.unpin(params),
    stopPoll: (params) => standing.stopPoll(params),
    sendChatAction: (params) => messages.sendChatAction(params),
    editMessageText: (params) => messages.editText(params),
    editMessageCaption: (params) => messages.editCaption(params),
    editMessageReplyMarkup: (params) => messages.editKeyboard(params),
    deleteMessage: (params) => messages.deleteMessage(params),
    answerCallbackQuery: (params) => answerCallbackQuery(world, params),
    setMyCommands: (params) => world.commands.set(params),
    getMyCommands: (params) => world.commands.get(params),
    deleteMyCommands: (params) => world.commands.delete(params),
    getFile: (params) => readFile(params),
    getChat: (params) => getChat(world, params),
    getChatMember: (params) => getChatMember(world, params),
  };
  return new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]));
}

function getUpdates(world: World, params: Params, gone: AbortSignal): Promise<Update[]> {
  const allowed = params.json('allowed_updates', 'allowed updates');
  return world.updates.poll(
    {
      offset: params.integer('offset') ?? 0,
      limit: params.integer('limit') ?? 100,
      timeoutMs: (params.integer('timeout') ?? 0) * 1_000,
      allowed: Array.isArray(allowed) ? allowed.filter(isUpdateKind) : undefined,
    },
    gone,
  );
}

function deleteWebhook(world: World, params: Params): true {
  world.updates.webhook = '';
  if (params.flag('drop_pending_updates')) world.updates.drop();
  return true;
}

/** Only another service ever has one here: `setWebhook` is an unknown method. */
function getWebhookInfo(world: World): WebhookInfo {
  const allowed = [...world.updates.allowed] as UpdateKind[];
  return {
    url: world.updates.webhook,
    has_custom_certificate: false,
    pending_update_count: world.updates.length,
    ...(allowed.length > 0 && { allowed_updates: allowed }),
  };
}

/** `show_alert` makes no difference: the practice chat has one kind of notice. */
function answerCallbackQuery(world: World, params: Params): true {
  const text = params.text('text');
  if (text.length > MAX_TOAST) throw badRequest('MESSAGE_TOO_LONG');
  const tapper = world.closeQuery(params.text('callback_query_id'));
  if (tapper === undefined) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  // The notice appears to whoever tapped, and this person alone is looking at the practice chat.
  if (text !== '' && tapper === world.user.id) world.emit({ type: 'toast', text });
  return true;
}

function getChat(world: World, params: Params): ChatFullInfo {
  const { chat } = findChat(world, params);
  const common = {
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
  };
  return { ...chat, ...common };
}

function getChatMember(world: World, params: Params): ChatMember {
  const chat = findChat(world, params);
  const userId = params.integer('user_id') ?? 0;
  if (userId <= 0) throw badRequest('invalid user_id specified');
  const member = membership(world, chat, userId);
  if (!member) throw badRequest('user not found');
  return member;
}
