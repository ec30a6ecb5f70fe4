import type { Delivery } from '../contract/delivery.ts';
import type { Job } from '../contract/job.ts';
import type { Translatable } from '../contract/translatable.ts';
import { policyOf } from './delivery-policy.ts';
import { createManualSends, type ManualSends } from './held-sends.ts';
import { JobService } from './job-service.ts';
import { Outbox } from './outbox.ts';
import type { PacingLimits } from './pacing.ts';
import { gateOf, type HomeTerms } from './permission.ts';
import type { Alarm, Clock, JobStore, Ledger, Log, Messenger, Timers, UploadProgress } from './ports.ts';
import { Scheduler } from './scheduler.ts';
import type { StateStore } from './state-store.ts';

/** What the core asks of a ledger; the surfaces ask for the rest of {@link Ledger}. */
export type CoreLedger = Pick<
  Ledger,
  | 'add'
  | 'allChanges'
  | 'update'
  | 'batch'
  | 'coalesce'
  | 'get'
  | 'editPending'
  | 'lastDue'
  | 'runCount'
  | 'open'
  | 'markMissed'
  | 'unacknowledged'
  | 'asksOf'
  | 'setAcknowledgement'
  | 'journal'
  | 'lastChange'
  | 'newestChange'
  | 'lastUndone'
  | 'markRedone'
  | 'noteMove'
  | 'chatNow'
  | 'markUndone'
>;

export interface EngineOptions<L extends CoreLedger> {
  store: JobStore;
  ledger: L;
  messenger: Messenger;
  state: StateStore;
  clock: Clock;
  timers: Timers;
  alarm: Alarm;
  log: Log;
  /** In [0, 1). */
  random: () => number;
  /** Which computer sends what; left out: this one sends all. */
  home?: HomeTerms | undefined;
  /** Left out: Telegram's. */
  limits?: PacingLimits | undefined;
  /** Whether what is sent by hand in the window or the tray can be taken back for a moment; left out: never. */
  canUndoSend?: () => boolean;
  /** Shows a delivery. Left out: nobody watches, and no views of jobs are made either. */
  show?: (delivery: Delivery) => void;
  /** Told of each change of a delivery, once it is shown. */
  onDelivery: (delivery: Delivery) => void;
  /** Writes what is to be done with a message that was sent, in the transaction that notes that it was. */
  planAfterSend?: (delivery: Delivery, job: Job | undefined) => void;
  /** How much of a delivery's files has gone out; null: its request is over. */
  onProgress?: (key: string, progress: UploadProgress | null) => void;
  /** A chat refuses everything that is sent there: so many messages that recur were paused, or none. */
  onSuspended?: (chatId: number, reason: Translatable, count: number) => void;
}

/** What schedules and delivers the messages of one bot. */
export interface Engine<L extends CoreLedger = Ledger> {
  store: JobStore;
  ledger: L;
  outbox: Outbox;
  scheduler: Scheduler;
  jobs: JobService;
  sends: ManualSends;
  onDelivery: (delivery: Delivery) => void;
  /**
   * Plans what is to come and takes up what a former process left.
   * @param isHistoryUnknown nobody knows what was sent so far: what recurs goes on from now
   */
  start(isHistoryUnknown?: boolean): void;
  /** As after sleep or a change of the clock. */
  replan(): void;
  /** No wake-up is left. What is being sent is the outbox's to end. */
  clear(): void;
}

/** Joins scheduler, outbox and job service, in the app, in the simulator and in tests alike. Nothing is planned yet. */
export function createEngine<L extends CoreLedger>(options: EngineOptions<L>): Engine<L> {
  const { store, ledger, messenger, state, clock, timers, alarm, log, random, limits, show, home } = options;
  const onDelivery = (delivery: Delivery) => {
    show?.(delivery);
    scheduler.reminders.note(delivery);
    sends.held.note(delivery);
    options.onDelivery(delivery);
  };
  const sends = createManualSends({ state, clock, timers }, options.canUndoSend);
  const outbox: Outbox = new Outbox({
    ...{ ledger, messenger, clock, timers, log, random, onDelivery },
    ...(limits && { limits }),
    ...(options.onProgress && { onProgress: options.onProgress }),
    planAfterSend: (delivery) => options.planAfterSend?.(delivery, scheduler.jobOf(delivery.jobId)),
    policyOf: (jobId) => policyOf(scheduler.jobOf(jobId)),
    gate: gateOf(store, clock, home),
    ...(home && { mayBegin: () => home.mayBegin() }),
    onChatRefused(chatId, reason) {
      const count = jobs.suspendChat(chatId, reason);
      options.onSuspended?.(chatId, reason, count);
    },
    onMigrated: (from, to) => jobs.moveChat(from, to),
  });
  const scheduler: Scheduler = new Scheduler({
    ...{ store, ledger, outbox, clock, alarm, onDelivery },
    isHome: () => home?.isHere() ?? true,
    onPlanned: (ids) => show && jobs.showPlanned(ids),
    onPauseEnd: () => jobs.endPauseInTime(),
  });
  const jobs: JobService = new JobService({
    ...{ store, ledger, scheduler, outbox, state, clock, random, onDelivery },
    ...sends,
  });
  /** A disk that refuses keeps nothing from being sent: it is tried again at the next start, sleep or change of the clock. */
  const returnToPresent = () => {
    try {
      jobs.returnToPresent();
    } catch (error) {
      log.error('Series could not be brought back to the present', error);
    }
  };
  return {
    ...{ store, ledger, outbox, scheduler, jobs, sends, onDelivery },
    start(isHistoryUnknown = false) {
      returnToPresent();
      scheduler.replan();
      if (isHistoryUnknown) jobs.goOnFromNow();
      // Before it is seen what is finished: what waits is not.
      jobs.recover();
      jobs.sweepFinished();
    },
    replan() {
      returnToPresent();
      scheduler.replan();
      if (show) jobs.refresh();
      outbox.wake();
    },
    clear: () => scheduler.clear(),
  };
}
