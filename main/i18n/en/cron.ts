const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const NTH = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'last'] as const;

/** The parts of a cron line in words. Weekdays are 1 (Monday) to 7; as the nth of a month, 6 is the last one. */
export const cron = {
  at: (times: readonly string[]) => `At ${list(times)}`,
  between: (every: string, from: string, to: string) => `${every} from ${from} to ${to}`,
  /** @param minutes such as `:00` */
  atMinutes: (minutes: readonly string[]) => `At ${list(minutes)}`,
  span: (from: string, to: string) => `${from} to ${to}`,
  ofEachHour: (minutes: string) => `${minutes} of each hour`,
  ofHoursBetween: (minutes: string, from: number, to: number) => `${minutes} of each hour from ${from} to ${to}`,
  ofHours: (minutes: string, hours: readonly number[]) =>
    hours.length === 1 ? `${minutes} of hour ${hours[0]}` : `${minutes} of the hours ${list(hours.map(String))}`,
  atSeconds: (seconds: readonly string[]) => `At second ${list(seconds)} of each minute`,
  /** @param seconds how often within them @param minutes which ones */
  withinMinutes: (seconds: string, minutes: string) => `${seconds}, in these minutes: ${lower(minutes)}`,

  weekdays: (days: readonly string[]) => `only on ${list(days)}`,
  weekday: (day: number): string => nth(WEEKDAYS, day),
  weekdaySpan: (from: number, to: number) => `${nth(WEEKDAYS, from)} through ${nth(WEEKDAYS, to)}`,
  nthWeekday: (n: number, day: number) => `the ${NTH[n] ?? ''} ${nth(WEEKDAYS, day)} of the month`,
  /** @param n 2 is the last but one */
  nthFromLast: (n: number, day: number) => `only on the ${NTH[n] ?? ''} to last ${nth(WEEKDAYS, day)} of the month`,
  /** One date of the year. */
  everyYear: (times: string, day: number, month: number) =>
    `Every year on ${day} ${nth(MONTHS, month)} ${lower(times)}`,
  dates: (dates: readonly string[]) => `on ${list(dates)} of the month`,
  date: (day: number) => `the ${ordinal(day)}`,
  dateSpan: (from: number, to: number) => `the ${ordinal(from)} to the ${ordinal(to)}`,
  everyDates: (step: number, from: number, to: number) =>
    `every ${step} days from the ${ordinal(from)} to the ${ordinal(to)}`,
  everyDatesOfMonth: (dates: string) => `${dates} of the month`,
  beforeLast: (days: number) =>
    days === 0
      ? 'the last day'
      : days === 1
        ? 'the second to last day'
        : days < 5
          ? `the ${NTH[days + 1]} to last day`
          : `the day ${days} days before the last one`,
  nearest: (day: string) => `the weekday nearest ${day}`,
  lastWeekday: 'the last weekday',
  either: (dates: string, weekdays: string) => `${dates}, or ${weekdays.replace(/^only /, '')}`,
  both: (dates: string, weekdays: string) => `${dates}, if that is ${weekdays.replace(/^only on /, 'a ')}`,
  months: (months: readonly string[]) => `only in ${list(months)}`,
  month: (month: number): string => nth(MONTHS, month),
  monthSpan: (from: number, to: number) => `${nth(MONTHS, from)} through ${nth(MONTHS, to)}`,
};

/** @param n from 1 */
function nth(names: readonly string[], n: number): string {
  return names[n - 1] ?? '';
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}
