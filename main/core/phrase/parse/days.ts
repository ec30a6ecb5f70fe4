import type { DayRule } from '../../../contract/schedule.ts';
import { msg } from '../../../i18n/msg.ts';
import { Problem, quoted } from './questions.ts';
import type { Reader } from './reader.ts';
import { askIfMisspeltDay } from './spelling.ts';
import type { Span } from './tokens.ts';
import { readOrdinalWord, weekdayOf } from './words.ts';

/**
 * Days that come again. The rules:
 * - `isRepeated` says that the words themselves mean each such day: “every”, “mondays”, “of the month”, two or more days.
 *   One day without (“monday at 9”, “on the 5th at 10”) may be meant once: it is asked about.
 * - A range goes over the end of the week: fri-mon is Friday, Saturday, Sunday and Monday.
 * - Weekdays, workdays are Monday to Friday; the weekend is Saturday and Sunday. Holidays are not known.
 * - Day rules that the contract has no word for (1st and 3rd Monday; 15th and last day) become fields of a cron line.
 */
export interface DaysFound extends Span {
  rule: DayRule | CronDays;
  isRepeated: boolean;
}

/** The two fields of a cron line that say the days. */
export interface CronDays {
  on: 'cronDays';
  dayOfMonth: string;
  weekday: string;
}

type Nth = Extract<DayRule, { on: 'nthWeekday' }>['nth'];

const WEEKDAY_HINT = msg('phrase.writeDaysLikeEvery');
export const MONTH_HINT = msg('phrase.writeDaysMonthLike');

/** @param isAfterEvery whether “every” stands before it */
export function readDays(reader: Reader, isAfterEvery: boolean): DaysFound | null {
  return reader.attempt(() => {
    const from = reader.place;
    if (!isAfterEvery) reader.word('on');
    const found = readDaysOfMonth(reader, isAfterEvery) ?? readWeekdays(reader);
    if (!found) return null;
    const isRepeated = isAfterEvery || found.isRepeated;
    return { ...reader.spanFrom(from), rule: found.rule, isRepeated };
  });
}

type Found = Pick<DaysFound, 'rule' | 'isRepeated'>;

/** “monday”, “mon, wed & fri”, “mon-fri”, “from monday to thursday”, “weekdays and saturday”. */
function readWeekdays(reader: Reader): Found | null {
  const first = readWeekdayItem(reader);
  if (!first) return null;
  const days = new Set(first.days);
  let isRepeated = first.isRepeated;
  for (let next = readNextItem(reader); next; next = readNextItem(reader)) {
    for (const day of next.days) days.add(day);
    isRepeated = true;
  }
  return { rule: { on: 'weekdays', weekdays: [...days].sort((a, b) => a - b) }, isRepeated };
}

function readNextItem(reader: Reader): WeekdayItem | null {
  return reader.attempt(() => {
    const isJoined = reader.separator() || reader.sign('/') !== null;
    // “monday wednesday friday”
    if (!isJoined && !(isWeekdayWord(reader) && isWeekdayWord(reader, -1))) return null;
    if (!reader.word('every')) reader.word('on');
    // “monday and thrusday”; but “monday, we meet” goes on with something else.
    if (reader.peek()?.kind === 'word' && !isWeekdayWord(reader)) askIfMisspeltDay(reader);
    return readWeekdayItem(reader);
  });
}

interface WeekdayItem {
  days: number[];
  isRepeated: boolean;
}

function readWeekdayItem(reader: Reader): WeekdayItem | null {
  return reader.attempt(() => {
    const group = readGroup(reader);
    if (group) return { days: group, isRepeated: true };
    const isFrom = reader.word('from') !== null;
    const first = takeWeekday(reader);
    if (!first) return null;
    const last = reader.attempt(() => {
      const isRange = reader.sign('-') !== null || (reader.sign('.') !== null && reader.sign('.') !== null);
      if (!isRange && !reader.word('to', 'through', 'thru', 'till')) return null;
      return takeWeekday(reader);
    });
    if (!last) return isFrom ? null : { days: [first.weekday], isRepeated: first.isPlural };
    const count = ((last.weekday - first.weekday + 7) % 7) + 1;
    return { days: Array.from({ length: count }, (_, n) => ((first.weekday - 1 + n) % 7) + 1), isRepeated: true };
  });
}

function readGroup(reader: Reader): number[] | null {
  return reader.attempt(() => {
    reader.word('the');
    if (reader.word('weekend', 'weekends')) return [6, 7];
    if (reader.words('during', 'the', 'week')) return [1, 2, 3, 4, 5];
    if (reader.word('weekday', 'weekdays', 'workday', 'workdays')) return [1, 2, 3, 4, 5];
    const isWork = reader.word('working', 'business', 'work', 'week');
    return isWork && reader.word('day', 'days') ? [1, 2, 3, 4, 5] : null;
  });
}

function isWeekdayWord(reader: Reader, ahead = 0): boolean {
  const token = reader.peek(ahead);
  return token?.kind === 'word' && weekdayOf(token.text) !== null;
}

function takeWeekday(reader: Reader): { weekday: number; isPlural: boolean } | null {
  const token = reader.peek();
  const found = token?.kind === 'word' ? weekdayOf(token.text) : null;
  if (!found) return null;
  reader.place++;
  if (token?.text.length === 3 && reader.peek()?.isGlued) reader.sign('.');
  return found;
}

/** “1st and 15th”, “last day of the month”, “2nd friday of the month”, “day 5”. */
function readDaysOfMonth(reader: Reader, isAfterEvery: boolean): Found | null {
  return reader.attempt(() => {
    const from = reader.place;
    reader.word('the');
    const isWord = reader.peek()?.kind === 'word';
    const edge = readEdgeOfMonth(reader);
    if (edge) return { rule: edge, isRepeated: true };
    const fromLast = readFromLast(reader, from, isAfterEvery);
    if (fromLast) return fromLast;
    const numbers = readNumberedDays(reader) ?? readOrdinals(reader);
    if (!numbers) return null;
    const weekday = takeWeekday(reader);
    if (weekday)
      return { rule: nthWeekday(reader, from, numbers, weekday.weekday), isRepeated: takesEveryMonth(reader) };
    const workday = readNthWorkday(reader, from, numbers);
    if (workday) return { rule: workday, isRepeated: takesEveryMonth(reader) || isAfterEvery };
    const hasDay = reader.word('day', 'days') !== null;
    if (numbers.includes(LAST) && !hasDay) return null;
    const isOfMonth = takesEveryMonth(reader);
    // “every second” is a unit of time.
    if (isAfterEvery && isWord && numbers.length === 1 && !isOfMonth && !hasDay) return null;
    const isRepeated = isOfMonth || numbers.length > 1 || isAfterEvery;
    return { rule: daysOfMonth(reader, from, numbers), isRepeated };
  });
}

const LAST = -1;

/** “end of every month”, “at the beginning of each month”, “start of each month”. */
function readEdgeOfMonth(reader: Reader): DayRule | null {
  return reader.attempt(() => {
    reader.word('at');
    reader.word('the');
    const edge = reader.word('end', 'beginning', 'start', 'begin');
    if (!edge || !reader.word('of') || !reader.word('every', 'each') || !reader.word('month')) return null;
    return edge === 'end' ? { on: 'lastDayOfMonth' } : { on: 'daysOfMonth', days: [1] };
  });
}

/** “second to last day of the month”, “3rd last day”, “2nd to last friday”. */
function readFromLast(reader: Reader, from: number, isAfterEvery: boolean): Found | null {
  return reader.attempt(() => {
    const nth = readOrdinal(reader);
    if (nth === null || nth < 2) return null;
    reader.sign('-');
    reader.word('to');
    reader.sign('-');
    reader.word('the');
    if (!reader.word('last')) return null;
    const weekday = takeWeekday(reader);
    if (weekday) {
      if (nth > 4) throw cannotCount(reader, from);
      // That weekday within the seven days in which it must lie.
      const days = Array.from({ length: 7 }, (_, n) => `L-${7 * (nth - 1) + n}`).join(',');
      const rule = { on: 'cronDays' as const, dayOfMonth: days, weekday: `+${weekday.weekday}` };
      return { rule, isRepeated: takesEveryMonth(reader) || isAfterEvery };
    }
    reader.word('day');
    const isRepeated = takesEveryMonth(reader) || isAfterEvery;
    if (nth > 28) throw cannotCount(reader, from);
    return { rule: { on: 'cronDays', dayOfMonth: `L-${nth - 1}`, weekday: '*' }, isRepeated };
  });
}

function cannotCount(reader: Reader, from: number): Problem {
  const written = quoted(reader.textOf(reader.spanFrom(from)));
  return new Problem(msg('phrase.doesNotExistEvery', { text: written }), MONTH_HINT);
}

/** “day 5”, “days 1 and 15”. */
function readNumberedDays(reader: Reader): number[] | null {
  return reader.attempt(() => {
    if (!reader.word('day', 'days')) return null;
    const first = reader.number(2);
    if (first === null) return null;
    const days = [first];
    const next = (): number | null => reader.attempt(() => (reader.separator() ? reader.number(2) : null));
    for (let day = next(); day !== null; day = next()) days.push(day);
    // “day 1” may count anything else: the month must be said.
    return reader.attempt(() => (reader.word('of', 'every', 'each', 'in') ? days : null))
      ? stepBack(reader, days)
      : null;
  });
}

/** The word that was looked at belongs to what follows. */
function stepBack(reader: Reader, days: number[]): number[] {
  reader.place--;
  return days;
}

/** “1st, 10th and 20th”, “the first and the third”, “1st to 5th”, “15th and last”. */
function readOrdinals(reader: Reader): number[] | null {
  const first = readOrdinal(reader);
  if (first === null) return null;
  const all = [first];
  for (;;) {
    const next = reader.attempt(() => {
      const isRange = reader.sign('-') !== null || reader.word('to', 'through') !== null;
      if (!isRange && !reader.separator()) return null;
      reader.word('on');
      reader.word('the');
      const ordinal = readOrdinal(reader);
      return ordinal === null ? null : { ordinal, isRange };
    });
    if (!next) return all;
    const before = all.at(-1) ?? 0;
    const count = next.isRange && next.ordinal > before ? Math.min(next.ordinal, 32) - before : 1;
    all.push(...Array.from({ length: count }, (_, n) => (next.isRange && count > 1 ? before + 1 + n : next.ordinal)));
  }
}

/** “1st”, “first”, “last” as -1. */
export function readOrdinal(reader: Reader): number | null {
  return reader.attempt(() => {
    if (reader.word('last')) return LAST;
    const word = readOrdinalWord(reader);
    if (word !== null) return word;
    const number = reader.number(4);
    return number !== null && reader.peek()?.isGlued && reader.word('st', 'nd', 'rd', 'th') ? number : null;
  });
}

/** “of the month”, “of every month”, “each month”, “monthly”: that it comes again is said. */
function takesEveryMonth(reader: Reader): boolean {
  const taken = reader.attempt(() => {
    if (reader.word('monthly')) return true;
    const isOf = reader.word('of', 'in') !== null;
    const isEvery = reader.word('every', 'each') !== null || (isOf && reader.word('the', 'a') !== null);
    return (isEvery || isOf) && reader.word('month') ? true : null;
  });
  return taken ?? false;
}

function nthWeekday(reader: Reader, from: number, numbers: readonly number[], weekday: number): DayRule | CronDays {
  const wrong = numbers.find((nth) => nth !== LAST && (nth < 1 || nth > 5));
  if (wrong !== undefined) {
    const written = quoted(reader.textOf(reader.spanFrom(from)));
    throw new Problem(msg('phrase.doesNotExistMonth', { text: written }), MONTH_HINT);
  }
  const [only, ...more] = numbers;
  if (only !== undefined && more.length === 0) return { on: 'nthWeekday', nth: only as Nth, weekday };
  const all = [...new Set(numbers)].map((nth) => `${weekday}#${nth === LAST ? 'L' : nth}`);
  return { on: 'cronDays', dayOfMonth: '*', weekday: all.join(',') };
}

function daysOfMonth(reader: Reader, from: number, numbers: readonly number[]): DayRule | CronDays {
  const wrong = numbers.find((day) => day !== LAST && (day < 1 || day > 31));
  if (wrong !== undefined) {
    const written = quoted(reader.textOf(reader.spanFrom(from)));
    throw new Problem(msg('phrase.doesNotExistDays', { text: written }), MONTH_HINT);
  }
  const days = [...new Set(numbers)].sort((a, b) => a - b);
  if (!days.includes(LAST)) return { on: 'daysOfMonth', days };
  if (days.length === 1) return { on: 'lastDayOfMonth' };
  return { on: 'cronDays', dayOfMonth: [...days.filter((day) => day !== LAST), 'L'].join(','), weekday: '*' };
}

/** “first working day of the month”, “last weekday of the month”: Monday to Friday, as a cron line counts them. */
function readNthWorkday(reader: Reader, from: number, numbers: readonly number[]): CronDays | null {
  if (!readGroup(reader)) return null;
  const days = numbers.map((nth) => ({ 1: '1W', [LAST]: 'LW' })[nth]);
  if (days.every((day) => day !== undefined)) return { on: 'cronDays', dayOfMonth: days.join(','), weekday: '*' };
  const written = quoted(reader.textOf(reader.spanFrom(from)));
  throw new Problem(msg('phrase.cannotSaidOnlyFirst', { text: written }), MONTH_HINT);
}

/** “every friday 13th”: two rules for one day. */
export function refuseWeekdayWithDay(reader: Reader, from: number): void {
  const ordinal = reader.attempt(() => {
    reader.word('the');
    return readOrdinal(reader);
  });
  if (ordinal === null) return;
  const written = quoted(reader.textOf(reader.spanFrom(from)));
  throw new Problem(msg('phrase.namesWeekdayDayMonth', { text: written }), WEEKDAY_HINT);
}
