import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../contract/units.ts';
import type { Words } from '../../i18n/index.ts';
import { lengthOf } from '../../i18n/lengths.ts';
import { parseCron } from './cron.ts';
import { type CronRule, EVERY_ONE, LAST_OF_MONTH, type MonthDays } from './cron-fields.ts';

/** So many times of day are listed one by one. */
const MAX_TIMES = 6;

/** A cron line in words, from what it was read as: "At 09:00, Monday through Friday". @throws UserError when it is none */
export function describeCron(expression: string, words: Words): string {
  const rule = parseCron(expression);
  return (
    yearlyInWords(rule, words) ??
    [timeInWords(rule, words), daysInWords(rule, words), monthsInWords(rule, words)]
      .filter((part) => part !== null)
      .join(', ')
  );
}

/** “Every year on 12 May at 08:00”; null where it is not one date of the year, at times that can be listed. */
function yearlyInWords(rule: CronRule, words: Words): string | null {
  const { month, dayOfMonth, weekday, second, minute, hour } = rule;
  const [date, ...more] = dayOfMonth.dates;
  const isOtherDay = dayOfMonth.nearest.length + dayOfMonth.beforeLast.length + dayOfMonth.nearestBeforeLast.length > 0;
  if (month.length !== 1 || date === undefined || more.length > 0 || isOtherDay) return null;
  if (!weekday.every((mask) => mask === EVERY_ONE)) return null;
  if (second.length !== 1 || minute.length * hour.length > MAX_TIMES) return null;
  const say = words.schedule.cron;
  return say.everyYear(say.at(timesOf(rule)), date, month[0] as number);
}

function timeInWords(rule: CronRule, words: Words): string {
  const { second, minute, hour } = rule;
  const say = words.schedule.cron;
  if (second.length === 1 && minute.length * hour.length <= MAX_TIMES) return say.at(timesOf(rule));
  const minutes = minutesInWords(minute, hour, words);
  if (second.length === 1 && second[0] === 0) return minutes;
  const step = wholeStep(second, 60);
  const seconds = step === null ? say.atSeconds(second.map(String)) : words.schedule.every(lengthOf(step * SECOND_MS));
  if (minute.length * hour.length === 60 * 24) return seconds;
  const few = minute.length * hour.length <= MAX_TIMES;
  return say.withinMinutes(seconds, few ? say.at(timesOf({ ...rule, second: [0] })) : minutes);
}

function timesOf({ second, minute, hour }: Pick<CronRule, 'second' | 'minute' | 'hour'>): string[] {
  return hour.flatMap((h) => minute.map((m) => timeOf(h, m) + (second[0] ? `:${two(second[0])}` : '')));
}

function minutesInWords(minute: readonly number[], hour: readonly number[], words: Words): string {
  const say = words.schedule.cron;
  const [first, last] = [timeOf(hour[0], minute[0]), timeOf(hour.at(-1), minute.at(-1))];
  const hourStep = hour.length === 1 ? 1 : evenStep(hour);
  if (minute.length === 1 && hour.length > MAX_TIMES && hourStep !== null) {
    const every = words.schedule.every(lengthOf(hourStep * HOUR_MS));
    const isWhole = minute[0] === 0 && wholeStep(hour, 24) !== null;
    if (isWhole) return every;
    if (hour.length < 24) return say.between(every, first, last);
  }
  const step = wholeStep(minute, 60);
  if (step !== null && step < 60 && hourStep === 1) {
    const every = words.schedule.every(lengthOf(step * MINUTE_MS));
    return hour.length === 24 ? every : say.between(every, first, last);
  }
  const within = withinHour(minute, words);
  if (hour.length === 24) return say.ofEachHour(within);
  if (hourStep === 1 && hour.length > 2) return say.ofHoursBetween(within, hour[0] ?? 0, hour.at(-1) ?? 0);
  return say.ofHours(within, hour);
}

/** ":00 and :45", ":10 to :20", or "Every 7 minutes from :00 to :56". */
function withinHour(minute: readonly number[], words: Words): string {
  const say = words.schedule.cron;
  const mark = (value: number) => `:${two(value)}`;
  const step = evenStep(minute);
  if (minute.length > 3 && step !== null) {
    const every = words.schedule.every(lengthOf(step * MINUTE_MS));
    return say.between(every, mark(minute[0] ?? 0), mark(minute.at(-1) ?? 0));
  }
  return say.atMinutes(spansOf(minute, mark, (from, to) => say.span(mark(from), mark(to))));
}

function daysInWords(rule: CronRule, words: Words): string | null {
  const say = words.schedule.cron;
  const fromLast = weekdayFromLast(rule);
  if (fromLast) return say.nthFromLast(fromLast.nth, fromLast.weekday);
  const isEveryDate = rule.isAnyDate || rule.dayOfMonth.dates.length === 31;
  const isEveryWeekday = rule.weekday.every((mask) => mask === EVERY_ONE);
  const dates = isEveryDate ? null : datesInWords(rule.dayOfMonth, words);
  const weekdays = isEveryWeekday ? null : weekdaysInWords(rule.weekday, words);
  // Either will do, and one of them is every day.
  if (rule.eitherDay && (dates === null || weekdays === null)) return null;
  if (dates === null || weekdays === null) return dates ?? weekdays;
  return rule.eitherDay ? say.either(dates, weekdays) : say.both(dates, weekdays);
}

/** Within the seven days that hold it, one weekday is the second, third or fourth from the last of the month. */
function weekdayFromLast({ eitherDay, dayOfMonth, weekday }: CronRule): { nth: number; weekday: number } | null {
  const { dates, beforeLast, nearest, nearestBeforeLast } = dayOfMonth;
  if (eitherDay || dates.length + nearest.length + nearestBeforeLast.length > 0 || beforeLast.length !== 7) return null;
  const days = [...beforeLast].sort((a, b) => a - b);
  const first = days[0] ?? 0;
  const isWeek = first > 0 && first % 7 === 0 && days.every((day, n) => day === first + n);
  const [only, ...more] = [1, 2, 3, 4, 5, 6, 7].filter((day) => weekday[day % 7] !== 0);
  if (!isWeek || only === undefined || more.length > 0 || weekday[only % 7] !== EVERY_ONE) return null;
  return { nth: first / 7 + 1, weekday: only };
}

function datesInWords({ dates, beforeLast, nearest, nearestBeforeLast }: MonthDays, words: Words): string {
  const say = words.schedule.cron;
  const named = [
    ...nearest.map((day) => say.nearest(say.date(day))),
    ...nearestBeforeLast.map((days) => (days === 0 ? say.lastWeekday : say.nearest(say.beforeLast(days)))),
    ...beforeLast.map(say.beforeLast),
  ];
  const step = evenStep(dates);
  if (named.length === 0 && dates.length > 3 && step !== null && step > 1) {
    return say.everyDatesOfMonth(say.everyDates(step, dates[0] ?? 0, dates.at(-1) ?? 0));
  }
  return say.dates([...spansOf(dates, say.date, say.dateSpan), ...named]);
}

function weekdaysInWords(masks: readonly number[], words: Words): string {
  const say = words.schedule.cron;
  const ofWeek = [1, 2, 3, 4, 5, 6, 7];
  const maskOf = (day: number) => masks[day % 7] ?? 0;
  const whole = ofWeek.filter((day) => maskOf(day) === EVERY_ONE);
  const nth = [1, 2, 3, 4, 5, 6].flatMap((n) =>
    ofWeek
      .filter((day) => maskOf(day) !== EVERY_ONE && (maskOf(day) & (n === 6 ? LAST_OF_MONTH : 1 << (n - 1))) !== 0)
      .map((day) => say.nthWeekday(n, day)),
  );
  const spans = spansOf(whole, say.weekday, say.weekdaySpan);
  const isOneSpan = nth.length === 0 && spans.length === 1 && whole.length > 2;
  return isOneSpan ? (spans[0] as string) : say.weekdays([...spans, ...nth]);
}

function monthsInWords({ month }: CronRule, words: Words): string | null {
  const say = words.schedule.cron;
  if (month.length === 12) return null;
  const spans = spansOf(month, say.month, say.monthSpan);
  return spans.length === 1 && month.length > 2 ? (spans[0] as string) : say.months(spans);
}

/** Each value in words, three or more in a row as one span. */
function spansOf(
  values: readonly number[],
  one: (value: number) => string,
  span: (from: number, to: number) => string,
): string[] {
  const said: string[] = [];
  for (let at = 0; at < values.length; ) {
    const from = values[at] as number;
    let end = at;
    while (values[end + 1] === (values[end] as number) + 1) end++;
    if (end - at >= 2) {
      said.push(span(from, values[end] as number));
      at = end + 1;
    } else {
      said.push(one(from));
      at++;
    }
  }
  return said;
}

/** The step between values that are evenly apart; null when they are not, or there is one alone. */
function evenStep(values: readonly number[]): number | null {
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  return values.length > 1 && values.every((value, n) => value === (values[0] ?? 0) + n * step) ? step : null;
}

/** The step of values that go on evenly from 0 through the whole round and into the next. */
function wholeStep(values: readonly number[], round: number): number | null {
  const step = evenStep(values);
  return step !== null && values[0] === 0 && values.length * step === round ? step : null;
}

function timeOf(hour = 0, minute = 0): string {
  return `${two(hour)}:${two(minute)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
