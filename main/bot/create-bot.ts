import { type Api, Bot } from 'grammy';
import type { Delivery } from '../contract/delivery.ts';
import type { Chat, Owner } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { MINUTE_MS } from '../contract/units.ts';
import type { HomeRegister } from '../core/home-keeper.ts';
import type { JobsApi } from '../core/jobs-api.ts';
import type { ChatActions, Messenger, SentEditor } from '../core/ports.ts';
import { clockTime } from '../core/schedule/preview.ts';
import { msg } from '../i18n/msg.ts';
import { Answers } from './answers.ts';
import { readApiError } from './api-errors.ts';
import { createChatActions } from './chat-actions.ts';
import type { ApiSignal } from './client.ts';
import { clientOptions, TELEGRAM } from './client.ts';
import type { BotDeps, UpdateHandlerDeps } from './deps.ts';
import { FailureAlerts } from './failure-alerts.ts';
import { findChat } from './find-chat.ts';
import { createHomeRegister } from './home-register.ts';
import { Media } from './media.ts';
import { offerCommands, withdrawCommands } from './menu.ts';
import { hasOwnRow, MessageIds } from './message-ids.ts';
import { createMessenger } from './messenger.ts';
import { Connections } from './network/connections.ts';
import { ServerClock } from './network/server-clock.ts';
import { Questions } from './open-questions.ts';
import { ownPicture } from './own-picture.ts';
import { PollingLoop } from './polling-loop.ts';
import { isMessageThere, whoseMessage } from './probe-message.ts';
import { showDone } from './reminder-taps.ts';
import type { Reply } from './replies.ts';
import type { FileIds } from './send-message.ts';
import { createSentEditor } from './sent-editor.ts';
import { withDoubtsSettled } from './settle-doubts.ts';
import { registerUpdateHandlers } from './update-handlers.ts';
import { type Words, wordsFor } from './words/index.ts';

export interface CarillonBot {
  messenger: Messenger;
  editor: SentEditor;
  actions: ChatActions;
  /** Shows in the chat that what these messages asked is done. Never rejects. */
  showDone(asked: readonly Delivery[]): Promise<void>;
  start(): void;
  /** After sleep, or when the network came back. */
  wake(): void;
  /** Takes the bot back from a service to which Telegram sends what is written to it. */
  takeOver(): void;
  /** Never rejects, and takes no longer than 2 s. */
  stop(): Promise<void>;
  /** Tells the owner in their own chat, once there is a connection. */
  tellOwner(text: Translatable): void;
  /** Takes note of what became of a delivery, and tells the owner of trouble. */
  noteDelivery(delivery: Delivery): void;
  /** Tells the owner, once, that a chat refuses everything and that what recurs there was paused. */
  tellOfSuspension(chatId: number, reason: Translatable, count: number): void;
  /** Where all installations of this bot note which of them sends. */
  home: HomeRegister;
  /** Fetches what is written to the bot, or leaves that to another computer. */
  setListening(isListening: boolean): void;
  /** Asks the owner in the chat whether this installation is to send from now on. @param seenAt epoch ms */
  askForHome(installation: string, here: string, other: string | null, seenAt: number | null): void;
  /** Tells the owner that this computer sends now, or that a program beside it fetches what is written to the bot. */
  tellOfHome(news: 'arrived' | 'foreignProgram', here: string): void;
  /** Looks a chat up by @name or id. @throws UserError */
  findChat(reference: string): Promise<Chat>;
  /** Its profile picture as a data URL; null when it has none, or none can be had now. */
  picture(): Promise<string | null>;
  /** Whether a message stands in a chat; null: that cannot be known now. It changes nothing there. */
  isMessageThere(chatId: number, messageId: number): Promise<boolean | null>;
  /** The language changed: the menus of commands follow. */
  refreshMenus(): void;
}

const STOP_WITHIN_MS = 2_000;
const CHECK_WITHIN_MS = 10_000;
const REFUSED_ONCE = msg('notice.botTokenRefusedOnce');

/** The bot of one token: what it hears becomes calls of {@link JobsApi}, and its messenger sends what the outbox hands over. */
export function createBot(deps: BotDeps): CarillonBot {
  const apiRoot = deps.apiRoot ?? TELEGRAM;
  const serverClock = new ServerClock(() => deps.clock.now());
  const connections = new Connections({ apiRoot, proxy: deps.proxy, onDate: (date) => serverClock.note(date) });
  const bot = new Bot(deps.token, { client: clientOptions(apiRoot, connections) });
  const ids = new MessageIds(() => deps.clock.monotonic());
  bot.api.config.use(ids.watch);
  const closing = new AbortController();
  const absence = { isOver: true };
  const offerMenus = (formerOwner?: Owner) => offerMenusOf(deps, bot.api, closing.signal, formerOwner);
  const answers = new Answers({ timers: deps.timers, log: deps.log, closing: closing.signal });
  const commandDeps = listenDepsOf(deps, {
    api: bot.api,
    ageOf: (at) => serverClock.ageOf(at),
    isFromAbsence: () => !absence.isOver,
    offerMenus: (formerOwner) => void offerMenus(formerOwner),
  });
  const files = { token: deps.token, api: bot.api, apiRoot, connections, log: deps.log, closing: closing.signal };
  const media = new Media({ ...commandDeps, ...files, files: deps.fileSink });
  registerUpdateHandlers(bot, commandDeps, answers, media);
  const failureAlerts = new FailureAlerts({
    ...commandDeps,
    monotonic: () => deps.clock.monotonic(),
    timeZone: () => deps.clock.timeZone(),
    isOnline: () => deps.connection().state === 'online',
    tell: (reply) => tellOwner(deps, answers, bot.api, reply),
  });
  const polling = new PollingLoop({
    ...deps,
    api: bot.api,
    onBot(me) {
      bot.botInfo = me;
      deps.onBot({ id: me.id, username: me.username, name: me.first_name });
      void offerMenus();
    },
    absenceMs: () => deps.preferences().lateAfterMinutes * MINUTE_MS,
    onUpdate(update, isLate) {
      absence.isOver = !isLate;
      return bot.handleUpdate(update);
    },
  });
  return {
    messenger: messengerOf({ ...deps, words: commandDeps.words }, bot.api, ids, () => polling.wake()),
    ...standingBy(bot.api, commandDeps.words),
    showDone(asked) {
      const { endedAt = deps.clock.now(), by } = asked.at(-1)?.acknowledgement ?? {};
      const at = clockTime(endedAt, deps.clock.timeZone());
      return showDone(bot.api, asked, commandDeps.words().reminder.doneAt(at, by), answers);
    },
    start: () => polling.start(),
    setListening: (isListening) => polling.setListening(isListening),
    wake() {
      connections.dropIdle();
      polling.wake();
    },
    home: createHomeRegister(bot.api, () => serverClock.aheadMs(), closing.signal),
    ...homeNewsBy(failureAlerts, commandDeps, () => deps.clock.timeZone()),
    ...alertsBy(failureAlerts),
    takeOver: () => polling.takeOver(),
    stop: () => stopBot(failureAlerts, polling, closing, connections),
    findChat: (reference) => findChat(bot.api, reference),
    picture: () => ownPicture(files),
    refreshMenus: () => void offerMenus(),
  };
}

async function stopBot(
  alerts: FailureAlerts,
  polling: PollingLoop,
  closing: AbortController,
  connections: Connections,
): Promise<void> {
  alerts.stop();
  await polling.stop(STOP_WITHIN_MS);
  closing.abort();
  // Not those in use: the outbox may be waiting for Telegram's answer to a message, and says itself for how long.
  connections.dropIdle();
}

function homeNewsBy(
  alerts: FailureAlerts,
  { words }: Pick<UpdateHandlerDeps, 'words'>,
  timeZone: () => string,
): Pick<CarillonBot, 'askForHome' | 'tellOfHome'> {
  return {
    askForHome(installation, here, other, seenAt) {
      const { home, time } = words();
      const text = home.question(other, seenAt === null ? null : time(seenAt, timeZone()), here);
      const buttons = [[{ text: home.sendFrom(here), action: { do: 'sendFrom' as const, installation } }]];
      alerts.tell({ text, buttons });
    },
    tellOfHome(news, here) {
      const { home } = words();
      alerts.tell({ text: news === 'arrived' ? home.arrived(here) : home.foreignProgram });
    },
  };
}

/** Believes no single refusal of the token, and looks itself for what is in doubt. */
function messengerOf(
  deps: BotDeps & Pick<UpdateHandlerDeps, 'words'>,
  api: Api,
  ids: MessageIds,
  onRefused: () => void,
): Messenger {
  const { files, words, clock, timers, chats } = deps;
  const sending = createMessenger({ api, files, words, fileIds: fileIdsOf(deps) });
  return withDoubtsSettled(withRefusalsChecked(sending, api, onRefused), {
    ...{ ids, clock, timers },
    whose: (chatId, messageId) => whoseMessage(api, chatId, messageId),
    // One that is not known may be a channel.
    isChannel: (chatId) => hasOwnRow(chatId) && chats().find(({ id }) => id === chatId)?.type !== 'supergroup',
  });
}

/** What is done with messages that stand in chats. */
function standingBy(api: Api, words: () => Words): Pick<CarillonBot, 'editor' | 'actions' | 'isMessageThere'> {
  return {
    editor: createSentEditor(api, words),
    actions: createChatActions(api),
    isMessageThere: (chatId, messageId) => isMessageThere(api, chatId, messageId),
  };
}

function alertsBy(alerts: FailureAlerts): Pick<CarillonBot, 'tellOwner' | 'noteDelivery' | 'tellOfSuspension'> {
  return {
    tellOwner: (text) => alerts.alarm(text),
    noteDelivery: (delivery) => alerts.note(delivery),
    tellOfSuspension: (chatId, reason, count) => alerts.suspended(chatId, reason, count),
  };
}

/** The bot's own parts, with what the handlers of updates need beside them. */
function listenDepsOf(
  deps: BotDeps,
  {
    api,
    offerMenus,
    ...times
  }: { api: Api; offerMenus: (formerOwner?: Owner) => void } & Pick<UpdateHandlerDeps, 'ageOf' | 'isFromAbsence'>,
): UpdateHandlerDeps {
  let ownersLanguage: string | undefined;
  return {
    ...deps,
    ...times,
    questions: new Questions(deps.random()),
    formerZone: { current: null },
    findChat: (reference: string) => findChat(api, reference),
    words: () => wordsFor(deps.preferences().language, ownersLanguage),
    heardLanguage(language: string | undefined) {
      ownersLanguage = language;
    },
    onPaired(owner: Owner) {
      const former = deps.owner();
      deps.onPaired(owner);
      offerMenus(former?.id === owner.id ? undefined : (former ?? undefined));
    },
    onMigrated(from: number, to: number) {
      deps.onMigrated(from, to);
      offerMenus();
    },
    onChatSeen(chat: Chat) {
      const isNew = !deps.chats().some(({ id }) => id === chat.id);
      deps.onChatSeen(chat);
      if (isNew && chat.type !== 'channel') offerMenus();
    },
  };
}

async function tellOwner({ owner }: BotDeps, answers: Answers, api: Api, reply: Reply): Promise<void> {
  const { id } = owner() ?? {};
  if (id !== undefined) await answers.tell(api, id, reply);
}

/** A file that cannot be noted is uploaded again next time; the message that brought it has been sent all the same. */
function fileIdsOf({ token, ledger, log }: BotDeps): FileIds {
  const botId = Number(token.split(':')[0]);
  return {
    find: (file) => ledger.fileId(botId, file),
    note(file, fileId) {
      try {
        if (ledger.fileId(botId, file) !== fileId) ledger.setFileId(botId, file, fileId);
      } catch (error) {
        log.warn(`The id of a file could not be kept: ${error instanceof Error ? error.message : error}`);
      }
    },
  };
}

/** The menus of commands in the language that the user prefers. @param formerOwner who loses theirs */
async function offerMenusOf(
  { preferences, owner, chats, log }: BotDeps,
  api: Api,
  closing: AbortSignal,
  formerOwner?: Owner,
): Promise<void> {
  const groups = chats().flatMap(({ id, type }) => (type === 'group' || type === 'supergroup' ? [id] : []));
  if (formerOwner) await withdrawCommands(api, formerOwner.id, { groups, log, closing });
  await offerCommands(api, { language: preferences().language, ownerId: owner()?.id, groups, log, closing });
}

/** One wrong answer of a proxy must not hold everything up: Telegram is asked who the bot is before a refusal is believed. */
function withRefusalsChecked(messenger: Messenger, api: Api, onRefused: () => void): Messenger {
  return {
    async send(request, signal) {
      const outcome = await messenger.send(request, signal);
      if (outcome.kind !== 'unauthorised') return outcome;
      if (!(await isRefused(api, signal))) return { kind: 'retry', scope: 'all', reason: REFUSED_ONCE };
      // The poll that waits would learn of it half a minute later, and show the user that all is well until then.
      onRefused();
      return outcome;
    },
  };
}

/** Whether Telegram does not know the token any more. Without an answer nobody can tell: then it is not taken to be so. */
async function isRefused(api: Api, signal: AbortSignal): Promise<boolean> {
  try {
    await api.getMe(AbortSignal.any([signal, AbortSignal.timeout(CHECK_WITHIN_MS)]) as ApiSignal);
    return false;
  } catch (error) {
    return readApiError(error).kind === 'unauthorised';
  }
}
