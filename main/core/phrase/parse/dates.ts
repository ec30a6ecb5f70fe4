import { either, msg, sentences } from '../../../i18n/msg.ts';
import { daysInMonth } from '../../schedule/wall-clock.ts';
import { readHoliday } from './holidays.ts';
import type { Clock } from './plain-date.ts';
import { addDays, isoDate, isoWeekday, weekdayOnOrAfter } from './plain-date.ts';
import { Problem, quoted, replaced } from './questions.ts';
import type { Reader } from './reader.ts';
import { readRelativeDate } from './relative-date.ts';
import type { DayPart } from './times.ts';
import type { Span } from './tokens.ts';
import { monthName, monthOf, readOrdinalWord, takeOneWeekday, weekdayName } from './words.ts';

/**
 * A single day as it was written. The rules:
 * - A date without a year is the next one to come, today included; beside “until” and “except” counted from the start.
 * - Dots put the day first (24.12.2026); slashes and dashes are asked about where both orders exist (3/4).
 * - “next friday” is asked about while Friday is still to come this week: it could be this one or the one after.
 *   “this friday”, “coming friday” is the first one, today included. Weeks begin on Monday.
 * - A weekday that does not belong to the date beside it is refused.
 */
export interface WrittenDate extends Span {
  day:
    | { kind: 'fixed'; date: string }
    | { kind: 'monthDay'; month: number; day: number }
    | { kind: 'weekday'; weekday: number };
  /** Said as today or tonight. */
  isToday: boolean;
  dayPart?: DayPart;
}

type Day = WrittenDate['day'];

const DATE_HINT = msg('phrase.writeDateLike24');

/** The first such day on or after `notBefore`. */
export function dateOnOrAfter({ day }: Pick<WrittenDate, 'day'>, notBefore: string): string {
  if (day.kind === 'fixed') return day.date;
  if (day.kind === 'weekday') return weekdayOnOrAfter(day.weekday, notBefore);
  const first = Number(notBefore.slice(0, 4));
  // 29 February can be eight years away.
  for (let year = first; year <= first + 8; year++) {
    const date = isoDate(year, day.month, day.day);
    if (date && date >= notBefore) return date;
  }
  return '9999-12-31';
}

/**
 * “24 december”, “dec 24th, 2026”, “2026-12-24”, “24.12.”, “tomorrow evening”, “next monday”, “end of the month”.
 * @param takesWeekday whether “friday” alone is a date here
 * @throws Problem for what has the form of a date and is none, or could be two
 */
export function readDate(reader: Reader, clock: Clock, takesWeekday: boolean): WrittenDate | null {
  return reader.attempt(() => {
    const from = reader.place;
    reader.word('on');
    const relative = readRelativeDate(reader, clock, namedDate);
    const dayPartOfToday = relative ? null : readToday(reader);
    const isToday = dayPartOfToday !== null;
    const day: Day | null = relative
      ? { kind: 'fixed', date: relative }
      : isToday
        ? { kind: 'fixed', date: clock.today }
        : (readBeside(reader, clock) ??
          readWithWeekday(reader, clock) ??
          readAbsolute(reader) ??
          readWeekday(reader, clock, takesWeekday));
    if (!day) return null;
    const dayPart = dayPartOfToday || reader.word('morning', 'afternoon', 'evening', 'night');
    return { ...reader.spanFrom(from), day, isToday, ...(dayPart && { dayPart: dayPart as DayPart }) };
  });
}

/** The date behind “after” and the like, on which others are counted: of a weekday the first one to come. */
function namedDate(reader: Reader, clock: Clock): string | null {
  const date = readDate(reader, clock, true);
  if (!date) return null;
  return dateOnOrAfter(date, date.day.kind === 'weekday' ? addDays(clock.today, 1) : clock.today);
}

/** Empty for “today”, the part of the day for “tonight” and “this evening”. */
function readToday(reader: Reader): DayPart | '' | null {
  if (reader.word('today')) return '';
  if (reader.word('tonight')) return 'night';
  return reader.attempt(() => {
    if (!reader.word('this')) return null;
    return reader.word('morning', 'afternoon', 'evening') as DayPart | null;
  });
}

function readBeside(reader: Reader, clock: Clock): Day | null {
  const word = reader.word('tomorrow', 'tmr', 'tmrw', 'tmw', 'tomo', 'yesterday') ?? takesTom(reader);
  return word === null ? null : { kind: 'fixed', date: addDays(clock.today, word === 'yesterday' ? -1 : 1) };
}

/** “tom at 16:00”; anywhere else Tom is somebody. */
function takesTom(reader: Reader): string | null {
  const next = reader.peek(1);
  const isBeforeTime = next === undefined || next.text === 'at' || next.text === '@' || next.kind === 'number';
  return isBeforeTime && reader.place === 0 ? reader.word('tom') : null;
}

/** “Thursday, 24 December”. */
function readWithWeekday(reader: Reader, clock: Clock): Day | null {
  return reader.attempt(() => {
    const from = reader.place;
    const weekday = takeOneWeekday(reader);
    if (weekday === null) return null;
    reader.sign('.');
    reader.sign(',');
    const day = readAbsolute(reader);
    if (!day) return null;
    const date = dateOnOrAfter({ day }, clock.today);
    if (isoWeekday(date) !== weekday) {
      const span = reader.spanFrom(from);
      throw new Problem(
        msg('phrase.doesNotExist', {
          text: quoted(reader.textOf(span)),
          date,
          weekday: msg('text.weekday', { day: isoWeekday(date) }),
        }),
        msg('phrase.leaveWeekdayOutOr'),
        [{ label: date, phrase: replaced(reader.source, span, date) }],
      );
    }
    return { kind: 'fixed', date };
  });
}

function readWeekday(reader: Reader, clock: Clock, takesBare: boolean): Day | null {
  return reader.attempt(() => {
    const from = reader.place;
    const isComing = reader.words('the', 'coming') || reader.words('this', 'coming');
    const which = isComing ? 'coming' : reader.word('next', 'this', 'coming', 'upcoming', 'following');
    const weekday = which || takesBare ? takeOneWeekday(reader) : null;
    if (weekday === null) return null;
    if (which !== 'next') return { kind: 'weekday', weekday };
    const tomorrow = addDays(clock.today, 1);
    const first = dateOnOrAfter({ day: { kind: 'weekday', weekday } }, tomorrow);
    if (isoWeekday(clock.today) < weekday) {
      const dates = [first, addDays(first, 7)];
      const span = reader.spanFrom(from);
      throw new Problem(
        msg('phrase.couldBe', { text: quoted(reader.textOf(span)), dates: either(dates) }),
        msg('phrase.writeDateOrOne', { weekday: weekdayName(weekday) }),
        dates.map((date) => ({ label: date, phrase: replaced(reader.source, span, date) })),
      );
    }
    return { kind: 'fixed', date: first };
  });
}

/** A date that names day and month. */
export function readAbsolute(reader: Reader): Day | null {
  return (
    readYearFirst(reader) ??
    readWithSigns(reader) ??
    readDayMonth(reader) ??
    readMonthDay(reader) ??
    readHolidayAs(reader)
  );
}

/** “christmas eve”, “halloween 2027”. */
function readHolidayAs(reader: Reader): Day | null {
  return reader.attempt(() => {
    const from = reader.place;
    const holiday = readHoliday(reader);
    return holiday && dayOrThrow(reader, from, holiday.month, holiday.day, readYear(reader));
  });
}

/** `2026-12-24`, and with `/` or `.`; a T before the time is taken. */
function readYearFirst(reader: Reader): Day | null {
  return reader.attempt(() => {
    const from = reader.place;
    if (reader.peek()?.text.length !== 4) return null;
    const year = reader.number(4);
    const sign = year === null ? null : gluedSign(reader, '-', '/', '.');
    const month = sign === null ? null : gluedNumber(reader);
    if (month === null || sign === null || gluedSign(reader, sign) === null) return null;
    const day = gluedNumber(reader);
    if (day === null || year === null) return null;
    const date = isoDate(year, month, day);
    if (!date) throw noSuchDay(reader, from);
    const [letter, digits] = [reader.peek(), reader.peek(1)];
    if (letter?.isGlued && letter.text === 't' && digits?.kind === 'number' && digits.isGlued) reader.place++;
    return { kind: 'fixed', date };
  });
}

/** `24.12.`, `24.12.2026`, `24/12`, `12-24-2026`, also behind “the”. */
function readWithSigns(reader: Reader): Day | null {
  return reader.attempt(() => {
    const from = reader.place;
    reader.word('the');
    const first = reader.number(2);
    const sign = first === null ? null : gluedSign(reader, '.', '/', '-');
    const second = sign === null ? null : gluedNumber(reader);
    if (first === null || sign === null || second === null) return null;
    const hasSecondSign = gluedSign(reader, sign) !== null;
    const year = hasSecondSign ? gluedNumber(reader, 4) : null;
    // “5.12 at 9”: only a date goes with a time behind it.
    const isBeforeTime = sign === '.' && second <= 12 && isTimeAhead(reader);
    if (sign === '.' ? !hasSecondSign && !isBeforeTime : sign === '-' ? year === null : hasSecondSign && year === null)
      return null;
    if (year !== null && (year < 10 || (year > 99 && year < 1000))) {
      const written = quoted(reader.textOf(reader.spanFrom(from)));
      throw new Problem(msg('phrase.yearNeedsFourDigits', { text: written }), DATE_HINT);
    }
    if (year !== null && year < 100) return withShortYear(reader, from, [first, second, year], sign);
    return inEitherOrder(reader, from, [first, second, year], sign);
  });
}

/** Day and month by their order, where it can only be one. @throws Problem */
function inEitherOrder(
  reader: Reader,
  from: number,
  [first, second, year]: [number, number, number | null],
  sign: string,
): Day {
  const dayFirst = toDay(second, first, year);
  const monthFirst = sign === '.' ? null : toDay(first, second, year);
  if (dayFirst && monthFirst && first !== second) throw askWhichMonth(reader, from, first, second, year);
  const day = dayFirst ?? monthFirst;
  if (!day) throw noSuchDay(reader, from);
  return day;
}

/** Whether “at 9”, “9:30” or “9am” follows. */
function isTimeAhead(reader: Reader): boolean {
  const [first, second, third] = [reader.peek(), reader.peek(1), reader.peek(2)];
  if (first?.text === 'at' || first?.text === '@') return second !== undefined;
  if (first?.kind !== 'number' || first.isGlued) return false;
  return second?.text === 'am' || second?.text === 'pm' || (second?.text === ':' && third?.kind === 'number');
}

/** `24.12.26`, `12/25/26`: in this century. With dashes the year may stand first (22-12-26): it is asked about. */
function withShortYear(
  reader: Reader,
  from: number,
  [first, second, short]: [number, number, number],
  sign: string,
): Day {
  const year = 2_000 + short;
  if (sign === '-') {
    const span = reader.spanFrom(from);
    const readings = [[year, second, first] as const, [2_000 + first, second, short] as const]
      .map(([y, month, day]) => isoDate(y, month, day))
      .filter((date) => date !== null);
    throw new Problem(
      msg('phrase.yearNeedsFourDigits', { text: quoted(reader.textOf(span)) }),
      DATE_HINT,
      readings.map((date) => ({ label: date, phrase: replaced(reader.source, span, date) })),
    );
  }
  return inEitherOrder(reader, from, [first, second, year], sign);
}

/** “24 december”, “24th of dec 2026”, “the fifth of december”, “8-oct-2027”, “the 24th dec”. */
function readDayMonth(reader: Reader): Day | null {
  return reader.attempt(() => {
    const from = reader.place;
    reader.word('the');
    const day = reader.number(4) ?? readOrdinalWord(reader);
    if (day === null) return null;
    if (reader.peek()?.isGlued) reader.word('st', 'nd', 'rd', 'th');
    reader.word('day');
    reader.sign('.');
    const sign = reader.peek(1)?.isGlued ? gluedSign(reader, '-', '/') : null;
    reader.word('of');
    const month = takeMonth(reader);
    if (month === null) return null;
    if (sign) gluedSign(reader, sign);
    return dayOrThrow(reader, from, month, day, readYear(reader));
  });
}

/** “december 24”, “dec 24th, 2026”. */
function readMonthDay(reader: Reader): Day | null {
  return reader.attempt(() => {
    const from = reader.place;
    const month = takeMonth(reader);
    if (month === null) return null;
    reader.word('the');
    const token = reader.peek();
    const day = reader.number(2) ?? readOrdinalWord(reader);
    const next = reader.peek();
    if (day === null || !token) return null;
    const hasEnding = next?.isGlued === true && reader.word('st', 'nd', 'rd', 'th') !== null;
    // “december 18:00” and “december 6pm” go on with a time, “june 10 times” with a number of runs.
    if (!hasEnding && next && /^(:|h|am|pm|x|times?)$/.test(next.text)) return null;
    return dayOrThrow(reader, from, month, day, readYear(reader));
  });
}

/** Four digits, alone: in “24 dec 18:00” and “24 dec 1830” there is no year. */
function readYear(reader: Reader): number | null {
  return reader.attempt(() => {
    reader.sign(',');
    const token = reader.peek();
    const after = reader.peek(1);
    if (token?.kind !== 'number' || !/^(19|20|21)\d\d$/.test(token.text)) return null;
    if (after?.isGlued && !/^[,;.)"]$/.test(after.text)) return null;
    reader.place++;
    return Number(token.text);
  });
}

/** Takes the name of a month, with the dot of a short one. */
export function takeMonth(reader: Reader): number | null {
  const token = reader.peek();
  const month = token?.kind === 'word' ? monthOf(token.text) : null;
  if (month === null) return null;
  reader.place++;
  if (reader.peek()?.isGlued && token?.text.length === 3) reader.sign('.');
  return month;
}

function gluedSign(reader: Reader, ...signs: readonly string[]): string | null {
  return reader.peek()?.isGlued ? reader.sign(...signs) : null;
}

function gluedNumber(reader: Reader, mostDigits = 2): number | null {
  return reader.peek()?.isGlued ? reader.number(mostDigits) : null;
}

function toDay(month: number, day: number, year: number | null): Day | null {
  // Without a year 29 February exists: in a leap year.
  const date = isoDate(year ?? 2024, month, day);
  if (!date) return null;
  return year === null ? { kind: 'monthDay', month, day } : { kind: 'fixed', date };
}

function dayOrThrow(reader: Reader, from: number, month: number, day: number, year: number | null): Day {
  const found = toDay(month, day, year);
  if (!found) throw noSuchDay(reader, from, month, year);
  return found;
}

function noSuchDay(reader: Reader, from: number, month?: number, year?: number | null): Problem {
  const written = quoted(reader.textOf(reader.spanFrom(from)));
  const length =
    month === undefined
      ? null
      : msg('phrase.hasDays', { month: msg('text.month', { month }), count: daysInMonth(year ?? 2024, month) });
  return new Problem(msg('phrase.noSuchDayAs', { text: written }), sentences(DATE_HINT, length));
}

function askWhichMonth(reader: Reader, from: number, first: number, second: number, year: number | null): Problem {
  const span = reader.spanFrom(from);
  const end = year === null ? '' : ` ${year}`;
  const readings = [`${first} ${monthName(second)}${end}`, `${second} ${monthName(first)}${end}`];
  return new Problem(
    msg('phrase.couldBe', { text: quoted(reader.textOf(span)), dates: either(readings) }),
    msg('phrase.writeMonthAsWord'),
    readings.map((label) => ({ label, phrase: replaced(reader.source, span, label) })),
  );
}
