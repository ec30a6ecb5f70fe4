import type { Delivery } from '../contract/delivery.ts';
import type { Job } from '../contract/job.ts';
import type { Translatable } from '../contract/translatable.ts';
import { catchUp, catchUpOwnMessages, type DueState, endOfOwed, ON_TIME_MS, type OwedRun } from './catch-up.ts';
import { dueStateOf } from './due-state.ts';
import type { Outbox } from './outbox.ts';
import { Planner } from './planner.ts';
import type { Alarm, Clock, JobStore, Ledger } from './ports.ts';
import { Reminders } from './reminders.ts';
import { nextRun, type Run, zoneByClock } from './schedule/timing.ts';
import { jobAt, occasionOf, snapshotOf } from './snapshot.ts';

export interface SchedulerDeps {
  store: Pick<JobStore, 'read'>;
  ledger: Pick<
    Ledger,
    'add' | 'get' | 'lastDue' | 'runCount' | 'batch' | 'unacknowledged' | 'asksOf' | 'setAcknowledgement'
  >;
  outbox: Pick<Outbox, 'enqueue' | 'isBusy' | 'coalesce' | 'cancel'>;
  clock: Clock;
  alarm: Alarm;
  onDelivery: (delivery: Delivery) => void;
  /** These jobs have another next time than before. */
  onPlanned: (jobIds: string[]) => void;
  /** The time has come at which the pause of everything ends. */
  onPauseEnd: () => void;
  /** Whether this computer sends. Left out: it does. */
  isHome?: () => boolean;
}

/** When the disk refuses (it is full), what is due is tried again after this; until then it is owed, not lost. */
const TRY_AGAIN_MS = 15_000;

/** A schedule that ended on this day has no run left; single runs beside it come all the same. */
const LONG_AGO = '1970-01-01';

/** In the planner beside the jobs; no job's id has this form. */
const PAUSE_END = 'pause end';
/** Before a job's id: it asks again. */
const ASK = 'ask ';

interface Planned {
  job: Job;
  /** Epoch ms: every occurrence up to and including this instant is dealt with. */
  after: number;
  /** Epoch ms at which the next run was to go out: when it comes up much later, nobody was there. */
  wakeAt: number | null;
}

/** Turns jobs into deliveries at their time. What was dealt with is read from the ledger; the job book is only read. */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  readonly #planner: Planner;
  /** Job id → epoch ms of what was last dealt with. */
  readonly #lastDue: Map<string, number>;
  readonly #planned = new Map<string, Planned>();
  /** The messages that ask to be done. */
  readonly reminders: Reminders;

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
    this.#lastDue = deps.ledger.lastDue();
    this.#planner = new Planner({ clock: deps.clock, alarm: deps.alarm, onDue: (ids) => this.#onDue(ids) });
    this.reminders = new Reminders({
      ...deps,
      jobOf: (id) => this.jobOf(id),
      wakeAt: (id, at) => this.#planner.set(`${ASK}${id}`, this.#isHome() ? at : null),
    });
  }

  /** Reads all jobs afresh and plans each from what the ledger knows: at start, after sleep, after a clock change. */
  replan(): void {
    const { jobs, pausedAll, pausedAllUntil } = this.#deps.store.read();
    this.clear();
    this.set(jobs);
    this.reminders.replan();
    if (pausedAll) this.#planner.set(PAUSE_END, pausedAllUntil);
  }

  /** Plans these jobs anew, after a change. */
  set(jobs: readonly Job[]): void {
    this.#planner.batch(() => {
      for (const job of jobs) {
        const after = this.#dealtWithUntil(job);
        const wakeAt = this.#isHeld(job) ? null : this.#wakeAfter(job, after);
        this.#planned.set(job.id, { job, after, wakeAt });
        this.#planner.set(job.id, wakeAt);
        this.reminders.plan(job.id);
      }
    });
  }

  remove(id: string): void {
    this.#planned.delete(id);
    this.#planner.set(id, null);
    this.reminders.plan(id);
  }

  clear(): void {
    this.#planned.clear();
    this.#planner.clear();
  }

  /** Epoch ms at which the next run goes out, null when paused or finished. */
  nextOf(id: string): number | null {
    return this.#planner.nextOf(id);
  }

  /** The run that {@link nextOf} tells of; due before its jitter. */
  nextRunOf(id: string): Run | null {
    const planned = this.#planned.get(id);
    if (!planned || this.#planner.nextOf(id) === null) return null;
    return nextRun(this.#dueStateOf(planned.job), planned.after);
  }

  /** Whether the schedule, were it not paused, has anything left to do. */
  isFinished(job: Job): boolean {
    return this.#wakeAfter(job, this.#lastDealtWith(job)) === null;
  }

  /** Epoch ms of the last run that was dealt with, also when the history has forgotten it; undefined when none was. */
  lastDueOf(id: string): number | undefined {
    return this.#lastDue.get(id);
  }

  /** A run of the job was dealt with by somebody else. @param dueAt epoch ms */
  noteDealtWith(id: string, dueAt: number): void {
    this.#lastDue.set(id, Math.max(this.#lastDue.get(id) ?? dueAt, dueAt));
  }

  /** Epoch ms up to which all runs of the job have been: now, or before the one that still waits for its jitter. */
  pastUntil(job: Job): number {
    const now = this.#deps.clock.now();
    if (!job.jitterMs) return now;
    return endOfOwed({ ...this.#dueStateOf(job), runsLeft: undefined }, this.#lastDealtWith(job), now);
  }

  /** The job as it is planned; undefined when it is not. */
  jobOf(id: string): Job | undefined {
    return this.#planned.get(id)?.job;
  }

  /** Whether any job ever had this id: its history must not become another's. */
  isIdTaken(id: string): boolean {
    return this.#planned.has(id) || this.#lastDue.has(id);
  }

  #isHome(): boolean {
    return this.#deps.isHome?.() ?? true;
  }

  /** Whether the job waits for the user's word, and not merely for a time. */
  #isHeld(job: Job): boolean {
    if (!this.#isHome()) return true;
    const { pausedAll, pausedAllUntil } = this.#deps.store.read();
    return job.status === 'paused' || (pausedAll && pausedAllUntil === null);
  }

  #dueStateOf(job: Job): DueState {
    const { ledger, clock } = this.#deps;
    // The count costs more than all the rest of planning a job: asked for only where it matters.
    const runs = dueStateOf(job, zoneByClock(job, clock), job.maxRuns === undefined ? 0 : ledger.runCount(job.id));
    return this.hasComeElsewhere(job) ? { ...runs, until: LONG_AGO } : runs;
  }

  /**
   * Whether the time of a one-off that floats came, or was put off or called off, in whatever zone the computer was then:
   * on a journey westwards the same time comes again, and the message must not.
   */
  hasComeElsewhere({ id, schedule, timeZone, since, exceptions }: Job): boolean {
    if (schedule.kind !== 'once' || timeZone !== 'floating') return false;
    const isExcepted = exceptions?.some(({ skipped, movedTo }) => skipped || movedTo !== undefined);
    return isExcepted || (this.#lastDue.get(id) ?? since) > since;
  }

  /** Epoch ms at which the first run after `after` goes out; null when none is left. */
  #wakeAfter(job: Job, after: number): number | null {
    return this.#wakeOf(this.#dueStateOf(job), after);
  }

  #wakeOf(runs: DueState, after: number): number | null {
    const next = runs.runsLeft === 0 ? null : nextRun(runs, after);
    return next && next.at + (runs.jitter?.(next.at) ?? 0);
  }

  /**
   * The instant up to which nothing is owed any more. Never in the future: when the clock was set back, the series goes
   * on from the present, and the ledger's keys keep anything from being sent a second time.
   */
  #lastDealtWith(job: Job): number {
    const last = Math.max(job.since, this.#deps.store.read().resumedAt, this.#lastDue.get(job.id) ?? 0);
    return Math.min(last, this.#deps.clock.now());
  }

  /** The same, when what falls into a pause of everything is not owed either. */
  #dealtWithUntil(job: Job): number {
    const { pausedAll, pausedAllUntil } = this.#deps.store.read();
    const dealtWith = this.#lastDealtWith(job);
    return pausedAll && pausedAllUntil !== null ? Math.max(dealtWith, pausedAllUntil - 1) : dealtWith;
  }

  #onDue(ids: string[]): void {
    try {
      this.#carryOut(ids);
    } catch (error) {
      const again = this.#deps.clock.now() + TRY_AGAIN_MS;
      for (const id of ids) {
        if (id === PAUSE_END || id.startsWith(ASK) || this.#planned.has(id)) this.#planner.set(id, again);
      }
      throw error;
    }
  }

  #carryOut(ids: string[]): void {
    // Before what is due at this instant: it is no longer paused then.
    if (ids.includes(PAUSE_END)) this.#deps.onPauseEnd();
    const { clock, ledger, outbox, onDelivery, onPlanned } = this.#deps;
    const now = clock.now();
    // What each has left is counted before anything is recorded.
    const due = ids
      .map((id) => this.#planned.get(id))
      .filter((planned) => planned !== undefined)
      .map((planned) => ({ planned, runs: this.#dueStateOf(planned.job) }));
    this.reminders.makeWay(ids);
    // Many jobs that are due together cost one write to the disk, and it is before any of them goes out.
    const recorded = ledger.batch(() => due.flatMap(({ planned, runs }) => this.#collect(planned, runs, now)));
    // Before anything else: what is due waits for nothing that could as well come after it.
    for (const delivery of recorded) if (delivery.state === 'pending') outbox.enqueue(delivery);
    // At once: what fails from here on is tried again, and these runs must not be taken for others that fell due since.
    for (const { planned, runs } of due) {
      const { job } = planned;
      planned.after = Math.max(planned.after, endOfOwed(runs, planned.after, now));
      this.#lastDue.set(job.id, planned.after);
      // Where runs are counted there are fewer left now than before.
      planned.wakeAt =
        job.maxRuns === undefined ? this.#wakeOf(runs, planned.after) : this.#wakeAfter(job, planned.after);
      this.#planner.set(job.id, planned.wakeAt);
    }
    this.reminders.begin(recorded);
    for (const delivery of recorded) onDelivery(delivery);
    // After the runs: where one of them asks now, nothing of the former is repeated.
    this.reminders.carryOut(ids.filter((id) => id.startsWith(ASK)).map((id) => id.slice(ASK.length)));
    onPlanned(ids);
  }

  /** Decides and records; answers what is new in the ledger. */
  #collect({ job, after, wakeAt }: Planned, runs: DueState, now: number): Delivery[] {
    const missed = wakeAt !== null && now - wakeAt > ON_TIME_MS;
    const { send, skip } = catchUp(runs, after, now);
    const own = catchUpOwnMessages(runs, after, now).flatMap(({ send, skip }) => [
      ...(skip ? this.#record(job, { ...skip, missed, state: 'skipped' }) : []),
      ...send.flatMap((row) => this.#record(job, { ...row, missed, state: 'pending' })),
    ]);
    const skipped = [...own, ...(skip ? this.#record(job, { ...skip, missed, state: 'skipped' }) : [])];
    if (job.missed.policy !== 'all' && this.#deps.outbox.isBusy(job.id)) {
      for (const { dueAt, coalesced } of send) this.#deps.outbox.coalesce(job.id, dueAt, coalesced + 1);
      return skipped;
    }
    return [...skipped, ...send.flatMap((row) => this.#record(job, { ...row, missed, state: 'pending' }))];
  }

  /** Empty when the ledger already knows this occurrence. */
  #record(
    job: Job,
    { movedFrom, ...row }: OwedRun & { missed: boolean; state: 'pending' | 'skipped'; reason?: Translatable },
  ): Delivery[] {
    const { ledger, clock } = this.#deps;
    const key = occurrenceKey(job.id, movedFrom ?? row.dueAt);
    const snapshot = snapshotOf(jobAt(job, key), occasionOf(job, row.dueAt, row.coalesced + 1, this.#deps));
    const repeat = job.reminder && row.state === 'pending' ? 0 : undefined;
    const delivery = { ...row, ...snapshot, scheduled: true, repeat };
    if (ledger.add({ ...delivery, key }, clock.now())) return [ledger.get(key) as Delivery];
    const known = ledger.get(key);
    // Skipped as missed by a clock that ran ahead: now its time has come indeed, and it was never sent.
    const isEarly = row.state === 'pending' && known?.state === 'skipped' && known.changedAt > clock.now();
    const again = `${key}!0`;
    // The skipped row counts as its run.
    const isNew = isEarly && ledger.add({ ...delivery, key: again, scheduled: false }, clock.now());
    return isNew ? [ledger.get(again) as Delivery] : [];
  }
}

/**
 * The identity of an occurrence: its job and the instant that the series gives it (epoch ms), wherever it is moved; the same
 * occurrence is never sent twice. `!1` and up behind it: the user asked
 * for a run then; `!0`: it was skipped before its time, by a clock that ran ahead, and came after all; `+n`: its nth repeat.
 */
export function occurrenceKey(jobId: string, at: number): string {
  return `${jobId}@${at}`;
}
