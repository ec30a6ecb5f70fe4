import type { DayRule } from '../../contract/schedule.ts';
import { CLOCK, DATE, DAY, formatterOf, hasSeconds, midnightOf } from '../dates.ts';
import type { Length } from '../lengths.ts';
import { cron } from './cron.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const LOCALE = 'en-GB';

/** When a message comes, in words. Days and times come sorted, each once. */
export const schedule = {
  list,
  length,
  once: (day: string, time: string) => `Once, on ${day} at ${time}`,
  /** "Every hour", but "Every 2 hours". */
  every: (each: Length) => `Every ${length(each).replace(/^1 (\w+)$/, '$1')}`,
  at: (days: string, times: readonly string[]) => capital(`${days} at ${list(times)}`),
  /** Times that are evenly apart: "Every 45 minutes from 09:00 to 16:30, every weekday". */
  evenly: (each: Length, from: string, to: string, days: string) =>
    `Every ${length(each).replace(/^1 (\w+)$/, '$1')} from ${from} to ${to}, ${days}`,
  days,
  /** Only each nth of these days, weeks or months. */
  nthDays(rule: DayRule, n: number): string {
    const nth = n === 2 ? 'other' : ordinal(n);
    if (rule.on === 'everyDay') return `every ${nth} day`;
    if (rule.on === 'weekdays') return `every ${nth} week on ${days(rule).replace(/^every /, '')}`;
    return `every ${nth} month ${days(rule).replace(/ of the month$/, '')}`;
  },
  cron,

  from: (date: string) => `from ${date}`,
  until: (date: string) => `until ${date}`,
  times: (count: number) => (count === 1 ? 'one time' : `${count} times`),
  exceptDates: (dates: readonly string[]) => `not on ${list(dates)}`,
  exceptDays: (count: number) => `not on ${count} days`,
  quietWait: (from: string, to: string) => `waiting through the quiet hours ${from}–${to}`,
  quietSkip: (from: string, to: string) => `not in the quiet hours ${from}–${to}`,
  late: (most: Length) => `up to ${length(most)} late`,

  /** "31 May 2027". @param date `2027-05-31` */
  date: (date: string) => formatterOf(LOCALE, { ...DATE, timeZone: 'UTC' }).format(midnightOf(date)),
  /** "Mon 31 May 2027" @param date begins with `2027-05-31` */
  day: (date: string) => formatterOf(LOCALE, { ...DAY, timeZone: 'UTC' }).format(midnightOf(date)),
  /** "Fri 27 Mar 2026". @param at epoch ms @param zone IANA */
  dayIn,
  /** "09:00", with seconds only where they are not zero. @param at epoch ms @param zone IANA */
  timeIn,
  /** "Fri 27 Mar 2026, 09:00" @param at epoch ms @param zone IANA */
  timeAndDayIn: (at: number, zone: string) => `${dayIn(at, zone)}, ${timeIn(at, zone)}`,

  notes: {
    putOff: (asked: string) => `${asked} lies in the quiet hours, it sends when they end.`,
    fold: (asked: string) => `The clock goes back: ${asked} comes twice on this day, it sends the first time.`,
    twice: (asked: string) => `The clock goes back: ${asked} comes twice on this day, it sends both times.`,
    leftOut: (asked: string) => `The clock goes forward: ${asked} does not exist on this day, nothing is sent for it.`,
    gap: (asked: string, moved: string) =>
      `The clock goes forward: ${asked} does not exist on this day, it sends at ${moved}.`,
    gapOfDay: (asked: string, askedDay: string, moved: string, day: string) =>
      `The clock goes forward: ${asked} on ${askedDay} does not exist, it sends on ${day} at ${moved}.`,
  },
};

/** "10 seconds", "1 hour", "1 hour 30 minutes". */
function length(parts: Length): string {
  return parts.map(([n, unit]) => `${n} ${unit}${n === 1 || unit === 'ms' ? '' : 's'}`).join(' ');
}

function days(rule: DayRule): string {
  switch (rule.on) {
    case 'everyDay':
      return 'every day';
    case 'weekdays':
      return weekdays(rule.weekdays);
    case 'daysOfMonth':
      return `on the ${list(rule.days.map(ordinal))} of the month`;
    case 'lastDayOfMonth':
      return 'on the last day of the month';
    case 'nthWeekday':
      return `on the ${rule.nth === -1 ? 'last' : ordinal(rule.nth)} ${weekday(rule.weekday)} of the month`;
  }
}

function weekdays(wanted: readonly number[]): string {
  const key = wanted.join('');
  if (key === '1234567') return 'every day';
  if (key === '12345') return 'every weekday';
  if (key === '67') return 'every Saturday and Sunday';
  return `every ${list(wanted.map(weekday))}`;
}

function weekday(day: number): string {
  return WEEKDAYS[day - 1] ?? String(day);
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Put together here, so that the punctuation does not depend on the engine's data. */
function dayIn(at: number, timeZone: string): string {
  const parts = formatterOf(LOCALE, { ...DAY, timeZone }).formatToParts(at);
  const { weekday, day, month, year } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${weekday} ${day} ${month} ${year}`;
}

function timeIn(at: number, timeZone: string): string {
  return formatterOf(LOCALE, { ...CLOCK, timeZone, ...(hasSeconds(at) && { second: '2-digit' }) }).format(at);
}
