import { DAY_MS } from '../../contract/units.ts';
import { daysInMonth, placeWall, wallOf } from '../schedule/wall-clock.ts';
import { ianaZoneOf } from '../windows-zones.ts';
import type { ContentLine } from './content-lines.ts';

/** A day as a number: days since 1970-01-01. */
export type DayNumber = number;

/** A date, or a time on a date, by the clock of the event that it belongs to. */
export interface CalendarTime {
  day: DayNumber;
  /** Seconds since midnight; null: a date without a time. */
  seconds: number | null;
}

/** A value as it stands in the file. */
export interface WrittenTime extends CalendarTime {
  isUtc: boolean;
}

export const DAY_SECONDS = 86_400;
/** Days from 0000-03-01 to 1970-01-01. */
const MARCH_OF_YEAR_0 = 719_468;
const FORM = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?)?(Z?)$/;

/** Null when it is no date or time that exists. */
export function readTime(text: string): WrittenTime | null {
  const found = FORM.exec(text.trim().toUpperCase());
  if (!found) return null;
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1, 7)
    .map((each) => Number(each ?? 0));
  const day = dayNumber(year, month, date);
  // A leap second is the second after it.
  if (year < 1 || day === null || hours > 23 || minutes > 59 || seconds > 60) return null;
  return {
    day,
    seconds: found[4] === undefined ? null : Math.min(hours * 3600 + minutes * 60 + seconds, DAY_SECONDS - 1),
    // A date has no zone; Google's birthdays say that it has.
    isUtc: found[4] !== undefined && found[7] === 'Z',
  };
}

/** The values of a line, separated by commas; of a period, its beginning. Null when one of them cannot be read. */
export function readTimes({ value, params }: ContentLine): WrittenTime[] | null {
  const times: WrittenTime[] = [];
  for (const text of value.split(',').filter((each) => each.trim() !== '')) {
    const time = readTime(text.split('/')[0] as string);
    if (!time) return null;
    times.push(params.get('VALUE')?.toUpperCase() === 'DATE' ? { ...time, seconds: null, isUtc: false } : time);
  }
  return times;
}

/** Null when the month has no such day. In the Gregorian calendar, whatever the year. */
export function dayNumber(year: number, month: number, date: number): DayNumber | null {
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  // Years that begin in March have the leap day at their end.
  const y = month > 2 ? year : year - 1;
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + inYear - MARCH_OF_YEAR_0;
}

/** Year, month and date. */
export function partsOf(day: DayNumber): [number, number, number] {
  const since = day + MARCH_OF_YEAR_0;
  const era = Math.floor(since / 146_097);
  const inEra = since - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const date = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date];
}

/** ISO. */
export function dateOf(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function dayOfIso(date: string): DayNumber {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** What the clocks of `zone` show at a time of UTC. */
export function fromUtc({ day, seconds }: CalendarTime, zone: string): CalendarTime {
  const wall = Math.floor(wallOf((day * DAY_SECONDS + (seconds ?? 0)) * 1000, zone) / 1000);
  return { day: Math.floor(wall / DAY_SECONDS), seconds: wall - Math.floor(wall / DAY_SECONDS) * DAY_SECONDS };
}

/** What the clocks of `to` show when those of `from` show this. */
export function inZone({ day, seconds }: CalendarTime, from: string, to: string): CalendarTime {
  if (from === to || seconds === null) return { day, seconds };
  const at = Math.floor(placeWall((day * DAY_SECONDS + seconds) * 1000, from).at / 1000);
  return fromUtc({ day: 0, seconds: at }, to);
}

const MAX_ZONES = 200;
const knownZones = new Map<string, string | null>();

/** The IANA zone that a TZID means: "Europe/Berlin", "W. Europe Standard Time", "/example.org/20260101/Europe/Berlin"; null when it is none that is known. */
export function zoneOf(tzid: string): string | null {
  const known = knownZones.get(tzid);
  if (known !== undefined) return known;
  const parts = tzid.split('/').filter((part) => part !== '');
  const zone =
    [tzid, parts.slice(-2).join('/'), parts.slice(-3).join('/'), ianaZoneOf(tzid) ?? ''].find(isZone) ?? null;
  if (knownZones.size < MAX_ZONES) knownZones.set(tzid, zone);
  return zone;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

const DURATION = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** In seconds; null when it is none. */
export function readDuration(text: string): number | null {
  const found = DURATION.exec(text.trim().toUpperCase());
  if (!found) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(2).map((each) => Number(each ?? 0));
  return (found[1] === '-' ? -1 : 1) * ((weeks * 7 + days) * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds);
}
