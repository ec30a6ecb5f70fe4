import type { Job } from '../../contract/job.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { type SimulatedRun, type SimulateOptions, simulate } from './simulate.ts';

/** What the owner of a computer that was closed finds on opening it, for one job. */
export interface AfterAbsence {
  jobId: string;
  /** How many occurrences fell due meanwhile. */
  due: number;
  /** How many messages went out for them. */
  sent: number;
  /** Epoch ms of the first of those messages; null when there is none. */
  sentAt: number | null;
  /** How many occurrences no message of their own was sent for: another stands for them. */
  coalesced: number;
  /** How many were decided against. */
  skipped: number;
  /** Why those were. */
  reason: Translatable | null;
}

export interface PlanAhead {
  /** By the time at which they are sent, or else were due. */
  runs: SimulatedRun[];
  /** For each absence, in the order given, what it does to the jobs that fall due in it. */
  absences: { from: number; to: number; jobs: AfterAbsence[] }[];
  /** Epoch ms: how far the plan goes. */
  until: number;
}

/**
 * One message every ten seconds for a month, each of which is due, on its way and sent. It takes some seconds to work out,
 * in which everything else goes on.
 */
const MAX_CHANGES = 1_000_000;
/** So much longer than an absence lasts is looked at, for what it held up to go out at Telegram's pace. */
const AFTER_ABSENCE_MS = 3_600_000;

/**
 * What will be sent between two instants (epoch ms) as the jobs are now, and what would become of it if the computer were
 * closed for a while.
 * @param away when it is closed; an absence that reaches beyond `to` is followed to its end
 */
export async function planAhead(
  jobs: readonly Job[],
  from: number,
  to: number,
  away: readonly { from: number; to: number }[] = [],
  options: SimulateOptions = {},
): Promise<PlanAhead> {
  const end = Math.max(to, ...away.map((absence) => absence.to + AFTER_ABSENCE_MS));
  const sleeps = away.map((absence) => ({ kind: 'sleep', at: absence.from, until: absence.to }) as const);
  const { runs, until } = await simulate(jobs, from, end, sleeps, { most: MAX_CHANGES, ...options });
  const whenOf = (run: SimulatedRun) => run.sentAt ?? run.dueAt;
  return {
    runs: runs.filter(({ dueAt }) => dueAt <= to).sort((a, b) => whenOf(a) - whenOf(b)),
    absences: away.map((absence) => ({ ...absence, jobs: afterAbsence(runs, absence) })),
    until: Math.min(until, to),
  };
}

function afterAbsence(runs: readonly SimulatedRun[], { from, to }: { from: number; to: number }): AfterAbsence[] {
  const byJob = new Map<string, AfterAbsence>();
  for (const { jobId, dueAt, sentAt, state, coalesced, reason } of runs) {
    if (dueAt <= from || dueAt > to) continue;
    const known = byJob.get(jobId);
    const job = known ?? { jobId, due: 0, sent: 0, sentAt: null, coalesced: 0, skipped: 0, reason: null };
    if (!known) byJob.set(jobId, job);
    job.due += 1 + coalesced;
    if (state === 'sent') {
      job.sent++;
      job.coalesced += coalesced;
      job.sentAt = Math.min(job.sentAt ?? Number.POSITIVE_INFINITY, sentAt ?? Number.POSITIVE_INFINITY);
    } else if (state === 'skipped') {
      job.skipped += 1 + coalesced;
      job.reason = reason;
    }
  }
  return [...byJob.values()];
}
