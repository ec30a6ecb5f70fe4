import { randomInt } from 'node:crypto';
import { readNewestBackups } from '../adapters/backup-folder.ts';
import { createAlarm } from '../adapters/clock.ts';
import { openJobStore } from '../adapters/job-store.ts';
import type { StoreFactory } from '../adapters/json-store.ts';
import { openLedger } from '../adapters/open-ledger.ts';
import type { Delivery } from '../contract/delivery.ts';
import type { NoticeAbout } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { planAfterSend } from '../core/after-send.ts';
import { createEngine, type Engine } from '../core/engine.ts';
import type { PacingLimits } from '../core/pacing.ts';
import type { HomeTerms } from '../core/permission.ts';
import type { Clock, Log, Messenger, Timers } from '../core/ports.ts';
import type { StateStore } from '../core/state-store.ts';
import { Uploading } from '../core/upload-progress.ts';
import { watchWrites } from '../core/watch-writes.ts';
import { msg } from '../i18n/msg.ts';

const HISTORY_MISSING = msg('notice.historyCarillonDbMissing');

export interface OpenEngineOptions {
  /** Where jobs.json and carillon.db live; exists. */
  folder: string;
  openStore: StoreFactory;
  messenger: Messenger;
  limits: PacingLimits;
  /** Whether what is sent by hand in the window or the tray can be taken back for a moment. */
  canUndoSend: () => boolean;
  /** Which computer sends what; left out: this one sends all. */
  home?: HomeTerms | undefined;
  state: StateStore;
  /** Told after the state has it. */
  onDelivery: (delivery: Delivery) => void;
  /** A chat refuses everything that is sent there: so many messages that recur were paused, or none. */
  onSuspended: (chatId: number, reason: Translatable, count: number) => void;
  /** Shows a notice; returns what takes it away again. */
  onNotice: (text: Translatable, about?: NoticeAbout) => () => void;
  clock: Clock;
  timers: Timers;
  log: Log;
}

/** The engine of the app, on its files. */
export interface OpenEngine extends Engine {
  random: () => number;
  /** What the owner is to be told in the chat as well: the history or the list of messages was lost. */
  alarms: readonly Translatable[];
  start(): void;
}

/** Opens the stores of a folder and joins them in an {@link Engine}. Nothing is planned yet. */
export function openEngine(options: OpenEngineOptions): OpenEngine {
  const { folder, state, clock, timers, log, onNotice } = options;
  const now = () => clock.now();
  let isDamaged = false;
  const { ledger: file, isLost } = openLedger(folder, now(), (text) => {
    isDamaged = true;
    onNotice(text);
  });
  const ledger = watchWrites(file, noticeOfRefusals(options));
  const alarms: Translatable[] = [];
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
  const uploading = new Uploading(clock, (uploads) => state.setFields({ uploads }));
  const engine = createEngine({
    ...{ store, ledger, state, clock, timers, log, random },
    messenger: options.messenger,
    alarm: createAlarm(now, log),
    limits: options.limits,
    canUndoSend: options.canUndoSend,
    home: options.home,
    show: (delivery) => {
      log.debug(`${delivery.key}: ${delivery.state}, ${delivery.attempts} tried.`);
      state.setDelivery(delivery, ledger.count('unsure'));
    },
    onDelivery: options.onDelivery,
    planAfterSend(delivery, job) {
      if (job?.afterSend) planAfterSend(ledger, delivery, job.afterSend, clock.now());
    },
    onProgress: (key, progress) => uploading.note(key, progress),
    onSuspended: options.onSuspended,
  });
  return { ...engine, random, alarms, start: () => engine.start(isHistoryUnknown) };
}

/** It stays until the user has looked at the messages, over any number of starts. */
function noticeOfDoubt(onNotice: OpenEngineOptions['onNotice'], alarms: Translatable[]) {
  let withdraw = () => {};
  return (doubt: Translatable | null) => {
    withdraw();
    withdraw = doubt === null ? () => {} : onNotice(doubt, 'recovered');
    if (doubt !== null) alarms.push(doubt);
  };
}

/** One notice for as long as it lasts. */
function noticeOfRefusals({ onNotice, log }: Pick<OpenEngineOptions, 'onNotice' | 'log'>) {
  let withdraw = () => {};
  return (refusal: Error | null) => {
    withdraw();
    withdraw = () => {};
    if (!refusal) return log.info('The history can be written again.');
    log.error('The history cannot be written', refusal);
    withdraw = onNotice(msg('notice.carillonCannotWriteFolder'));
  };
}
