import type { WrittenDate } from './dates.ts';
import type { DaysFound } from './days.ts';
import type { Length, LengthFound } from './lengths.ts';
import type { ClockTime, DayPart } from './times.ts';
import type { Span } from './tokens.ts';

/** “every 2 weeks”, “daily”. `isCounted` when a number was said: only then does it mean exact time from now, without a time of day. */
export interface Period {
  unit: 'day' | 'week' | 'month' | 'year';
  nth: number;
  isCounted: boolean;
}

/** The last day: a date, or the day before a month or year begins. */
export type Ending = { kind: 'on'; date: WrittenDate } | { kind: 'before'; month: number; year: number | null };

/** What a phrase has been found to say so far. Each is said at most once, but exceptions. */
export interface Found {
  cron?: string;
  /** Exact time: “every 10s”. */
  elapsedMs?: number;
  period?: Period;
  days?: DaysFound;
  date?: WrittenDate;
  /** “in december”, “of january and july”: 1 to 12, in order. */
  months?: MonthsFound;
  /** “in 20 minutes” */
  after?: LengthFound & Span;
  times?: ClockTime[];
  dayPart?: DayPart;
  /** “between 9 and 17” */
  window?: { from: ClockTime; to: ClockTime };
  start?: WrittenDate;
  /** “starting at 14:00” */
  startTime?: ClockTime;
  until?: Ending;
  /** “for 2 weeks” */
  lasting?: Length;
  maxRuns?: number;
  exceptDates?: DateSpan[];
  exceptWeekdays?: number[];
  quiet?: { from: ClockTime; to: ClockTime; mode: 'wait' | 'skip' };
  jitterMs?: number;
  timeZone?: string;
}

/** A piece of the phrase that says one thing or several. */
export interface Part extends Span {
  found: Found;
  /** Said with a word that means nothing else, “every” or “at”: such a part is never the beginning of a message. */
  isIntroduced: boolean;
}

/** `isRepeated` when it is said that they come each year: “every january”, “in june and july”. */
export interface MonthsFound extends Span {
  months: number[];
  isRepeated: boolean;
}

/** A day, or all days from one to the other. */
export interface DateSpan {
  from: WrittenDate;
  to: WrittenDate;
}
