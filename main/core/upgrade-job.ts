import type { Exception, Pause } from '../contract/job.ts';
import type { Schedule } from '../contract/schedule.ts';
import { verbatim } from '../contract/translatable.ts';
import { nextRun, zoneOf } from './schedule/timing.ts';

/**
 * Pure: a job as version 1 of jobs.json, of a backup or of the journal kept it, in the present form. Its `holdUntil` called off
 * what came up to then, whether it was skipped, snoozed or paused; `extraRuns` were the times to which runs were snoozed.
 * @param now epoch ms at which that was so
 * @param computerZone IANA, for jobs that float
 */
export function upgradeJob(old: unknown, now: number, computerZone: string): unknown {
  if (isSuspendedInEnglish(old)) return upgradeJob({ ...old, suspended: verbatim(old.suspended) }, now, computerZone);
  if (!isHeld(old)) return old;
  const { holdUntil, extraRuns = [], ...job } = old;
  const calledOff = holdUntil === undefined ? [] : calledOffBy(job, holdUntil, now, computerZone);
  const moved = movedBy(extraRuns, calledOff ?? [], holdUntil ?? now);
  const skipped = (calledOff ?? []).filter((at) => !moved.some((exception) => exception.at === at));
  const exceptions = [...skipped.map((at): Exception => ({ at, skipped: true })), ...moved].sort((a, b) => a.at - b.at);
  const isOver = holdUntil === undefined || holdUntil <= now;
  const pauses: Pause[] = calledOff || isOver ? [] : [{ from: now, until: holdUntil + 1 }];
  return { ...job, ...(exceptions.length > 0 && { exceptions }), ...(pauses.length > 0 && { pauses }) };
}

interface HeldJob extends Record<string, unknown> {
  holdUntil?: number;
  extraRuns?: number[];
}

/** A user skips or snoozes a few runs at most; where more are called off, it was a pause. */
const MAX_SINGLY = 20;

/** Epoch ms of the single runs that were called off; null when it was a pause, which ends at no run's time. */
function calledOffBy(
  job: Record<string, unknown>,
  holdUntil: number,
  now: number,
  computerZone: string,
): number[] | null {
  const timing = job as unknown as { schedule: Schedule; timeZone: string };
  const runs = { ...timing, timeZone: zoneOf(timing, computerZone) };
  if (nextRun(runs, holdUntil - 1)?.at !== holdUntil) return null;
  const calledOff: number[] = [];
  // Where the last of them has been, it alone is known: of a one-off that was snoozed, for instance.
  let next = nextRun(runs, Math.min(now, holdUntil - 1));
  while (next && next.at <= holdUntil) {
    calledOff.push(next.at);
    if (calledOff.length > MAX_SINGLY) return null;
    next = nextRun(runs, next.at);
  }
  return calledOff;
}

/** The last runs that were called off are those that come at these times instead; what more there are came before `holdUntil`. */
function movedBy(extraRuns: readonly number[], calledOff: readonly number[], holdUntil: number): Exception[] {
  const originals = [...calledOff].reverse();
  return [...extraRuns].reverse().map((movedTo, n) => ({ at: originals[n] ?? holdUntil - 1 - n, movedTo }));
}

/** What is said of it was English once. */
function isSuspendedInEnglish(old: unknown): old is { suspended: string } {
  return typeof old === 'object' && old !== null && 'suspended' in old && typeof old.suspended === 'string';
}

function isHeld(old: unknown): old is HeldJob {
  return typeof old === 'object' && old !== null && ('holdUntil' in old || 'extraRuns' in old);
}
