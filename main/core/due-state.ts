import type { Job } from '../contract/job.ts';
import type { DueState } from './catch-up.ts';
import { jitterOf } from './jitter.ts';
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
