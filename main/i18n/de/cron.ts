import type { Words } from '../en/index.ts';

const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as const;
const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const;
const NTH = ['', 'ersten', 'zweiten', 'dritten', 'vierten', 'fünften', 'letzten'] as const;

export const cron: Words['schedule']['cron'] = {
  at: (times) => `Um ${list(times)}`,
  between: (every, from, to) => `${every} von ${from} bis ${to}`,
  atMinutes: (minutes) => `Um ${list(minutes)}`,
  span: (from, to) => `${from} bis ${to}`,
  ofEachHour: (minutes) => `${minutes} jeder Stunde`,
  ofHoursBetween: (minutes, from, to) => `${minutes} jeder Stunde von ${from} bis ${to}`,
  ofHours: (minutes, hours) =>
    hours.length === 1 ? `${minutes} der Stunde ${hours[0]}` : `${minutes} der Stunden ${list(hours.map(String))}`,
  atSeconds: (seconds) => `In Sekunde ${list(seconds)} jeder Minute`,
  withinMinutes: (seconds, minutes) => `${seconds}, in diesen Minuten: ${lower(minutes)}`,

  weekdays: (days) => `nur am ${list(days)}`,
  weekday: (day) => nth(WEEKDAYS, day),
  weekdaySpan: (from, to) => `${nth(WEEKDAYS, from)} bis ${nth(WEEKDAYS, to)}`,
  nthWeekday: (n, day) => `${NTH[n] ?? ''} ${nth(WEEKDAYS, day)} des Monats`,
  nthFromLast: (n, day) => `nur am ${['', '', 'vor', 'dritt', 'viert'][n]}letzten ${nth(WEEKDAYS, day)} des Monats`,
  everyYear: (times, day, month) => `Jedes Jahr am ${day}. ${nth(MONTHS, month)} ${lower(times)}`,
  dates: (dates) => `am ${list(dates)} des Monats`,
  date: (day) => `${day}.`,
  dateSpan: (from, to) => `${from}. bis ${to}.`,
  everyDates: (step, from, to) => `alle ${step} Tage vom ${from}. bis zum ${to}.`,
  everyDatesOfMonth: (dates) => `${dates} des Monats`,
  beforeLast: (days) =>
    days === 0 ? 'letzten Tag' : days === 1 ? 'vorletzten Tag' : `Tag ${days} Tage vor dem letzten`,
  nearest: (day) => `Werktag, der am nächsten liegt zum ${day}`,
  lastWeekday: 'letzten Werktag',
  either: (dates, weekdays) => `${dates}, oder ${weekdays.replace(/^nur /, '')}`,
  both: (dates, weekdays) => `${dates}, wenn das ein ${weekdays.replace(/^nur am /, '')} ist`,
  months: (months) => `nur im ${list(months)}`,
  month: (month) => nth(MONTHS, month),
  monthSpan: (from, to) => `${nth(MONTHS, from)} bis ${nth(MONTHS, to)}`,
};

/** @param n from 1 */
function nth(names: readonly string[], n: number): string {
  return names[n - 1] ?? '';
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;
}
