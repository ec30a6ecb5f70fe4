import type { DayRule } from '../../contract/schedule.ts';
import { CLOCK, DATE, DAY, formatterOf, hasSeconds, midnightOf } from '../dates.ts';
import type { Words } from '../en/index.ts';
import type { Length, Unit } from '../lengths.ts';
import { cron } from './cron.ts';

const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as const;
const UNITS: Readonly<Record<Unit, readonly [one: string, more: string, each: string]>> = {
  week: ['Woche', 'Wochen', 'Jede Woche'],
  day: ['Tag', 'Tage', 'Jeden Tag'],
  hour: ['Stunde', 'Stunden', 'Jede Stunde'],
  minute: ['Minute', 'Minuten', 'Jede Minute'],
  second: ['Sekunde', 'Sekunden', 'Jede Sekunde'],
  ms: ['ms', 'ms', 'Jede ms'],
};
const NTH = ['', 'ersten', 'zweiten', 'dritten', 'vierten', 'fünften'] as const;

export const schedule: Words['schedule'] = {
  list,
  length,
  once: (day, time) => `Einmal am ${day} um ${time} Uhr`,
  every,
  at: (days, times) => capital(`${days} um ${list(times)} Uhr`),
  evenly: (each, from, to, days) => `${every(each)} von ${from} bis ${to} Uhr, ${days}`,
  days,
  nthDays(rule, n) {
    if (rule.on === 'everyDay') return n === 2 ? 'jeden zweiten Tag' : `jeden ${n}. Tag`;
    if (rule.on === 'weekdays')
      return `${n === 2 ? 'jede zweite' : `jede ${n}.`} Woche ${weekdays(rule.weekdays, true)}`;
    return days(rule).replace('jedes Monats', n === 2 ? 'jedes zweiten Monats' : `jedes ${n}. Monats`);
  },
  cron,

  from: (date) => `ab ${date}`,
  until: (date) => `bis ${date}`,
  times: (count) => (count === 1 ? 'ein einziges Mal' : `${count}-mal`),
  exceptDates: (dates) => `nicht am ${list(dates)}`,
  exceptDays: (count) => `nicht an ${count} Tagen`,
  quietWait: (from, to) => `in der Ruhezeit ${from}–${to} wird gewartet`,
  quietSkip: (from, to) => `nicht in der Ruhezeit ${from}–${to}`,
  late: (most) => `bis zu ${length(most)} später`,

  date,
  day: (date) => dayIn(midnightOf(date), 'UTC'),
  dayIn,
  timeIn,
  timeAndDayIn: (at, zone) => `${dayIn(at, zone)}, ${timeIn(at, zone)}`,

  notes: {
    putOff: (asked) => `${asked} Uhr liegt in der Ruhezeit, gesendet wird an deren Ende.`,
    fold: (asked) =>
      `Die Uhr wird zurückgestellt: ${asked} Uhr gibt es an diesem Tag zweimal, gesendet wird beim ersten Mal.`,
    twice: (asked) =>
      `Die Uhr wird zurückgestellt: ${asked} Uhr gibt es an diesem Tag zweimal, gesendet wird beide Male.`,
    leftOut: (asked) =>
      `Die Uhr wird vorgestellt: ${asked} Uhr gibt es an diesem Tag nicht, dafür wird nichts gesendet.`,
    gap: (asked, moved) =>
      `Die Uhr wird vorgestellt: ${asked} Uhr gibt es an diesem Tag nicht, gesendet wird um ${moved} Uhr.`,
    gapOfDay: (asked, askedDay, moved, day) =>
      `Die Uhr wird vorgestellt: ${asked} Uhr am ${askedDay} gibt es nicht, gesendet wird am ${day} um ${moved} Uhr.`,
  },
};

function every(each: Length): string {
  const [first, ...more] = each;
  if (first?.[0] !== 1) return `Alle ${length(each)}`;
  // „Alle 1 Stunde 30 Minuten“ sagt niemand.
  return more.length === 0 ? UNITS[first[1]][2] : `Im Abstand von ${length(each).replace(/Tage\b/, 'Tagen')}`;
}

function length(parts: Length): string {
  return parts.map(([n, unit]) => `${n} ${UNITS[unit][n === 1 ? 0 : 1]}`).join(' ');
}

function days(rule: DayRule): string {
  switch (rule.on) {
    case 'everyDay':
      return 'jeden Tag';
    case 'weekdays':
      return weekdays(rule.weekdays, false);
    case 'daysOfMonth':
      return `am ${list(rule.days.map((day) => `${day}.`))} jedes Monats`;
    case 'lastDayOfMonth':
      return 'am letzten Tag jedes Monats';
    case 'nthWeekday':
      return `am ${rule.nth === -1 ? 'letzten' : NTH[rule.nth]} ${weekday(rule.weekday)} jedes Monats`;
  }
}

/** @param isOfWeek a week is named before: „jede zweite Woche montags“ */
function weekdays(wanted: readonly number[], isOfWeek: boolean): string {
  const key = wanted.join('');
  if (key === '1234567') return isOfWeek ? 'an allen Tagen' : 'jeden Tag';
  if (key === '12345') return 'montags bis freitags';
  if (wanted.length === 1 && !isOfWeek) return `jeden ${weekday(wanted[0] ?? 0)}`;
  return list(wanted.map((day) => `${weekday(day).toLowerCase()}s`));
}

function weekday(day: number): string {
  return WEEKDAYS[day - 1] ?? String(day);
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function date(date: string): string {
  return formatterOf('de', { ...DATE, timeZone: 'UTC' }).format(midnightOf(date));
}

function dayIn(at: number, timeZone: string): string {
  return formatterOf('de', { ...DAY, timeZone }).format(at);
}

function timeIn(at: number, timeZone: string): string {
  return formatterOf('de', { ...CLOCK, timeZone, ...(hasSeconds(at) && { second: '2-digit' }) }).format(at);
}
