import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { createAlarm } from './adapters/alarm.ts';
import { openJobStore } from './adapters/job-store.ts';
import type { StoreFactory } from './adapters/json-store.ts';
import { openLedger } from './adapters/open-ledger.ts';
import { type Backups, createBackups } from './backups.ts';
import { type CarillonBot, createBot } from './bot/create-bot.ts';
import type { Delivery } from './contract/delivery.ts';
import type { Message } from './contract/message.ts';
import type { Plan } from './contract/plan.ts';
import type { Preferences } from './contract/preferences.ts';
import type { BotIdentity, Chat, Owner } from './contract/state.ts';
import { RECENT_DELIVERIES, SHOWN_MISSED } from './contract/state.ts';
import { crowdAt, crowdInWords } from './core/crowd.ts';
import { policyOf } from './core/delivery-policy.ts';
import { UserError } from './core/errors.ts';
import { JobService } from './core/job-service.ts';
import { checkMessage, fillMessage } from './core/message/read-message.ts';
import { Outbox } from './core/outbox.ts';
import { limitsOf } from './core/pacing.ts';
import type { Pairing } from './core/pairing.ts';
import type { Clock, JobStore, Ledger, Log, Timers } from './core/ports.ts';
import { keepWithinLimits } from './core/retention.ts';
import { Scheduler } from './core/scheduler.ts';
import { SentMessages } from './core/sent-messages.ts';
import { markSeen, settle } from './core/settle.ts';
import { planFor } from './core/simulate/plan.ts';
import type { StateStore } from './core/state-store.ts';
import { watchWrites } from './core/watch-writes.ts';

export interface WorkspaceOptions {
  /** Where jobs.json and carillon.db of this bot live; exists. */
  folder: string;
  token: string;
  apiRoot?: string | undefined;
  owner: () => Owner | null;
  onPaired: (owner: Owner) => void;
  onPairingTried: () => void;
  onBot: (bot: BotIdentity) => void;
  /** Shows a notice; returns what takes it away again. */
  onNotice: (text: string) => () => void;
  pairing: Pairing;
  state: StateStore;
  preferences: Preferences;
  /** A backup brought others, or the chat changed them; {@link Workspace.prefer} follows. */
  onPreferences: (preferences: Preferences) => void;
  openStore: StoreFactory;
  clock: Clock;
  timers: Timers;
  log: Log;
}

/** One bot with its jobs, its ledger and what joins them. Practice and Telegram each have their own. */
export interface Workspace {
  jobs: JobService;
  ledger: Ledger;
  bot: CarillonBot;
  /** Shows the jobs, takes up what the last run left, plans, and starts polling. */
  start(): void;
  /** After sleep or a change of the clock: plan again, and try at once what was waiting for the network. */
  replan(): void;
  /** What stands in a chat already. */
  sent: SentMessages;
  /** The user says that what this delivery asks is done. @throws UserError when it asks for nothing that is known */
  done(key: string): Delivery;
  /** The user's word on a delivery. */
  settle(key: string, as: 'arrived' | 'resend'): Delivery | null;
  /** The user has seen what was missed: these, or all. */
  dismissMissed(keys?: readonly string[]): void;
  /** Who else is due at that instant (epoch ms), in words; null when nobody has to wait. @param except a job's id */
  crowd(at: number, chatId: number, except: string | undefined): string | null;
  backups: Backups;
  /** Follows what the user prefers from now on. */
  prefer(preferences: Preferences): void;
  /** What will be sent until then (epoch ms), and what a computer that is closed for a while would do to it. */
  plan(until: number, closed?: { from: number; to: number }): Promise<Plan>;
  /** Sends it to the owner at once, beside all jobs. @throws UserError when it does not arrive */
  sendTest(message: Message, zone: string): Promise<void>;
  rememberChat(chat: Chat): void;
  stop(): Promise<void>;
}

/** How long quitting waits for Telegram's answer to what is in flight. */
const STOP_WITHIN_MS = 2_000;
const TEST_WITHIN_MS = 15_000;
const FARTHEST_PLAN_MS = 400 * 86_400_000;

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { folder, state, clock, timers, log } = options;
  const now = () => clock.now();
  const store = openJobStore({ open: options.openStore, folder, now, onDamage: options.onNotice });
  const { ledger: file, isLost } = openLedger(folder, now(), options.onNotice);
  const ledger = watchWrites(file, noticeOfRefusals(options));
  // Without the ledger, what was sent last would be taken for missed and sent again.
  if (isLost) store.write({ ...store.read(), resumedAt: now() });
  const random = () => randomInt(2 ** 32) / 2 ** 32;
  let { preferences } = options;
  let endRetention = () => {};
  const onDelivery = (delivery: Delivery) => {
    log.debug(`${delivery.key}: ${delivery.state}, ${delivery.attempts} tried.`);
    state.setDelivery(delivery, ledger.count('unsure'));
    scheduler.reminders.note(delivery);
    bot.noteDelivery(delivery);
  };

  // The bot sends what the outbox hands over and the outbox is made first: the messenger is looked up when it is used.
  const outbox: Outbox = new Outbox({
    ledger,
    messenger: { send: (request, signal) => bot.messenger.send(request, signal) },
    clock,
    timers,
    log,
    random,
    limits: limitsOf(preferences.pacing),
    policyOf: (jobId) => policyOf(scheduler.jobOf(jobId)),
    onDelivery,
    onMigrated: (from, to) => jobs.moveChat(from, to),
  });
  const onPlanned = (ids: string[]) => jobs.showPlanned(ids);
  const onPauseEnd = () => jobs.endPauseInTime();
  const deliveries = { ledger, outbox, clock, onDelivery };
  const dismissMissed = (keys: readonly string[] = state.current().missed.map(({ key }) => key)) =>
    markSeen(deliveries, keys);
  const alarm = createAlarm(now, log);
  const scheduler: Scheduler = new Scheduler({
    store,
    ledger,
    outbox,
    clock,
    alarm,
    onDelivery,
    onPlanned,
    onPauseEnd,
  });
  const jobs: JobService = new JobService({ store, ledger, scheduler, outbox, state, clock, random, onDelivery });
  const chats = chatBook(store, state);
  const { onPreferences } = options;
  const backups = createBackups({
    dataFolder: folder,
    store,
    jobs,
    preferences: () => preferences,
    onPreferences,
    clock,
    timers,
    log,
  });
  const bot: CarillonBot = createBot({
    token: options.token,
    files: join(folder, 'files'),
    apiRoot: options.apiRoot,
    jobs,
    ledger,
    clock,
    timers,
    log,
    random,
    pairing: options.pairing,
    owner: options.owner,
    onPaired: options.onPaired,
    onPairingTried: options.onPairingTried,
    onBot: options.onBot,
    onConnection: (connection) => {
      if (connection.state === 'online') outbox.wake();
      state.setFields({ connection });
    },
    onMigrated: (from, to) => jobs.moveChat(from, to),
    onChatSeen: chats.remember,
    onChatGone: chats.forget,
    chats: () => store.read().chats,
    missed: {
      list: () => state.current().missed,
      seen: () => dismissMissed(),
    },
    settle(key, as) {
      const delivery = settle(deliveries, key, as);
      if (!delivery) throw new UserError('notFound', 'That message no longer waits for your word.');
      return delivery;
    },
    reminders: scheduler.reminders,
    pausedAll: () => store.read().pausedAll,
    pausedAllUntil: () => store.read().pausedAllUntil,
    preferences: () => preferences,
    prefer: (part) => onPreferences({ ...preferences, ...part }),
    connection: () => state.rest.connection,
    version: state.rest.version,
  });

  return {
    jobs,
    ledger,
    bot,
    backups,
    start() {
      scheduler.replan();
      jobs.sweepFinished();
      const book = store.read();
      state.reset({
        rest: {
          chats: book.chats,
          pausedAll: book.pausedAll,
          pausedAllUntil: book.pausedAllUntil,
          undo: jobs.undoLabel(),
          connection: { state: 'connecting' },
        },
        jobs: jobs.list(),
        recent: ledger.history({ limit: RECENT_DELIVERIES }),
        missed: ledger.missed(SHOWN_MISSED),
        unsure: ledger.count('unsure'),
      });
      const owner = options.owner();
      if (owner) chats.remember({ id: owner.id, type: 'private', title: owner.name });
      outbox.recover(ledger.open());
      bot.start();
      backups.start();
      endRetention = keepWithinLimits({ ledger, clock, timers, log, limits: () => preferences.history });
    },
    replan() {
      scheduler.replan();
      jobs.refresh();
      outbox.wake();
      bot.wake();
    },
    sent: new SentMessages({
      ledger,
      editor: bot.editor,
      clock,
      reminders: scheduler.reminders,
      onDelivery,
      recurs: (jobId) => policyOf(scheduler.jobOf(jobId)).recurs,
    }),
    done(key) {
      const asked = scheduler.reminders.done(key);
      void bot.showDone(asked);
      return asked.at(-1) as Delivery;
    },
    settle: (key, as) => settle(deliveries, key, as),
    dismissMissed,
    crowd(at, chatId, except) {
      const others = store.read().jobs.filter(({ id }) => id !== except);
      const limits = limitsOf(preferences.pacing);
      return crowdInWords(crowdAt(at, chatId, others, clock.timeZone(), limits), at, clock.timeZone());
    },
    prefer(next) {
      const isOtherLanguage = next.language !== preferences.language;
      preferences = next;
      if (isOtherLanguage) bot.refreshMenus();
      outbox.setLimits(limitsOf(next.pacing));
    },
    plan(until, closed) {
      const { jobs: planned, pausedAll, pausedAllUntil } = store.read();
      const from = clock.now();
      const limited = planned.filter(({ maxRuns }) => maxRuns !== undefined);
      return planFor(planned, from, Math.min(until, from + FARTHEST_PLAN_MS), closed, {
        timeZone: clock.timeZone(),
        ...(pausedAll && { pausedAll: { until: pausedAllUntil } }),
        known: {
          lastDue: ledger.lastDue(),
          runCounts: new Map(limited.map(({ id }) => [id, ledger.runCount(id)])),
        },
        breathe: () => new Promise((resolve) => timers.after(0, resolve)),
      });
    },
    async sendTest(message, zone) {
      const owner = options.owner();
      if (!owner) throw new UserError('conflict', 'Nobody is paired with the bot yet: there is no chat with you.');
      const occasion = { dueAt: now(), zone: () => zone, run: () => 1 };
      const filled = fillMessage(checkMessage(message, occasion), occasion);
      const request = { chatId: owner.id, message: filled };
      const outcome = await bot.messenger.send(request, AbortSignal.timeout(TEST_WITHIN_MS));
      if (outcome.kind === 'sent') return;
      const reason = 'reason' in outcome ? outcome.reason : 'That chat has moved.';
      throw new UserError('unavailable', `The test was not sent. ${reason}`);
    },
    rememberChat: chats.remember,
    async stop() {
      backups.stop();
      endRetention();
      scheduler.clear();
      await Promise.all([outbox.stop(STOP_WITHIN_MS), bot.stop()]);
      ledger.close();
    },
  };
}

/** One notice for as long as it lasts. */
function noticeOfRefusals({ onNotice, log }: Pick<WorkspaceOptions, 'onNotice' | 'log'>) {
  let withdraw = () => {};
  return (refusal: Error | null) => {
    withdraw();
    withdraw = () => {};
    if (!refusal) return log.info('The history can be written again.');
    log.error('The history cannot be written', refusal);
    withdraw = onNotice(
      'Carillon cannot write to its folder: the disk may be full or protected. Nothing is sent until it can; what falls due waits for it.',
    );
  };
}

/** The chats that a message may go to, as the bot comes to know them. */
function chatBook(store: JobStore, state: StateStore) {
  const save = (chats: Chat[]) => {
    store.write({ ...store.read(), chats });
    state.setFields({ chats });
  };
  return {
    remember(chat: Chat) {
      const { chats } = store.read();
      const known = chats.find(({ id }) => id === chat.id);
      if (known && known.title === chat.title && known.type === chat.type) return;
      save([...chats.filter(({ id }) => id !== chat.id), chat]);
    },
    forget(chatId: number) {
      const { chats } = store.read();
      if (chats.some(({ id }) => id === chatId)) save(chats.filter(({ id }) => id !== chatId));
    },
  };
}
