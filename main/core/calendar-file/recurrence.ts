import { daysInMonth, isLeap } from '../schedule/wall-clock.ts';
import { type CalendarTime, DAY_SECONDS, type DayNumber, dayNumber, partsOf } from './calendar-time.ts';
import { compareTimes, isWithinDay, type RecurrenceRule } from './recurrence-rule.ts';

/** What a rule may cost, counted down as it is followed: foreign files hold rules that no computer gets to the end of. */
export interface Budget {
  left: number;
}

/** Thrown when a {@link Budget} is used up. */
export class TooMuchWork extends Error {}

export interface Span {
  /** Nothing before this day is wanted. */
  from: DayNumber;
  /** Nothing after this day is. */
  to: DayNumber;
}

/**
 * The times of a rule in order, by the clock of `start`, which is where it begins (DTSTART). Of a rule that comes several times
 * within a day, one time each day is enough.
 * @param until where the rule ends, by the same clock; a date holds for all of its day
 * @throws TooMuchWork
 */
export function* recurrences(
  written: RecurrenceRule,
  start: CalendarTime,
  until: CalendarTime | null,
  span: Span,
  budget: Budget,
): Generator<CalendarTime> {
  const rule = completed(written, start);
  const isPast = (time: CalendarTime) =>
    until !== null && (until.seconds === null ? time.day > until.day : compareTimes(time, until) > 0);
  if (isWithinDay(rule.freq)) {
    yield* withinDays(rule, start, until, span, budget);
    return;
  }
  const matches = matcher(rule);
  const times = timesOfDay(rule, start);
  spend(budget, times.length);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (const period of periods(rule, start, span)) {
    if (period.first > span.to || isPast({ day: period.first, seconds: 0 })) return;
    for (const time of inPeriod(rule, period, matches, times, budget)) {
      if (compareTimes(time, start) < 0) continue;
      if (isPast(time) || left-- <= 0) return;
      if (time.day >= span.from && time.day <= span.to) yield time;
    }
    if (left <= 0) return;
  }
}

interface Period {
  first: DayNumber;
  last: DayNumber;
  year: number;
  /** 1 to 12; the first of a year that is a period. */
  month: number;
}

/** The years, months, weeks or days of a rule. Those before the span are passed over when nobody has to count them. */
function* periods(
  { freq, interval, count, weekStart }: RecurrenceRule,
  start: CalendarTime,
  span: Span,
): Generator<Period> {
  const [year, month] = partsOf(start.day);
  const target = count === undefined ? Math.max(start.day, span.from) : start.day;
  const [targetYear, targetMonth] = partsOf(target);
  const skipped = (units: number) => Math.max(0, Math.floor(units / interval) - 1) * interval;
  if (freq === 'YEARLY') {
    for (let y = year + skipped(targetYear - year); y <= 9999; y += interval) yield yearPeriod(y);
  } else if (freq === 'MONTHLY') {
    const first = year * 12 + month - 1;
    for (let m = first + skipped(targetYear * 12 + targetMonth - 1 - first); m < 120_000; m += interval) {
      yield monthPeriod(Math.floor(m / 12), (m % 12) + 1);
    }
  } else {
    const length = freq === 'WEEKLY' ? 7 : 1;
    const first = freq === 'WEEKLY' ? start.day - ((weekdayOf(start.day) - weekStart + 7) % 7) : start.day;
    for (let d = first + skipped((target - first) / length) * length; ; d += interval * length) {
      const [ofYear, ofMonth] = partsOf(d);
      if (ofYear > 9999) return;
      yield { first: d, last: d + length - 1, year: ofYear, month: ofMonth };
    }
  }
}

function yearPeriod(year: number): Period {
  return { first: dayNumber(year, 1, 1) as number, last: dayNumber(year, 12, 31) as number, year, month: 1 };
}

function monthPeriod(year: number, month: number): Period {
  const first = dayNumber(year, month, 1) as number;
  return { first, last: first + daysInMonth(year, month) - 1, year, month };
}

/** In order. */
function* inPeriod(
  rule: RecurrenceRule,
  period: Period,
  matches: (day: DayNumber, period: Period) => boolean,
  times: readonly (number | null)[],
  budget: Budget,
): Generator<CalendarTime> {
  spend(budget, period.last - period.first + 1);
  const days: DayNumber[] = [];
  for (let day = period.first; day <= period.last; day++) if (matches(day, period)) days.push(day);
  if (rule.skip !== 'OMIT') days.push(...instead(rule, period, matches));
  spend(budget, days.length * times.length);
  const all = days.sort((a, b) => a - b).flatMap((day) => times.map((seconds) => ({ day, seconds })));
  if (!rule.bySetPos) return yield* all;
  const chosen = new Set(rule.bySetPos.map((at) => (at > 0 ? at - 1 : all.length + at)));
  yield* all.filter((_, at) => chosen.has(at));
}

/** For each date that a month of the period lacks, the last day of it or the first of the next. */
function* instead(rule: RecurrenceRule, period: Period, matches: (day: DayNumber, period: Period) => boolean) {
  if (!rule.byMonthDay?.some((date) => date > 28)) return;
  const months = rule.freq === 'YEARLY' ? Array.from({ length: 12 }, (_, n) => n + 1) : [period.month];
  for (const month of months) {
    if (rule.byMonth && !rule.byMonth.includes(month)) continue;
    const last = daysInMonth(period.year, month);
    const day = (dayNumber(period.year, month, last) as number) + (rule.skip === 'FORWARD' ? 1 : 0);
    if (rule.byMonthDay.some((date) => date > last) && !matches(day, period)) yield day;
  }
}

function timesOfDay({ byHour, byMinute, bySecond }: RecurrenceRule, { seconds }: CalendarTime): (number | null)[] {
  if (seconds === null) return [null];
  const hours = byHour ?? [Math.floor(seconds / 3600)];
  const minutes = byMinute ?? [Math.floor((seconds % 3600) / 60)];
  const times = hours.flatMap((h) =>
    minutes.flatMap((m) => (bySecond ?? [seconds % 60]).map((s) => Math.min(h * 3600 + m * 60 + s, DAY_SECONDS - 1))),
  );
  return [...new Set(times)].sort((a, b) => a - b);
}

/** Whether a day is one of a rule's. */
function matcher(rule: RecurrenceRule): (day: DayNumber, period: Period) => boolean {
  const asksForDate = rule.byMonth || rule.byMonthDay || rule.byYearDay;
  const has = (list: readonly number[] | undefined, forward: number, backward: number) =>
    list === undefined || list.includes(forward) || list.includes(backward);
  return (day, period) => {
    if (asksForDate) {
      const [year, month, date] = partsOf(day);
      if (rule.byMonth && !rule.byMonth.includes(month)) return false;
      if (!has(rule.byMonthDay, date, date - daysInMonth(year, month) - 1)) return false;
      const nth = rule.byYearDay ? day - (dayNumber(year, 1, 1) as number) + 1 : 0;
      if (!has(rule.byYearDay, nth, nth - (isLeap(year) ? 366 : 365) - 1)) return false;
    }
    if (rule.byWeekNo && !isInWeeks(rule.byWeekNo, day, period.year, rule.weekStart)) return false;
    return !rule.byDay || rule.byDay.some(({ weekday, nth }) => weekday === weekdayOf(day) && isNth(rule, nth, day));
  };
}

/** What a rule does not say is as on the day on which it begins. */
function completed(rule: RecurrenceRule, { day }: CalendarTime): RecurrenceRule {
  const { freq, byMonth, byWeekNo, byYearDay, byMonthDay, byDay } = rule;
  const [, month, date] = partsOf(day);
  const weekday = [{ weekday: weekdayOf(day), nth: 0 }];
  if (byYearDay || byMonthDay || byDay) return rule;
  if (freq === 'WEEKLY' || (freq === 'YEARLY' && byWeekNo)) return { ...rule, byDay: weekday };
  if (freq === 'MONTHLY') return { ...rule, byMonthDay: [date] };
  return freq === 'YEARLY' ? { ...rule, byMonth: byMonth ?? [month], byMonthDay: [date] } : rule;
}

/** Whether a day is the nth of its weekday in its month, or in its year when the rule names no month. */
function isNth({ freq, byMonth, byWeekNo }: RecurrenceRule, nth: number, day: DayNumber): boolean {
  if (nth === 0 || byWeekNo || (freq !== 'YEARLY' && freq !== 'MONTHLY')) return true;
  const [year, month, date] = partsOf(day);
  const isOfMonth = freq === 'MONTHLY' || byMonth !== undefined;
  const position = isOfMonth ? date : day - (dayNumber(year, 1, 1) as number) + 1;
  const length = isOfMonth ? daysInMonth(year, month) : isLeap(year) ? 366 : 365;
  return nth > 0 ? Math.ceil(position / 7) === nth : Math.ceil((length - position + 1) / 7) === -nth;
}

/** Whether a day of the year is in one of its numbered weeks: the first is the one that has four of its days. */
function isInWeeks(weeks: readonly number[], day: DayNumber, year: number, weekStart: number): boolean {
  const first = firstWeek(year, weekStart);
  const count = Math.round((firstWeek(year + 1, weekStart) - first) / 7);
  const week = Math.floor((day - first) / 7) + 1;
  if (week > count) return weeks.includes(1);
  if (week < 1) {
    const before = Math.round((first - firstWeek(year - 1, weekStart)) / 7);
    return weeks.includes(before) || weeks.includes(-1);
  }
  return weeks.includes(week) || weeks.includes(week - count - 1);
}

function firstWeek(year: number, weekStart: number): DayNumber {
  const fourth = dayNumber(year, 1, 4) as number;
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7);
}

/** Rules that come by hours, minutes or seconds: the first time of each of their days. */
function* withinDays(
  rule: RecurrenceRule,
  { day, seconds }: CalendarTime,
  until: CalendarTime | null,
  span: Span,
  budget: Budget,
): Generator<CalendarTime> {
  const step =
    rule.interval * { HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 }[rule.freq as 'HOURLY' | 'MINUTELY' | 'SECONDLY'];
  const matches = matcher(rule);
  const isCountless = rule.count === undefined;
  const begin = day * DAY_SECONDS + (seconds ?? 0);
  const end = until ? until.day * DAY_SECONDS + (until.seconds ?? DAY_SECONDS - 1) : Number.POSITIVE_INFINITY;
  const isTime = timeFilter(rule);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  let at = isCountless ? begin + Math.max(0, Math.ceil((span.from * DAY_SECONDS - begin) / step)) * step : begin;
  while (at <= end && left > 0) {
    spend(budget, 1);
    const today = Math.floor(at / DAY_SECONDS);
    if (today > span.to) return;
    const [year, month] = partsOf(today);
    const isDay = matches(today, { first: today, last: today, year, month });
    const time = at - today * DAY_SECONDS;
    const toTomorrow = Math.ceil(((today + 1) * DAY_SECONDS - at) / step);
    if (isDay && isTime && !isTime(time)) {
      at += step;
      continue;
    }
    if (isDay && today >= span.from) yield { day: today, seconds: time };
    // The rest of the day need not be looked at, unless its times have to be counted one by one.
    const passed = isDay && isTime && !isCountless ? 1 : toTomorrow;
    if (isDay) left -= passed;
    at += passed * step;
  }
}

function timeFilter({ byHour, byMinute, bySecond }: RecurrenceRule): ((seconds: number) => boolean) | null {
  if (!byHour && !byMinute && !bySecond) return null;
  const allows = (list: readonly number[] | undefined, value: number) => !list || list.includes(value);
  return (time) =>
    allows(byHour, Math.floor(time / 3600)) &&
    allows(byMinute, Math.floor((time % 3600) / 60)) &&
    allows(bySecond, time % 60);
}

/** @throws TooMuchWork */
export function spend(budget: Budget, steps: number): void {
  budget.left -= steps;
  if (budget.left < 0) throw new TooMuchWork();
}

/** Monday 0. 1970-01-01 was a Thursday. */
function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}
