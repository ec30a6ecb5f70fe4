import {
  type CalendarTime,
  DAY_SECONDS,
  type DayNumber,
  fromUtc,
  inZone,
  readDuration,
  readTimes,
  type WrittenTime,
  zoneOf,
} from './calendar-time.ts';
import type { Component, ContentLine } from './content-lines.ts';
import { type Budget, recurrences, type Span, spend } from './recurrence.ts';
import { compareTimes, isWithinDay, type RecurrenceRule, readRule } from './recurrence-rule.ts';

/** A time of the file with the zone that it is in; null: the clock of wherever one is, or a zone that is not known. */
interface ZonedTime extends WrittenTime {
  zone: string | null;
}

/** A VEVENT: an event, a series, or one changed instance of a series. */
export interface CalendarEvent {
  uid: string;
  /** Empty when it has none. */
  name: string;
  /** What else it says, with its lines; empty when it says no more. */
  description: string;
  line: number;
  start: ZonedTime;
  end: ZonedTime | null;
  /** Seconds, when it is said instead of the end. */
  duration: number | null;
  isCancelled: boolean;
  /** Outlook's word for an event of whole days whose times are in UTC. */
  isAllDay: boolean;
  sequence: number;
  /** When this version of it was made, as the file writes it: comparable as text. */
  stamp: string;
  rules: RecurrenceRule[];
  exceptRules: RecurrenceRule[];
  dates: ZonedTime[];
  exceptDates: ZonedTime[];
  /** Which instance of the series this one takes the place of. */
  recurrenceId: ZonedTime | null;
  /** It takes the place of the later ones, too. */
  andFuture: boolean;
}

export interface EventContext {
  span: Span;
  /** IANA: where the user is. */
  zone: string;
  /** The changed instances of the series with this UID. */
  instancesOf: (uid: string) => readonly CalendarEvent[];
  budget: Budget;
}

/**
 * Null when it is cut off, or does not say when it begins or how it repeats in a way that can be read.
 * @param onUnread told of each line without which the event can be read
 */
export function readEvent(
  { lines, line, isCutOff }: Component,
  onUnread: (line: number) => void,
): CalendarEvent | null {
  const of = (name: string) => lines.filter((each) => each.name === name);
  const first = (name: string) => of(name)[0];
  const text = (name: string) => first(name)?.value.trim() ?? '';
  const start = readZoned(first('DTSTART'));
  const recurrenceId = readZoned(first('RECURRENCE-ID'));
  const rules = of('RRULE').map(({ value }) => readRule(value));
  const exceptRules = of('EXRULE').map(({ value }) => readRule(value));
  if (isCutOff || !start || recurrenceId === null || !areAllRead(rules) || !areAllRead(exceptRules)) return null;
  const end = readZoned(first('DTEND'));
  if (end === null) onUnread(first('DTEND')?.line ?? line);
  const timesOf = (name: string) =>
    of(name).flatMap((each) => {
      const times = readAllZoned(each);
      if (!times) onUnread(each.line);
      return times ?? [];
    });
  return {
    uid: text('UID'),
    name: unescaped(text('SUMMARY')),
    description: text('DESCRIPTION')
      .replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
      .trim(),
    line,
    start,
    end: end ?? null,
    duration: readDuration(text('DURATION')),
    isCancelled: text('STATUS').toUpperCase() === 'CANCELLED',
    isAllDay: [text('X-MICROSOFT-CDO-ALLDAYEVENT'), text('X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT')].some(
      (value) => value.toUpperCase() === 'TRUE',
    ),
    sequence: Number(text('SEQUENCE')) || 0,
    stamp: text('DTSTAMP'),
    rules,
    exceptRules,
    dates: timesOf('RDATE'),
    exceptDates: timesOf('EXDATE'),
    recurrenceId: recurrenceId ?? null,
    andFuture: first('RECURRENCE-ID')?.params.get('RANGE')?.toUpperCase() === 'THISANDFUTURE',
  };
}

function areAllRead<T>(values: (T | null)[]): values is T[] {
  return values.every((value) => value !== null);
}

/** Undefined when there is no such line, null when it cannot be read. */
function readZoned(line: ContentLine | undefined): ZonedTime | null | undefined {
  if (!line) return undefined;
  return readAllZoned(line)?.[0] ?? null;
}

function readAllZoned(line: ContentLine): ZonedTime[] | null {
  const zone = zoneOf(line.params.get('TZID') ?? '');
  return readTimes(line)?.map((time) => ({ ...time, zone })) ?? null;
}

/** RFC 5545, 3.3.11. */
export function unescaped(text: string): string {
  return text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign)).trim();
}

/** A day on which an event is, and what it is called then. */
export interface EventDay {
  day: DayNumber;
  name: string;
}

/** The days of an event within the span, in no order. @throws TooMuchWork */
export function* daysOf(event: CalendarEvent, context: EventContext): Generator<EventDay> {
  if (event.isCancelled) return;
  const moves = movesOf(event, context);
  const lengths = new Map([event, ...moves.map(({ change }) => change)].map((it) => [it, lengthOf(it, context.zone)]));
  const byDays = moves.map((move) => move.byDays ?? 0);
  // An occurrence that began before the span may reach into it, or be moved into it.
  const from = context.span.from - Math.max(...lengths.values()) - Math.max(0, ...byDays);
  const span = { from, to: context.span.to + 1 - Math.min(0, ...byDays) };
  for (const { time, as } of startsOf(event, moves, { ...context, span })) {
    const first = firstDay(event, time, context.zone);
    const to = Math.min(first + (lengths.get(as) ?? 1) - 1, context.span.to);
    for (let day = Math.max(first, context.span.from); day <= to; day++) {
      spend(context.budget, 1);
      yield { day, name: as.name || event.name };
    }
  }
}

/** When an event begins within the span, by its own clock, in no order; with what it is called then. @throws TooMuchWork */
export function* timesOf(
  event: CalendarEvent,
  context: EventContext,
): Generator<{ time: CalendarTime; as: CalendarEvent }> {
  if (!event.isCancelled) yield* startsOf(event, movesOf(event, context), context);
}

/** From an instance on, the rest of a series is elsewhere. */
interface Move {
  from: CalendarTime;
  /** Null: it does not come any more, or by the rule of the change. */
  byDays: number | null;
  change: CalendarEvent;
}

/** The latest first. */
function movesOf(event: CalendarEvent, { zone, instancesOf }: EventContext): Move[] {
  if (event.recurrenceId) return [];
  const moves = instancesOf(event.uid).filter(({ andFuture }) => andFuture);
  return moves
    .map((change): Move => {
      const from = asOwn(change.recurrenceId as ZonedTime, event, zone);
      const isEnd = change.isCancelled || change.rules.length > 0;
      return { from, byDays: isEnd ? null : asOwn(change.start, event, zone).day - from.day, change };
    })
    .sort((a, b) => compareTimes(b.from, a.from));
}

/** An instance of a series: when it begins, by the clock of the series, and which event says what it is then. */
interface Instance {
  time: CalendarTime;
  as: CalendarEvent;
}

/** Each instance of an event. */
function* startsOf(event: CalendarEvent, moves: readonly Move[], context: EventContext): Generator<Instance> {
  const { start, rules, dates } = event;
  const isExcept = exceptionsOf(event, context);
  const move = function* (time: CalendarTime): Generator<Instance> {
    spend(context.budget, 1 + moves.length);
    const found = moves.find(({ from }) => compareTimes(from, time) <= 0);
    if (!found) yield { time, as: event };
    else if (found.byDays !== null) yield { time: { ...time, day: time.day + found.byDays }, as: found.change };
  };
  const place = function* (time: CalendarTime) {
    if (!isExcept(time)) yield* move(time);
  };
  if (rules.length === 0) yield* place(start);
  for (const date of dates) yield* place(asOwn(date, event, context.zone));
  for (const rule of rules) {
    for (const time of recurrences(rule, start, untilOf(rule, event, context.zone), context.span, context.budget)) {
      // Of a day on which it comes several times, an exception takes one.
      if (isWithinDay(rule.freq)) yield* move(time);
      else yield* place(time);
    }
  }
}

function untilOf({ until }: RecurrenceRule, event: CalendarEvent, zone: string): CalendarTime | null {
  return until ? asOwn({ ...until, zone: null }, event, zone) : null;
}

/** Which instances of the series do not come, or are events of their own. */
function exceptionsOf(
  event: CalendarEvent,
  { zone, span, budget, instancesOf }: EventContext,
): (time: CalendarTime) => boolean {
  const days = new Set<DayNumber>();
  const times = new Set<number>();
  const keyOf = ({ day, seconds }: CalendarTime) => day * DAY_SECONDS + (seconds ?? 0);
  const except = (time: CalendarTime) => {
    const { day, seconds } = time;
    spend(budget, 1);
    // Outlook writes midnight for a day of a series that has another time.
    if (seconds === null || event.start.seconds === null || (seconds === 0 && event.start.seconds !== 0)) days.add(day);
    else times.add(keyOf(time));
  };
  for (const time of event.exceptDates) except(asOwn(time, event, zone));
  for (const rule of event.exceptRules) {
    for (const time of recurrences(rule, event.start, untilOf(rule, event, zone), span, budget)) except(time);
  }
  for (const change of event.recurrenceId ? [] : instancesOf(event.uid)) {
    except(asOwn(change.recurrenceId as ZonedTime, event, zone));
  }
  return (time) => days.has(time.day) || times.has(keyOf(time));
}

/** A time by the clock of the event: the zone of its beginning, or UTC, or wherever the user is. */
function asOwn(time: ZonedTime, { start }: CalendarEvent, zone: string): CalendarTime {
  const { day, seconds, isUtc } = time;
  if (seconds === null) return { day, seconds };
  if (start.seconds === null) {
    // Midnight in UTC stands for the date; another time was made from the midnight of a zone, which is taken for the user's.
    return { day: isUtc && seconds !== 0 ? fromUtc(time, zone).day : day, seconds: null };
  }
  const own = start.isUtc ? 'UTC' : (start.zone ?? zone);
  if (isUtc) return inZone(time, 'UTC', own);
  return time.zone || start.isUtc ? inZone(time, time.zone ?? zone, own) : { day, seconds };
}

/** A time of the event where it is told to the user: what is in UTC is meant where the user is. */
function shown(time: CalendarTime, { start }: CalendarEvent, zone: string): CalendarTime {
  return start.isUtc && time.seconds !== null ? fromUtc(time, zone) : time;
}

function firstDay(event: CalendarEvent, time: CalendarTime, zone: string): DayNumber {
  const { day, seconds } = shown(time, event, zone);
  if (!event.isAllDay || !event.start.isUtc || seconds === 0) return day;
  // Made where the midnight is another: the one that is nearest in UTC is its date wherever that was.
  return time.day + ((time.seconds ?? 0) >= DAY_SECONDS / 2 ? 1 : 0);
}

/** How many days it lasts: more than one only when it takes whole days. */
function lengthOf(event: CalendarEvent, zone: string): number {
  const { start, end, duration, isAllDay } = event;
  if (start.seconds === null) {
    return Math.max(1, end ? asOwn(end, event, zone).day - start.day : Math.ceil((duration ?? 0) / DAY_SECONDS));
  }
  const begin = shown(start, event, zone);
  const over = end ? shown(asOwn(end, event, zone), event, zone) : plus(begin, duration ?? 0);
  const seconds = (over.day - begin.day) * DAY_SECONDS + (over.seconds ?? 0) - (begin.seconds ?? 0);
  if (isAllDay) return Math.max(1, Math.round(seconds / DAY_SECONDS));
  if (begin.seconds !== 0) return 1;
  // 23:59 is how some write the end of a day.
  const isEnd = over.seconds === 0 || (over.seconds ?? 0) >= DAY_SECONDS - 60;
  return isEnd ? Math.max(1, Math.ceil(seconds / DAY_SECONDS)) : 1;
}

function plus({ day, seconds }: CalendarTime, length: number): CalendarTime {
  const sum = (seconds ?? 0) + length;
  return { day: day + Math.floor(sum / DAY_SECONDS), seconds: ((sum % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS };
}
