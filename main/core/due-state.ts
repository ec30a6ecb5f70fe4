import type { Job } from '../contract/job.ts';
import type { DueState } from './catch-up.ts';
import { allowedFor } from './schedule/bounds.ts';
import { nextRun, zoneOf } from './schedule/timing.ts';

/** A random delay leaves this much before quiet hours and the end of a day, for the outbox to send in. */
const BEFORE_BOUND_MS = 60_000;

/**
 * A job as the schedule's functions take it.
 * @param computerZone IANA, for jobs that float
 * @param runCount how many of its occurrences were dealt with
 */
export function dueStateOf(job: Job, computerZone: string, runCount: number): DueState {
  const { id, jitterMs, maxRuns } = job;
  // The rule, and asked for at every run: a copy would be most of what that costs.
  if (isDefinite(job) && maxRuns === undefined && !jitterMs) return job;
  const runs = { ...job, timeZone: zoneOf(job, computerZone) };
  // Never so late that the next run overtakes it, which would pass for missed, nor that it leaves its bounds.
  const mostAt = (at: number) => {
    const untilNext = (nextRun(runs, at)?.at ?? Number.POSITIVE_INFINITY) - at - 1;
    return Math.min(untilNext, Math.max(0, allowedFor(runs, at, untilNext) - BEFORE_BOUND_MS));
  };
  return {
    ...runs,
    runsLeft: maxRuns === undefined ? undefined : Math.max(0, maxRuns - runCount),
    jitter: jitterMs ? (at) => jitterOf(id, at, Math.min(jitterMs, mostAt(at))) : undefined,
  };
}

/** Whether the job has a zone of its own. */
function isDefinite(job: Job): job is Job & { timeZone: string } {
  return job.timeZone !== 'floating';
}

/**
 * How late a run goes out on purpose: 0 to `mostMs`, spread evenly over jobs and runs. The same run always gets the same,
 * so that a restart in between neither sends it twice nor draws again.
 * @param at epoch ms
 */
export function jitterOf(jobId: string, at: number, mostMs: number): number {
  if (mostMs === 0) return 0;
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (const char of `${jobId}@${at}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  // Its low bits differ little for numbers in a row; the high ones, mixed once more, do.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return Math.floor(((hash >>> 0) / 2 ** 32) * (mostMs + 1));
}
