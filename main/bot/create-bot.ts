import { Bot, type Context, InlineKeyboard } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { BotIdentity, Chat, Connection, Owner } from '../contract/state.ts';
import { UserError } from '../core/errors.ts';
import type { JobsApi } from '../core/jobs-api.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Clock, Ledger, Log, Messenger, Timers } from '../core/ports.ts';
import { createStrangerLog, isTypedByPerson } from './access.ts';
import { describeChat, findChat, readMembership } from './chats.ts';
import type { CommandDeps, Place } from './commands/command.ts';
import { commands, runTap, runText } from './commands/index.ts';
import { Lifecycle } from './lifecycle.ts';
import { createMessenger } from './messenger.ts';
import { sayPairing } from './pairing-words.ts';
import { createQuickConnectAgent } from './quick-connect.ts';
import { encodeAction, type Reply, splitText } from './replies.ts';

export interface BotDeps {
  token: string;
  /** Without a trailing slash; left out: Telegram's own. */
  apiRoot?: string | undefined;
  jobs: JobsApi;
  ledger: Pick<Ledger, 'lastUpdateId' | 'setLastUpdateId' | 'lastChange'>;
  clock: Clock;
  timers: Timers;
  log: Log;
  /** In [0, 1). */
  random: () => number;
  pairing: Pairing;
  owner: () => Owner | null;
  onPaired: (owner: Owner) => void;
  /** Somebody said a wrong code: fewer tries are left. */
  onPairingTried: () => void;
  onBot: (bot: BotIdentity) => void;
  onConnection: (connection: Connection) => void;
  onChatSeen: (chat: Chat) => void;
  onChatGone: (chatId: number) => void;
  chats: () => readonly Chat[];
  pausedAll: () => boolean;
}

export interface CarillonBot {
  messenger: Messenger;
  start(): void;
  /** After sleep, or when the network came back. */
  wake(): void;
  /** Never rejects, and takes no longer than 2 s. */
  stop(): Promise<void>;
  /** Looks a chat up by @name or id. @throws UserError */
  findChat(reference: string): Promise<Chat>;
}

const TELEGRAM = 'https://api.telegram.org';
const STOP_WITHIN_MS = 2_000;
/** For what no other limit is set for: answers in the chat. Longer than a poll, which has its own. */
const REQUEST_SECONDS = 50;

/** The bot of one token: what it hears becomes calls of {@link JobsApi}, and its messenger sends what the outbox hands over. */
export function createBot(deps: BotDeps): CarillonBot {
  const apiRoot = deps.apiRoot ?? TELEGRAM;
  const agent = createQuickConnectAgent(apiRoot);
  const bot = new Bot(deps.token, {
    client: { apiRoot, timeoutSeconds: REQUEST_SECONDS, baseFetchConfig: { agent, compress: true } },
  });
  listen(bot, deps);
  const lifecycle = new Lifecycle({
    ...deps,
    api: bot.api,
    onBot(me) {
      bot.botInfo = me;
      deps.onBot({ id: me.id, username: me.username, name: me.first_name });
      void offerCommands(bot, deps.log);
    },
    onUpdate: (update) => bot.handleUpdate(update),
  });
  return {
    messenger: createMessenger(bot.api),
    start: () => lifecycle.start(),
    wake: () => lifecycle.wake(),
    async stop() {
      await lifecycle.stop(STOP_WITHIN_MS);
      agent.destroy();
    },
    findChat: (reference) => findChat(bot.api, reference),
  };
}

function listen(bot: Bot, deps: BotDeps): void {
  const commandDeps: CommandDeps = deps;
  const logStranger = createStrangerLog((text) => deps.log.warn(text));

  bot.on('my_chat_member', (ctx) => {
    const chat = describeChat(ctx.chat);
    const isLeft = readMembership(ctx.myChatMember) === 'left';
    if (chat.type === 'private') return;
    if (isLeft) deps.onChatGone(chat.id);
    else if (ctx.from.id === deps.owner()?.id) deps.onChatSeen(chat);
  });

  bot.on('message:text', async (ctx) => {
    if (!isTypedByPerson(ctx.message)) return;
    const owner = deps.owner();
    if (!owner) return pair(ctx, ctx.message.text, deps);
    if (ctx.from.id !== owner.id) return logStranger(ctx.from.id);
    if (ctx.chat.type !== 'private') deps.onChatSeen(describeChat(ctx.chat));
    await answerWith(ctx, () => runText(ctx.message.text, placeOf(ctx), ctx.me.username, commandDeps), deps.log);
  });

  bot.on('callback_query:data', async (ctx) => {
    if (ctx.from.id !== deps.owner()?.id) {
      logStranger(ctx.from.id);
      return;
    }
    await onTap(ctx, ctx.callbackQuery.data, commandDeps);
  });
}

/** Before there is an owner, a private `/start CODE` is all that anyone can say. */
async function pair(ctx: Context, text: string, deps: BotDeps): Promise<void> {
  const match = /^\/start(?:\s+(\S+))?$/.exec(text.trim());
  if (!match || ctx.chat?.type !== 'private' || !ctx.from) return;
  const result = match[1] === undefined ? 'none' : deps.pairing.attempt(match[1]);
  if (result === 'paired') deps.onPaired({ id: ctx.from.id, name: describeChat(ctx.chat).title });
  else if (match[1] !== undefined) deps.onPairingTried();
  await send(ctx, { text: sayPairing(result) });
}

/** The owner never waits in vain: what fails inside is said, too. */
async function answerWith(ctx: Context, act: () => Reply | null, log: Log): Promise<void> {
  let reply: Reply | null;
  try {
    reply = act();
  } catch (error) {
    log.error('A command failed', error);
    reply = { text: 'Something went wrong inside Carillon, and nothing was changed. Its log has the details.' };
  }
  if (reply) await send(ctx, reply);
}

async function onTap(ctx: Context, data: string, deps: CommandDeps): Promise<void> {
  try {
    const reply = runTap(data, deps);
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(reply.text, { ...keyboardOf(reply), ...PLAIN });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await ctx.answerCallbackQuery({ text: error.message.slice(0, MOST_TOAST), show_alert: true });
    // The button offers what cannot be done (any more).
    await ctx.editMessageReplyMarkup();
  }
}

const MOST_TOAST = 200;
const PLAIN = { link_preview_options: { is_disabled: true } };

async function send(ctx: Context, reply: Reply): Promise<void> {
  const parts = splitText(reply.text);
  const thread = placeOf(ctx).threadId;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    await ctx.reply(part, {
      ...PLAIN,
      ...(thread === undefined ? {} : { message_thread_id: thread }),
      ...(isLast ? keyboardOf(reply) : {}),
    });
  }
}

function keyboardOf({ buttons }: Reply): { reply_markup?: InlineKeyboardMarkup } {
  if (!buttons) return {};
  return {
    reply_markup: InlineKeyboard.from(
      buttons.map((row) => row.map(({ text, action }) => InlineKeyboard.text(text, encodeAction(action)))),
    ),
  };
}

function placeOf(ctx: Context): Place {
  const { message, chat } = ctx;
  const threadId = message?.is_topic_message ? message.message_thread_id : undefined;
  return { chatId: chat?.id ?? 0, threadId, isPrivate: chat?.type === 'private' };
}

/** Telegram's menu beside the text field. Without it everything still works. */
async function offerCommands(bot: Bot, log: Log): Promise<void> {
  try {
    await bot.api.setMyCommands(commands.map(({ name, description }) => ({ command: name, description })));
  } catch (error) {
    log.warn(`The menu of commands could not be set: ${error instanceof Error ? error.message : error}`);
  }
}
