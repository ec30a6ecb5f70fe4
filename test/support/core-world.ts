import { join } from 'node:path';
import Conf from 'conf';
import { onTestFinished } from 'vitest';
import { openJobStore } from '../../main/adapters/job-store.ts';
import { SqliteLedger } from '../../main/adapters/ledger.ts';
import type { Delivery } from '../../main/contract/delivery.ts';
import { type JobDraft, type JobDraftInput, JobDraft as JobDraftSchema } from '../../main/contract/job.ts';
import { createEngine } from '../../main/core/engine.ts';
import type { PacingLimits } from '../../main/core/pacing.ts';
import type { JobStore, Log } from '../../main/core/ports.ts';
import { StateStore } from '../../main/core/state-store.ts';
import { english } from './english.ts';
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
 * The engine as in the app, on a real SQLite file and a real jobs.json, with time and Telegram in the test's
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
      onDamage: (text) => notices.push(english(text)),
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
  const engine = createEngine({
    ...{ store, ledger, messenger, state, clock, log, random, limits: options.limits },
    timers: clock,
    alarm: clock.alarm(),
    canUndoSend: () => options.undoSend ?? false,
    show: (delivery) => {
      shown.push(delivery);
      state.setDelivery(delivery, ledger.count('unsure'));
    },
    onDelivery() {},
  });
  const { outbox, scheduler, jobs, sends } = engine;
  engine.start();
  state.reset({
    rest: { undo: jobs.undoLabel() },
    jobs: jobs.list(),
    recent: [],
    missed: ledger.missed(100),
    unsure: ledger.count('unsure'),
  });

  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    engine.clear();
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
    replan: () => engine.replan(),
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
