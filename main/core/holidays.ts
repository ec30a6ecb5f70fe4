import ICAL from 'ical.js';
import { UserError } from './errors.ts';

/** A day of an imported calendar. */
export interface Holiday {
  /** ISO date. */
  date: string;
  name: string;
}

/** As many as a job takes as exceptions. */
const MOST_DAYS = 2_000;
const MOST_REPEATS = 10_000;

/**
 * The days of the events in an iCalendar file, from `from` to `until` (ISO dates, inclusive), in order and each once.
 * All-day events count with each of their days, others with the day on which they begin, by their own clock.
 * @throws UserError when the text is no calendar or has nothing in that time
 */
export function readHolidays(ics: string, from: string, until: string): Holiday[] {
  const days = [...readDays(ics, from, until)]
    .map(([date, name]) => ({ date, name }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  if (days.length === 0) throw new UserError('invalid', `That calendar has no day between ${from} and ${until}.`);
  return days.slice(0, MOST_DAYS);
}

/** The name of each day. @throws UserError */
function readDays(ics: string, from: string, until: string): Map<string, string> {
  const names = new Map<string, string>();
  try {
    for (const component of new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent')) {
      if (component.getFirstPropertyValue('status') === 'CANCELLED') continue;
      const event = new ICAL.Event(component);
      for (const date of datesOf(event, from, until)) {
        if (!names.has(date)) names.set(date, event.summary || 'Holiday');
      }
    }
  } catch {
    throw new UserError('invalid', 'That is no calendar file. Choose one whose name ends in .ics.');
  }
  return names;
}

function datesOf(event: ICAL.Event, from: string, until: string): string[] {
  if (!event.startDate) return [];
  const length = daysLong(event);
  const dates: string[] = [];
  const add = (start: string) => {
    for (let n = 0; n < length; n++) {
      const date = addDays(start, n);
      if (date >= from && date <= until) dates.push(date);
    }
  };
  if (!event.isRecurring()) {
    add(isoDate(event.startDate));
    return dates;
  }
  const repeats = event.iterator();
  for (let n = 0; n < MOST_REPEATS; n++) {
    const start = repeats.next();
    if (!start || isoDate(start) > until) break;
    add(isoDate(start));
  }
  return dates;
}

/** The end of an all-day event is the day after its last. */
function daysLong({ startDate, endDate }: ICAL.Event): number {
  if (!startDate.isDate || !endDate) return 1;
  const days = (Date.parse(isoDate(endDate)) - Date.parse(isoDate(startDate))) / 86_400_000;
  return Math.min(Math.max(1, days), 366);
}

function isoDate(time: ICAL.Time): string {
  return time.toString().slice(0, 10);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
