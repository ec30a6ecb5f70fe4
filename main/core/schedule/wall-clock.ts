import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from '../../contract/units.ts';

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

/**
 * The first instant at which the clock of the zone shows this time or, where it leaves it out, has gone past it; of those
 * after `after` (epoch ms) where that is given, so that a time that comes twice is found twice.
 */
export function firstInstantOf(wall: WallMs, timeZone: string, after = Number.NEGATIVE_INFINITY): number {
  const placed = placeWall(wall, timeZone);
  const at = placed.dst === 'gap' ? (recentShift(placed.at, timeZone)?.at ?? placed.at) : placed.at;
  if (at > after) return at;
  const again = after + wall - wallOf(after, timeZone);
  return again > after ? again : at;
}

/** The last change of the zone's offset at or before `instant` within a day, in ms: positive when the clock went forward. */
export function recentShift(instant: number, timeZone: string): { at: number; byMs: number } | null {
  const { from: at, offset } = eraAt(instant, timeZone);
  return at < instant - DAY_MS ? null : { at, byMs: offset - offsetAt(at - 1, timeZone) };
}

/** The instant (epoch ms) at which the zone's offset changes next; infinite when it does not. */
export function eraEnd(instant: number, timeZone: string): number {
  return eraAt(instant, timeZone).to;
}

function offsetAt(instant: number, timeZone: string): number {
  return eraAt(instant, timeZone).offset;
}

/** A stretch of time in which a zone's offset stays the same: `from` ≤ instant < `to`, epoch ms; the offset in ms. */
interface Era {
  from: number;
  to: number;
  offset: number;
}

/** Asking Temporal costs ten times as much as all the rest of planning a job, and the answer holds for months. */
const knownEras = new Map<string, Era[]>();
const MAX_ERAS_OF_ZONE = 50;

function eraAt(instant: number, timeZone: string): Era {
  const known = knownEras.get(timeZone) ?? [];
  for (const era of known) if (era.from <= instant && instant < era.to) return era;
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  const era: Era = {
    // "previous" means before: a change at this very instant is asked for from the next one.
    from:
      zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: zoned.offsetNanoseconds / 1e6,
  };
  knownEras.set(timeZone, [era, ...known.slice(0, MAX_ERAS_OF_ZONE - 1)]);
  return era;
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

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** @param month 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
