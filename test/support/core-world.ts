import { join } from 'node:path';
import Conf from 'conf';
import { onTestFinished } from 'vitest';
import { openJobStore } from '../../main/adapters/job-store.ts';
import { SqliteLedger } from '../../main/adapters/ledger.ts';
import type { Delivery } from '../../main/contract/delivery.ts';
import { type JobDraft, type JobDraftInput, JobDraft as JobDraftSchema } from '../../main/contract/job.ts';
import { policyOf } from '../../main/core/delivery-policy.ts';
import { createManualSends } from '../../main/core/held-sends.ts';
import { JobService } from '../../main/core/job-service.ts';
import { Outbox } from '../../main/core/outbox.ts';
import type { PacingLimits } from '../../main/core/pacing.ts';
import { gateOf } from '../../main/core/permission.ts';
import type { JobStore, Log } from '../../main/core/ports.ts';
import { Scheduler } from '../../main/core/scheduler.ts';
import { StateStore } from '../../main/core/state-store.ts';
import { ManualClock } from './manual-clock.ts';
import { ScriptedMessenger } from './scripted-messenger.ts';
import { memoryFolder } from './temp-folder.ts';

export interface WorldOptions {
  start?: string;
  zone?: string;
  limits?: PacingLimits;
  random?: () => number;
  clock?: ManualClock;
  messenger?: ScriptedMessenger;
  folder?: string;
  /** Whether what is run in the window or the tray can be taken back for a moment. */
  undoSend?: boolean;
}

export type World = ReturnType<typeof openWorld>;

export const CHAT = 1001;

/** What a person writes into the form, with the rest filled in. */
export function draft(part: Partial<JobDraftInput> & { text?: string } = {}): JobDraft {
  const { text = 'Stand up!', ...rest } = part;
  return JobDraftSchema.parse({
    chatId: CHAT,
    message: { text },
    schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: ['12:00'] },
    timeZone: 'Europe/Berlin',
    ...rest,
  });
}

export const everyMinute = { kind: 'cron', expression: '* * * * *' } as const;

/**
 * The core as the workspace joins it, on a real SQLite file and a real jobs.json, with time and Telegram in the test's
 * hands.
 */
export function openWorld(options: WorldOptions = {}) {
  const folder = options.folder ?? memoryFolder();
  const clock = options.clock ?? new ManualClock(options.start, options.zone);
  const messenger = options.messenger ?? new ScriptedMessenger(() => clock.now());
  const logged: string[] = [];
  const log: Log = {
    debug: (text) => void logged.push(text),
    info: (text) => void logged.push(text),
    warn: (text) => void logged.push(text),
    error: (text) => void logged.push(text),
  };
  const notices: string[] = [];
  const ledger = new SqliteLedger(join(folder, 'carillon.db'));
  const store = breakable(
    openJobStore({
      open: (cwd, configName) => new Conf<Record<string, unknown>>({ cwd, configName }),
      folder,
      ledger,
      now: () => clock.now(),
      onDamage: (text) => notices.push(text),
    }),
    ledger,
  );
  const state = new StateStore({ timeZone: clock.timeZone() });
  let seed = 1;
  // A plain generator: ids that are the same in each run of a test, and no two alike.
  const random =
    options.random ??
    (() => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    });
  const shown: Delivery[] = [];
  const onDelivery = (delivery: Delivery) => {
    shown.push(delivery);
    state.setDelivery(delivery, ledger.count('unsure'));
    scheduler.reminders.note(delivery);
    sends.held.note(delivery);
  };
  const outbox: Outbox = new Outbox({
    ledger,
    messenger,
    clock,
    timers: clock,
    log,
    random,
    ...(options.limits && { limits: options.limits }),
    gate: gateOf(store, clock),
    policyOf: (id) => policyOf(store.read().jobs.find((each) => each.id === id)),
    onDelivery,
    onChatRefused: (chatId, reason) => void jobs.suspendChat(chatId, reason),
    onMigrated: (from, to) => jobs.moveChat(from, to),
  });
  const scheduler = new Scheduler({
    store,
    ledger,
    outbox,
    clock,
    alarm: clock.alarm(),
    onDelivery,
    onPlanned: (ids) => jobs.showPlanned(ids),
    onPauseEnd: () => jobs.endPauseInTime(),
  });
  const sends = createManualSends({ state, clock, timers: clock }, () => options.undoSend ?? false);
  const jobs: JobService = new JobService({
    ...{ store, ledger, scheduler, outbox, state, clock, random, onDelivery },
    ...sends,
  });
  jobs.returnToPresent();
  scheduler.replan();
  state.reset({
    rest: { undo: jobs.undoLabel() },
    jobs: jobs.list(),
    recent: [],
    missed: ledger.missed(100),
    unsure: ledger.count('unsure'),
  });
  jobs.recover();

  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    scheduler.clear();
    ledger.close();
  };
  onTestFinished(close);

  return {
    folder,
    clock,
    messenger,
    logged,
    notices,
    store,
    ledger,
    state,
    outbox,
    scheduler,
    sends,
    jobs,
    shown,
    close,
    /** Every delivery, oldest first. */
    deliveries: () => ledger.history({ limit: 200 }).reverse(),
    /** What became of each delivery: `sent`, `skipped`, … oldest first. */
    states: () =>
      ledger
        .history({ limit: 200 })
        .reverse()
        .map((delivery) => delivery.state),
    /** As after sleep or a clock change. */
    replan() {
      jobs.returnToPresent();
      scheduler.replan();
      jobs.refresh();
      outbox.wake();
    },
    /** The process dies without a word, and Carillon is started again: files and time stay. */
    crash(next: { messenger?: ScriptedMessenger } = {}) {
      close();
      clock.forget();
      return openWorld({ ...options, folder, clock, ...next });
    },
  };
}

/** The store, with a disk that the test can fill up. */
function breakable(store: JobStore, ledger: SqliteLedger) {
  let broken: Error | null = null;
  return {
    read: () => store.read(),
    write(...[book, alongside]: Parameters<JobStore['write']>) {
      if (!broken) return store.write(book, alongside);
      const refusal = broken;
      ledger.batch(() => {
        alongside?.();
        throw refusal;
      });
    },
    breakWith(error: Error | null) {
      broken = error;
    },
  };
}

/** A job that is sent at once. */
export function sendNow(world: World, text: string, part: Parameters<typeof draft>[0] = {}) {
  const { id } = world.jobs.create(draft({ text, ...part }), 'window');
  world.jobs.run(id, 'chat');
  return id;
}
