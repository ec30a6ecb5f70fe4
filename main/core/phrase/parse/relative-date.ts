import { either, msg } from '../../../i18n/msg.ts';
import { checkLength, type Length, readLength } from './lengths.ts';
import type { Clock } from './plain-date.ts';
import { addDays, addMonths, isoWeekday, partsOf, weekdayOnOrAfter } from './plain-date.ts';
import { Problem, quoted, replaced } from './questions.ts';
import type { Reader } from './reader.ts';
import { readOrdinalWord, takeOneWeekday } from './words.ts';

/*
 * Days that are named by way of others. The rules:
 * - “a week after monday” counts from the first Monday to come, “2 days before 24 december” from the next 24 December.
 * - Weeks begin on Monday: the end of this week is its Sunday. The end of the month is its last day.
 * - “monday week” and “a week on monday” are the Monday after the one to come, “monday after next” could be two: it is asked.
 * - “next week” alone has no day: it is asked about.
 */

/** Reads a date that stands behind “after” or “before”. @returns ISO date, null where none stands there */
export type ReadNamedDate = (reader: Reader, clock: Clock) => string | null;

/**
 * “the day after tomorrow”, “3 days after tomorrow”, “a week before 24 december”, “two weeks from monday”, “monday next week”,
 * “end of the month”, “the 5th of next month”.
 * @returns ISO date
 */
export function readRelativeDate(reader: Reader, clock: Clock, readNamed: ReadNamedDate): string | null {
  return (
    readCounted(reader, clock, readNamed) ??
    readEdge(reader, clock) ??
    readWeekdayOfWeek(reader, clock) ??
    readDayOfNextMonth(reader, clock)
  );
}

/** “the day after tomorrow”, “3 days before christmas”, “a week from friday”, “a week on monday”. */
function readCounted(reader: Reader, clock: Clock, readNamed: ReadNamedDate): string | null {
  return reader.attempt(() => {
    const length = readDays(reader);
    if (!length) return null;
    const side = reader.word('after', 'before', 'from', 'on', 'following');
    const date = side && readNamed(reader, clock);
    if (!date) return null;
    checkLength(length);
    const sign = side === 'before' ? -1 : 1;
    return addDays(addMonths(date, sign * length.months), sign * length.days);
  });
}

/** A whole number of days, weeks, months or years: “3 days”, “the day”, “a week”. */
function readDays(reader: Reader): Length | null {
  return reader.attempt(() => {
    if (reader.word('the')) return reader.word('day') ? { months: 0, days: 1, ms: 0 } : null;
    const found = readLength(reader);
    return found && found.length.ms === 0 ? found.length : null;
  });
}

/** “end of the month”, “beginning of next week”, “end of this year”. */
function readEdge(reader: Reader, { today }: Clock): string | null {
  return reader.attempt(() => {
    reader.word('at');
    reader.word('the');
    const edge = reader.word('end', 'beginning', 'start', 'begin');
    if (!edge || !reader.word('of')) return null;
    const which = reader.word('the', 'this', 'next', 'current', 'coming');
    const unit = reader.word('week', 'month', 'year');
    if (!unit) return null;
    const isEnd = edge === 'end';
    // The beginning of this month has passed, or is today.
    const count = which === 'next' || which === 'coming' || (!isEnd && (which === null || which === 'the')) ? 1 : 0;
    const first = startOf(unit, today, count);
    return isEnd ? addDays(startOf(unit, today, count + 1), -1) : first;
  });
}

/** The first day of the week, month or year that comes `count` after that of `today`. */
function startOf(unit: string, today: string, count: number): string {
  const { month, day } = partsOf(today);
  if (unit === 'week') return addDays(today, 1 - isoWeekday(today) + 7 * count);
  const first = addDays(today, 1 - day);
  return unit === 'month' ? addMonths(first, count) : addMonths(first, 1 - month + 12 * count);
}

/** “monday next week”, “tuesday of this week”, “next week on thursday”, “on tuesday, next week”, “monday week”. */
function readWeekdayOfWeek(reader: Reader, { today }: Clock): string | null {
  return reader.attempt(() => {
    const from = reader.place;
    const before = readWeek(reader);
    if (before !== null) reader.word('on');
    const weekday = takeOneWeekday(reader);
    if (weekday === null) {
      if (before === null || before < 1 || !isOver(reader)) return null;
      throw askWhichDay(reader, from, startOf('week', today, before));
    }
    if (before !== null) return addDays(startOf('week', today, before), weekday - 1);
    if (reader.words('after', 'next')) throw askWhichNext(reader, from, today, weekday);
    reader.sign(',');
    reader.word('of', 'in');
    const after = readWeek(reader);
    if (after !== null) return addDays(startOf('week', today, after), weekday - 1);
    const isWeekLater = reader.tokens[reader.place - 1]?.kind === 'word' && reader.word('week') !== null;
    return isWeekLater ? addDays(weekdayOnOrAfter(weekday, addDays(today, 1)), 7) : null;
  });
}

/** How many weeks after this one: “next week”, “the following week”, “this week”, “the week after next”. */
function readWeek(reader: Reader): number | null {
  return reader.attempt(() => {
    reader.word('the');
    return reader.words('week', 'after', 'next') ? 2 : readWhich(reader, 'week');
  });
}

/** How many after this one: “next month”, “the current week”. */
function readWhich(reader: Reader, unit: 'week' | 'month'): number | null {
  return reader.attempt(() => {
    reader.word('the');
    const which = reader.word('next', 'this', 'following', 'coming', 'current');
    if (!which || !reader.word(unit)) return null;
    return which === 'this' || which === 'current' ? 0 : 1;
  });
}

/** Whether nothing but a time of day follows. */
function isOver(reader: Reader): boolean {
  const next = reader.peek();
  return next === undefined || next.text === 'at' || next.text === '@';
}

/** “next week at 9” */
function askWhichDay(reader: Reader, from: number, monday: string): Problem {
  const span = reader.spanFrom(from);
  return new Problem(
    msg('phrase.needsDay', { text: quoted(reader.textOf(span)) }),
    msg('phrase.writeMondayNextWeek'),
    [0, 1, 2, 4].map((days) => {
      const date = addDays(monday, days);
      return {
        label: msg('phrase.onDay', { day: msg('text.day', { date }) }),
        phrase: replaced(reader.source, span, `on ${date}`),
      };
    }),
  );
}

/** “monday after next” */
function askWhichNext(reader: Reader, from: number, today: string, weekday: number): Problem {
  const span = reader.spanFrom(from);
  const first = weekdayOnOrAfter(weekday, addDays(today, 1));
  const dates = [addDays(first, 7), addDays(first, 14)];
  return new Problem(
    msg('phrase.couldBe', { text: quoted(reader.textOf(span)), dates: either(dates) }),
    msg('phrase.writeDate'),
    dates.map((date) => ({ label: date, phrase: replaced(reader.source, span, `on ${date}`) })),
  );
}

/** “the 5th of next month”, “20th day of the next month”, “next month on the 5th”, “the first of this month”. */
function readDayOfNextMonth(reader: Reader, { today }: Clock): string | null {
  return reader.attempt(() => {
    const before = readWhich(reader, 'month');
    if (before !== null) reader.word('on');
    reader.word('the');
    const day = readOrdinalWord(reader) ?? readOrdinalNumber(reader);
    if (day === null) return null;
    reader.word('day');
    const after = before === null && reader.word('of', 'in') ? readWhich(reader, 'month') : null;
    const count = before ?? after;
    if (count === null) return null;
    const first = startOf('month', today, count);
    const date = addDays(first, day - 1);
    return day >= 1 && date.slice(0, 7) === first.slice(0, 7) ? date : null;
  });
}

function readOrdinalNumber(reader: Reader): number | null {
  return reader.attempt(() => {
    const number = reader.number(2);
    if (number === null) return null;
    if (reader.peek()?.isGlued) reader.word('st', 'nd', 'rd', 'th');
    return number;
  });
}
