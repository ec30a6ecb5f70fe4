import { createAlarm, systemClock } from '../../main/adapters/clock.ts';
import { SqliteLedger } from '../../main/adapters/ledger.ts';
import type { Delivery } from '../../main/contract/delivery.ts';
import type { JobStore, Ledger, Log } from '../../main/core/ports.ts';
import { Scheduler } from '../../main/core/scheduler.ts';
import { jobOf, ZONE } from './jobs.ts';

/** A scheduler under measurement: takes cron lines in one zone and calls `fire` at their times. */
export interface Contender {
  /** @param line 5 or 6 fields */
  add(n: number, line: string): void;
}

export type Fire = () => void;

type UsedLedger = Pick<
  Ledger,
  'add' | 'get' | 'lastDue' | 'runCount' | 'batch' | 'unacknowledged' | 'asksOf' | 'setAcknowledgement'
>;

/** The ones that run in Node, by name; each is loaded in the process that measures it, alone. */
export const contenders: Record<string, (fire: Fire) => Promise<Contender>> = {
  /** Carillon's scheduler on its own alarm, with no record of what it did, as the others keep none. */
  Carillon: async (fire) => carillon(noRecord(), fire),
  /** The same with its real ledger: each message on disk before it goes out. */
  'Carillon + ledger': async (fire) => carillon(new SqliteLedger(process.env.BENCH_LEDGER ?? ':memory:'), fire),
  'node-schedule': async (fire) => {
    const { default: schedule } = await import('node-schedule');
    return { add: (_n, rule) => void schedule.scheduleJob({ rule, tz: ZONE }, () => fire()) };
  },
  croner: async (fire) => {
    const { Cron } = await import('croner');
    return { add: (_n, line) => void new Cron(line, { timezone: ZONE }, () => fire()) };
  },
  cron: async (fire) => {
    const { CronJob } = await import('cron');
    return {
      add: (_n, cronTime) => void CronJob.from({ cronTime, onTick: () => fire(), start: true, timeZone: ZONE }),
    };
  },
};

const loud: Log = {
  debug() {},
  info() {},
  warn: (text) => console.error(text),
  error: (text, cause) => console.error(text, cause),
};

function carillon(ledger: UsedLedger, fire: Fire): Contender {
  const book = { jobs: [], chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 };
  const store: Pick<JobStore, 'read'> = { read: () => book };
  const scheduler = new Scheduler({
    store,
    ledger,
    outbox: {
      enqueue: () => fire(),
      isBusy: () => false,
      coalesce: () => {},
      cancel: () => {},
    },
    clock: systemClock,
    alarm: createAlarm(systemClock.now, loud),
    onDelivery: () => {},
    onPlanned: () => {},
    onPauseEnd: () => {},
  });
  return {
    add(n, expression) {
      const job = jobOf(n, { kind: 'cron', expression }, Date.now());
      scheduler.set([job]);
    },
  };
}

function noRecord(): UsedLedger {
  let last: Delivery | undefined;
  return {
    add(delivery, changedAt) {
      last = { ...delivery, attempts: 0, changedAt };
      return true;
    },
    get: () => last,
    lastDue: () => new Map(),
    runCount: () => 0,
    batch: (run) => run(),
    unacknowledged: () => [],
    asksOf: () => [],
    setAcknowledgement: () => last as Delivery,
  };
}
