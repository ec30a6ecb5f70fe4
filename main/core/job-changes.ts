import type { Job } from '../contract/job.ts';
import { Timing } from '../contract/schedule.ts';
import { nextOccurrence } from './schedule/next.ts';

export function isSameTiming(a: Timing, b: Timing): boolean {
  return Object.keys(Timing.shape).every((key) => {
    const field = key as keyof Timing;
    return JSON.stringify(a[field]) === JSON.stringify(b[field]);
  });
}

/** What calls off the next run, at `next` (epoch ms), and nothing after it. */
export function without(
  { holdUntil = 0, extraRuns = [] }: Job,
  next: number,
): { holdUntil: number; extraRuns: number[] } {
  return { holdUntil: Math.max(holdUntil, next), extraRuns: extraRuns.filter((at) => at !== next) };
}

/** A pause until then (epoch ms): snoozed runs within it do not come, and what was called off beyond it stays so. */
export function held({ holdUntil = 0, extraRuns }: Job, until: number): Pick<Job, 'holdUntil' | 'extraRuns'> {
  return { holdUntil: Math.max(holdUntil, until), extraRuns: extraRuns?.filter((at) => at > until) };
}

/** The series goes on at once. A run that was put off comes back to its own time, and so not at its later one as well. */
function released({ holdUntil = 0, extraRuns }: Job, now: number): Pick<Job, 'holdUntil' | 'extraRuns'> {
  return { holdUntil: undefined, extraRuns: holdUntil > now ? undefined : extraRuns };
}

/** Whether it waits for the user, or until a time to which they paused it. */
export function isPaused({ status, holdUntil = 0 }: Job, now: number): boolean {
  return status === 'paused' || holdUntil > now;
}

export function resumedJob(job: Job, now: number): Job {
  return { ...job, ...released(job, now), status: 'active', since: now };
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
export function withoutArrears(job: Job, past: number): Job {
  return job.schedule.kind === 'once' ? job : { ...job, since: Math.max(job.since, past) };
}
