import type { Delivery } from '../contract/delivery.ts';
import type { Job } from '../contract/job.ts';
import { catchUp } from './catch-up.ts';
import type { Outbox } from './outbox.ts';
import { Planner } from './planner.ts';
import type { Alarm, Clock, JobStore, Ledger } from './ports.ts';
import { nextOccurrence } from './schedule/next.ts';

export interface SchedulerDeps {
  store: Pick<JobStore, 'read'>;
  ledger: Pick<Ledger, 'add' | 'get' | 'lastDue' | 'batch'>;
  outbox: Pick<Outbox, 'enqueue' | 'isBusy' | 'coalesce'>;
  clock: Clock;
  alarm: Alarm;
  onDelivery: (delivery: Delivery) => void;
  /** These jobs have another next time than before. */
  onPlanned: (jobIds: string[]) => void;
}

/** When the ledger refuses (a full disk), what is due is tried again after this; until then it is owed, not lost. */
const TRY_AGAIN_MS = 15_000;

interface Planned {
  job: Job;
  /** Epoch ms: every occurrence up to and including this instant is dealt with. */
  after: number;
}

/** Turns jobs into deliveries at their time. What was dealt with is read from the ledger; the job book is only read. */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  readonly #planner: Planner;
  /** Job id → epoch ms of what was last dealt with. */
  readonly #lastDue: Map<string, number>;
  readonly #planned = new Map<string, Planned>();

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
    this.#lastDue = deps.ledger.lastDue();
    this.#planner = new Planner({ clock: deps.clock, alarm: deps.alarm, onDue: (ids) => this.#onDue(ids) });
  }

  /** Reads all jobs afresh and plans each from what the ledger knows: at start, after sleep, after a clock change. */
  replan(): void {
    this.clear();
    this.set(this.#deps.store.read().jobs);
  }

  /** Plans these jobs anew, after a change. */
  set(jobs: readonly Job[]): void {
    this.#planner.batch(() => {
      for (const job of jobs) {
        const after = this.#dealtWithUntil(job);
        this.#planned.set(job.id, { job, after });
        this.#planner.set(job.id, this.#isHeld(job) ? null : nextOccurrence(job.schedule, job.timeZone, after));
      }
    });
  }

  remove(id: string): void {
    this.#planned.delete(id);
    this.#planner.set(id, null);
  }

  clear(): void {
    this.#planned.clear();
    this.#planner.clear();
  }

  /** Epoch ms of the next occurrence, null when paused or finished. */
  nextOf(id: string): number | null {
    return this.#planner.nextOf(id);
  }

  /** Whether the schedule, were it not paused, has anything left to do. */
  isFinished(job: Job): boolean {
    return nextOccurrence(job.schedule, job.timeZone, this.#dealtWithUntil(job)) === null;
  }

  /** Whether any job ever had this id: its history must not become another's. */
  isIdTaken(id: string): boolean {
    return this.#planned.has(id) || this.#lastDue.has(id);
  }

  #isHeld(job: Job): boolean {
    return job.status === 'paused' || this.#deps.store.read().pausedAll;
  }

  /**
   * The instant up to which nothing is owed any more. Never in the future: when the clock was set back, the series goes
   * on from the present, and the ledger's keys keep anything from being sent a second time.
   */
  #dealtWithUntil(job: Job): number {
    const last = Math.max(job.since, this.#deps.store.read().resumedAt, this.#lastDue.get(job.id) ?? 0);
    return Math.min(last, this.#deps.clock.now());
  }

  #onDue(ids: string[]): void {
    const { clock, ledger, outbox, onDelivery, onPlanned } = this.#deps;
    const now = clock.now();
    const due = ids.flatMap((id) => this.#planned.get(id) ?? []);
    let recorded: Delivery[];
    try {
      // Many jobs that are due together cost one write to the disk, and it is before any of them goes out.
      recorded = ledger.batch(() => due.flatMap(({ job, after }) => this.#collect(job, after, now)));
    } catch (error) {
      for (const { job } of due) this.#planner.set(job.id, now + TRY_AGAIN_MS);
      throw error;
    }
    for (const planned of due) {
      planned.after = now;
      this.#lastDue.set(planned.job.id, now);
      this.#planner.set(planned.job.id, nextOccurrence(planned.job.schedule, planned.job.timeZone, now));
    }
    for (const delivery of recorded) {
      onDelivery(delivery);
      if (delivery.state === 'pending') outbox.enqueue(delivery);
    }
    onPlanned(ids);
  }

  /** Decides and records; answers what is new in the ledger. */
  #collect(job: Job, after: number, now: number): Delivery[] {
    const { send, skip } = catchUp(job, after, now);
    const skipped = skip ? this.#record(job, { ...skip, state: 'skipped' }) : [];
    if (job.missed.policy !== 'all' && this.#deps.outbox.isBusy(job.id)) {
      for (const { dueAt, coalesced } of send) this.#deps.outbox.coalesce(job.id, dueAt, coalesced + 1);
      return skipped;
    }
    return [...skipped, ...send.flatMap((row) => this.#record(job, { ...row, state: 'pending' }))];
  }

  /** Empty when the ledger already knows this occurrence. */
  #record(
    job: Job,
    row: { dueAt: number; coalesced: number; state: 'pending' | 'skipped'; reason?: string },
  ): Delivery[] {
    const { ledger, clock } = this.#deps;
    const key = occurrenceKey(job.id, row.dueAt);
    const added = ledger.add({ ...row, ...snapshotOf(job), key, scheduled: true }, clock.now());
    return added ? [ledger.get(key) as Delivery] : [];
  }
}

/** The identity of an occurrence; the same instant of the same job is never sent twice. */
export function occurrenceKey(jobId: string, dueAt: number): string {
  return `${jobId}@${dueAt}`;
}

/** What a delivery keeps of its job, so that it stays true when the job is edited or gone. */
export function snapshotOf(job: Job) {
  return {
    jobId: job.id,
    jobName: job.name,
    chatId: job.chatId,
    threadId: job.threadId,
    text: job.message.text,
  };
}
