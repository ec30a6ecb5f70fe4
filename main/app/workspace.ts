import { join } from 'node:path';
import { type FileStore, openFileStore } from '../adapters/file-store.ts';
import type { StoreFactory } from '../adapters/json-store.ts';
import { type CarillonBot, createBot } from '../bot/create-bot.ts';
import type { BotDeps } from '../bot/deps.ts';
import type { ProxyFor } from '../bot/network/proxy.ts';
import type { Delivery, PastDelivery } from '../contract/delivery.ts';
import type { Surface } from '../contract/job.ts';
import type { Message } from '../contract/message.ts';
import type { Plan } from '../contract/plan.ts';
import type { Preferences } from '../contract/preferences.ts';
import type { BotIdentity, Chat, NoticeAbout, Owner } from '../contract/state.ts';
import { RECENT_DELIVERIES, SHOWN_MISSED } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { DAY_MS } from '../contract/units.ts';
import { AfterSendSteps } from '../core/after-send.ts';
import { keepWithinLimits, tidyFiles } from '../core/cleanup.ts';
import { watchCopies } from '../core/copy-watch.ts';
import { policyOf } from '../core/delivery-policy.ts';
import { UserError } from '../core/errors.ts';
import { type HomeKeeper, whileHome } from '../core/home-keeper.ts';
import { filesOf } from '../core/import.ts';
import { nameOf } from '../core/job-identity.ts';
import type { JobService } from '../core/job-service.ts';
import { checkMessage, fillMessage } from '../core/message/read-message.ts';
import { limitsOf } from '../core/pacing.ts';
import type { Pairing } from '../core/pairing.ts';
import { gateOf, type HomeTerms } from '../core/permission.ts';
import type { Clock, Ledger, Log, Messenger, Timers } from '../core/ports.ts';
import { markSeen, type ResendDeps, resend, resolveDelivery } from '../core/resolve-delivery.ts';
import { estimateSendDelay, sendDelayInWords } from '../core/send-delay.ts';
import { SentMessages } from '../core/sent-messages.ts';
import { planFor } from '../core/simulate/plan.ts';
import type { StateStore } from '../core/state-store.ts';
import { repeat } from '../core/timers.ts';
import { msg, sentences } from '../i18n/msg.ts';
import { type Backups, createBackups } from '../services/backups.ts';
import { KnownChats } from '../services/known-chats.ts';
import { Uploads } from '../services/uploads.ts';
import type { FileReading } from '../workers/reading-thread.ts';
import { type OpenEngine, openEngine } from './engine.ts';
import { openHome, watchConflicts } from './home.ts';

export interface WorkspaceOptions {
  /** Where jobs.json and carillon.db of this bot live; exists. */
  folder: string;
  token: string;
  apiRoot?: string | undefined;
  /** This machine among all that may have these messages (see `machineName`); null: no other can have them, as in practice mode. */
  machine: string | null;
  /** Which proxy leads to the Bot API; left out: none. */
  proxy?: ProxyFor | undefined;
  owner: () => Owner | null;
  onPaired: (owner: Owner) => void;
  onPairingTried: () => void;
  onBot: (bot: BotIdentity) => void;
  /** Shows a notice; returns what takes it away again. */
  onNotice: (text: Translatable, about?: NoticeAbout) => () => void;
  pairing: Pairing;
  state: StateStore;
  preferences: Preferences;
  /** A backup brought others, or the chat changed them; {@link Workspace.prefer} follows. */
  onPreferences: (preferences: Preferences) => void;
  openStore: StoreFactory;
  reading: FileReading;
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
  /** @param anyway sends it again whatever its bounds say now @throws OutsideBounds */
  resolveDelivery(key: string, as: 'arrived' | 'resend', by: Surface, anyway?: boolean): Delivery | null;
  /** Takes in what another Carillon sent; how many were new. */
  addHistory(deliveries: readonly PastDelivery[]): number;
  /** The user has seen what was missed: these, or all. */
  dismissMissed(keys?: readonly string[]): void;
  /** Who else is due at that instant (epoch ms), in words; null when nobody has to wait. @param except a job's id */
  sendDelay(at: number, chatId: number, except: string | undefined): Translatable | null;
  /** This computer sends the messages from now on. @throws UserError */
  takeOverHome(): Promise<void>;
  backups: Backups;
  files: FileStore;
  uploads: Uploads;
  /** Follows what the user prefers from now on. */
  prefer(preferences: Preferences): void;
  /** What will be sent until then (epoch ms), and what a computer that is closed for a while would do to it. */
  plan(until: number, closed?: { from: number; to: number }): Promise<Plan>;
  /** Sends it to the owner at once, beside all jobs. @throws UserError when it does not arrive */
  sendTest(message: Message, zone: string): Promise<void>;
  rememberChat(chat: Chat): void;
  /** @throws UserError while messages go there */
  forgetChat(chatId: number): void;
  /** Begins no request for so many ms. @returns whether some are under way */
  holdBack(ms: number): boolean;
  stop(): Promise<void>;
}

/** How long quitting waits for Telegram's answer to what is in flight. */
const STOP_WITHIN_MS = 2_000;
const TEST_WITHIN_MS = 15_000;
/** A history comes in many parts: the surfaces are told once. */
const SHOW_HISTORY_MS = 300;
const FARTHEST_PLAN_MS = 400 * DAY_MS;

export function createWorkspace(options: WorkspaceOptions): Workspace {
  return new OpenWorkspace(options);
}

class OpenWorkspace implements Workspace {
  readonly jobs: JobService;
  readonly ledger: Ledger;
  readonly bot: CarillonBot;
  readonly backups: Backups;
  readonly files: FileStore;
  readonly uploads: Uploads;
  readonly sent: SentMessages;
  readonly #afterSend: AfterSendSteps;
  readonly #options: WorkspaceOptions;
  readonly #engine: OpenEngine;
  readonly #chats: KnownChats;
  readonly #home: HomeKeeper | null;
  readonly #resolving: ResendDeps;
  #preferences: Preferences;
  #endRetention = () => {};
  #endTidying = () => {};
  #endShowing = () => {};
  #endSweeping = () => {};
  #endWatching = () => {};

  constructor(options: WorkspaceOptions) {
    const { folder, state, clock, timers, log, openStore, onNotice, preferences } = options;
    this.#options = options;
    this.#preferences = preferences;
    const home: HomeTerms = {
      isHere: () => this.#home?.isHere() ?? true,
      sendsAfter: () => this.#home?.sendsAfter() ?? 0,
      arrivedAt: () => this.#home?.arrivedAt() ?? 0,
      mayBegin: () => this.#home?.mayBegin() ?? true,
    };
    // The bot sends what the outbox hands over, and the outbox is made first: the messenger is looked up when it is used.
    const messenger: Messenger = {
      send: (request, signal) =>
        (this.#home ? whileHome(this.bot.messenger, this.#home) : this.bot.messenger).send(request, signal),
    };
    this.#engine = openEngine({
      folder,
      openStore,
      messenger,
      home,
      limits: limitsOf(preferences.pacing),
      canUndoSend: () => this.#preferences.undoSend,
      state,
      onDelivery: (delivery) => {
        this.bot.noteDelivery(delivery);
        if (delivery.state === 'sent') this.#afterSend.wake();
      },
      onSuspended: (chatId, reason, count) => this.#tellOfSuspension(chatId, reason, count),
      onNotice,
      clock,
      timers,
      log,
    });
    const { store, jobs, ledger, outbox, scheduler, onDelivery } = this.#engine;
    this.jobs = jobs;
    this.ledger = ledger;
    const gate = gateOf(store, clock, home);
    this.#resolving = {
      ...{ ledger, outbox, clock, onDelivery },
      // A message that was stopped has no bounds any more.
      gate: (delivery) => (scheduler.jobOf(delivery.jobId) ? gate(delivery) : { may: 'now' }),
      ...this.#engine.sends,
    };
    this.#chats = new KnownChats(store, state);
    const { reading, machine } = options;
    this.files = openFileStore(join(folder, 'files'), (path, name) => reading.read('media', { path, name }));
    this.uploads = new Uploads(this.files, clock);
    this.backups = this.#createBackups();
    this.bot = createBot(this.#botDeps());
    this.#home =
      machine === null
        ? null
        : openHome({ folder, machine, bot: this.bot, engine: this.#engine, state, clock, timers, log });
    this.#afterSend = new AfterSendSteps({
      ...{ ledger, clock, timers, log, random: this.#engine.random },
      // The home does it, whichever of two installations has this list.
      mayBegin: home.isHere,
      actions: this.bot.actions,
      onDelivery,
    });
    this.sent = new SentMessages({
      ledger,
      editor: this.bot.editor,
      clock,
      reminders: scheduler.reminders,
      onDelivery,
      recurs: (jobId) => policyOf(scheduler.jobOf(jobId)).recurs,
    });
  }

  #createBackups(): Backups {
    const { folder, reading, onPreferences, clock, timers, log } = this.#options;
    const { store, jobs } = this.#engine;
    return createBackups({
      dataFolder: folder,
      store,
      jobs,
      files: this.files,
      reading,
      preferences: () => this.#preferences,
      onPreferences,
      clock,
      timers,
      log,
    });
  }

  start(): void {
    const { jobs, ledger } = this;
    const { state, clock, timers, log } = this.#options;
    const { store, alarms } = this.#engine;
    this.#engine.start();
    const { chats, pausedAll, pausedAllUntil } = store.read();
    state.reset({
      rest: {
        chats,
        pausedAll,
        pausedAllUntil,
        undo: jobs.undoLabel(),
        connection: { state: 'connecting' },
        home: { state: 'here' },
      },
      jobs: jobs.list(),
      recent: ledger.history({ limit: RECENT_DELIVERIES }),
      missed: ledger.missed(SHOWN_MISSED),
      unsure: ledger.count('unsure'),
    });
    const owner = this.#options.owner();
    if (owner) this.#chats.remember({ id: owner.id, type: 'private', title: owner.name });
    this.#home?.start();
    this.bot.start();
    for (const alarm of alarms) this.bot.tellOwner(alarm);
    this.backups.start();
    this.#afterSend.wake();
    this.#endTidying = tidyFiles({ clock, timers, log, sweep: (before) => this.#sweepFiles(before) });
    this.#endSweeping = this.#sweepDaily();
    this.#endWatching = watchCopies({
      ...{ clock, timers, log },
      jobs: () => this.jobs.list(),
      isThere: (chatId, messageId) => this.bot.isMessageThere(chatId, messageId),
      tell: (text) => this.bot.tellOwner(text),
    });
    this.#endRetention = keepWithinLimits({ ledger, clock, timers, log, limits: () => this.#preferences.history });
  }

  /** A computer that is never switched off has no start at which it would be done. */
  #sweepDaily(): () => void {
    const { timers, log } = this.#options;
    return repeat(timers, {
      first: DAY_MS,
      every: DAY_MS,
      run: () => this.jobs.sweepFinished(),
      onError: (error) =>
        log.error('Finished messages could not be taken out of the list; it is tried again tomorrow', error),
    });
  }

  replan(): void {
    this.#engine.replan();
    this.#home?.wake();
    this.bot.wake();
    this.#afterSend.wake();
  }

  done(key: string): Delivery {
    const asked = this.#engine.scheduler.reminders.done(key);
    void this.bot.showDone(asked);
    return asked.at(-1) as Delivery;
  }

  resolveDelivery(key: string, as: 'arrived' | 'resend', by: Surface, anyway = false): Delivery | null {
    if (as === 'arrived') return resolveDelivery(this.#resolving, key, as);
    return resend(this.#resolving, key, { isHeld: by !== 'chat' && this.#engine.sends.canUndoSend(), anyway });
  }

  addHistory(deliveries: readonly PastDelivery[]): number {
    const { ledger } = this;
    const now = this.#options.clock.now();
    // What is said to have been sent in the future would keep it from being sent.
    const added = ledger.importDeliveries(deliveries.filter(({ dueAt }) => dueAt <= now));
    if (added > 0) {
      this.#endShowing();
      this.#endShowing = this.#options.timers.after(SHOW_HISTORY_MS, () => {
        this.#options.state.setHistory(ledger.history({ limit: RECENT_DELIVERIES }), ledger.count('unsure'));
      });
    }
    return added;
  }

  dismissMissed(keys: readonly string[] = this.#missed().map(({ key }) => key)): void {
    markSeen(this.#resolving, keys);
  }

  sendDelay(at: number, chatId: number, except: string | undefined): Translatable | null {
    const others = this.#engine.store.read().jobs.filter(({ id }) => id !== except);
    const limits = limitsOf(this.#preferences.pacing);
    const zone = this.#options.clock.timeZone();
    return sendDelayInWords(estimateSendDelay(at, chatId, others, zone, limits), at, zone);
  }

  prefer(preferences: Preferences): void {
    const isOtherLanguage = preferences.language !== this.#preferences.language;
    this.#preferences = preferences;
    this.#engine.outbox.setLimits(limitsOf(preferences.pacing));
    if (!isOtherLanguage) return;
    this.bot.refreshMenus();
    // Their times are said in words.
    this.jobs.refresh();
  }

  plan(until: number, closed?: { from: number; to: number }): Promise<Plan> {
    const { ledger } = this;
    const { clock, timers } = this.#options;
    const { jobs, pausedAll, pausedAllUntil } = this.#engine.store.read();
    const from = clock.now();
    const limited = jobs.filter(({ maxRuns }) => maxRuns !== undefined);
    return planFor(jobs, from, Math.min(until, from + FARTHEST_PLAN_MS), closed, {
      timeZone: clock.timeZone(),
      ...(pausedAll && { pausedAll: { until: pausedAllUntil } }),
      known: {
        lastDue: ledger.lastDue(),
        runCounts: new Map(limited.map(({ id }) => [id, ledger.runCount(id)])),
      },
      breathe: () => new Promise((resolve) => timers.after(0, resolve)),
    });
  }

  async sendTest(message: Message, zone: string): Promise<void> {
    const owner = this.#options.owner();
    if (!owner) throw new UserError('conflict', 'notice.nobodyPairedBotYet');
    const occasion = { dueAt: this.#options.clock.now(), zone: () => zone, run: () => 1 };
    const filled = fillMessage(checkMessage(message, occasion), occasion);
    const request = { chatId: owner.id, message: filled };
    const { guard } = this.#engine.sends;
    const what = `test ${JSON.stringify(message)}`;
    const send = () => this.bot.messenger.send(request, AbortSignal.timeout(TEST_WITHIN_MS));
    const outcome = await guard.once(what, nameOf({ name: '', message }), send);
    if (outcome.kind === 'sent') return;
    guard.clear(what);
    const reason = 'reason' in outcome ? outcome.reason : msg('notice.chatMoved');
    throw new UserError('unavailable', 'notice.testNotSent', { reason });
  }

  rememberChat(chat: Chat): void {
    this.#chats.remember(chat);
  }

  forgetChat(chatId: number): void {
    const jobs = this.jobs.list().filter((job) => job.chatId === chatId && job.phase !== 'finished').length;
    if (jobs > 0) {
      throw new UserError('conflict', 'error.chatStillUsed', { count: jobs });
    }
    if (chatId === this.#options.owner()?.id) throw new UserError('conflict', 'error.yourOwnChatBot');
    this.#chats.forget(chatId);
  }

  async takeOverHome(): Promise<void> {
    await this.#home?.takeOver();
  }

  holdBack(ms: number): boolean {
    return this.#engine.outbox.holdBack(ms);
  }

  async stop(): Promise<void> {
    this.backups.stop();
    this.#home?.stop();
    this.#endRetention();
    this.#endTidying();
    this.#endWatching();
    this.#afterSend.stop();
    this.#endSweeping();
    this.#endShowing();
    this.#engine.scheduler.clear();
    this.#engine.sends.held.flush();
    await Promise.all([this.#engine.outbox.stop(STOP_WITHIN_MS), this.bot.stop(), this.uploads.stop()]);
    this.ledger.close();
  }

  /** Takes away the files that no job names, nor what may bring a job or a delivery back. */
  async #sweepFiles(before: number): Promise<number> {
    const { store, ledger } = this.#engine;
    const backedUp = await this.backups.filesInUse();
    const inUse = () => new Set([...store.read().jobs.flatMap(filesOf), ...ledger.filesInUse(), ...backedUp]);
    return this.files.sweep(before, inUse);
  }

  #tellOfSuspension(chatId: number, reason: Translatable, count: number): void {
    if (count === 0) return;
    this.bot.tellOfSuspension(chatId, reason, count);
    const chat = this.#chats.list().find(({ id }) => id === chatId)?.title ?? String(chatId);
    this.#options.onNotice(
      sentences(msg('error.refusesWhatBotSends', { chat }), reason, msg('error.suspendedMessages', { count })),
    );
  }

  #missed(): readonly Delivery[] {
    return this.#options.state.current().missed;
  }

  /** What the bot may see and do. */
  #botDeps(): BotDeps {
    const { token, apiRoot, proxy, folder, pairing, state, clock, timers, log } = this.#options;
    const { owner, onPaired, onPairingTried, onBot, onPreferences } = this.#options;
    const { jobs, ledger, store, outbox, scheduler, random } = this.#engine;
    const noteConnection = watchConflicts(() => this.#home);
    return {
      token,
      files: join(folder, 'files'),
      fileSink: this.files,
      apiRoot,
      proxy,
      jobs,
      ledger,
      clock,
      timers,
      log,
      random,
      pairing,
      owner,
      onPaired,
      onPairingTried,
      onBot,
      onConnection(connection) {
        if (connection.state === 'online') outbox.wake();
        noteConnection(connection);
        state.setFields({ connection });
      },
      onMigrated: (from, to) => jobs.moveChat(from, to),
      onChatSeen: (chat) => this.#chats.remember(chat),
      onChatGone: (chatId) => this.#chats.forget(chatId),
      chats: () => this.#chats.list(),
      missed: { list: () => this.#missed(), seen: () => this.dismissMissed() },
      resolveDelivery: (key, as, anyway) => {
        const delivery = this.resolveDelivery(key, as, 'chat', anyway);
        if (!delivery) throw new UserError('notFound', 'error.messageNoLongerWaits');
        return delivery;
      },
      reminders: scheduler.reminders,
      pausedAll: () => store.read().pausedAll,
      pausedAllUntil: () => store.read().pausedAllUntil,
      preferences: () => this.#preferences,
      prefer: (part) => onPreferences({ ...this.#preferences, ...part }),
      connection: () => state.rest.connection,
      handOver: async (installation) => this.#home?.handOver(installation),
      version: state.rest.version,
    };
  }
}
