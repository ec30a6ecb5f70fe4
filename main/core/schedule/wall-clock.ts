import { Temporal } from 'temporal-polyfill';

/**
 * A wall-clock time as a number: the ms that UTC would show for the same digits. It has no instant until a zone gives it
 * one, and it can be compared and added to like any number.
 */
export type WallMs = number;

/** What a zone makes of a wall-clock time. */
export interface Placed {
  /** Epoch ms. */
  at: number;
  /** `gap`: the clock skips this time and it moves forward by the gap. `fold`: it exists twice and the first one counts. */
  dst: 'none' | 'gap' | 'fold';
}

/** @throws RangeError when the zone is not known */
export function wallOf(instant: number, timeZone: string): WallMs {
  return instant + offsetAt(instant, timeZone);
}

/** The one rule for daylight saving time: a time that does not exist moves forward by the gap; of two, the first counts. */
export function placeWall(wall: WallMs, timeZone: string): Placed {
  // Zones differ from UTC by less than a day: the offsets a day before and after bound what may apply here.
  const before = offsetAt(wall - DAY_MS, timeZone);
  const after = offsetAt(wall + DAY_MS, timeZone);
  if (before === after) {
    const at = wall - before;
    if (offsetAt(at, timeZone) === before) return { at, dst: 'none' };
  }
  return placeNearTransition(wall, timeZone);
}

/** The last change of the zone's offset at or before `instant` within a day, in ms: positive when the clock went forward. */
export function recentShift(instant: number, timeZone: string): { at: number; byMs: number } | null {
  const today = offsetAt(instant, timeZone);
  if (today === offsetAt(instant - DAY_MS, timeZone)) return null;
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant + 1).toZonedDateTimeISO(timeZone);
  const transition = zoned.getTimeZoneTransition('previous');
  if (!transition || transition.epochMilliseconds < instant - DAY_MS) return null;
  const at = transition.epochMilliseconds;
  return { at, byMs: offsetAt(at, timeZone) - offsetAt(at - 1, timeZone) };
}

const DAY_MS = 86_400_000;

function offsetAt(instant: number, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return zoned.offsetNanoseconds / 1e6;
}

function placeNearTransition(wall: WallMs, timeZone: string): Placed {
  const digits = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
  const earlier = digits.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = digits.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { at: earlier.epochMilliseconds, dst: 'none' };
  // In a gap "later" reads the digits with the offset from before the change: forward by the gap.
  const exists = earlier.toPlainDateTime().equals(digits);
  return exists ? { at: earlier.epochMilliseconds, dst: 'fold' } : { at: later.epochMilliseconds, dst: 'gap' };
}
