import type { DayRule, Schedule } from '../../contract/schedule.ts';
import { DAY_MS, MINUTE_MS } from '../../contract/units.ts';
import { inPeriod, periodOf } from './period.ts';
import { daysInMonth, type WallMs } from './wall-clock.ts';

/** 29 February of a leap year can be 8 years away (1896 to 1904, 2096 to 2104); a day more for its own sake. */
const HORIZON_DAYS = 8 * 366 + 1;

type CalendarSchedule = Extract<Schedule, { kind: 'calendar' }>;

/** The first wall-clock time strictly after `after` on a day of the rule, at one of the times; null when none ever comes. */
export function nextCalendarWall({ days, times, every }: CalendarSchedule, after: WallMs): WallMs | null {
  const ofDay = msOfTimes(times);
  let day = Math.floor(after / DAY_MS) * DAY_MS;
  for (let looked = 0; looked <= HORIZON_DAYS; looked++, day += DAY_MS) {
    if (every) day = inPeriod(day, every, periodOf(days));
    if (!matches(days, new Date(day))) continue;
    const start = day;
    const time = ofDay.find((ms) => start + ms > after);
    if (time !== undefined) return day + time;
  }
  return null;
}

/** Minutes between times of day (sorted, each once) that are evenly apart, four or more of them. */
export function evenStep(times: readonly string[]): number | null {
  const minutes = times.map((time) => msOfDay(time) / MINUTE_MS);
  const step = (minutes[1] ?? 0) - (minutes[0] ?? 0);
  const isEven = minutes.every((minute, n) => minute === (minutes[0] ?? 0) + n * step);
  return times.length > 3 && isEven ? step : null;
}

const windows = new WeakMap<readonly string[], boolean>();

/** Whether it goes on at least hourly from one time of the day to another, as it is read back, instead of at fixed times. */
export function isWindow({ times }: Pick<CalendarSchedule, 'times'>): boolean {
  if (times.length < 4) return false;
  let is = windows.get(times);
  if (is === undefined) {
    const step = evenStep([...new Set(times)].sort());
    is = step !== null && step <= 60;
    windows.set(times, is);
  }
  return is;
}

const sortedTimes = new WeakMap<readonly string[], readonly number[]>();

/** Sorted, ms after midnight. A plan asks for those of one schedule thousands of times. */
function msOfTimes(times: readonly string[]): readonly number[] {
  const known = sortedTimes.get(times) ?? times.map(msOfDay).sort((a, b) => a - b);
  sortedTimes.set(times, known);
  return known;
}

function msOfDay(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
}

/** @param date midnight UTC of the day in question */
function matches(rule: DayRule, date: Date): boolean {
  switch (rule.on) {
    case 'everyDay':
      return true;
    case 'weekdays':
      return rule.weekdays.includes(isoWeekday(date));
    case 'daysOfMonth':
      return rule.days.includes(date.getUTCDate());
    case 'lastDayOfMonth':
      return date.getUTCDate() === lengthOfMonth(date);
    case 'nthWeekday':
      return isoWeekday(date) === rule.weekday && isNth(rule.nth, date);
  }
}

function isNth(nth: number, date: Date): boolean {
  const day = date.getUTCDate();
  return nth === -1 ? day > lengthOfMonth(date) - 7 : Math.ceil(day / 7) === nth;
}

function isoWeekday(date: Date): number {
  return date.getUTCDay() || 7;
}

function lengthOfMonth(date: Date): number {
  return daysInMonth(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
