import { msg } from '../../../i18n/msg.ts';
import type { PartsRead } from '../resolve/understood.ts';
import { readBound } from './bounds.ts';
import { readCron } from './cron-line.ts';
import { readDate } from './dates.ts';
import { readDays } from './days.ts';
import type { Found, Part } from './found.ts';
import { readLength } from './lengths.ts';
import { readMonths } from './months.ts';
import type { Clock } from './plain-date.ts';
import { Problem, quoted } from './questions.ts';
import type { Reader } from './reader.ts';
import { readRecurrence } from './recurrence.ts';
import { type DayPart, readTimes, takesAbout } from './times.ts';
import { readWindow } from './windows.ts';
import { readNumberWord } from './words.ts';
import { readZone } from './zones.ts';

/**
 * Reads one part after the other, in any order, until none follows.
 * @param isOpen whether a message may follow: a day, a date or a bound that fits nowhere any more is its beginning. A
 * second “every …” or time of day is a contradiction either way
 */
export function readParts(reader: Reader, clock: Clock, isOpen: boolean): PartsRead {
  skipCourtesies(reader);
  const read: PartsRead = { found: {}, dayEnd: 0, end: reader.peek()?.start ?? 0 };
  for (;;) {
    const before = reader.place;
    if (before > 0) reader.sign(',', ';');
    if (isOpen && read.found.times && beginsMessage(reader)) {
      reader.place = before;
      return read;
    }
    const part = readPart(reader, clock, read.found, isOpen);
    if (!part) {
      reader.place = before;
      return read;
    }
    const clash = clashOf(read.found, part.found) ?? clashOfEvery(read.found, part);
    if (clash && isOpen && !part.isIntroduced && !part.found.times && isMessageLike(read.found, part.found)) {
      reader.place = before;
      return read;
    }
    if (clash) throw contradiction(reader, read.end, part, clash, isOpen);
    const { exceptDates = [], exceptWeekdays = [] } = read.found;
    if (part.found.exceptDates) part.found.exceptDates.unshift(...exceptDates);
    if (part.found.exceptWeekdays) part.found.exceptWeekdays.unshift(...exceptWeekdays);
    read.found = { ...read.found, ...part.found };
    read.end = part.end;
    if (saysDay(part.found) || part.found.period) read.dayEnd = part.end;
  }
}

/** “at 9 Weekly report”: with a capital, and more behind it. */
function beginsMessage(reader: Reader): boolean {
  const [word, next] = [reader.peek(), reader.peek(1)];
  const isRhythm = word && /^(?:hourly|daily|weekly|monthly|quarterly|yearly)$/.test(word.text);
  return Boolean(isRhythm && next?.kind === 'word' && /^\p{Lu}/u.test(reader.textOf(word)));
}

/** “please remind me”, “send”. */
function skipCourtesies(reader: Reader): void {
  reader.word('please', 'pls');
  if (reader.word('remind', 'send', 'notify', 'message', 'text', 'ping')) reader.word('me');
  reader.word('please', 'pls');
  // “Once, on Thu, 24 Dec 2026 at 18:00”, but “once a day”.
  if (!/^(a|an|per|each|every)$/.test(reader.peek(1)?.text ?? '') && reader.word('once')) reader.sign(',');
}

function readPart(reader: Reader, clock: Clock, found: Found, isOpen: boolean): Part | null {
  const from = reader.place;
  const part = (value: Found | null, isIntroduced = false): Part | null =>
    value && { ...reader.spanFrom(from), found: value, isIntroduced };
  const cron = isEmpty(found) ? readCron(reader, isOpen) : null;
  if (cron !== null) return part({ cron });
  // Behind a day another one begins the message: “every day at 9 Monday motivation”.
  const takesDay = !isOpen || !saysDay(found);
  const takesBareWindow = found.elapsedMs !== undefined;
  const takesWindow = !isOpen || !(found.times ?? found.window);
  const window = takesWindow ? readWindow(reader, takesBareWindow) : null;
  if (window) return part({ window });
  // “every day from monday to friday” are days, not a start and an end.
  const isDaily = found.period?.unit === 'day' && !found.days;
  const range = (takesDay || isDaily) && reader.peek()?.text === 'from' ? readDays(reader, false) : null;
  if (range) return part({ days: range });
  const few = readNextFew(reader);
  if (few) return part(few, true);
  const bound = readBound(reader, clock) ?? readRecurrence(reader, clock);
  if (bound) return bound;
  const after = readAfter(reader, isEmpty(found));
  if (after) return part(after);
  const months = saysDay(found) || found.elapsedMs !== undefined || found.period ? readMonths(reader) : null;
  if (months) return part({ months });
  const partOfDay = readPartOfDays(reader, found);
  if (partOfDay) return part(partOfDay);
  const timeZone = readZone(reader);
  if (timeZone) return part({ timeZone });
  const date = takesDay ? readDate(reader, clock, false) : null;
  if (date) return part({ date, ...(date.dayPart && { dayPart: date.dayPart }) });
  const times = readTimes(reader);
  if (times) {
    const { isIntroduced, dayPart } = times;
    const ofDay = times.times.length > 0 ? { times: times.times } : {};
    return part({ ...ofDay, ...(dayPart && { dayPart }) }, isIntroduced);
  }
  const days = takesDay ? readDays(reader, false) : null;
  // “every 10 minutes sun cream” in front of a message: the day would need its “on”.
  const isMessage =
    isOpen && found.elapsedMs !== undefined && days?.isRepeated === false && !/^on\b/i.test(reader.textOf(days));
  return isMessage ? null : part(days && { days });
}

/** “in 20 minutes”, “in about an hour”, “20 minutes from now”, “+15min”; where nothing was said before, “2h30m” as well. */
function readAfter(reader: Reader, isFirst: boolean): Found | null {
  return reader.attempt(() => {
    const from = reader.place;
    const isIn = reader.word('in', 'within') !== null || reader.sign('+') !== null;
    if (isIn) takesAbout(reader);
    const isWritten = isFirst && isWrittenShort(reader);
    const length = readLength(reader);
    if (!length || !(isIn || isWritten || takesFromNow(reader))) return null;
    return { after: { ...length, ...reader.spanFrom(from) } };
  });
}

function takesFromNow(reader: Reader): boolean {
  return reader.words('from', 'now') || reader.words('from', 'today') || reader.word('hence', 'later') !== null;
}

const SHORT_UNIT = /^(s|sec|m|min|mins|h|hr|hrs|d|w)$/;

/**
 * “5m”, “2h”, “90 min”, “1h30m”: what nobody writes for a time of day. “18h” and “9h30” are times; “2h30” could be either and
 * is asked about as a time that may have passed.
 */
function isWrittenShort(reader: Reader): boolean {
  const [count, unit, next, last] = [reader.peek(), reader.peek(1), reader.peek(2), reader.peek(3)];
  if (count?.kind !== 'number' || unit?.kind !== 'word' || !SHORT_UNIT.test(unit.text)) return false;
  if (unit.text !== 'h') return unit.isGlued || unit.text.length > 1;
  if (!unit.isGlued || Number(count.text) > 12 || count.text.startsWith('0')) return false;
  return !(next?.kind === 'number' && next.isGlued) || (last?.kind === 'word' && SHORT_UNIT.test(last.text));
}

/** “the next 3 mondays”, “for the next 5 days”. */
function readNextFew(reader: Reader): Found | null {
  return reader.attempt(() => {
    reader.word('for', 'on');
    reader.word('the');
    if (!reader.word('next')) return null;
    const maxRuns = reader.number(4) ?? readNumberWord(reader);
    if (maxRuns === null || maxRuns < 1) return null;
    const days = readDays(reader, true);
    return days?.rule.on === 'weekdays' ? { days, maxRuns } : null;
  });
}

const DAY_PARTS: Record<string, DayPart> = {
  ...{ morning: 'morning', afternoon: 'afternoon', evening: 'evening', night: 'night' },
  ...{ mornings: 'morning', afternoons: 'afternoon', evenings: 'evening', nights: 'night' },
};

/** “monday morning”, “every sunday evening at 8”, “weekday mornings”; “mornings at 7” is each day. */
function readPartOfDays(reader: Reader, { days, period, dayPart, times }: Found): Found | null {
  if (dayPart || times) return null;
  return reader.attempt(() => {
    const word = reader.word(...Object.keys(DAY_PARTS));
    const said = word && DAY_PARTS[word];
    if (!said) return null;
    if (days) return { dayPart: said };
    const isEach = word.endsWith('s') && !period;
    return isEach ? { period: { unit: 'day', nth: 1, isCounted: false }, dayPart: said } : null;
  });
}

function isEmpty(found: Found): boolean {
  return Object.keys(found).length === 0;
}

/** Whether it says on which days, so that another day is one too many. */
function saysDay({ cron, period, days, date, after }: Found): boolean {
  return Boolean(cron ?? days ?? date ?? after) || period?.unit === 'day';
}

/** Bounds of what comes once make no sense: “tomorrow at 9 for 2 weeks I am away” goes on with the message. */
function isMessageLike(found: Found, next: Found): boolean {
  if (found.date || found.after) return true;
  return Boolean(next.days ?? next.date ?? next.after ?? next.window);
}

const NAMES: Partial<Record<keyof Found, string>> = {
  cron: 'a cron line',
  elapsedMs: 'an interval',
  period: 'a rhythm',
  days: 'days',
  date: 'a date',
  months: 'months',
  after: 'a length of time from now',
  times: 'a time of day',
  dayPart: 'a part of the day',
  window: 'hours',
  start: 'a start',
  startTime: 'a start',
  until: 'an end',
  lasting: 'an end',
  maxRuns: 'a number of runs',
  quiet: 'quiet hours',
  jitterMs: 'a spread',
  timeZone: 'a time zone',
};
const BOUNDS = ['start', 'startTime', 'until', 'lasting', 'maxRuns', 'exceptDates', 'exceptWeekdays', 'quiet'] as const;

/** Pairs that contradict each other; anything said twice does, too. */
const CLASHES: readonly (readonly [keyof Found, readonly (keyof Found)[]])[] = [
  [
    'cron',
    [
      ...(['elapsedMs', 'period', 'days', 'date', 'months', 'after', 'times', 'dayPart', 'window'] as const),
      ...(['exceptWeekdays', 'startTime'] as const),
    ],
  ],
  ['after', ['elapsedMs', 'period', 'days', 'date', 'months', 'window', ...BOUNDS]],
  ['date', ['elapsedMs', 'period', 'days', 'months', 'window', ...BOUNDS]],
  ['times', ['window', 'startTime']],
  ['until', ['lasting']],
];

/** What has been said already and does not go with `next`; null when all of it does. */
function clashOf(found: Found, next: Found): string | null {
  const isYearly = found.period?.unit === 'year' || next.period?.unit === 'year';
  for (const key of Object.keys(next) as (keyof Found)[]) {
    if (key in found && key !== 'exceptDates' && key !== 'exceptWeekdays') return NAMES[key] ?? key;
    for (const [one, others] of CLASHES) {
      if (isYearly && one === 'date') continue;
      if (one === key) {
        const other = others.find((name) => name in found);
        if (other) return NAMES[other] ?? 'exceptions';
      }
      if (one in found && others.includes(key)) return NAMES[one] ?? one;
    }
  }
  return null;
}

/** “every day at 9 every monday”; but “daily on weekdays”. */
function clashOfEvery(found: Found, { found: next, isIntroduced }: Part): string | null {
  if (!isIntroduced) return null;
  if (next.days && found.period?.unit === 'day') return NAMES.period ?? null;
  return next.period?.unit === 'day' && found.days ? (NAMES.days ?? null) : null;
}

function contradiction(reader: Reader, end: number, part: Part, _clash: string, isOpen: boolean): Problem {
  const error = msg('phrase.doesNotGoWhat', { text: quoted(reader.textOf(part)) });
  const hint = isOpen ? msg('phrase.leaveOneTwoOut') : msg('phrase.leaveOneTwoOutLike');
  const message = reader.source.slice(end).trim();
  const choices = isOpen
    ? [
        {
          label: msg('phrase.theMessageIs', { text: quoted(message) }),
          phrase: `${reader.source.slice(0, end)} “${message}”`,
        },
      ]
    : [];
  return new Problem(error, hint, choices);
}
