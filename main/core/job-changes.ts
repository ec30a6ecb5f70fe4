import { type Exception, type Job, MAX_EXCEPTIONS, MAX_PAUSES, type Pause } from '../contract/job.ts';
import { Timing } from '../contract/schedule.ts';
import { nextOccurrence } from './schedule/next.ts';
import { endOfPause } from './schedule/timing.ts';

export function isSameTiming(a: Timing, b: Timing): boolean {
  return Object.keys(Timing.shape).every((key) => {
    const field = key as keyof Timing;
    return JSON.stringify(a[field]) === JSON.stringify(b[field]);
  });
}

/** Lets one occurrence be otherwise, in place of what was said about it before; the oldest are forgotten beyond the most. */
export function setException({ exceptions = [] }: Job, exception: Exception): Pick<Job, 'exceptions'> {
  const others = exceptions.filter(({ at }) => at !== exception.at);
  return { exceptions: [...others, exception].sort((a, b) => a.at - b.at).slice(-MAX_EXCEPTIONS) };
}

export function exceptionOf({ exceptions }: Pick<Job, 'exceptions'>, at: number): Exception | undefined {
  return exceptions?.find((exception) => exception.at === at);
}

/** An occurrence that was moved forward and has been stays so, whatever is taken back: it must not come a second time. */
export function keepPastMoves(job: Job, present: Job | undefined, now: number): Job {
  if (!present?.exceptions || !isSameTiming(job, present)) return job;
  const been = present.exceptions.filter(({ at, movedTo }) => movedTo !== undefined && movedTo <= now && at > now);
  if (been.length === 0) return job;
  const moved = new Set(been.map(({ at }) => at));
  const others = (job.exceptions ?? []).filter(({ at }) => !moved.has(at));
  return { ...job, exceptions: [...others, ...been].sort((a, b) => a.at - b.at).slice(-MAX_EXCEPTIONS) };
}

/** A pause from now. One that lasts longer already goes on lasting. */
export function addPause({ pauses = [] }: Job, pause: Pause): Pick<Job, 'pauses'> {
  // What fell into one that is over must not be owed all of a sudden.
  return { pauses: [...pauses, pause].slice(-MAX_PAUSES) };
}

export function hasPause({ pauses = [] }: Pick<Job, 'pauses'>, pause: Pause): boolean {
  return pauses.some((each) => isSamePause(each, pause));
}

/** The job with every other pause. */
export function withoutPause({ pauses = [], ...job }: Job, pause: Pause): Job {
  const others = pauses.filter((each) => !isSamePause(each, pause));
  return { ...job, ...(others.length > 0 && { pauses: others }) };
}

function isSamePause(a: Pause, b: Pause): boolean {
  return a.from === b.from && a.until === b.until;
}

/** Without the pauses that are over, and the one that lasts. */
function futurePauses(pauses: readonly Pause[] = [], now: number): Pause[] {
  return pauses.filter(({ from }) => from > now);
}

/** Whether it waits for the user, or until a time to which they paused it. */
export function isPaused({ status, pauses }: Pick<Job, 'status' | 'pauses'>, now: number): boolean {
  return status === 'paused' || endOfPause(pauses, now) !== null;
}

/** Goes on at once. What the user decided about single occurrences stays. */
export function resumeJob({ pauses, suspended: _, ...job }: Job, now: number): Job {
  const toCome = futurePauses(pauses, now);
  return { ...job, ...(toCome.length > 0 && { pauses: toCome }), status: 'active', since: now };
}

/** The book's jobs in their order, these replaced or added at the end, those taken out. */
export function replaceJobs(jobs: readonly Job[], changed: readonly Job[], removed: ReadonlySet<string>): Job[] {
  const fresh = new Map(changed.map((job) => [job.id, job]));
  const kept = jobs.filter((job) => !removed.has(job.id)).map((job) => fresh.get(job.id) ?? job);
  const known = new Set(kept.map((job) => job.id));
  return [...kept, ...changed.filter((job) => !known.has(job.id))];
}

/** Epoch ms of a one-off. @param zone IANA */
export function timeOf(job: Job, zone: string): number {
  return nextOccurrence(job.schedule, zone, Number.NEGATIVE_INFINITY) as number;
}

/**
 * A recurring job that undo brings back owes nothing for the time that it was gone; a one-off still owes its message.
 * @param past epoch ms up to which its runs have been
 */
export function dropMissedRuns(job: Job, past: number): Job {
  return job.schedule.kind === 'once' ? job : { ...job, since: Math.max(job.since, past) };
}
