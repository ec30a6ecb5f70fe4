import type { Schedule } from '../../contract/schedule.ts';
import { isWindow, nextCalendarWall } from './calendar.ts';
import { parseCron } from './cron.ts';
import { nextCronWall } from './cron-wall.ts';
import { eraEnd, type Placed, placeWall, recentShift, type WallMs, wallOf } from './wall-clock.ts';

/**
 * The first occurrence strictly after `after`; null when there is none.
 * @param timeZone IANA; for intervals it does not matter: they are exact elapsed time
 * @param after epoch ms
 * @returns epoch ms
 * @throws UserError when a cron line is malformed
 */
export function nextOccurrence(schedule: Schedule, timeZone: string, after: number): number | null {
  return nextPlaced(schedule, timeZone, after)?.at ?? null;
}

/** An occurrence with what DST did to it. `wall` is the time that was asked for; null where no wall clock is involved. */
export interface PlacedOccurrence extends Placed {
  wall: WallMs | null;
  /** It goes by intervals: what comes twice on the clock is sent twice. */
  isFrequent?: true;
  /** The first time on the wall that a gap left out just before. */
  leftOut?: WallMs;
}

/** {@link nextOccurrence}, with what DST does to it. */
export function nextPlaced(schedule: Schedule, timeZone: string, after: number): PlacedOccurrence | null {
  switch (schedule.kind) {
    case 'once': {
      const wall = Date.parse(`${schedule.at}Z`);
      const placed = placeWall(wall, timeZone);
      return placed.at > after ? { ...placed, wall } : null;
    }
    case 'interval': {
      const n = Math.max(1, Math.floor((after - schedule.anchor) / schedule.everyMs) + 1);
      return { at: schedule.anchor + n * schedule.everyMs, dst: 'none', wall: null };
    }
    case 'calendar':
      return (isWindow(schedule) ? nextOfFrequent : nextOfWalls)(
        (wall) => nextCalendarWall(schedule, wall),
        timeZone,
        after,
      );
    case 'cron': {
      const rule = parseCron(schedule.expression);
      return (rule.isFrequent ? nextOfFrequent : nextOfWalls)((wall) => nextCronWall(rule, wall), timeZone, after);
    }
  }
}

type NextWall = (after: WallMs) => WallMs | null;

/**
 * The same of a rule that goes by intervals on the wall, such as every quarter of an hour. It goes by what the clock shows
 * whenever it shows it, as in Vixie cron (`find_jobs` with its wildcard jobs): through both passes of a fold, and not at
 * times that a gap leaves out.
 */
function nextOfFrequent(nextWall: NextWall, timeZone: string, after: number): PlacedOccurrence | null {
  let now = after;
  let from = wallOf(after, timeZone);
  let leftOut: WallMs | null = null;
  for (let eras = 0; eras < MAX_ERAS; eras++) {
    const wall = nextWall(from);
    if (wall === null) return null;
    const end = eraEnd(now, timeZone);
    const at = wall - (wallOf(now, timeZone) - now);
    if (at < end) {
      const isTwice = placeWall(wall, timeZone).dst === 'fold';
      const placed: PlacedOccurrence = { at, dst: isTwice ? 'fold' : 'none', wall, isFrequent: true };
      return leftOut === null ? placed : { ...placed, leftOut };
    }
    now = end;
    from = wallOf(end, timeZone) - 1;
    leftOut = wall <= from ? wall : null;
  }
  return null;
}

/** Two a year, for longer than any cron line can pause. */
const MAX_ERAS = 100;

/**
 * The earliest instant after `after` of a rule that names fixed wall-clock times. Wall order and instant order differ around a
 * change of the clock: a time in the gap moves forward, behind times that follow it on the wall; in a fold the wall
 * shows the same digits again. Both are looked at here and nowhere else.
 */
function nextOfWalls(nextWall: NextWall, timeZone: string, after: number): PlacedOccurrence | null {
  const now = wallOf(after, timeZone);
  const shift = recentShift(after, timeZone);
  if (shift && shift.byMs < 0 && after < shift.at - shift.byMs) {
    // Within a fold's second pass: its digits were used up in the first one.
    const endOfFold = wallOf(shift.at - shift.byMs, timeZone);
    return place(nextWall, timeZone, endOfFold - 1);
  }
  const ahead = place(nextWall, timeZone, now);
  if (!shift || shift.byMs <= 0) return ahead;
  // Just behind a gap: a time that fell into it may still be to come.
  const skipped = nextWall(now - shift.byMs);
  if (skipped === null) return ahead;
  const moved = placeWall(skipped, timeZone);
  return moved.dst === 'gap' && (!ahead || moved.at < ahead.at) ? { ...moved, wall: skipped } : ahead;
}

/** The first named wall-clock time after `after`, placed; one in a gap yields to a later one that comes sooner. */
function place(nextWall: NextWall, timeZone: string, after: WallMs): PlacedOccurrence | null {
  const wall = nextWall(after);
  if (wall === null) return null;
  const first: PlacedOccurrence = { ...placeWall(wall, timeZone), wall };
  if (first.dst !== 'gap') return first;
  // What the clock shows at the first instant after the gap: that time exists, and rules may name it or one soon after.
  const gapEnd = recentShift(first.at, timeZone)?.at;
  if (gapEnd === undefined) return first;
  const behind = nextWall(wallOf(gapEnd, timeZone) - 1);
  if (behind === null) return first;
  const second: PlacedOccurrence = { ...placeWall(behind, timeZone), wall: behind };
  return second.at <= first.at ? second : first;
}
