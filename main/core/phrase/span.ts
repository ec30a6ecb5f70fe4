import type { Translatable } from '../../contract/translatable.ts';
import { msg, sentences } from '../../i18n/msg.ts';
import { placeWall, wallOf } from '../schedule/wall-clock.ts';
import { DAY_MS, type Length, readLength } from './parse/lengths.ts';
import { addMonths } from './parse/plain-date.ts';
import { Reader } from './parse/reader.ts';
import { type PhraseContext, readWholePhrase } from './read-phrase.ts';

/** Epoch ms: `from` belongs to it, `until` does not. Without `from` it begins now. */
export interface Span {
  from?: number;
  until: number;
}

export type SpanResult = { ok: true; span: Span } | { ok: false; error: Translatable };

const UNTIL = /^(?:until|till?|'?til|bis)\s+([\s\S]+)$/i;
const FROM_TO =
  /^(?:(?:from|von|vom)\s+)?(\S[\s\S]*?)(?:\s+(?:to|until|till?|through|bis(?:\s+zum)?)\s+|\s*[–—]\s*|\s+-\s+)(\S[\s\S]*)$/i;
const WEEK = /^(?:for\s+)?(?:the\s+)?(this|next)\s+week$/i;
const FROM = /^from\s/i;
const YEAR_MS = 365 * DAY_MS;
const HALF_A_YEAR_MS = 183 * DAY_MS;

/**
 * How long something lasts: “2w”, “for 2 weeks”, “until 3 jan”, “until monday at 9”, “20 dec to 3 jan”. A day ends what lasts
 * *until* it as it begins, and belongs to what goes from one day *to* it. Null: it says nothing of the kind.
 */
export function readSpan(text: string, context: PhraseContext): SpanResult | null {
  const written = text.trim();
  const length = lengthOf(written.replace(/^for\s+/i, ''));
  if (length) return { ok: true, span: { until: after(length, context) } };
  const [, end] = UNTIL.exec(written) ?? [];
  if (end !== undefined) {
    const until = readInstant(end, context);
    return 'error' in until ? { ok: false, error: until.error } : { ok: true, span: { until: until.at } };
  }
  const [, week] = WEEK.exec(written) ?? [];
  if (week !== undefined) return readWeek(/next/i.test(week), context);
  const [, first, last] = FROM_TO.exec(written) ?? [];
  return first === undefined || last === undefined ? null : readFromTo(first, last, FROM.test(written), context);
}

/** A week from its Monday to its Sunday. */
function readWeek(isNext: boolean, { now, timeZone }: PhraseContext): SpanResult {
  const today = Math.floor(wallOf(now, timeZone) / DAY_MS);
  // 1 January 1970 was a Thursday.
  const monday = today - ((today + 3) % 7) + 7;
  const midnight = (day: number) => placeWall(day * DAY_MS, timeZone).at;
  return {
    ok: true,
    span: isNext ? { from: midnight(monday), until: midnight(monday + 7) } : { until: midnight(monday) },
  };
}

function readFromTo(first: string, last: string, isSaid: boolean, context: PhraseContext): SpanResult | null {
  const from = readInstant(first, context);
  // “water to the plants” is none.
  if ('error' in from) return isSaid ? { ok: false, error: from.error } : null;
  const soonest = readInstant(last, context);
  if ('error' in soonest) return { ok: false, error: soonest.error };
  const before = soonest.at < from.at ? from.at - periodOf(from.at - context.now) : null;
  if (before !== null && before <= context.now) {
    // “20 dec to 3 jan”, said in between: it began already.
    if (soonest.at - before < HALF_A_YEAR_MS) return { ok: true, span: { until: endOf(soonest, context) } };
    const why = msg('phrase.endsBeforeItBegins', { last, first });
    return { ok: false, error: sentences(why, msg('phrase.swapTwoOrWrite')) };
  }
  const until = soonest.at < from.at ? readInstant(last, { ...context, now: from.at }) : soonest;
  if ('error' in until) return { ok: false, error: until.error };
  return { ok: true, span: { from: from.at, until: endOf(until, context) } };
}

/** After how long a time comes again that is so far ahead: a time of day, a weekday, a date. */
function periodOf(ahead: number): number {
  const periods = [DAY_MS, 7 * DAY_MS];
  return periods.find((period) => ahead <= period) ?? YEAR_MS;
}

interface Instant {
  at: number;
  /** Nothing but a day was said: this is its beginning. */
  isDay: boolean;
}

function endOf({ at, isDay }: Instant, { timeZone }: PhraseContext): number {
  return isDay ? placeWall(wallOf(at, timeZone) + DAY_MS, timeZone).at : at;
}

/** “3 jan”, “monday at 9”, “18:00”. A bare number behind a day is an hour. */
function readInstant(text: string, context: PhraseContext): Instant | { error: Translatable } {
  const withHour = text.replace(/(?<=[a-z])(?<!\bat)\s+(\d{1,2})$/i, ' at $1');
  const attempts: [phrase: string, isDay: boolean][] = [
    [text, false],
    [`${text} at 00:00`, true],
    [withHour, false],
  ];
  for (const [phrase, isDay] of attempts) {
    const at = onceAt(phrase, context);
    if (at !== null) return { at, isDay };
  }
  const refused = readWholePhrase(text, context);
  return { error: refused.ok ? msg('error.noDateAndTime', { text }) : sentences(refused.error, refused.hint) };
}

/** Null: it is no single time. A weekday alone could be each of them, which is no time at which something ends. */
function onceAt(phrase: string, context: PhraseContext): number | null {
  const read = readWholePhrase(phrase, context);
  if (!read.ok) {
    const once = (read.choices ?? []).filter((choice) => onceAt(choice.phrase, context) !== null);
    const [only, ...more] = once;
    return only && more.length === 0 && (read.choices?.length ?? 0) > 1 ? onceAt(only.phrase, context) : null;
  }
  const { schedule, timeZone } = read.timing;
  if (schedule.kind !== 'once') return null;
  return placeWall(Date.parse(`${schedule.at}Z`), timeZone === 'floating' ? context.timeZone : timeZone).at;
}

function lengthOf(text: string): Length | null {
  const reader = new Reader(text);
  try {
    const length = readLength(reader)?.length;
    return length && reader.isAtEnd ? length : null;
  } catch {
    return null;
  }
}

function after({ months, days, ms }: Length, { now, timeZone }: PhraseContext): number {
  if (months === 0) return now + days * DAY_MS + ms;
  const wall = new Date(wallOf(now, timeZone)).toISOString();
  const later = addMonths(wall.slice(0, 10), months);
  return placeWall(Date.parse(`${later}${wall.slice(10)}`), timeZone).at + days * DAY_MS + ms;
}
