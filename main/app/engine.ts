import { randomInt } from 'node:crypto';
import { readNewestBackups } from '../adapters/backup-folder.ts';
import { createAlarm } from '../adapters/clock.ts';
import { openJobStore } from '../adapters/job-store.ts';
import type { StoreFactory } from '../adapters/json-store.ts';
import { openLedger } from '../adapters/open-ledger.ts';
import type { Delivery } from '../contract/delivery.ts';
import type { NoticeAbout } from '../contract/state.ts';
import { policyOf } from '../core/delivery-policy.ts';
import { createManualSends, type ManualSends } from '../core/held-sends.ts';
import { JobService } from '../core/job-service.ts';
import { Outbox } from '../core/outbox.ts';
import type { PacingLimits } from '../core/pacing.ts';
import { gateOf } from '../core/permission.ts';
import type { Clock, JobStore, Ledger, Log, Messenger, Timers } from '../core/ports.ts';
import { Scheduler } from '../core/scheduler.ts';
import type { StateStore } from '../core/state-store.ts';
import { Uploading } from '../core/upload-progress.ts';
import { watchWrites } from '../core/watch-writes.ts';

const HISTORY_MISSING =
  'The history (carillon.db) was missing or not up to date. Your messages are all here. What recurs goes on from now; of messages whose time has passed nobody knows whether they were sent: decide that in the history.';

export interface EngineOptions {
  /** Where jobs.json and carillon.db live; exists. */
  folder: string;
  openStore: StoreFactory;
  messenger: Messenger;
  limits: PacingLimits;
  /** Whether what is sent by hand in the window or the tray can be taken back for a moment. */
  canUndoSend: () => boolean;
  state: StateStore;
  /** Told after the state has it. */
  onDelivery: (delivery: Delivery) => void;
  /** A chat refuses everything that is sent there: so many messages that recur were paused, or none. */
  onSuspended: (chatId: number, reason: string, count: number) => void;
  /** Shows a notice; returns what takes it away again. */
  onNotice: (text: string, about?: NoticeAbout) => () => void;
  clock: Clock;
  timers: Timers;
  log: Log;
}

/** What schedules and delivers the messages of one bot. */
export interface Engine {
  store: JobStore;
  ledger: Ledger;
  outbox: Outbox;
  scheduler: Scheduler;
  jobs: JobService;
  random: () => number;
  onDelivery: (delivery: Delivery) => void;
  sends: ManualSends;
  /** Nobody knows what was sent so far: {@link JobService.goOnFromNow} comes before anything is sent. */
  isHistoryUnknown: boolean;
  /** What the owner is to be told in the chat as well: the history or the list of messages was lost. */
  alarms: readonly string[];
}

/** Opens the stores and joins them with the scheduler, the outbox and the job service. Nothing is planned yet. */
export function createEngine(options: EngineOptions): Engine {
  const { folder, state, clock, timers, log, onNotice } = options;
  const now = () => clock.now();
  let isDamaged = false;
  const { ledger: file, isLost } = openLedger(folder, now(), (text) => {
    isDamaged = true;
    onNotice(text);
  });
  const ledger = watchWrites(file, noticeOfRefusals(options));
  const alarms: string[] = [];
  const store = openJobStore({
    open: options.openStore,
    folder,
    ledger,
    isLedgerLost: isLost,
    backups: () => readNewestBackups(folder, clock.timeZone()),
    timeZone: () => clock.timeZone(),
    now,
    onDamage: onNotice,
    onDoubt: noticeOfDoubt(onNotice, alarms),
  });
  // Without the ledger, what was sent last would be taken for missed and sent again.
  const isHistoryUnknown = (isLost || !store.isKnownToLedger) && store.read().jobs.length > 0;
  if (isHistoryUnknown && !isDamaged) {
    onNotice(HISTORY_MISSING);
    alarms.push(HISTORY_MISSING);
  }
  const random = () => randomInt(2 ** 32) / 2 ** 32;
  const onDelivery = (delivery: Delivery) => {
    log.debug(`${delivery.key}: ${delivery.state}, ${delivery.attempts} tried.`);
    state.setDelivery(delivery, ledger.count('unsure'));
    scheduler.reminders.note(delivery);
    sends.held.note(delivery);
    options.onDelivery(delivery);
  };
  const uploading = new Uploading(clock, (uploads) => state.setFields({ uploads }));
  const sends = createManualSends({ state, clock, timers }, options.canUndoSend);
  const outbox: Outbox = new Outbox({
    ledger,
    messenger: options.messenger,
    clock,
    timers,
    log,
    random,
    limits: options.limits,
    policyOf: (jobId) => policyOf(scheduler.jobOf(jobId)),
    gate: gateOf(store, clock),
    onDelivery,
    onProgress: (key, progress) => uploading.note(key, progress),
    onChatRefused: (chatId, reason) => options.onSuspended(chatId, reason, jobs.suspendChat(chatId, reason)),
    onMigrated: (from, to) => jobs.moveChat(from, to),
  });
  const scheduler: Scheduler = new Scheduler({
    store,
    ledger,
    outbox,
    clock,
    alarm: createAlarm(now, log),
    onDelivery,
    onPlanned: (ids) => jobs.showPlanned(ids),
    onPauseEnd: () => jobs.endPauseInTime(),
  });
  const jobs: JobService = new JobService({
    ...{ store, ledger, scheduler, outbox, state, clock, random, onDelivery },
    ...sends,
  });
  return { store, ledger, outbox, scheduler, jobs, random, onDelivery, sends, isHistoryUnknown, alarms };
}

/** It stays until the user has looked at the messages, over any number of starts. */
function noticeOfDoubt(onNotice: EngineOptions['onNotice'], alarms: string[]) {
  let withdraw = () => {};
  return (doubt: string | null) => {
    withdraw();
    withdraw = doubt === null ? () => {} : onNotice(doubt, 'recovered');
    if (doubt !== null) alarms.push(doubt);
  };
}

/** One notice for as long as it lasts. */
function noticeOfRefusals({ onNotice, log }: Pick<EngineOptions, 'onNotice' | 'log'>) {
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
