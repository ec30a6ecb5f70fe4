import { Bot, type Context } from 'grammy';
import type { Delivery } from '../contract/delivery.ts';
import type { BotIdentity, Chat, Connection, Owner } from '../contract/state.ts';
import { UserError } from '../core/errors.ts';
import type { JobsApi } from '../core/jobs-api.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Clock, Ledger, Log, Messenger, Timers } from '../core/ports.ts';
import { createStrangerLog, isTypedByPerson } from './access.ts';
import { Answers } from './answers.ts';
import { sayCause } from './api-errors.ts';
import { describeChat, findChat, readMembership } from './chats.ts';
import { clientOptions, TELEGRAM } from './client.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandDeps, Place } from './commands/command.ts';
import { commands, isForMe, runTap, runText } from './commands/index.ts';
import { Lifecycle } from './lifecycle.ts';
import { type ApiSignal, createMessenger } from './messenger.ts';
import { sayPairing } from './pairing-words.ts';
import { Proposals } from './proposals.ts';
import { createQuickConnectAgent, dropIdle } from './quick-connect.ts';
import type { Reply } from './replies.ts';
import { Trouble } from './trouble.ts';

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
  /** A group became a supergroup with another id. */
  onMigrated: (from: number, to: number) => void;
  onChatSeen: (chat: Chat) => void;
  onChatGone: (chatId: number) => void;
  chats: () => readonly Chat[];
  missed: CommandDeps['missed'];
  settle: CommandDeps['settle'];
  pausedAll: () => boolean;
}

export interface CarillonBot {
  messenger: Messenger;
  start(): void;
  /** After sleep, or when the network came back. */
  wake(): void;
  /** Never rejects, and takes no longer than 2 s. */
  stop(): Promise<void>;
  /** Takes note of what became of a delivery, and tells the owner of trouble. */
  noteDelivery(delivery: Delivery): void;
  /** Looks a chat up by @name or id. @throws UserError */
  findChat(reference: string): Promise<Chat>;
}

const STOP_WITHIN_MS = 2_000;

/** The bot of one token: what it hears becomes calls of {@link JobsApi}, and its messenger sends what the outbox hands over. */
export function createBot(deps: BotDeps): CarillonBot {
  const apiRoot = deps.apiRoot ?? TELEGRAM;
  const agent = createQuickConnectAgent(apiRoot);
  const bot = new Bot(deps.token, { client: clientOptions(apiRoot, agent) });
  const closing = new AbortController();
  const answers = new Answers({ timers: deps.timers, log: deps.log, closing: closing.signal });
  listen(bot, deps, answers);
  let isOnline = false;
  const trouble = new Trouble({
    ...deps,
    monotonic: () => deps.clock.monotonic(),
    timeZone: () => deps.clock.timeZone(),
    isOnline: () => isOnline,
    async tell(reply) {
      const owner = deps.owner();
      if (owner) await answers.tell(bot.api, owner.id, reply);
    },
  });
  const lifecycle = new Lifecycle({
    ...deps,
    api: bot.api,
    onBot(me) {
      bot.botInfo = me;
      deps.onBot({ id: me.id, username: me.username, name: me.first_name });
      void offerCommands(bot, deps.log, closing.signal);
    },
    onConnection(connection) {
      isOnline = connection.state === 'online';
      deps.onConnection(connection);
    },
    onUpdate: (update) => bot.handleUpdate(update),
  });
  return {
    messenger: createMessenger(bot.api),
    start: () => lifecycle.start(),
    wake() {
      dropIdle(agent);
      lifecycle.wake();
    },
    noteDelivery: (delivery) => trouble.note(delivery),
    async stop() {
      trouble.stop();
      await lifecycle.stop(STOP_WITHIN_MS);
      closing.abort();
      // Not those in use: the outbox may be waiting for Telegram's answer to a message, and says itself for how long.
      dropIdle(agent);
    },
    findChat: (reference) => findChat(bot.api, reference),
  };
}

function listen(bot: Bot, given: BotDeps, answers: Answers): void {
  const deps = { ...given, proposals: new Proposals() };
  const logStranger = createStrangerLog((text) => deps.log.warn(text));

  bot.on('my_chat_member', (ctx) => {
    const chat = describeChat(ctx.chat);
    const isLeft = readMembership(ctx.myChatMember) === 'left';
    if (chat.type === 'private') return;
    if (isLeft) deps.onChatGone(chat.id);
    else if (ctx.from.id === deps.owner()?.id) deps.onChatSeen(chat);
  });

  // Telegram's own word, whoever brought it about.
  bot.on('message:migrate_to_chat_id', (ctx) => deps.onMigrated(ctx.chat.id, ctx.message.migrate_to_chat_id));

  bot.on('message:text', async (ctx) => {
    if (!isTypedByPerson(ctx.message)) return;
    const owner = deps.owner();
    if (!owner) return pair(ctx, ctx.message.text, deps, answers);
    if (ctx.from.id !== owner.id) {
      logStranger(ctx.from.id);
      // The window invited another account to take the bot over.
      const invitation = deps.pairing.current();
      if (invitation && invitation.expiresAt > deps.clock.now()) await pair(ctx, ctx.message.text, deps, answers);
      return;
    }
    if (ctx.chat.type !== 'private') deps.onChatSeen(describeChat(ctx.chat));
    const reply = orExcuse(() => runText(ctx.message.text, placeOf(ctx), ctx.me.username, deps), deps.log);
    if (reply) await answers.say(ctx, reply);
  });

  bot.on('callback_query:data', async (ctx) => {
    // Not even an empty answer, which would end the wait on the button: anyone in a group could use up Telegram's limits.
    if (ctx.from.id !== deps.owner()?.id) return logStranger(ctx.from.id);
    await onTap(ctx, ctx.callbackQuery.data, deps, answers);
  });
}

/** Before there is an owner, a private `/start CODE` is all that anyone can say. */
async function pair(ctx: Context, text: string, deps: BotDeps, answers: Answers): Promise<void> {
  const line = readCommandLine(text);
  if (line?.name !== 'start' || !isForMe(line, ctx.me.username) || ctx.chat?.type !== 'private' || !ctx.from) return;
  const result = line.args === '' ? 'none' : deps.pairing.attempt(line.args);
  if (result === 'paired') deps.onPaired({ id: ctx.from.id, name: describeChat(ctx.chat).title });
  else if (line.args !== '') deps.onPairingTried();
  await answers.say(ctx, { text: sayPairing(result) });
}

/** The owner never waits in vain: what fails inside is said, too. */
function orExcuse(act: () => Reply | null, log: Log): Reply | null {
  try {
    return act();
  } catch (error) {
    log.error('A command failed', error);
    return { text: EXCUSE };
  }
}

async function onTap(ctx: Context, data: string, deps: BotDeps & CommandDeps, answers: Answers): Promise<void> {
  try {
    const reply = runTap(data, deps);
    await answers.endTap(ctx);
    await answers.replace(ctx, reply);
  } catch (error) {
    const isRefusal = error instanceof UserError;
    if (!isRefusal) deps.log.error('A tap failed', error);
    await answers.endTap(ctx, isRefusal ? error.message : EXCUSE);
    // The button offers what cannot be done (any more); after a failure inside, it may be tried again.
    if (isRefusal && error.code !== 'internal') await answers.removeButton(ctx);
  }
}

const EXCUSE = 'Something went wrong inside Carillon. Its log has the details.';

function placeOf(ctx: Context): Place {
  const { message, chat } = ctx;
  const threadId = message?.is_topic_message ? message.message_thread_id : undefined;
  return { chatId: chat?.id ?? 0, threadId, isPrivate: chat?.type === 'private' };
}

/** Telegram's menu beside the text field. Without it everything still works. */
async function offerCommands(bot: Bot, log: Log, closing: AbortSignal): Promise<void> {
  const menu = commands.map(({ name, description }) => ({ command: name, description }));
  try {
    await bot.api.setMyCommands(menu, {}, closing as ApiSignal);
  } catch (error) {
    log.warn(`The menu of commands could not be set: ${sayCause(error)}`);
  }
}
