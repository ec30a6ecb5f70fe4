import type { Schedule } from '../../contract/schedule.ts';
import { nextCalendarWall } from './calendar.ts';
import { nextCronWall } from './cron.ts';
import { type Placed, placeWall, recentShift, type WallMs, wallOf } from './wall-clock.ts';

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
      return nextOfWalls((wall) => nextCalendarWall(schedule, wall), timeZone, after);
    case 'cron':
      return nextOfWalls((wall) => nextCronWall(schedule.expression, wall), timeZone, after);
  }
}

/**
 * The earliest instant after `after` of a rule that names wall-clock times. Wall order and instant order differ around a
 * change of the clock: a time in the gap moves forward, behind times that follow it on the wall; in a fold the wall
 * shows the same digits again. Both are looked at here and nowhere else.
 */
function nextOfWalls(
  nextWall: (after: WallMs) => WallMs | null,
  timeZone: string,
  after: number,
): PlacedOccurrence | null {
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
function place(nextWall: (after: WallMs) => WallMs | null, timeZone: string, after: WallMs): PlacedOccurrence | null {
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
