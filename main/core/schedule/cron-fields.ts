import type { Translatable } from '../../contract/translatable.ts';
import { msg } from '../../i18n/msg.ts';

/** The values of a field, ascending. Shared between the lines that name them alike, for there may be very many lines. */
type Allowed = readonly number[];

/** Which days of a month a line means, beside plain dates. */
export interface MonthDays {
  dates: Allowed;
  /** Days before the last one of the month: 0 is `L`, 3 is `L-3`. */
  beforeLast: Allowed;
  /** Monday to Friday nearest to this date, within the month: 15 is `15W`. */
  nearest: Allowed;
  /** The same, nearest to the day so many days before the last: 0 is `LW`. */
  nearestBeforeLast: Allowed;
}

/** A cron line once it is read: what the runs and the words both go by. */
export interface CronRule {
  second: Allowed;
  minute: Allowed;
  hour: Allowed;
  dayOfMonth: MonthDays;
  month: Allowed;
  /** Sunday first: bit n - 1 is the nth such weekday of the month, {@link LAST_OF_MONTH} the last one. */
  weekday: readonly number[];
  isAnyDate: boolean;
  isAnyWeekday: boolean;
  /** When the day of the month and the weekday are both restricted, either will do, as cron has it; not with `+`. */
  eitherDay: boolean;
  /** A wildcard, a step or a range in the minute or the hour: it goes by intervals, not by fixed times. */
  isFrequent: boolean;
}

/** Which field is wrong, and how it could be written. */
export class CronFieldError extends Error {
  readonly position: number;
  readonly instead: string | Translatable | undefined;

  constructor(position: number, instead?: string | Translatable) {
    super(`cron field ${position}`);
    this.position = position;
    this.instead = instead;
  }
}

export const LAST_OF_MONTH = 32;
export const EVERY_ONE = 63;

const DAY_OF_MONTH = 3;
const MONTH = 4;
const WEEKDAY = 5;
/** Least and greatest of seconds, minutes, hours, days, months, weekdays; both 0 and 7 are Sunday. */
const BOUNDS = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const NO_VALUES: Allowed = [];

/** What one field says. */
interface Field {
  values: Allowed;
  /** Weekdays alone. */
  masks: readonly number[];
  days: MonthDays;
  isAny: boolean;
  isFrequent: boolean;
}

const MAX_FIELDS = 5_000;
const knownFields = new Map<string, Field>();

/** @param fields six, seconds first @throws CronFieldError */
export function readCronFields(fields: readonly string[]): CronRule {
  const weekdayText = fields[WEEKDAY] ?? '';
  const isBoth = weekdayText.startsWith('+') && weekdayText.length > 1;
  const texts = isBoth ? [...fields.slice(0, WEEKDAY), weekdayText.slice(1)] : fields;
  const [second, minute, hour, dayOfMonth, month, weekday] = texts.map(readField) as [
    Field,
    Field,
    Field,
    Field,
    Field,
    Field,
  ];
  return {
    second: second.values,
    minute: minute.values,
    hour: hour.values,
    dayOfMonth: dayOfMonth.days,
    month: month.values,
    weekday: weekday.masks,
    isAnyDate: dayOfMonth.isAny,
    isAnyWeekday: weekday.isAny,
    eitherDay: !isBoth && !dayOfMonth.isAny && !weekday.isAny,
    isFrequent: minute.isFrequent || hour.isFrequent,
  };
}

function readField(text: string, position: number): Field {
  const key = `${position} ${text}`;
  const known = knownFields.get(key);
  if (known) return known;
  const field = parseField(text.toLowerCase().replace(/[–—]/g, '-').replaceAll('?', '*'), position);
  if (knownFields.size >= MAX_FIELDS) knownFields.clear();
  knownFields.set(key, field);
  return field;
}

function parseField(text: string, position: number): Field {
  const values = new Set<number>();
  const masks = WEEKDAYS.map(() => 0);
  const days = { beforeLast: new Set<number>(), nearest: new Set<number>(), nearestBeforeLast: new Set<number>() };
  let isFrequent = false;
  for (const item of text.split(',')) {
    if (position === DAY_OF_MONTH && addNamedDay(item, days)) continue;
    const { from, to, step, mask, isFixed } = parseItem(item, position);
    isFrequent ||= !isFixed;
    for (let value = from; value <= to; value += step) {
      values.add(position === WEEKDAY ? value % 7 : value);
      if (position === WEEKDAY) masks[value % 7] = (masks[value % 7] ?? 0) | mask;
    }
  }
  return {
    values: ascending(values),
    masks,
    days: {
      dates: ascending(values),
      beforeLast: ascending(days.beforeLast),
      nearest: ascending(days.nearest),
      nearestBeforeLast: ascending(days.nearestBeforeLast),
    },
    isAny: text === '*',
    isFrequent,
  };
}

/** `L`, `L-3`, `15W`, `LW`, `L-3W`, as Quartz has them. */
function addNamedDay(item: string, days: Record<'beforeLast' | 'nearest' | 'nearestBeforeLast', Set<number>>): boolean {
  const fromLast = /^l(?:-(\d{1,2}))?(w)?$/.exec(item);
  if (fromLast) {
    const before = Number(fromLast[1] ?? 0);
    // Quartz allows 30; in a shorter month there is no such day.
    if (before > 30) return false;
    (fromLast[2] ? days.nearestBeforeLast : days.beforeLast).add(before);
    return true;
  }
  const nearest = /^(\d{1,2})w$/.exec(item);
  const date = Number(nearest?.[1]);
  if (!nearest || date < 1 || date > 31) return false;
  days.nearest.add(date);
  return true;
}

interface Item {
  from: number;
  to: number;
  step: number;
  /** Which of the weekdays of a month. */
  mask: number;
  /** One value that is written out. */
  isFixed: boolean;
}

const NUMBER = '\\d{1,4}|[a-z]{3}';
const ITEM = new RegExp(`^(?:(\\*)|(${NUMBER})(?:-(${NUMBER}))?)(?:/(\\d{1,4}))?$`);

/** @throws CronFieldError */
function parseItem(text: string, position: number): Item {
  const [least, greatest] = BOUNDS[position] as (typeof BOUNDS)[number];
  // Sunday is one day, though it has two numbers.
  const last = position === WEEKDAY ? 6 : greatest;
  const { plain, mask } = position === WEEKDAY ? withoutNth(text, position) : { plain: text, mask: EVERY_ONE };
  const match = ITEM.exec(plain);
  if (!match) throw new CronFieldError(position);
  const [, star, low, high, steps] = match;
  const step = Number(steps ?? 1);
  const from = star ? least : numberOf(low ?? '', position, false);
  const to = high ? numberOf(high, position, true) : star || steps ? last : from;
  // The last value that counts: croner, which read the lines before, takes 0-60/7.
  const end = from + Math.floor((to - from) / step) * step;
  if (from < least || from > greatest || end > greatest) throw new CronFieldError(position);
  if (step < 1 || step > last - least + 1) throw new CronFieldError(position, inWordsInstead(position, step));
  if (from > to) throw new CronFieldError(position, aroundTheEnd(from, to, position));
  // Whether Sunday ends the week here or began it is what tools disagree about.
  const isUnclear = position === WEEKDAY && steps && !star && !high && from > 0 && (7 - from) % step === 0;
  if (isUnclear) throw new CronFieldError(position, `${from}-6/${step}`);
  return { from, to: end, step, mask, isFixed: !star && !steps && from === to };
}

/** `1#2` the second Monday, `5L` the last Friday. @throws CronFieldError */
function withoutNth(text: string, position: number): { plain: string; mask: number } {
  const nth = /^(.+)#([1-5]|l)$/.exec(text);
  if (nth?.[1]) return { plain: nth[1], mask: nth[2] === 'l' ? LAST_OF_MONTH : 1 << (Number(nth[2]) - 1) };
  const last = /^(.*[^a-z]|[a-z]{3}|.+-[a-z]{3})l$/.exec(text);
  if (last?.[1]) return { plain: last[1], mask: LAST_OF_MONTH };
  if (text.includes('#')) throw new CronFieldError(position);
  return { plain: text, mask: EVERY_ONE };
}

function numberOf(text: string, position: number, isEnd: boolean): number {
  if (/^\d+$/.test(text)) return Number(text);
  const names = position === MONTH ? MONTHS : position === WEEKDAY ? WEEKDAYS : [];
  const at = names.indexOf(text);
  if (at === -1) throw new CronFieldError(position);
  if (position === MONTH) return at + 1;
  return isEnd && at === 0 ? 7 : at;
}

/** `22-2` as `22-23,0-2`. */
function aroundTheEnd(from: number, to: number, position: number): string | undefined {
  const [least, greatest] = BOUNDS[position] as (typeof BOUNDS)[number];
  const last = position === WEEKDAY ? 6 : greatest;
  if (to < least || from > last) return undefined;
  const span = (a: number, b: number) => (a === b ? String(a) : `${a}-${b}`);
  return `${span(from, last)},${span(least, to)}`;
}

/** A step past the end of the field is what intervals are for. */
function inWordsInstead(position: number, step: number): Translatable | undefined {
  const unit = ['second', 'minute', 'hour'][position];
  return unit && step > 0 ? msg('cron.every', { count: step, unit }) : undefined;
}

function ascending(values: ReadonlySet<number>): Allowed {
  return values.size === 0 ? NO_VALUES : [...values].sort((a, b) => a - b);
}
