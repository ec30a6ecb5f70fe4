import { msg } from '../../../i18n/msg.ts';
import { Problem, quoted, replaced } from './questions.ts';
import type { Reader } from './reader.ts';
import { readNumberWord } from './words.ts';

/** A length of time. Months are the calendar's; days, and all below them, are exact: 24 hours. */
export interface Length {
  months: number;
  days: number;
  ms: number;
}

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

const UNITS: Record<Unit, readonly string[]> = {
  second: ['s', 'sec', 'secs', 'second', 'seconds'],
  minute: ['m', 'min', 'mins', 'minute', 'minutes'],
  hour: ['h', 'hr', 'hrs', 'hour', 'hours'],
  day: ['d', 'day', 'days'],
  week: ['w', 'wk', 'wks', 'week', 'weeks'],
  month: ['mo', 'mos', 'month', 'months'],
  year: ['y', 'yr', 'yrs', 'year', 'years'],
};
const UNIT_OF = new Map(Object.entries(UNITS).flatMap(([unit, words]) => words.map((word) => [word, unit as Unit])));
const SMALLEST_FIRST: readonly Unit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
const MS: Partial<Record<Unit, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000 };
export const DAY_MS = 86_400_000;
const MAX_DAYS = 36_600;

/** Takes the name of a unit. */
export function readUnit(reader: Reader): Unit | null {
  const token = reader.peek();
  const unit = token?.kind === 'word' ? UNIT_OF.get(token.text) : undefined;
  if (unit === undefined) return null;
  reader.place++;
  return unit;
}

/** A length and, where it has only one unit, how it was counted: “2 weeks” is 2 and week. */
export interface LengthFound {
  length: Length;
  single: { count: number; unit: Unit } | null;
}

/**
 * “10s”, “45 minutes”, “1h30m”, “1h30”, “1 hour and 30 minutes”, “1.5 hours”, “an hour”, “half an hour”, “an hour and a
 * half”, “a quarter of an hour”, “two weeks”, “a couple of days”, “a fortnight”. Each unit is smaller than the one before it: in “20 minutes 5 minutes break” the length is 20 minutes.
 */
export function readLength(reader: Reader): LengthFound | null {
  return reader.attempt(() => {
    askHowMany(reader);
    const part = readPartOfHour(reader);
    if (part !== null) return found([[part, 'hour']]);
    const from = reader.place;
    const parts: [count: number, unit: Unit][] = [];
    for (let next = readPart(reader, parts); next; next = readPart(reader, parts)) parts.push(next);
    if (parts.length === 0) return null;
    if (parts.some(([count, unit]) => !Number.isInteger(count) && MS[unit] === undefined)) {
      const written = quoted(reader.textOf(reader.spanFrom(from)));
      throw new Problem(msg('phrase.noWholeNumber', { text: written }), msg('phrase.writeWholeDaysWeeks'));
    }
    return found(parts);
  });
}

/** A century: longer is a slip of the keyboard. @throws Problem */
export function checkLength({ months, days, ms }: Length): void {
  if (months <= 1_200 && days <= MAX_DAYS && ms <= MAX_DAYS * DAY_MS) return;
  throw new Problem(msg('phrase.moreThan100Years'), msg('phrase.writeTimeComeLike'));
}

/** “a few minutes”: how many? */
function askHowMany(reader: Reader): void {
  const from = reader.place;
  const unit = reader.attempt(() => {
    reader.word('a');
    return reader.word('few', 'some', 'several') && readUnit(reader);
  });
  if (!unit) return;
  const span = reader.spanFrom(from);
  const counts = unit === 'minute' ? [3, 5, 10] : [2, 3, 4];
  throw new Problem(
    msg('phrase.doesNotSayHowMany', { text: quoted(reader.textOf(span)) }),
    msg('phrase.writeNumberLike5'),
    counts.map((count) => ({
      label: `${count} ${unit}s`,
      phrase: replaced(reader.source, span, `${count} ${unit}s`),
    })),
  );
}

function readPart(reader: Reader, before: readonly [number, Unit][]): [count: number, unit: Unit] | null {
  return reader.attempt(() => {
    const last = before.at(-1)?.[1];
    if (last) reader.word('and');
    const isGlued = reader.peek()?.isGlued === true;
    const count = readCount(reader, !last);
    if (count === null) return null;
    if (!last && reader.word('fortnight', 'fortnights')) return [count * 2, 'week'];
    reader.word('more');
    const isPrime = reader.peek()?.isGlued === true && reader.sign("'") !== null;
    const unit = isPrime
      ? 'minute'
      : (readUnit(reader) ?? (last === 'hour' && isGlued && count < 60 ? 'minute' : null));
    if (!unit) return null;
    if (!last && reader.words('and', 'a', 'half')) return [count + 0.5, unit];
    return last && SMALLEST_FIRST.indexOf(unit) >= SMALLEST_FIRST.indexOf(last) ? null : [count, unit];
  });
}

/** “half an hour”, “a quarter of an hour”, “three quarters of an hour”, “1/2 h”, “½ hour”. */
function readPartOfHour(reader: Reader): number | null {
  return reader.attempt(() => {
    const written = readFraction(reader);
    if (written !== null) return reader.word(...UNITS.hour) || reader.words('an', 'hour') ? written : null;
    reader.word('a');
    const part = reader.words('three', 'quarters')
      ? 0.75
      : { half: 0.5, quarter: 0.25 }[reader.word('half', 'quarter') ?? ''];
    reader.words('of');
    reader.word('an');
    return part !== undefined && reader.word('hour') ? part : null;
  });
}

const FRACTIONS: Record<string, number> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** “½”, “1/2”, “3/4”. */
function readFraction(reader: Reader): number | null {
  return reader.attempt(() => {
    const sign = reader.sign(...Object.keys(FRACTIONS));
    if (sign) return FRACTIONS[sign] ?? null;
    const [above, below] = [reader.number(1), reader.sign('/') && reader.number(1)];
    return above && (below === 2 || below === 4) && above < below ? above / below : null;
  });
}

/** “45”, “1.5”, “1½”, “two”, “two and a half”, “a couple of”, and “a” or “an” where it may stand. */
function readCount(reader: Reader, takesArticle: boolean): number | null {
  if (takesArticle && (reader.words('a', 'couple', 'of') || reader.words('couple', 'of'))) return 2;
  if (takesArticle && reader.word('a', 'an')) return 1;
  const inWords = readNumberWord(reader);
  if (inWords !== null) return inWords + readAndAHalf(reader);
  const whole = reader.number(12);
  if (whole === null) return null;
  const half = readAndAHalf(reader);
  if (half > 0) return whole + half;
  if (reader.peek()?.isGlued) {
    const part = reader.sign(...Object.keys(FRACTIONS));
    if (part) return whole + (FRACTIONS[part] ?? 0);
  }
  const fraction = reader.attempt(() => {
    const [dot, digits] = [reader.peek(), reader.peek(1)];
    if (dot?.text !== '.' || !dot.isGlued || digits?.kind !== 'number' || !digits.isGlued || digits.text.length > 3) {
      return null;
    }
    reader.place += 2;
    return Number(`0.${digits.text}`);
  });
  return whole + (fraction ?? 0);
}

function readAndAHalf(reader: Reader): number {
  return reader.words('and', 'a', 'half') || reader.words('and', 'an', 'half') ? 0.5 : 0;
}

function found(parts: readonly [number, Unit][]): LengthFound {
  const length: Length = { months: 0, days: 0, ms: 0 };
  for (const [count, unit] of parts) {
    if (unit === 'year' || unit === 'month') length.months += count * (unit === 'year' ? 12 : 1);
    else if (unit === 'week' || unit === 'day') length.days += count * (unit === 'week' ? 7 : 1);
    else length.ms += Math.round(count * (MS[unit] ?? 0));
  }
  const [only, ...more] = parts;
  return { length, single: only && more.length === 0 ? { count: only[0], unit: only[1] } : null };
}
