import { msg } from '../../../i18n/msg.ts';
import { readDate, takeMonth, type WrittenDate } from './dates.ts';
import { readDays } from './days.ts';
import type { DateSpan, Ending, Found, Part } from './found.ts';
import { DAY_MS, readLength } from './lengths.ts';
import type { Clock } from './plain-date.ts';
import { addDays, addMonths, isoDate, isoWeekday, partsOf } from './plain-date.ts';
import { Problem, quoted } from './questions.ts';
import type { Reader } from './reader.ts';
import { askIfMisspeltDate } from './spelling.ts';
import { readTime } from './times.ts';
import { readWindow } from './windows.ts';
import { readNumberWord, weekdayOf } from './words.ts';

/*
 * What bounds a schedule. The rules:
 * - “until 24 december” and “until friday” include that day. “until june” ends the day before June begins, on 31 May;
 *   “until 2028” on 31 December 2027; “through june” and “until the end of june” include it.
 * - “from june” begins on 1 June; “starting friday” on the first Friday from today on.
 * - “for 2 weeks” counts from the first run: 14 days with it. Of an interval it is exact time, as a number of runs.
 * - “except 25 december” is the next one from the start on, once and not each year; “except sundays” takes that weekday out.
 * - “but not between 22:00 and 7:00” leaves those runs out; “quiet 22-7” sends them when the quiet hours end.
 */

/** “from 1 january”, “until june”, “for 2 weeks”, “10 times”, “except 25 december”, “quiet 22-7”, “up to 5 minutes late”. */
export function readBound(reader: Reader, clock: Clock): Part | null {
  return reader.attempt(() => {
    const from = reader.place;
    const found =
      readQuiet(reader) ??
      readExcept(reader, clock) ??
      readStart(reader, clock) ??
      readDatesFromTo(reader, clock) ??
      readUntil(reader, clock) ??
      readFor(reader) ??
      readCount(reader) ??
      readJitter(reader);
    return found && { ...reader.spanFrom(from), found, isIntroduced: false };
  });
}

function readQuiet(reader: Reader): Found | null {
  return reader.attempt(() => {
    if (reader.word('waiting', 'wait') && !reader.word('through')) return null;
    reader.word('the');
    if (!reader.word('quiet')) return null;
    reader.word('hours', 'time', 'times');
    const window = readWindow(reader, true);
    return window && { quiet: { ...window, mode: 'wait' } };
  });
}

function readExcept(reader: Reader, clock: Clock): Found | null {
  return reader.attempt(() => {
    reader.word('but');
    const word = reader.word('not', 'except', 'excluding', 'without', 'skip', 'skipping');
    if (!word) return null;
    reader.word('for');
    const dates = readDates(reader, clock);
    if (dates.length > 0) return { exceptDates: dates };
    const window = reader.attempt(() => {
      const isDuring = reader.word('in', 'during') !== null;
      reader.word('the');
      const isQuiet = reader.word('quiet') !== null;
      reader.word('hours');
      return isDuring && !isQuiet ? null : readWindow(reader, isQuiet);
    });
    if (window) return { quiet: { ...window, mode: 'skip' } };
    const days = readDays(reader, false);
    if (days?.rule.on === 'weekdays') return { exceptWeekdays: days.rule.weekdays };
    if (days) {
      const written = quoted(reader.textOf(days));
      throw new Problem(msg('phrase.cannotException', { text: written }), msg('phrase.writeDatesLikeExcept'));
    }
    reader.word('on');
    if (word === 'except' || word === 'excluding') askIfMisspeltDate(reader);
    return null;
  });
}

/** “25 december”, “24, 25 and 26 december”, “24-26 december”, “24 december to 2 january”, “2026-12-25 and 2026-12-26”. */
function readDates(reader: Reader, clock: Clock): DateSpan[] {
  const all: DateSpan[] = [];
  for (;;) {
    const found = reader.attempt(() => {
      if (all.length > 0 && !reader.separator()) return null;
      reader.word('on');
      reader.word('from');
      return readSharedMonth(reader) ?? readDateSpan(reader, clock);
    });
    if (!found) return all;
    all.push(...found);
  }
}

function readDateSpan(reader: Reader, clock: Clock): DateSpan[] | null {
  const from = readDate(reader, clock, false);
  if (!from) return null;
  const to = reader.attempt(() => {
    if (reader.sign('-') === null && !reader.word('to', 'through', 'till', 'until')) return null;
    return readDate(reader, clock, false);
  });
  return [{ from, to: to ?? from }];
}

/** Days that share the name of a month behind them. */
function readSharedMonth(reader: Reader): DateSpan[] | null {
  return reader.attempt(() => {
    const start = reader.place;
    const days: { day: number; isEnd: boolean }[] = [];
    for (;;) {
      const isEnd = days.length > 0 && reader.sign('-') !== null;
      if (days.length > 0 && !isEnd && !reader.separator()) break;
      reader.word('the');
      const day = reader.number(2);
      if (day === null) return null;
      reader.word('st', 'nd', 'rd', 'th');
      days.push({ day, isEnd });
    }
    reader.word('of');
    const month = days.length > 1 ? takeMonth(reader) : null;
    if (month === null) return null;
    const span = reader.spanFrom(start);
    return days.flatMap(({ day, isEnd }, index) => {
      if (!isoDate(2024, month, day)) {
        throw new Problem(
          msg('phrase.namesDayDoesNot', { text: quoted(reader.textOf(span)) }),
          msg('phrase.changeDay'),
        );
      }
      if (days[index + 1]?.isEnd) return [];
      const dayOf = (number: number): WrittenDate => ({
        ...span,
        day: { kind: 'monthDay', month, day: number },
        isToday: false,
      });
      return [{ from: dayOf(isEnd ? (days[index - 1]?.day ?? day) : day), to: dayOf(day) }];
    });
  });
}

function readStart(reader: Reader, clock: Clock): Found | null {
  return reader.attempt(() => {
    const isFrom = reader.word('from', 'since') !== null;
    if (!isFrom && !reader.words('as', 'of') && !reader.word('starting', 'start', 'starts', 'beginning')) return null;
    reader.word('from', 'on', 'in');
    if (reader.words('now', 'on') || reader.word('now')) return {};
    const start = readNextWeek(reader, clock) ?? readDate(reader, clock, true) ?? readMonthStart(reader);
    if (start) {
      if (isFrom) reader.word('on', 'onwards', 'onward');
      const to = reader.attempt(() => {
        if (reader.sign('-') === null && !reader.word('to', 'through')) return null;
        return readDate(reader, clock, true);
      });
      return { start, ...(to && { until: { kind: 'on', date: to } }) };
    }
    askIfMisspeltDate(reader);
    const isAt = reader.word('at') !== null;
    const startTime = readTime(reader, isAt || isFrom);
    return startTime && { startTime };
  });
}

/** `01.04-01.05`: the first day and the last. */
function readDatesFromTo(reader: Reader, clock: Clock): Found | null {
  return reader.attempt(() => {
    if (reader.peek()?.kind !== 'number' || reader.peek(1)?.text !== '.') return null;
    const start = readShortDate(reader, clock);
    const to = start && reader.sign('-') && readShortDate(reader, clock);
    return to ? { start, until: { kind: 'on', date: to } } : null;
  });
}

/** `01.04.`, also without the dot behind it. */
function readShortDate(reader: Reader, clock: Clock): WrittenDate | null {
  const date = readDate(reader, clock, false);
  if (date) return date;
  return reader.attempt(() => {
    const from = reader.place;
    const day = reader.number(2);
    const month = day !== null && reader.sign('.') ? reader.number(2) : null;
    if (day === null || month === null || !isoDate(2024, month, day)) return null;
    return { ...reader.spanFrom(from), day: { kind: 'monthDay', month, day }, isToday: false };
  });
}

/** “starting next week”, “from next month”: its first day. */
function readNextWeek(reader: Reader, { today }: Clock): WrittenDate | null {
  return reader.attempt(() => {
    const from = reader.place;
    const unit = reader.word('next') && reader.word('week', 'month', 'year');
    if (!unit || isWeekdayAhead(reader)) return null;
    const { month, day } = partsOf(today);
    const thisMonth = addDays(today, 1 - day);
    const date =
      unit === 'week' ? addDays(today, 8 - isoWeekday(today)) : addMonths(thisMonth, unit === 'month' ? 1 : 13 - month);
    return { ...reader.spanFrom(from), day: { kind: 'fixed', date }, isToday: false };
  });
}

/** “next week on thursday” */
function isWeekdayAhead(reader: Reader): boolean {
  const token = reader.peek(reader.peek()?.text === 'on' ? 1 : 0);
  return token?.kind === 'word' && weekdayOf(token.text) !== null;
}

/** “june” as its first day. */
function readMonthStart(reader: Reader): WrittenDate | null {
  return reader.attempt(() => {
    const from = reader.place;
    const month = takeMonth(reader);
    if (month === null) return null;
    const year = readYearAlone(reader);
    const date = year === null ? null : isoDate(year, month, 1);
    return {
      ...reader.spanFrom(from),
      day: date ? { kind: 'fixed', date } : { kind: 'monthDay', month, day: 1 },
      isToday: false,
    };
  });
}

function readYearAlone(reader: Reader): number | null {
  const token = reader.peek();
  if (token?.kind !== 'number' || !/^(19|20|21)\d\d$/.test(token.text)) return null;
  if (reader.peek(1)?.isGlued && reader.peek(1)?.kind !== 'sign') return null;
  reader.place++;
  return Number(token.text);
}

function readUntil(reader: Reader, clock: Clock): Found | null {
  return reader.attempt(() => {
    const from = reader.place;
    const isUpTo =
      reader.words('up', 'to', 'and', 'including') || reader.words('up', 'to') || reader.words('up', 'until');
    const word = isUpTo ? 'until' : reader.word('until', 'till', 'til', 'through', 'ending', 'ends');
    if (!word) return null;
    const isIncluded = word === 'through' || reader.attempt(() => takesEndOf(reader)) !== null;
    const until = readEnding(reader, clock, isIncluded);
    if (until) return { until };
    askIfMisspeltDate(reader);
    if (readTime(reader, true)) {
      const written = quoted(reader.textOf(reader.spanFrom(from)));
      throw new Problem(msg('phrase.noDayEndSchedule', { text: written }), msg('phrase.writeUntil24December'));
    }
    return null;
  });
}

/** “the end of” before a month, a year, “the year”. */
function takesEndOf(reader: Reader): true | null {
  reader.word('the');
  if (!reader.words('end', 'of')) return null;
  reader.word('the');
  return reader.peek()?.text === 'month' ? null : true;
}

function readEnding(reader: Reader, clock: Clock, isIncluded: boolean): Ending | null {
  if (isIncluded && reader.word('year')) return { kind: 'before', month: 1, year: Number(clock.today.slice(0, 4)) + 1 };
  const date = readDate(reader, clock, true);
  if (date) return { kind: 'on', date };
  return reader.attempt(() => {
    const month = takeMonth(reader);
    const year = readYearAlone(reader);
    if (month === null) return year === null ? null : { kind: 'before', month: 1, year: isIncluded ? year + 1 : year };
    if (!isIncluded) return { kind: 'before', month, year };
    // The month after it: of December that is the next year's January.
    const isDecember = month === 12;
    const nextYear = year === null ? null : year + (isDecember ? 1 : 0);
    return { kind: 'before', month: isDecember ? 1 : month + 1, year: nextYear };
  });
}

/** “for 2 weeks”, “for 10 times”. */
function readFor(reader: Reader): Found | null {
  return reader.attempt(() => {
    if (!reader.word('for')) return null;
    reader.words('the', 'next');
    const count = readCount(reader);
    if (count) return count;
    const found = readLength(reader);
    if (!found) return null;
    const { months, days, ms } = found.length;
    if (months === 0 && days * DAY_MS + ms <= 0)
      throw new Problem(msg('phrase.wouldLastNoTime'), msg('phrase.write2Weeks'));
    return { lasting: found.length };
  });
}

/** “10 times”, “x5”, “5x”, “one time”. */
function readCount(reader: Reader): Found | null {
  return reader.attempt(() => {
    const from = reader.place;
    if (reader.word('twice'))
      return /^(a|an|per|each|every|daily|weekly)$/.test(reader.peek()?.text ?? '') ? null : { maxRuns: 2 };
    const isX = reader.word('x') !== null;
    const token = reader.peek();
    const count = readNumberWord(reader) ?? reader.number(9);
    if (count === null) return null;
    if (
      isX
        ? !token?.isGlued
        : !(
            reader.word('times', 'time', 'occurrences', 'occurrence', 'runs') ||
            (reader.peek()?.isGlued && reader.word('x'))
          )
    )
      return null;
    // “3 times a day” is how often, not how many.
    if (/^(a|an|per|each)$/.test(reader.peek()?.text ?? '')) return null;
    if (count < 1 || count > 1_000_000) {
      const written = quoted(reader.textOf(reader.spanFrom(from)));
      throw new Problem(msg('phrase.noNumberRuns1', { text: written }), msg('phrase.write10Times'));
    }
    return { maxRuns: count };
  });
}

/** “up to 5 minutes late”. */
function readJitter(reader: Reader): Found | null {
  return reader.attempt(() => {
    if (!reader.words('up', 'to')) return null;
    const found = readLength(reader);
    if (!found || !reader.word('late', 'later')) return null;
    const { months, days, ms } = found.length;
    const jitterMs = days * DAY_MS + ms;
    if (months > 0 || jitterMs > 6 * 3_600_000) {
      throw new Problem(msg('phrase.runMayLateMost'), msg('phrase.writeUp10Minutes'));
    }
    return { jitterMs };
  });
}
