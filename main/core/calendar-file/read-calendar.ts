import type { Translatable } from '../../contract/translatable.ts';
import { msg, sentences } from '../../i18n/msg.ts';
import { UserError } from '../errors.ts';
import { type CalendarEvent, daysOf, type EventContext, readEvent, unescaped } from './calendar-event.ts';
import { type DayNumber, dateOf, dayOfIso, zoneOf } from './calendar-time.ts';
import { type Component, readComponents } from './content-lines.ts';
import { TooMuchWork } from './recurrence.ts';

/** A day of a calendar. */
export interface CalendarDay {
  /** ISO date. */
  date: string;
  name: string;
}

export interface CalendarDays {
  /** In order, each once. */
  days: CalendarDay[];
  /** What could not be read, in words; null when all of it was. */
  leftOut: Translatable | null;
}

export interface CalendarRange {
  /** ISO dates, inclusive. */
  from: string;
  until: string;
  /** IANA: where the user is. Times in UTC are meant there. */
  zone: string;
}

/** As many as a job takes as exceptions. */
const MAX_DAYS = 2_000;
/** Steps, of which a slow computer takes a million a second. No event that anybody lives by needs a tenth of it. */
const WORK_OF_EVENT = 400_000;
const WORK_OF_FILE = 3_000_000;

/** What is left out of a calendar. */
class LeftOut {
  /** Names by the line; empty when what is on the line has none. */
  readonly #unread = new Map<number, string>();
  readonly #tooMuch = new Map<number, string>();

  add(line: number, name: string): void {
    this.#unread.set(line, name);
  }

  /** It could be read, but the file holds more than there is time for. */
  addTooMuch({ line, name }: CalendarEvent): void {
    this.#tooMuch.set(line, name);
  }

  said(): Translatable | null {
    const unread = firstAndRest(this.#unread);
    const tooMuch = firstAndRest(this.#tooMuch);
    const words: Translatable[] = [];
    if (unread && unread.more === 0) words.push(msg('error.leftOutBecauseCant', { first: unread.first }));
    else if (unread) words.push(msg('error.leftOutBecauseThey', { first: unread.first, more: unread.more }));
    if (tooMuch && tooMuch.more === 0) words.push(msg('error.calendarTooLargeRead', { first: tooMuch.first }));
    else if (tooMuch) words.push(msg('error.calendarTooLargeReadAll', { first: tooMuch.first, more: tooMuch.more }));
    return words.length > 0 ? sentences(...words) : null;
  }
}

function firstAndRest(lines: ReadonlyMap<number, string>): { first: Translatable; more: number } | null {
  const [first] = [...lines].sort(([a], [b]) => a - b);
  if (!first) return null;
  const [line, name] = first;
  return {
    first:
      name === ''
        ? msg('error.atLine', { line: String(line) })
        : msg('error.eventAtLine', { name, line: String(line) }),
    more: lines.size - 1,
  };
}

/**
 * The days of the events in an iCalendar file. Events that last whole days, from midnight to midnight among them, count with
 * each of their days, others with the day on which they begin: by their own clock, or in the user's zone when they are in UTC.
 * What cannot be read is left out, and said.
 * @throws UserError when the text is no calendar or has nothing in that time
 */
export function readCalendar(ics: string, range: CalendarRange): CalendarDays {
  const leftOut = new LeftOut();
  const names = namesOfDays(latestOf(eventsOf(calendarsIn(ics), leftOut)), range, leftOut);
  const words = leftOut.said();
  if (names.size === 0) {
    const nothing = msg('error.calendarNoDayBetween', { from: range.from, until: range.until });
    throw new UserError('invalid', sentences(nothing, words));
  }
  const days = [...names].sort(([a], [b]) => a - b).map(([day, name]) => ({ date: dateOf(day), name }));
  return { days: days.slice(0, MAX_DAYS), leftOut: words };
}

/**
 * The events of an iCalendar file, each in its newest version; what cannot be read is passed over.
 * @throws UserError when the text is no calendar
 */
export function readEvents(ics: string): { events: CalendarEvent[]; zone: string | null } {
  const calendars = calendarsIn(ics);
  const zone =
    calendars
      .flatMap(({ lines }) => lines)
      .find(({ name }) => name === 'X-WR-TIMEZONE')
      ?.value.trim() ?? '';
  return { events: latestOf(eventsOf(calendars, new LeftOut())), zone: zoneOf(zone) };
}

/** @throws UserError when there is none */
function calendarsIn(ics: string): Component[] {
  const calendars = readComponents(ics).children.filter(({ name }) => name === 'VCALENDAR');
  if (calendars.length > 0) return calendars;
  throw new UserError('invalid', 'error.noCalendarFileChoose');
}

/** All that can be read, of all calendars of the file. */
function eventsOf(calendars: readonly Component[], leftOut: LeftOut): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  for (const calendar of calendars) {
    const isCancellation = calendar.lines.some(
      ({ name, value }) => name === 'METHOD' && value.trim().toUpperCase() === 'CANCEL',
    );
    for (const component of calendar.children) {
      if (component.name !== 'VEVENT') continue;
      for (const line of component.unread) leftOut.add(line, '');
      const event = readEvent(component, (line) => leftOut.add(line, ''));
      if (event) events.push(isCancellation ? { ...event, isCancelled: true } : event);
      else leftOut.add(component.line, summaryOf(component));
    }
  }
  return events;
}

/** Of several versions of the same event, those that hold. A series that was called off takes its changed instances with it. */
function latestOf(events: readonly CalendarEvent[]): CalendarEvent[] {
  const instances = new Map<string, CalendarEvent>();
  const calledOff = new Map<string, number>();
  for (const event of events) {
    const { uid, recurrenceId, sequence } = event;
    if (recurrenceId) {
      const key = JSON.stringify([uid, recurrenceId]);
      const known = instances.get(key);
      if (!known || compareVersions(event, known) >= 0) instances.set(key, event);
    } else if (event.isCancelled) calledOff.set(uid, Math.max(sequence, calledOff.get(uid) ?? 0));
  }
  const series = newestOf(
    events.filter(({ uid, recurrenceId, sequence }) => !recurrenceId && sequence > (calledOff.get(uid) ?? -1)),
  );
  const uids = new Set(series.map(({ uid }) => uid));
  return [...series, ...[...instances.values()].filter(({ uid }) => !calledOff.has(uid) || uids.has(uid))];
}

/** Of events with the same UID, the newest; several where nothing says which that is: some programs give all the same UID. */
function newestOf(events: readonly CalendarEvent[]): CalendarEvent[] {
  const newest = new Map<string, CalendarEvent>();
  for (const event of events) {
    const known = newest.get(event.uid);
    if (!known || compareVersions(event, known) > 0) newest.set(event.uid, event);
  }
  return events.filter(
    (event) => event.uid === '' || compareVersions(event, newest.get(event.uid) as CalendarEvent) === 0,
  );
}

/** RFC 5546, 2.1.5: by SEQUENCE, then by DTSTAMP. */
function compareVersions(a: CalendarEvent, b: CalendarEvent): number {
  return a.sequence - b.sequence || (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : 0);
}

function summaryOf({ lines }: Component): string {
  return unescaped(lines.find(({ name }) => name === 'SUMMARY')?.value.slice(0, 80) ?? '');
}

/** The first event of each day gives it its name. What comes once is read first: it costs little, whatever else there is. */
function namesOfDays(events: readonly CalendarEvent[], range: CalendarRange, leftOut: LeftOut): Map<DayNumber, string> {
  const names = new Map<DayNumber, { name: string; line: number }>();
  const context: Omit<EventContext, 'budget'> = {
    span: { from: dayOfIso(range.from), to: dayOfIso(range.until) },
    zone: range.zone,
    instancesOf: instancesByUid(events),
  };
  const isSeries = ({ rules }: CalendarEvent) => rules.length > 0;
  let left = WORK_OF_FILE;
  for (const event of [...events.filter((each) => !isSeries(each)), ...events.filter(isSeries)]) {
    const { line } = event;
    const budget = { left: Math.min(left, WORK_OF_EVENT) };
    const given = budget.left;
    try {
      for (const { day, name } of daysOf(event, { ...context, budget })) {
        if ((names.get(day)?.line ?? Number.POSITIVE_INFINITY) > line)
          names.set(day, { name: name || 'Holiday', line });
      }
    } catch (error) {
      if (!(error instanceof TooMuchWork)) throw error;
      if (given < WORK_OF_EVENT) leftOut.addTooMuch(event);
      else leftOut.add(line, event.name);
    }
    left -= given - Math.max(0, budget.left);
  }
  return new Map([...names].map(([day, { name }]) => [day, name]));
}

/** The changed instances of each series, by its UID. */
export function instancesByUid(events: readonly CalendarEvent[]): (uid: string) => readonly CalendarEvent[] {
  const byUid = new Map<string, CalendarEvent[]>();
  for (const event of events) {
    if (!event.recurrenceId) continue;
    const known = byUid.get(event.uid) ?? [];
    known.push(event);
    byUid.set(event.uid, known);
  }
  return (uid) => byUid.get(uid) ?? [];
}
