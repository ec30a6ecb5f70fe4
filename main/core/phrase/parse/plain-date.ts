import { daysInMonth, wallOf } from '../../schedule/wall-clock.ts';

/** Days of the calendar as `2026-12-24`, without a clock or a zone. */

/** Null when the calendar has no such day: 30 February. @param month 1 to 12 */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

export function partsOf(date: string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function addDays(date: string, days: number): string {
  return textOf(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
}

/** The same day of a later month; its last one where it has no such day: 31 January and a month is 28 February. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return isoDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))) ?? LAST_DAY;
}

/** 1 is Monday. */
export function isoWeekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The first such weekday on or after the date. @param weekday ISO */
export function weekdayOnOrAfter(weekday: number, date: string): string {
  return addDays(date, (weekday - isoWeekday(date) + 7) % 7);
}

/** Where dates that people write end. */
const LAST_DAY = '9999-12-31';

function textOf(ms: number): string {
  return ms > Date.parse(`${LAST_DAY}T00:00:00Z`) ? LAST_DAY : new Date(ms).toISOString().slice(0, 10);
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

/** The moment at which a phrase is read, on the wall of the zone that it is read in. */
export interface Clock {
  /** Epoch ms. */
  now: number;
  /** IANA. */
  timeZone: string;
  /** `2026-11-23` */
  today: string;
  /** `11:00:00` */
  time: string;
}

export function clockAt(now: number, timeZone: string): Clock {
  const wall = new Date(wallOf(now, timeZone)).toISOString();
  return { now, timeZone, today: wall.slice(0, 10), time: wall.slice(11, 19) };
}
