import { DAY_MS, SECOND_MS } from '../../contract/units.ts';
import { type CronRule, EVERY_ONE, LAST_OF_MONTH, type MonthDays } from './cron-fields.ts';
import type { WallMs } from './wall-clock.ts';

/** 29 February can be 8 years away (1896 to 1904, 2096 to 2104), and 40 until it is a certain weekday as well. */
const HORIZON_MONTHS = 41 * 12;

/** The first wall-clock time strictly after `after` that the line names; null when none comes. */
export function nextCronWall(cron: CronRule, after: WallMs): WallMs | null {
  const from = (Math.floor(after / SECOND_MS) + 1) * SECOND_MS;
  const today = Math.floor(from / DAY_MS) * DAY_MS;
  const date = new Date(today);
  let year = date.getUTCFullYear();
  let month = date.getUTCMonth() + 1;
  let day = date.getUTCDate();
  if (cron.month.includes(month) && isDayOf(cron, day, lengthOf(year, month), weekdayOf(today))) {
    const time = timeFrom(cron, (from - today) / SECOND_MS);
    if (time !== null) return today + time * SECOND_MS;
  }
  let midnight = today;
  for (let looked = 0; looked <= HORIZON_MONTHS; looked++) {
    const length = lengthOf(year, month);
    if (cron.month.includes(month)) {
      while (day < length) {
        day++;
        midnight += DAY_MS;
        if (isDayOf(cron, day, length, weekdayOf(midnight))) return midnight + firstTime(cron) * SECOND_MS;
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
function timeFrom({ second, minute, hour }: CronRule, from: number): number | null {
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

function firstTime({ second, minute, hour }: CronRule): number {
  return (hour[0] as number) * 3_600 + (minute[0] as number) * 60 + (second[0] as number);
}

/** @param length days of the month @param weekday 0 is Sunday */
function isDayOf(cron: CronRule, day: number, length: number, weekday: number): boolean {
  const isDate = cron.isAnyDate || isDateOf(cron.dayOfMonth, day, length, weekday);
  const isWeekday = isWeekdayOf(cron.weekday[weekday] ?? 0, day, length);
  return cron.eitherDay ? isDate || isWeekday : isDate && isWeekday;
}

function isDateOf(
  { dates, beforeLast, nearest, nearestBeforeLast }: MonthDays,
  day: number,
  length: number,
  weekday: number,
) {
  if (dates.includes(day) || beforeLast.includes(length - day)) return true;
  if (weekday === 0 || weekday === 6) return false;
  return (
    nearest.some((date) => nearestWeekday(date, day, length, weekday) === day) ||
    nearestBeforeLast.some((before) => nearestWeekday(length - before, day, length, weekday) === day)
  );
}

/** Monday to Friday nearest to a date without leaving its month. @param day a day of the month that is `weekday` */
function nearestWeekday(date: number, day: number, length: number, weekday: number): number | null {
  // A month without this date has no weekday nearest to it.
  if (date < 1 || date > length) return null;
  const its = (((weekday + date - day) % 7) + 7) % 7;
  if (its === 6) return date === 1 ? date + 2 : date - 1;
  if (its === 0) return date === length ? date - 2 : date + 1;
  return date;
}

function isWeekdayOf(mask: number, day: number, length: number): boolean {
  if (mask === 0 || mask === EVERY_ONE) return mask === EVERY_ONE;
  const isNth = (mask & (1 << (Math.ceil(day / 7) - 1))) !== 0;
  return isNth || ((mask & LAST_OF_MONTH) !== 0 && day > length - 7);
}

/** 0 is Sunday; 1 January 1970 was a Thursday. */
function weekdayOf(midnight: WallMs): number {
  return (((midnight / DAY_MS + 4) % 7) + 7) % 7;
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
