import type { Delivery } from '../contract/delivery.ts';
import type { Job } from '../contract/job.ts';
import { catchUp } from './catch-up.ts';
import type { Outbox } from './outbox.ts';
import { Planner } from './planner.ts';
import type { Alarm, Clock, JobStore, Ledger } from './ports.ts';
import { nextOccurrence } from './schedule/next.ts';

export interface SchedulerDeps {
  store: Pick<JobStore, 'read'>;
  ledger: Pick<Ledger, 'add' | 'get' | 'lastDue'>;
  outbox: Pick<Outbox, 'enqueue' | 'isBusy' | 'coalesce'>;
  clock: Clock;
  alarm: Alarm;
  onDelivery: (delivery: Delivery) => void;
  /** These jobs have another next time than before. */
  onPlanned: (jobIds: string[]) => void;
}

/** Turns jobs into deliveries at their time. What was dealt with is read from the ledger; the job book is only read. */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  readonly #planner: Planner;
  readonly #lastDue: Map<string, number>;
  readonly #jobs = new Map<string, Job>();

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
    this.#lastDue = deps.ledger.lastDue();
    this.#planner = new Planner({ clock: deps.clock, alarm: deps.alarm, onDue: (ids) => this.#onDue(ids) });
  }

  /** Reads all jobs afresh and plans each from what the ledger knows: at start, after sleep, after a clock change. */
  replan(): void {
    this.#jobs.clear();
    this.#planner.clear();
    this.set(this.#deps.store.read().jobs);
  }

  /** Plans these jobs anew, after a change. */
  set(jobs: readonly Job[]): void {
    this.#planner.batch(() => {
      for (const job of jobs) {
        this.#jobs.set(job.id, job);
        this.#planner.set(job.id, this.#nextOwed(job));
      }
    });
  }

  remove(id: string): void {
    this.#jobs.delete(id);
    this.#planner.set(id, null);
  }

  clear(): void {
    this.#jobs.clear();
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
    return this.#jobs.has(id) || this.#lastDue.has(id);
  }

  #nextOwed(job: Job): number | null {
    if (job.status === 'paused' || this.#deps.store.read().pausedAll) return null;
    return nextOccurrence(job.schedule, job.timeZone, this.#dealtWithUntil(job));
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
    for (const id of ids) {
      const job = this.#jobs.get(id);
      if (!job) continue;
      const now = this.#deps.clock.now();
      this.#collect(job, now);
      this.#planner.set(id, nextOccurrence(job.schedule, job.timeZone, now));
    }
    this.#deps.onPlanned(ids);
  }

  #collect(job: Job, now: number): void {
    const { send, skip } = catchUp(job, this.#dealtWithUntil(job), now);
    if (skip) this.#record(job, { ...skip, state: 'skipped' });
    for (const { dueAt, coalesced } of send) {
      if (job.missed.policy !== 'all' && this.#deps.outbox.isBusy(job.id)) {
        this.#deps.outbox.coalesce(job.id, dueAt, coalesced + 1);
        this.#lastDue.set(job.id, dueAt);
      } else {
        const delivery = this.#record(job, { dueAt, coalesced, state: 'pending' });
        if (delivery) this.#deps.outbox.enqueue(delivery);
      }
    }
  }

  /** Undefined when the ledger already knows this occurrence. */
  #record(
    job: Job,
    row: { dueAt: number; coalesced: number; state: 'pending' | 'skipped'; reason?: string },
  ): Delivery | undefined {
    const added = this.#deps.ledger.add(
      { ...row, ...snapshotOf(job), key: occurrenceKey(job.id, row.dueAt), scheduled: true },
      this.#deps.clock.now(),
    );
    this.#lastDue.set(job.id, Math.max(row.dueAt, this.#lastDue.get(job.id) ?? 0));
    const delivery = added ? this.#deps.ledger.get(occurrenceKey(job.id, row.dueAt)) : undefined;
    if (delivery) this.#deps.onDelivery(delivery);
    return delivery;
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
