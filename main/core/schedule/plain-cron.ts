import { DAY_MS, SECOND_MS } from '../../contract/units.ts';
import type { WallMs } from './wall-clock.ts';

/** A cron line of numbers, lists, ranges and steps alone: what each field allows. */
export interface PlainCron {
  second: Allowed;
  minute: Allowed;
  hour: Allowed;
  dayOfMonth: Allowed;
  month: Allowed;
  weekday: Allowed;
  /** When the day of the month and the weekday are both restricted, either will do. */
  eitherDay: boolean;
}

/** The values of a field, ascending. Shared between the lines that name them alike, for there may be very many lines. */
type Allowed = readonly number[];

/** 29 February can be 8 years away (1896 to 1904, 2096 to 2104). */
const HORIZON_MONTHS = 8 * 12 + 1;
/** Least and greatest of seconds, minutes, hours, days, months, weekdays; both 0 and 7 are Sunday. */
const BOUNDS = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
const MOST_FIELDS = 5_000;
const knownFields = new Map<string, Allowed | null>();

/** Null when the line has names, letters or mistakes in it: those are for croner, which this must agree with. */
export function readPlainCron(line: string): PlainCron | null {
  const given = line.trim().split(/\s+/);
  const fields = given.length === 5 ? ['0', ...given] : given;
  if (fields.length !== 6) return null;
  const [second, minute, hour, dayOfMonth, month, weekday] = fields.map(readField);
  if (!second || !minute || !hour || !dayOfMonth || !month || !weekday) return null;
  return { second, minute, hour, dayOfMonth, month, weekday, eitherDay: fields[3] !== '*' && fields[5] !== '*' };
}

/** The first wall-clock time strictly after `after` that the line names; null when none comes. */
export function nextPlainCronWall(cron: PlainCron, after: WallMs): WallMs | null {
  const from = (Math.floor(after / SECOND_MS) + 1) * SECOND_MS;
  const today = Math.floor(from / DAY_MS) * DAY_MS;
  const date = new Date(today);
  let year = date.getUTCFullYear();
  let month = date.getUTCMonth() + 1;
  let day = date.getUTCDate();
  if (isDayOf(cron, month, day, weekdayOf(today))) {
    const time = timeFrom(cron, (from - today) / SECOND_MS);
    if (time !== null) return today + time * SECOND_MS;
  }
  let midnight = today;
  for (let looked = 0; looked <= HORIZON_MONTHS; looked++) {
    const length = daysInMonth(year, month);
    if (cron.month.includes(month)) {
      while (day < length) {
        day++;
        midnight += DAY_MS;
        if (isDayOf(cron, month, day, weekdayOf(midnight))) return midnight + firstTime(cron) * SECOND_MS;
      }
    } else {
      midnight += (length - day) * DAY_MS;
    }
    day = 0;
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
  return null;
}

/** The first time of day, in seconds, at or after `from`; null when the day has no more. */
function timeFrom({ second, minute, hour }: PlainCron, from: number): number | null {
  const s = from % 60;
  const m = Math.floor(from / 60) % 60;
  const h = Math.floor(from / 3_600);
  const isHour = hour.includes(h);
  if (isHour && minute.includes(m)) {
    const later = second.find((value) => value >= s);
    if (later !== undefined) return h * 3_600 + m * 60 + later;
  }
  if (isHour) {
    const later = minute.find((value) => value > m);
    if (later !== undefined) return h * 3_600 + later * 60 + (second[0] as number);
  }
  const later = hour.find((value) => value > h);
  return later === undefined ? null : later * 3_600 + (minute[0] as number) * 60 + (second[0] as number);
}

function firstTime({ second, minute, hour }: PlainCron): number {
  return (hour[0] as number) * 3_600 + (minute[0] as number) * 60 + (second[0] as number);
}

function isDayOf(cron: PlainCron, month: number, day: number, weekday: number): boolean {
  if (!cron.month.includes(month)) return false;
  const isDate = cron.dayOfMonth.includes(day);
  const isWeekday = cron.weekday.includes(weekday);
  return cron.eitherDay ? isDate || isWeekday : isDate && isWeekday;
}

/** 0 is Sunday; 1 January 1970 was a Thursday. */
function weekdayOf(midnight: WallMs): number {
  return (((midnight / DAY_MS + 4) % 7) + 7) % 7;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function readField(text: string, position: number): Allowed | null {
  const key = `${position} ${text}`;
  const known = knownFields.get(key);
  if (known !== undefined) return known;
  const allowed = parseField(text, position);
  if (knownFields.size >= MOST_FIELDS) knownFields.clear();
  knownFields.set(key, allowed);
  return allowed;
}

function parseField(text: string, position: number): Allowed | null {
  const [least, greatest] = BOUNDS[position] as (typeof BOUNDS)[number];
  const isWeekday = position === BOUNDS.length - 1;
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (!match) return null;
    const isStar = match[1] === undefined;
    const from = isStar ? least : Number(match[1]);
    const to = isStar ? greatest - Number(isWeekday) : Number(match[2] ?? match[1]);
    const step = Number(match[3] ?? 1);
    const isStepOfOne = match[3] !== undefined && !isStar && match[2] === undefined;
    if (from < least || to > greatest || from > to || isStepOfOne) return null;
    if (step < 1 || step > greatest - least + 1 - Number(isWeekday)) return null;
    for (let value = from; value <= to; value += step) values.add(isWeekday ? value % 7 : value);
  }
  return [...values].sort((a, b) => a - b);
}
