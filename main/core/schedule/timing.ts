import type { Exception, Pause } from '../../contract/job.ts';
import type { Timing } from '../../contract/schedule.ts';
import { DAY_MS } from '../../contract/units.ts';
import { allowanceAt, beginOfWait, hurdleAt, midnightOf } from './bounds.ts';
import { nextPlaced, type PlacedOccurrence } from './next.ts';
import { firstInstantOf } from './wall-clock.ts';

/** When a job runs, with its zone made definite (see {@link zoneOf}) and what the user decided for single runs. */
export interface Runs extends Omit<Timing, 'timeZone' | 'maxRuns' | 'jitterMs'> {
  /** IANA. */
  timeZone: string;
  /** The user's word for single occurrences. Where one is moved to is bounded as it is sent, not here (see `permission.ts`). */
  exceptions?: readonly Exception[] | undefined;
  pauses?: readonly Pause[] | undefined;
}

/** A run: an occurrence of the schedule, perhaps put off to the end of quiet hours, or moved by the user. */
export interface Run extends PlacedOccurrence {
  /** Epoch ms of the occurrence that quiet hours put off to `at`. */
  putOffFrom?: number;
  /** Epoch ms: what the series gives the occurrence that the user moved to `at`. */
  movedFrom?: number;
}

/**
 * More quiet nights in a row without a run than any schedule that is meant has: what comes at fixed times of the day leaves
 * the quiet hours within a year, when the clock changes, or never.
 */
const MAX_PASSED_OVER = 1_500;
/** For what comes once a year, those would be ten thousand years, and some seconds to go through them. */
const LONGEST_PASSED_OVER_MS = 100 * 366 * DAY_MS;

/** The zone that counts now. @param computerZone IANA */
export function zoneOf({ timeZone }: Pick<Timing, 'timeZone'>, computerZone: string): string {
  return timeZone === 'floating' ? computerZone : timeZone;
}

/** The same by a clock, which is asked only where it matters: the computer's zone costs 30 µs. */
export function zoneByClock({ timeZone }: Pick<Timing, 'timeZone'>, clock: { timeZone(): string }): string {
  return timeZone === 'floating' ? clock.timeZone() : timeZone;
}

/**
 * The first run strictly after `after` (epoch ms); null when none is left. `maxRuns` is for who counts them.
 * @throws UserError when a cron line is malformed
 */
export function nextRun(runs: Runs, after: number): Run | null {
  if (!runs.exceptions?.length && !runs.pauses?.length) return nextRegular(runs, after);
  const regular = nextInSeries(runs, after);
  const moved = nextMoved(runs, after);
  return moved && (!regular || moved.at < regular.at) ? moved : regular;
}

/** The instant that identifies the run's occurrence, epoch ms: what the series gives it, wherever it was moved. */
export function occurrenceOf({ at, movedFrom }: Pick<Run, 'at' | 'movedFrom'>): number {
  return movedFrom ?? at;
}

/** The first run at its own time that is neither excepted nor paused. */
function nextInSeries(runs: Runs, after: number): Run | null {
  const { exceptions = [], pauses } = runs;
  const isElsewhere = (at: number) =>
    exceptions.some((each) => each.at === at && (each.skipped || each.movedTo !== undefined));
  let next = nextRegular(runs, after);
  while (next) {
    const pausedUntil = endOfPause(pauses, next.at);
    if (pausedUntil === null && !isElsewhere(next.at)) return next;
    next = nextRegular(runs, pausedUntil === null ? next.at : pausedUntil - 1);
  }
  return null;
}

/** The first occurrence that was moved to an instant after `after` that lies in no pause. */
function nextMoved({ exceptions = [], pauses }: Runs, after: number): Run | null {
  let first: Run | null = null;
  for (const { at: movedFrom, movedTo } of exceptions) {
    if (movedTo === undefined || movedTo <= after || (first && movedTo >= first.at)) continue;
    if (endOfPause(pauses, movedTo) === null) first = { at: movedTo, dst: 'none', wall: null, movedFrom };
  }
  return first;
}

/** Epoch ms at which the pause ends that the instant lies in, with those that go on where it ends; null: it lies in none. */
export function endOfPause(pauses: readonly Pause[] | undefined, at: number): number | null {
  let end = at;
  for (const { from, until } of [...(pauses ?? [])].sort((a, b) => a.from - b.from)) {
    if (from <= end && until > end) end = until;
  }
  return end > at ? end : null;
}

/** Whether the schedule alone says when it runs. */
export function isUnbounded(runs: Omit<Runs, 'schedule' | 'timeZone'>): boolean {
  const { startOn, until, except, quiet, exceptions, pauses } = runs;
  return !startOn && !until && !except?.length && !quiet && !exceptions?.length && !pauses?.length;
}

function nextRegular(runs: Runs, after: number): Run | null {
  const { schedule, timeZone, startOn, until, except, quiet } = runs;
  if (isUnbounded({ startOn, until, except, quiet })) return nextPlaced(schedule, timeZone, after);
  // What fell into the quiet hours that `after` lies in is still to come, once they are over.
  const began = quiet?.mode === 'wait' ? beginOfWait(runs, after) : null;
  let from = began === null ? after : Math.min(after, began - 1);
  if (startOn) from = Math.max(from, firstInstantOf(midnightOf(startOn), timeZone) - 1);
  const farthest = from + LONGEST_PASSED_OVER_MS;
  const most = MAX_PASSED_OVER + (except?.length ?? 0);
  for (let passedOver = 0; passedOver < most && from < farthest; passedOver++) {
    const next = nextPlaced(schedule, timeZone, from);
    if (!next) return null;
    const hurdle = hurdleAt(runs, next.at);
    if (!hurdle) {
      if (next.at > after) return next;
      from = next.at;
      continue;
    }
    if (hurdle.ends === null) return null;
    from = hurdle.ends - 1;
    if (hurdle.obstacle.kind !== 'quietHours' || quiet?.mode !== 'wait') continue;
    const allowance = allowanceAt(runs, hurdle.ends);
    // No later instant is left either.
    if (allowance.may === 'never') return null;
    const at = allowance.may === 'later' ? allowance.at : hurdle.ends;
    if (at > after) return { ...next, at, putOffFrom: next.at };
  }
  return null;
}
