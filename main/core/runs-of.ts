import type { Job } from '../contract/job.ts';
import type { Owing } from './catch-up.ts';
import { jitterOf } from './jitter.ts';
import { zoneOf } from './schedule/timing.ts';

/**
 * A job as the schedule's functions take it.
 * @param computerZone IANA, for jobs that float
 * @param runCount how many of its occurrences were dealt with
 */
export function runsOf(job: Job, computerZone: string, runCount: number): Owing {
  const { id, jitterMs, maxRuns } = job;
  return {
    ...job,
    timeZone: zoneOf(job, computerZone),
    runsLeft: maxRuns === undefined ? undefined : Math.max(0, maxRuns - runCount),
    jitter: jitterMs ? (at) => jitterOf(id, at, jitterMs) : undefined,
  };
}
