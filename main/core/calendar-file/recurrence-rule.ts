import { type CalendarTime, readTime, type WrittenTime } from './calendar-time.ts';

const FREQUENCIES = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** The day of a week, Monday 0 to Sunday 6; `nth` of the month or year, from its end when negative; 0: each. */
export interface RuleWeekday {
  weekday: number;
  nth: number;
}

/** An RRULE (RFC 5545, 3.3.10) as it was written; what was left out is undefined. */
export interface RecurrenceRule {
  freq: Frequency;
  interval: number;
  count?: number;
  until?: WrittenTime;
  /** Monday 0. */
  weekStart: number;
  /** What becomes of a date that the month lacks (RFC 7529). */
  skip: 'OMIT' | 'BACKWARD' | 'FORWARD';
  byMonth?: number[];
  byWeekNo?: number[];
  byYearDay?: number[];
  byMonthDay?: number[];
  byDay?: RuleWeekday[];
  byHour?: number[];
  byMinute?: number[];
  bySecond?: number[];
  bySetPos?: number[];
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Of each list of numbers: its field, the largest number, and whether it may count from the end. */
const LISTS = {
  BYMONTH: ['byMonth', 1, 12, false],
  BYWEEKNO: ['byWeekNo', 1, 53, true],
  BYYEARDAY: ['byYearDay', 1, 366, true],
  BYMONTHDAY: ['byMonthDay', 1, 31, true],
  BYHOUR: ['byHour', 0, 23, false],
  BYMINUTE: ['byMinute', 0, 59, false],
  BYSECOND: ['bySecond', 0, 60, false],
  BYSETPOS: ['bySetPos', 1, 366, true],
} as const;

/** Null when it is no rule that can be followed. */
export function readRule(text: string): RecurrenceRule | null {
  const rule: Partial<RecurrenceRule> = { interval: 1, weekStart: 0, skip: 'OMIT' };
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value = ''] = part.split('=').map((each) => each.trim());
    if (name === '' && value === '') continue;
    if (!readPart(rule, name, value)) return null;
  }
  if (!rule.freq || (rule.bySetPos && isWithinDay(rule.freq))) return null;
  return rule as RecurrenceRule;
}

/** Whether it may come several times a day by its frequency alone. */
export function isWithinDay(freq: Frequency): boolean {
  return freq === 'HOURLY' || freq === 'MINUTELY' || freq === 'SECONDLY';
}

function readPart(rule: Partial<RecurrenceRule>, name: string, value: string): boolean {
  if (name in LISTS) {
    const [field, least, most, mayCountBack] = LISTS[name as keyof typeof LISTS];
    const numbers = readNumbers(value, least, most, mayCountBack);
    if (numbers) rule[field] = numbers;
    return numbers !== null;
  }
  switch (name) {
    case 'FREQ':
      rule.freq = FREQUENCIES.find((each) => each === value);
      return rule.freq !== undefined;
    case 'INTERVAL':
    case 'COUNT': {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
      rule[name === 'COUNT' ? 'count' : 'interval'] = number;
      return number > 0;
    }
    case 'UNTIL': {
      const until = readTime(value);
      if (until) rule.until = until;
      return until !== null;
    }
    case 'WKST':
      rule.weekStart = WEEKDAYS.indexOf(value);
      return rule.weekStart >= 0;
    case 'BYDAY': {
      const days = value.split(',').map(readWeekday);
      if (days.every((day) => day !== null)) rule.byDay = days;
      return rule.byDay !== undefined;
    }
    case 'SKIP':
      rule.skip = value as RecurrenceRule['skip'];
      return ['OMIT', 'BACKWARD', 'FORWARD'].includes(value);
    case 'RSCALE':
      return value === 'GREGORIAN';
    default:
      return name.startsWith('X-');
  }
}

function readWeekday(text: string): RuleWeekday | null {
  const found = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text.trim());
  const weekday = WEEKDAYS.indexOf(found?.[2] ?? '');
  const nth = Number(found?.[1] ?? 0);
  return !found || weekday < 0 || Math.abs(nth) > 53 ? null : { weekday, nth };
}

function readNumbers(text: string, least: number, most: number, mayCountBack: boolean): number[] | null {
  const numbers: number[] = [];
  for (const part of text.split(',')) {
    const number = /^[+-]?\d{1,3}$/.test(part.trim()) ? Number(part) : Number.NaN;
    const size = mayCountBack ? Math.abs(number) : number;
    // Also what is no number.
    if (!(size >= least && size <= most)) return null;
    numbers.push(number);
  }
  return [...new Set(numbers)];
}

/** Whether `a` is before, at or after `b`: negative, 0 or positive. A date without a time is its midnight. */
export function compareTimes(a: CalendarTime, b: CalendarTime): number {
  return a.day - b.day || (a.seconds ?? 0) - (b.seconds ?? 0);
}
