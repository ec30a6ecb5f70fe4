import { msg } from '../../../i18n/msg.ts';
import { Problem, quoted, replaced } from './questions.ts';
import type { Reader } from './reader.ts';
import type { Span } from './tokens.ts';
import { monthOf, readNumberWord } from './words.ts';

/**
 * A time of day as it was written. The rules:
 * - Without am or pm a time is read on the 24-hour clock: 9 is 09:00, 12 is noon.
 * - `isLoose` marks 1:00 to 11:59 written without am, pm or a leading zero: it could be meant on the 12-hour clock. Where
 *   the phrase itself tells the two apart (“tonight”, “in the evening”) it does, and where today's morning has passed and
 *   the evening is still to come it is asked about. Anything else is read on the 24-hour clock, and read back.
 * - Noon is 12:00. Midnight is 00:00, the beginning of the day that is named; with today, tonight or no day at all it is
 *   the midnight to come.
 * - A number alone is a time only after “at” or “@”, beside another time, or in a window such as “between 9 and 17”.
 */
export interface ClockTime extends Span {
  hour: number;
  minute: number;
  second: number;
  isLoose: boolean;
  /** A number alone. */
  isBare: boolean;
  isMidnight: boolean;
  meridiem: 'am' | 'pm' | null;
}

/** “in the morning”, “tonight”. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night';

/** Times of day with what says in which half of the day they are. */
export interface TimesFound {
  times: ClockTime[];
  dayPart?: DayPart;
}

const TIME_HINT = msg('phrase.writeTimeFrom00');

/** “at 9”, “8:15, 12:00 and 16:45”, “@ 9am”, “at 9 in the morning”. `isIntroduced` when “at” stands before it. */
export function readTimes(reader: Reader): (TimesFound & { isIntroduced: boolean }) | null {
  return reader.attempt(() => {
    const isAbout = takesAbout(reader);
    const isIntroduced = reader.word('at') !== null || reader.sign('@') !== null || isAbout;
    takesAbout(reader);
    if (isIntroduced && reader.word('night')) return { times: [], dayPart: 'night', isIntroduced: false };
    if (isIntroduced) refuseWithoutColon(reader);
    const times = readList(reader, isIntroduced) ?? (isIntroduced ? null : readListBareFirst(reader));
    if (!times) {
      const dayPart = isIntroduced ? null : readDayPart(reader);
      return dayPart ? { times: [], dayPart, isIntroduced: false } : null;
    }
    resolveMeridiems(reader, times);
    const dayPart = readDayPart(reader);
    return { times, ...(dayPart && { dayPart }), isIntroduced };
  });
}

/** “around”, “about”: taken as exactly then. */
export function takesAbout(reader: Reader): boolean {
  return (
    reader.word('about', 'around', 'approximately', 'approx', 'roughly', 'exactly', 'precisely') !== null ||
    reader.sign('~') !== null
  );
}

function readList(reader: Reader, takesBare: boolean): ClockTime[] | null {
  const first = readTime(reader, takesBare, takesBare);
  if (!first) return null;
  const times = [first];
  for (let next = readNext(reader); next; next = readNext(reader)) times.push(next);
  return times;
}

/** “8 and 9pm”: without “at” the list must hold more than numbers. */
function readListBareFirst(reader: Reader): ClockTime[] | null {
  return reader.attempt(() => {
    const times = readList(reader, true);
    return times?.some(({ isBare }) => !isBare) ? times : null;
  });
}

/** “at 1800” */
function refuseWithoutColon(reader: Reader): void {
  const [token, next] = [reader.peek(), reader.peek(1)];
  if (token?.kind !== 'number' || token.text.length < 3 || token.text.length > 4 || next?.isGlued) return;
  const from = reader.place;
  reader.place++;
  const digits = token.text.padStart(4, '0');
  throw noSuchTime(reader, from, [`${digits.slice(0, 2)}:${digits.slice(2)}`]);
}

function readNext(reader: Reader): ClockTime | null {
  return reader.attempt(() => {
    const isJoined = reader.separator();
    const isIntroduced = isJoined && (reader.word('at') !== null || reader.sign('@') !== null);
    if (isJoined && !isIntroduced && isCount(reader)) return null;
    return isJoined || isIntroduced ? readTime(reader, true) : null;
  });
}

/** “at 9, 30 squats”: more than there are hours, of something. */
function isCount(reader: Reader): boolean {
  const [number, next] = [reader.peek(), reader.peek(1)];
  return number?.kind === 'number' && Number(number.text) > 24 && next?.kind === 'word' && !next.isGlued;
}

/** “in the morning”, “at night”. */
function readDayPart(reader: Reader): DayPart | null {
  return reader.attempt(() => {
    if (reader.words('at', 'night')) return 'night';
    if (!reader.words('in', 'the')) return null;
    return (reader.word('morning', 'afternoon', 'evening') as DayPart | null) ?? null;
  });
}

/**
 * One time of day.
 * @param takesBare whether a number alone is one here
 * @param isSure whether it is one even with a month behind it: “at 9 May the force be with you”
 * @throws Problem for what has the form of a time and is none: 25:00, 9:60, 13pm
 */
export function readTime(reader: Reader, takesBare: boolean, isSure = false): ClockTime | null {
  return reader.attempt(
    () =>
      readPastHour(reader, isSure) ??
      readTimeWord(reader) ??
      readDigits(reader, takesBare, isSure) ??
      readInWords(reader, takesBare),
  );
}

/** “20 past 3pm”, “a quarter to nine”, “ten minutes after noon”, “half past six”; “9 to 5pm” is a window unless “at” stands before it. */
function readPastHour(reader: Reader, isSure: boolean): ClockTime | null {
  return reader.attempt(() => {
    const from = reader.place;
    reader.word('a');
    const part = reader.word('half', 'quarter');
    const minutes = part ? { half: 30, quarter: 15 }[part as 'half'] : (reader.number(2) ?? readNumberWord(reader));
    if (minutes === null || minutes < 1 || minutes > 59) return null;
    const isMinutes = !part && reader.word('minutes', 'mins', 'min', 'minute') !== null;
    const takesTo = part === 'quarter' || isMinutes || (!part && isSure);
    const side = reader.word('past', 'after', ...(takesTo ? ['to', 'before', 'till'] : []));
    const isInDigits = !part && !isMinutes && reader.tokens[from]?.kind === 'number';
    const hour = side && readHourAlone(reader);
    if (!hour) return null;
    const isPast = side === 'past' || side === 'after';
    const before = (hour.hour * 60 + (isPast ? minutes : -minutes) + 1_440) % 1_440;
    // “quarter to one” is at lunch.
    const total = hour.isLoose && before < 60 ? before + 720 : before;
    const isLoose = hour.isLoose && total >= 60 && total < 720;
    if (isInDigits && !isPast) throw askIfBefore(reader, from, total, isLoose);
    return {
      ...hour,
      ...spanned(reader, from),
      hour: Math.floor(total / 60),
      minute: total % 60,
      isLoose,
      isBare: false,
      isMidnight: false,
    };
  });
}

/** “at 5 to 9”: a few minutes before nine, or from five on? */
function askIfBefore(reader: Reader, from: number, total: number, isLoose: boolean): Problem {
  const time = { hour: Math.floor(total / 60), minute: total % 60 };
  const span = reader.spanFrom(from);
  const text = isLoose ? morningText(time) : clockText(time);
  return new Problem(
    msg('phrase.couldOrHoursFrom', { text: quoted(reader.textOf(span)), time: clockText(time) }),
    msg('phrase.writeLike855'),
    [{ label: clockText(time), phrase: replaced(reader.source, span, text) }],
  );
}

/** The hour behind “past”: “9”, “nine pm”, “15h”, “noon”. */
function readHourAlone(reader: Reader): ClockTime | null {
  return reader.attempt(() => {
    const hour = readTimeWord(reader) ?? readDigits(reader, true, false) ?? readInWords(reader, true);
    return hour && hour.minute === 0 && hour.second === 0 ? hour : null;
  });
}

/** “nine o'clock”, “seven thirty pm”; where only a time can stand, “nine” and “three twenty” too. */
function readInWords(reader: Reader, takesBare: boolean): ClockTime | null {
  return reader.attempt(() => {
    const from = reader.place;
    const hour = readNumberWord(reader);
    if (hour === null || hour > 23) return null;
    const minute = readMinutesInWords(reader, takesBare);
    const isSaid = isMeridiem(reader) || OCLOCK.some((word) => reader.peek()?.text === word);
    if (!isSaid && (!takesBare || !standsAlone(reader, true))) return null;
    return { ...finish(reader, from, hour, minute, true), isBare: !isSaid && minute === 0 };
  });
}

/** Behind the hour: “thirty”, “-thirty”, “oh five”; 0 where none stand. */
function readMinutesInWords(reader: Reader, takesBare: boolean): number {
  const minutes = reader.attempt(() => {
    reader.sign('-');
    const isZero = reader.word('oh', 'zero', 'ou') !== null;
    if (isZero) reader.sign('-');
    const value = readNumberWord(reader);
    if (value === null || value > 59 || (isZero ? value > 9 : value < 10)) return null;
    // “at nine twenty people come”: the number counts what follows.
    return isMeridiem(reader) || (takesBare && (isZero || standsAlone(reader, true))) ? value : null;
  });
  return minutes ?? 0;
}

function readTimeWord(reader: Reader): ClockTime | null {
  const from = reader.place;
  const word = reader.word('noon', 'midday', 'midnight');
  if (word) {
    const isMidnight = word === 'midnight';
    return { ...spanned(reader, from), ...clear(isMidnight ? 0 : 12, 0), isMidnight };
  }
  return null;
}

function readDigits(reader: Reader, takesBare: boolean, isSure: boolean): ClockTime | null {
  const from = reader.place;
  const run = readRunTogether(reader);
  if (run) return run;
  const hourToken = reader.peek();
  const hour = reader.number(2);
  if (hour === null || !hourToken) return null;
  const couldBeLoose = !hourToken.text.startsWith('0');
  const minute = readMinutes(reader, takesBare);
  if (minute !== null) {
    const second = readSeconds(reader);
    return finish(reader, from, hour, minute, couldBeLoose, second);
  }
  const behind = readMinutesBehind(reader);
  if (behind !== null) return finish(reader, from, hour, behind, couldBeLoose);
  if (isMeridiem(reader)) return finish(reader, from, hour, 0, couldBeLoose);
  if (takesOclock(reader)) return finish(reader, from, hour, 0, couldBeLoose);
  if (reader.peek()?.isGlued && reader.word('h', 'hrs')) return finish(reader, from, hour, 0, false);
  if (!takesBare || !standsAlone(reader, isSure)) return null;
  return { ...finish(reader, from, hour, 0, couldBeLoose), isBare: true };
}

/** `930am` */
function readRunTogether(reader: Reader): ClockTime | null {
  return reader.attempt(() => {
    const from = reader.place;
    const digits = reader.peek();
    if (digits?.kind !== 'number' || digits.text.length < 3 || digits.text.length > 4) return null;
    reader.place++;
    if (!isMeridiem(reader)) return null;
    return finish(reader, from, Number(digits.text.slice(0, -2)), Number(digits.text.slice(-2)), true);
  });
}

/** `:30`, `h30`, and `.30` where a number can only be a time. Two digits: “9:5” has the form of a time and is none. */
function readMinutes(reader: Reader, takesBare: boolean): number | null {
  return reader.attempt(() => {
    if (!reader.peek()?.isGlued) return null;
    const sign = reader.sign(':') ?? reader.word('h') ?? (takesBare || isDotted(reader) ? reader.sign('.') : null);
    const digits = reader.peek();
    if (!sign || digits?.kind !== 'number' || !digits.isGlued) return null;
    if (sign === '.' && (digits.text.length !== 2 || reader.peek(1)?.text === '.')) return null;
    reader.place++;
    return digits.text.length === 2 ? Number(digits.text) : Number.NaN;
  });
}

/** “9 Uhr 30” */
function readMinutesBehind(reader: Reader): number | null {
  return reader.attempt(() => {
    const digits = reader.word('uhr') ? reader.peek() : undefined;
    if (digits?.kind !== 'number' || digits.text.length !== 2 || Number(digits.text) > 59) return null;
    reader.place++;
    return standsAlone(reader, true) ? Number(digits.text) : null;
  });
}

/** Whether am or pm follows after `.30`: only then is “9.30” no date. */
function isDotted(reader: Reader): boolean {
  const after = reader.peek(2);
  return reader.peek(1)?.kind === 'number' && after?.kind === 'word' && /^[ap]m$/.test(after.text);
}

function readSeconds(reader: Reader): number {
  const second = reader.attempt(() => {
    const [colon, digits] = [reader.peek(), reader.peek(1)];
    if (colon?.text !== ':' || !colon.isGlued || digits?.kind !== 'number' || !digits.isGlued) return null;
    reader.place += 2;
    return digits.text.length === 2 ? Number(digits.text) : Number.NaN;
  });
  return second ?? 0;
}

function isMeridiem(reader: Reader): boolean {
  return meridiemAhead(reader) !== null;
}

/** am or pm, also as “a” or “p” that is glued to the digits, or in two words; and how many tokens it takes. */
function meridiemAhead(reader: Reader): { meridiem: 'am' | 'pm'; tokens: number } | null {
  const [token, next] = [reader.peek(), reader.peek(1)];
  if (token?.kind !== 'word') return null;
  if (token.text === 'am' || token.text === 'pm') return { meridiem: token.text, tokens: 1 };
  if (token.text !== 'a' && token.text !== 'p') return null;
  if (next?.text === 'm') return { meridiem: `${token.text}m`, tokens: 2 };
  return token.isGlued ? { meridiem: `${token.text}m`, tokens: 1 } : null;
}

function takeMeridiem(reader: Reader): 'am' | 'pm' | null {
  const ahead = meridiemAhead(reader);
  reader.place += ahead?.tokens ?? 0;
  return ahead?.meridiem ?? null;
}

/** Behind a time they add nothing. */
const OCLOCK = ["o'clock", 'oclock', 'uhr', 'hrs'] as const;

function takesOclock(reader: Reader): boolean {
  return reader.word(...OCLOCK) !== null || reader.words('o', 'clock');
}

/** Words before which a number counts something and is no time. */
const COUNTED = /^(times?|of|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|wks?|weeks?|months?|years?)$/;

/** Behind “at”, one of them counts nothing: “at 9 second reminder”, “at 9 time for bed”. */
const COUNTED_BY_MANY = /^(times|secs|seconds|mins?|minutes|hours|days|weeks|months|years)$/;

/** Whether the number just taken is a word of its own: not `10%`, `5x`, `10 times`, `24-12-2026`, `24 december`. */
function standsAlone(reader: Reader, isSure: boolean): boolean {
  const next = reader.peek();
  if (!next) return true;
  if (next.kind === 'word' && !next.isGlued) {
    return isSure ? !COUNTED_BY_MANY.test(next.text) : !COUNTED.test(next.text) && monthOf(next.text) === null;
  }
  if (!next.isGlued) return true;
  if (next.text === '-' && reader.peek(2)?.text === '-') return false;
  if (next.text === '.' || next.text === ':') return !isDecimal(reader);
  return next.kind === 'sign' && /^[,;)!&+"-]$/.test(next.text);
}

function isDecimal(reader: Reader): boolean {
  const digits = reader.peek(1);
  return digits?.kind === 'number' && digits.isGlued;
}

/** Takes am, pm and o'clock behind a time and checks all of it. */
function finish(
  reader: Reader,
  from: number,
  hour: number,
  minute: number,
  couldBeLoose: boolean,
  second = 0,
): ClockTime {
  const before = takesOclock(reader);
  const meridiem = takeMeridiem(reader);
  if (!before) takesOclock(reader);
  const isReal = hour <= (meridiem ? 12 : 23) && minute <= 59 && second <= 59 && !(meridiem && hour === 0);
  if (!isReal) {
    const isPlain = meridiem !== null && hour >= 12 && hour <= 23 && minute <= 59;
    const is24 = hour === 24 && minute === 0;
    throw noSuchTime(reader, from, isPlain ? [clockText({ hour, minute })] : is24 ? ['midnight', '23:59'] : []);
  }
  const shifted = meridiem === null ? hour : (hour % 12) + (meridiem === 'pm' ? 12 : 0);
  const isLoose = meridiem === null && couldBeLoose && hour >= 1 && hour <= 11;
  return {
    ...spanned(reader, from),
    hour: shifted,
    minute,
    second,
    isLoose,
    isBare: false,
    isMidnight: false,
    meridiem,
  };
}

function noSuchTime(reader: Reader, from: number, better: readonly string[]): Problem {
  const span = reader.spanFrom(from);
  const choices = better.map((text) => ({ label: text, phrase: replaced(reader.source, span, text) }));
  return new Problem(msg('phrase.noTimeDay', { text: quoted(reader.textOf(span)) }), TIME_HINT, choices);
}

function spanned(reader: Reader, from: number): Span {
  return reader.spanFrom(from);
}

function clear(hour: number, minute: number): Omit<ClockTime, keyof Span> {
  return { hour, minute, second: 0, isLoose: false, isBare: false, isMidnight: false, meridiem: null };
}

/**
 * “8 and 9am”, “9 to 5pm”: am and pm said once. A time without one that comes before an am time is in the morning, too;
 * before a pm time it is in the morning if in the afternoon it would come later (9 to 5pm). Otherwise it is asked.
 * @throws Problem with both readings as choices
 */
export function resolveMeridiems(reader: Reader, times: readonly ClockTime[]): void {
  times.forEach((time, index) => {
    if (!time.isLoose) return;
    const said = times.slice(index + 1).find(({ meridiem }) => meridiem !== null);
    if (said?.meridiem === 'am') return;
    if (said?.meridiem === 'pm' && (time.hour + 12) * 60 + time.minute > said.hour * 60 + said.minute) return;
    if (!said && !times.slice(0, index).some(({ meridiem }) => meridiem !== null)) return;
    throw askHalfOfDay(reader, time);
  });
}

/** “6” could be 06:00 and 18:00. */
export function askHalfOfDay(reader: Reader, time: ClockTime): Problem {
  const evening = clockText({ ...time, hour: time.hour + 12 });
  return new Problem(
    msg('phrase.couldOr', { text: quoted(reader.textOf(time)), time: clockText(time), evening }),
    msg('phrase.addAmOrPm'),
    [morningText(time), evening].map((label) => ({ label, phrase: replaced(reader.source, time, label) })),
  );
}

/** `10:30am`, `5am`: written so that it cannot be meant in the evening, as 10:30 can. */
export function morningText({ hour, minute }: Pick<ClockTime, 'hour' | 'minute'>): string {
  return minute === 0 ? `${hour}am` : `${hour}:${String(minute).padStart(2, '0')}am`;
}

/** `18:00`, with seconds only where there are some. */
export function clockText({ hour, minute, second = 0 }: { hour: number; minute: number; second?: number }): string {
  const digits = [hour, minute, ...(second ? [second] : [])];
  return digits.map((part) => String(part).padStart(2, '0')).join(':');
}

/** How many hours to add to a loose hour, by part of the day; what is not here makes no sense there. */
const LOOSE: Record<DayPart, (hour: number) => number | null> = {
  morning: () => 0,
  afternoon: (hour) => (hour <= 6 ? 12 : null),
  evening: (hour) => (hour >= 4 ? 12 : null),
  night: (hour) => (hour >= 6 ? 12 : hour <= 4 ? 0 : null),
};
/** The hours that lie in a part of the day: from, to (over midnight for the night). */
const HOURS: Record<DayPart, readonly [from: number, to: number]> = {
  morning: [0, 12],
  afternoon: [12, 18],
  evening: [16, 23],
  night: [18, 5],
};

/**
 * The time within that part of the day: 8 in the evening is 20:00; 12 at night is midnight. `nextDay` when a night
 * that belongs to one day has gone over into the next: 2 at night, tonight at midnight.
 * @throws Problem when the time is in no such part of the day: 18:00 in the morning
 */
export function withinDayPart(reader: Reader, time: ClockTime, part: DayPart): ClockTime & { nextDay: boolean } {
  const shift = time.isLoose ? LOOSE[part](time.hour) : part === 'night' && isTwelve(reader, time) ? 12 : 0;
  const hour = (time.hour + (shift ?? 0)) % 24;
  const [from, to] = HOURS[part];
  const isWithin = from <= to ? hour >= from && hour <= to : hour >= from || hour <= to;
  if (shift === null || !isWithin) {
    const where = msg(`part.${part}`);
    throw new Problem(
      msg('phrase.isNot', { text: quoted(reader.textOf(time)), where }),
      msg('phrase.writeTimeAloneLike'),
    );
  }
  return { ...time, hour, isLoose: false, nextDay: part === 'night' && hour <= 5 };
}

/** Twelve without pm. */
function isTwelve(reader: Reader, time: ClockTime): boolean {
  return time.hour === 12 && time.meridiem === null && /^12/.test(reader.textOf(time));
}
