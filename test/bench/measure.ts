// One measurement in a process of its own: `node --expose-gc measure.ts WHAT {"…"}` prints its result as a line of JSON.
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteLedger } from '../../main/adapters/ledger.ts';
import type { Delivery } from '../../main/contract/delivery.ts';
import { createManualSends } from '../../main/core/held-sends.ts';
import { JobService } from '../../main/core/job-service.ts';
import type { Alarm, Clock, JobBook } from '../../main/core/ports.ts';
import { Scheduler } from '../../main/core/scheduler.ts';
import { MemoryLedger } from '../../main/core/simulate/memory-ledger.ts';
import { simulate } from '../../main/core/simulate/simulate.ts';
import { StateStore } from '../../main/core/state-store.ts';
import { contenders } from './contenders.ts';
import { jobOf, lineAt, mixedJobs, quietLine, ZONE } from './jobs.ts';
import { paced } from './paced.ts';

export interface Added {
  /** How many were added before the time was up. */
  added: number;
  ms: number;
  bytesPerJob: number;
  /** Per cent of one core with nothing due; null when not asked for. */
  idlePercent: number | null;
}

export interface DueAtOnce {
  fired: number;
  firstMs: number;
  medianMs: number;
  lastMs: number;
}

export type FireDepth = 'scheduler' | 'shown' | 'recorded';

export interface Fires {
  /** µs for one fire, next time included. */
  perFire: number;
}

export interface Year {
  seconds: number;
  runs: number;
}

const measurements = {
  /** Adds jobs one by one, as they would be while it runs; then, if asked, does nothing for a while. */
  async add({ who, count, limitMs, idleMs }: { who: string; count: number; limitMs: number; idleMs: number }) {
    const contender = await create(who, () => {});
    // What is loaded and built once is no job's.
    contender.add(count, quietLine(count));
    const before = heapUsed();
    const start = performance.now();
    let added = 0;
    while (added < count && (added % 50 > 0 || performance.now() - start < limitMs)) {
      contender.add(added, quietLine(added));
      added++;
    }
    const ms = performance.now() - start;
    const bytesPerJob = (heapUsed() - before) / added;
    const idlePercent = idleMs > 0 ? await idleLoad(idleMs) : null;
    return { added, ms, bytesPerJob, idlePercent } satisfies Added;
  },

  /** Many jobs at the same second: how late each is. */
  async dueAtOnce({ who, count, leadMs }: { who: string; count: number; leadMs: number }) {
    const late: number[] = [];
    let due = Number.POSITIVE_INFINITY;
    const contender = await create(who, () => late.push(performance.timeOrigin + performance.now() - due));
    due = Math.ceil((Date.now() + leadMs) / 1_000) * 1_000;
    const line = lineAt(due);
    for (let n = 0; n < count; n++) contender.add(n, line);
    if (Date.now() > due) throw new Error('It was not ready in time: adding took longer than expected.');
    globalThis.gc?.();
    await pause(Math.max(0, due - Date.now()) + 500);
    for (let waits = 0; late.length < count && waits < 40; waits++) await pause(500);
    late.sort((a, b) => a - b);
    const at = (part: number) => late[Math.min(late.length - 1, Math.floor(late.length * part))] ?? Number.NaN;
    return { fired: late.length, firstMs: at(0), medianMs: at(0.5), lastMs: at(1) } satisfies DueAtOnce;
  },

  /** One job after the other comes due among many: what each costs. The alarm is rung by hand, so that no time passes. */
  async fires({ jobs: count, fires, depth }: { jobs: number; fires: number; depth: FireDepth }) {
    const { clock, ring } = handClock();
    const { scheduler, show } =
      depth === 'scheduler' ? schedulerAlone(count, clock) : wholeCore(count, clock, ledgerFor(depth));
    scheduler.replan();
    show();
    for (let warm = 0; warm < fires; warm++) ring();
    globalThis.gc?.();
    const start = performance.now();
    for (let fire = 0; fire < fires; fire++) ring();
    return { perFire: ((performance.now() - start) / fires) * 1_000 } satisfies Fires;
  },

  paced,

  async year({ jobs }: { jobs: number }) {
    const from = Date.UTC(2026, 0, 1);
    const start = performance.now();
    const { runs } = await simulate(mixedJobs(jobs, from), from, from + 365 * 86_400_000, [], { timeZone: ZONE });
    return { seconds: (performance.now() - start) / 1_000, runs: runs.length } satisfies Year;
  },
};

export type Measurement = keyof typeof measurements;

function create(who: string, fire: () => void) {
  const make = contenders[who];
  if (!make) throw new Error(`There is no contender ${who}.`);
  return make(fire);
}

function heapUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function idleLoad(ms: number): Promise<number> {
  await pause(500);
  const before = process.cpuUsage();
  await pause(ms);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 10 / ms;
}

/** A clock that stands until its alarm is rung, and then shows the time for which that was set. */
function handClock() {
  let now = Date.now();
  let next: { at: number; fire: () => void } | null = null;
  const clock: Clock & { alarm: Alarm } = {
    now: () => now,
    monotonic: () => now,
    timeZone: () => ZONE,
    alarm: {
      set: (at, fire) => {
        next = { at, fire };
      },
      clear: () => {
        next = null;
      },
    },
  };
  const ring = () => {
    if (!next) throw new Error('Nothing is due.');
    const { at, fire } = next;
    now = Math.max(now, at);
    fire();
  };
  return { clock, ring };
}

/** Daily jobs of which each comes at a second of its own. */
function dailyJobs(count: number, now: number) {
  return Array.from({ length: count }, (_, n) => {
    const second = (n * 7_919) % 86_400;
    const line = `${second % 60} ${Math.floor(second / 60) % 60} ${Math.floor(second / 3_600)} * * *`;
    return jobOf(n, { kind: 'cron', expression: line }, now);
  });
}

function bookOf(count: number, clock: Clock) {
  let book: JobBook = {
    jobs: dailyJobs(count, clock.now()),
    chats: [],
    pausedAll: false,
    pausedAllUntil: null,
    resumedAt: 0,
  };
  return {
    read: () => book,
    write: (next: JobBook) => {
      book = next;
    },
  };
}

const sink = { enqueue() {}, isBusy: () => false, coalesce() {}, cancel() {} };

function schedulerAlone(count: number, clock: Clock & { alarm: Alarm }) {
  const scheduler = new Scheduler({
    store: bookOf(count, clock),
    ledger: new MemoryLedger(),
    outbox: sink,
    clock,
    alarm: clock.alarm,
    onDelivery: () => {},
    onPlanned: () => {},
    onPauseEnd: () => {},
  });
  return { scheduler, show: () => {} };
}

function ledgerFor(depth: FireDepth): MemoryLedger | SqliteLedger {
  return depth === 'recorded' ? new SqliteLedger(process.env.BENCH_LEDGER ?? ':memory:') : new MemoryLedger();
}

/** With what the surfaces are shown: the job's new view, the delivery in the snapshot. */
function wholeCore(count: number, clock: Clock & { alarm: Alarm }, ledger: MemoryLedger | SqliteLedger) {
  const store = bookOf(count, clock);
  const state = new StateStore({ timeZone: ZONE, connection: { state: 'online' } });
  const onDelivery = (delivery: Delivery) => state.setDelivery(delivery, 0);
  const scheduler = new Scheduler({
    store,
    ledger,
    outbox: sink,
    clock,
    alarm: clock.alarm,
    onDelivery,
    onPlanned: (ids) => jobs.showPlanned(ids),
    onPauseEnd: () => {},
  });
  const nothing = () => () => {};
  const outbox = {
    ...{ ...sink, cancel() {}, release() {}, recover() {}, waitingOf: () => [] },
    ...{ drop: nothing, editPending: nothing, restore: nothing },
  };
  const random = () => 0.5;
  const sends = createManualSends({ state, clock, timers: { after: () => () => {} } });
  const jobs: JobService = new JobService({
    ...{ store, ledger, scheduler, outbox, state, clock, random, onDelivery },
    ...sends,
  });
  return { scheduler, show: () => jobs.refresh() };
}

const [what, options] = process.argv.slice(2);
const measurement = measurements[what as Measurement] as (options: unknown) => Promise<unknown>;
console.log(JSON.stringify(await measurement(JSON.parse(options ?? '{}'))));
process.exit(0);
