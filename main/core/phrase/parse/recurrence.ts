import { MAX_INTERVAL_MS, MIN_INTERVAL_MS } from '../../../contract/schedule.ts';
import { either, msg } from '../../../i18n/msg.ts';
import { readAbsolute } from './dates.ts';
import { readDays, readOrdinal, refuseWeekdayWithDay } from './days.ts';
import type { Found, Part } from './found.ts';
import { DAY_MS, readLength, readUnit, type Unit } from './lengths.ts';
import type { Clock } from './plain-date.ts';
import { Problem, quoted, replaced } from './questions.ts';
import type { Reader } from './reader.ts';
import { askIfMisspeltDay } from './spelling.ts';
import type { DayPart } from './times.ts';
import type { Span } from './tokens.ts';
import { monthOf, ordinalOf, readNumberWord, weekdayName, weekdayOf } from './words.ts';

/*
 * What comes again. The rules:
 * - A number and a unit, without a time of day, is exact time from now: “every 45 minutes”, “every 2 days”. With a time
 *   of day, days and weeks are the calendar's: “every 2 days at 9”. Months and years always are.
 * - “every other” is every second: day, week, month, or week for a weekday. “every second day” is that, too.
 * - “every 2nd friday”, in digits, is the second Friday of the month; “every second friday”, in words, is asked about,
 *   and so is “every 2nd day”. “first” and “last” can only mean within the month.
 * - Bi-weekly, bi-monthly and quarterly mean different things to different people: asked about.
 */

const EVERY_HINT = msg('phrase.writeLikeEvery45');

/** “every …”, “daily”, “hourly”, “alternate mondays”, “twice a day”. */
export function readRecurrence(reader: Reader, clock: Clock): Part | null {
  return reader.attempt(() => {
    const from = reader.place;
    const found = readAdverb(reader, clock) ?? readTimesAPeriod(reader) ?? readEvery(reader);
    return found && { ...reader.spanFrom(from), found, isIntroduced: true };
  });
}

const ADVERBS: Record<string, Found> = {
  hourly: { elapsedMs: 3_600_000 },
  nightly: { period: { unit: 'day', nth: 1, isCounted: false }, dayPart: 'night' },
  daily: { period: { unit: 'day', nth: 1, isCounted: false } },
  everyday: { period: { unit: 'day', nth: 1, isCounted: false } },
  weekly: { period: { unit: 'week', nth: 1, isCounted: false } },
  fortnightly: { period: { unit: 'week', nth: 2, isCounted: false } },
  monthly: { period: { unit: 'month', nth: 1, isCounted: false } },
  yearly: { period: { unit: 'year', nth: 1, isCounted: false } },
  annually: { period: { unit: 'year', nth: 1, isCounted: false } },
};

function readAdverb(reader: Reader, clock: Clock): Found | null {
  const from = reader.place;
  const adverb = reader.word(...Object.keys(ADVERBS));
  if (adverb) return ADVERBS[adverb] ?? null;
  const isHalfHourly = reader.attempt(() => {
    const half = reader.word('half');
    reader.sign('-');
    return half && reader.word('hourly');
  });
  if (isHalfHourly) return { elapsedMs: 1_800_000 };
  if (reader.words('all', 'days') || reader.words('each', 'and', 'every', 'day')) return ADVERBS.daily ?? null;
  askAboutTwice(reader, from, clock);
  return null;
}

/** Words that half of the people read one way and half the other. */
function askAboutTwice(reader: Reader, from: number, clock: Clock): void {
  const joined = reader.word('biweekly', 'bimonthly', 'semiweekly', 'quarterly');
  const split =
    joined ??
    reader.attempt(() => {
      const start = reader.word('bi', 'semi');
      reader.sign('-');
      const end = start && reader.word('weekly', 'monthly');
      return end ? start + end : null;
    });
  if (!split) return;
  const span = reader.spanFrom(from);
  const today = weekdayName(Number(new Date(`${clock.today}T00:00:00Z`).getUTCDay() || 7)).toLowerCase();
  const readings = {
    weekly: [`every 2 weeks on ${today} at 09:00`, 'every monday and thursday at 09:00'],
    monthly: ['every 2 months on the 1st at 09:00', 'on the 1st and 15th at 09:00'],
    quarterly: ['every 3 months on the 1st at 09:00 from january', 'every 3 months on the 1st at 09:00'],
  }[split.endsWith('weekly') ? 'weekly' : split === 'quarterly' ? split : 'monthly'];
  const choices = readings.flatMap((full) => {
    // With the days and the time that stand in the phrase, where they do; else with some that can be changed.
    const short = full.replace(/(?<=every .*) (on|at) .*?(?= from|$)| at .*$/, '');
    return [short, full].map((label) => ({ label, phrase: replaced(reader.source, span, label) }));
  });
  throw new Problem(
    msg('phrase.moreThanOneMeaning', { text: quoted(reader.textOf(span)) }),
    msg('phrase.writeOr', { first: readings[0] ?? '', second: readings[1] ?? '' }),
    choices,
  );
}

/** “twice a day”, “3 times a week”: when is not said. “once a day” is every day. */
function readTimesAPeriod(reader: Reader): Found | null {
  return reader.attempt(() => {
    const from = reader.place;
    const word = reader.word('once', 'twice');
    const count = word ? (word === 'once' ? 1 : 2) : (reader.number(3) ?? readNumberWord(reader));
    if (count === null || (!word && !reader.word('times', 'x'))) return null;
    if (!reader.word('a', 'an', 'per', 'each', ...(word ? ['every'] : []))) return null;
    const unit = readUnit(reader);
    if (!unit) return null;
    if (count === 1) return unit === 'hour' || unit === 'minute' || unit === 'second' ? null : oneUnit(unit);
    const span = reader.spanFrom(from);
    // “three times a week on monday, wednesday and friday”: the days say it.
    const days = unit === 'week' ? readDays(reader, false) : null;
    if (days) return { days: { ...days, isRepeated: true } };
    const example = { day: 'every day at 09:00 and 18:00', week: 'every monday and thursday at 09:00' }[unit as 'day'];
    throw new Problem(
      msg('phrase.textSaysNoTime', { text: quoted(reader.textOf(span)) }),
      msg('phrase.nameDaysTimesLike'),
      example ? [{ label: example, phrase: replaced(reader.source, span, example) }] : [],
    );
  });
}

function oneUnit(unit: Unit): Found {
  if (unit === 'second' || unit === 'minute' || unit === 'hour') {
    return { elapsedMs: { second: 1_000, minute: 60_000, hour: 3_600_000 }[unit] };
  }
  return { period: { unit, nth: 1, isCounted: false } };
}

function readEvery(reader: Reader): Found | null {
  return reader.attempt(() => {
    const from = reader.place;
    if (reader.word('alternate')) return readOther(reader);
    // “on the 1st of every other month”
    reader.word('of');
    if (!reader.word('every', 'each', 'ev')) return null;
    const found =
      (reader.word('other', 'alternate') ? readOther(reader) : null) ??
      readEveryNth(reader) ??
      readEveryDate(reader) ??
      readEveryDays(reader, from) ??
      readDayPartOfEvery(reader) ??
      readEveryLength(reader, from) ??
      readEveryUnit(reader);
    if (found) return found;
    askIfMisspeltDay(reader);
    return null;
  });
}

/** What stands behind “other”. */
function readOther(reader: Reader): Found | null {
  const unit = readUnit(reader);
  if (unit) return nthUnit(unit, 2);
  const days = readDays(reader, true);
  return days && { period: { unit: 'week', nth: 2, isCounted: false }, days };
}

/** “every 3rd month”, “every second week”; “every 2nd friday” is for {@link readDays}, “every second friday” is asked. */
function readEveryNth(reader: Reader): Found | null {
  return reader.attempt(() => {
    const start = reader.peek();
    const isWord = start?.kind === 'word' && start.text !== 'last' && ordinalOf(start.text) !== null;
    const nth = readOrdinal(reader);
    if (nth === null || nth < 1 || !start) return null;
    const span = { start: start.start, end: reader.tokens[reader.place - 1]?.end ?? start.end };
    const next = reader.peek();
    const isWeekday = next?.kind === 'word' && weekdayOf(next.text) !== null;
    if (isWeekday && isWord && nth >= 2) {
      if (saysMonth(reader)) return null;
      throw askWhichNth(reader, span, nth, next);
    }
    const unit = isWeekday ? null : readUnit(reader);
    // “every 1st day of the month” is for readDays.
    if (!unit || saysMonth(reader, 0)) return null;
    if (unit === 'day' && !isWord) throw askWhichDay(reader, span, nth);
    return nthUnit(unit, nth);
  });
}

/** Whether “of the month”, “in march” or the like follows after `ahead` tokens. */
function saysMonth(reader: Reader, ahead = 1): boolean {
  const [first, second] = [reader.peek(ahead), reader.peek(ahead + 1)];
  if (first?.kind !== 'word') return false;
  const isNamed = /^(in|of)$/.test(first.text) && second?.kind === 'word' && monthOf(second.text) !== null;
  return isNamed || [0, 1, 2].some((more) => /^(month|quarter)$/.test(reader.peek(ahead + more)?.text ?? ''));
}

function nthUnit(unit: Unit, nth: number): Found {
  if (unit === 'second' || unit === 'minute' || unit === 'hour') {
    return { elapsedMs: checkElapsed(nth * { second: 1_000, minute: 60_000, hour: 3_600_000 }[unit]) };
  }
  return { period: { unit, nth, isCounted: false } };
}

function askWhichNth(reader: Reader, span: Span, nth: number, weekday: Span): Problem {
  const name = reader.textOf(weekday);
  const whole = { start: span.start, end: weekday.end };
  const everyNth = nth === 2 ? `other ${name}` : `${nth} weeks on ${name}`;
  const ofMonth = `${ordinalText(nth)} ${name} of the month`;
  return new Problem(
    msg('phrase.couldEveryOr', { text: quoted(`every ${reader.textOf(whole)}`), everyNth, ofMonth }),
    msg('phrase.writeEveryOr', { everyNth, ofMonth }),
    [everyNth, ofMonth].map((text) => ({ label: `every ${text}`, phrase: replaced(reader.source, whole, text) })),
  );
}

function askWhichDay(reader: Reader, span: Span, nth: number): Problem {
  const whole = { start: span.start, end: reader.tokens[reader.place - 1]?.end ?? span.end };
  const readings = [`${nth} days`, ...(nth <= 31 ? [`${ordinalText(nth)} of the month`] : [])];
  return new Problem(
    msg('phrase.couldEvery', {
      text: quoted(`every ${reader.textOf(whole)}`),
      readings: either(readings.map((reading, n) => (n === 0 ? reading : `the ${reading}`))),
    }),
    msg('phrase.writeEveryDays9', { nth: String(nth), ordinal: ordinalText(nth) }),
    readings.flatMap((text) => {
      const phrase = replaced(reader.source, whole, text);
      return [{ label: `every ${text}`, phrase }];
    }),
  );
}

function ordinalText(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

/** “every 24 december”. */
function readEveryDate(reader: Reader): Found | null {
  return reader.attempt(() => {
    const from = reader.place;
    const day = readAbsolute(reader);
    if (day?.kind !== 'monthDay') return null;
    const date = { ...reader.spanFrom(from), day, isToday: false };
    return { period: { unit: 'year', nth: 1, isCounted: false }, date };
  });
}

function readEveryDays(reader: Reader, from: number): Found | null {
  const days = readDays(reader, true);
  if (!days) return null;
  if (days.rule.on === 'weekdays') refuseWeekdayWithDay(reader, from);
  return { days };
}

/** “every morning”: the time is still to be said. */
function readDayPartOfEvery(reader: Reader): Found | null {
  const dayPart = reader.word('morning', 'afternoon', 'evening', 'night') as DayPart | null;
  return dayPart && { period: { unit: 'day', nth: 1, isCounted: false }, dayPart };
}

/** “10s”, “2 weeks”, “1h30m”, “fortnight”. */
function readEveryLength(reader: Reader, from: number): Found | null {
  if (reader.word('fortnight')) return { period: { unit: 'week', nth: 2, isCounted: false } };
  const found = readLength(reader);
  if (!found) return null;
  const { length, single } = found;
  const count = single?.count ?? 1;
  if (
    single &&
    (single.unit === 'month' || single.unit === 'year' || single.unit === 'week' || single.unit === 'day')
  ) {
    if (count < 1) throw tooShort(reader, from);
    const most = { day: 3_660, week: 522, month: 120, year: 10 }[single.unit];
    if (count > most) throw tooLong(reader, from);
    return { period: { unit: single.unit, nth: count, isCounted: true } };
  }
  if (length.months > 0) {
    const written = quoted(reader.textOf(reader.spanFrom(from)));
    throw new Problem(msg('phrase.mixesMonthsShorterUnits', { text: written }), msg('phrase.useOneUnitLike'));
  }
  const ms = length.days * DAY_MS + length.ms;
  if (ms < MIN_INTERVAL_MS) throw tooShort(reader, from);
  if (ms > MAX_INTERVAL_MS) throw tooLong(reader, from);
  return { elapsedMs: ms };
}

function checkElapsed(ms: number): number {
  if (ms > MAX_INTERVAL_MS) throw new Problem(msg('input.intervalMost10Years'), EVERY_HINT);
  return ms;
}

function tooShort(reader: Reader, from: number): Problem {
  const written = quoted(reader.textOf(reader.spanFrom(from)));
  return new Problem(msg('phrase.tooShortIntervalLeast', { text: written }), EVERY_HINT);
}

function tooLong(reader: Reader, from: number): Problem {
  const written = quoted(reader.textOf(reader.spanFrom(from)));
  return new Problem(msg('phrase.tooLongIntervalMost', { text: written }), EVERY_HINT);
}

/** “every hour”, “every month”. */
function readEveryUnit(reader: Reader): Found | null {
  const unit = readUnit(reader);
  if (unit === 'hour' && reader.words('and', 'a', 'half')) return { elapsedMs: 5_400_000 };
  return unit && oneUnit(unit);
}
