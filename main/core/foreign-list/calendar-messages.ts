import type { ListOptions, RowNote } from '../../contract/foreign-list.ts';
import type { DayRule, Timing } from '../../contract/schedule.ts';
import { type CalendarEvent, timesOf } from '../calendar-file/calendar-event.ts';
import {
  type CalendarTime,
  DAY_SECONDS,
  type DayNumber,
  dateOf,
  dayOfIso,
  inZone,
} from '../calendar-file/calendar-time.ts';
import { instancesByUid, readEvents } from '../calendar-file/read-calendar.ts';
import { TooMuchWork } from '../calendar-file/recurrence.ts';
import type { RecurrenceRule } from '../calendar-file/recurrence-rule.ts';
import type { ForeignRow, ForeignTime } from './foreign-row.ts';

/** When the message of a whole day comes, in seconds since midnight. */
const WHOLE_DAY_AT = 9 * 3_600;
/** Of a series that no rule of Carillon's says, each occurrence of so many days becomes a message, and at most so many. */
const DAYS_AHEAD = 366;
const MOST_OF_SERIES = 100;
const WORK_OF_EVENT = 400_000;
const CALENDAR = /^\uFEFF?\s*BEGIN:VCALENDAR/i;

export function isCalendar(text: string): boolean {
  return CALENDAR.test(text);
}

/**
 * A message for each event to come: a series as a recurring message where Carillon has such a rule, else an occurrence each.
 * @param today ISO date
 * @param zone IANA: where times in UTC are meant
 */
export function readCalendarMessages(
  ics: string,
  { leadMinutes }: ListOptions,
  today: string,
  zone: string,
): ForeignRow[] {
  const { events, zone: ofFile } = readEvents(ics);
  const instancesOf = instancesByUid(events);
  return events
    .filter(({ isCancelled }) => !isCancelled)
    .flatMap((event): ForeignRow[] => {
      const own = event.start.isUtc ? zone : (event.start.zone ?? ofFile ?? zone);
      const base = {
        line: event.line,
        text: [event.name, event.description].filter((part) => part !== '').join('\n'),
        ...(own !== zone && { zone: own }),
        notes: event.start.seconds === null ? [{ kind: 'wholeDay' } satisfies RowNote] : [],
      };
      const shown = (time: CalendarTime): CalendarTime => (event.start.isUtc ? inZone(time, 'UTC', zone) : time);
      const rule = event.recurrenceId || instancesOf(event.uid).length > 0 ? null : ruleOf(event, shown, leadMinutes);
      if (rule) return [{ ...base, time: { kind: 'timing', timing: rule } }];
      const from = dayOfIso(today);
      const context = { span: { from, to: from + DAYS_AHEAD }, zone, instancesOf, budget: { left: WORK_OF_EVENT } };
      return singlesOf(event, context).map(({ time, as }) => ({
        ...base,
        text: as === event || as.name === '' ? base.text : as.name,
        time: { kind: 'at', wall: wallOf(shown(time), leadMinutes) } satisfies ForeignTime,
      }));
    });
}

function singlesOf(event: CalendarEvent, context: Parameters<typeof timesOf>[1]) {
  if (event.rules.length === 0 && event.dates.length === 0) return [{ time: event.start, as: event }];
  const found: { time: CalendarTime; as: CalendarEvent }[] = [];
  try {
    for (const each of timesOf(event, context)) {
      if (each.time.day >= context.span.from) found.push(each);
      if (found.length >= MOST_OF_SERIES) break;
    }
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
  }
  return found.sort((a, b) => a.time.day - b.time.day);
}

/** `2026-12-24T18:00`, so many minutes earlier. */
function wallOf({ day, seconds }: CalendarTime, leadMinutes: number): string {
  const at = day * DAY_SECONDS + (seconds ?? WHOLE_DAY_AT) - leadMinutes * 60;
  return new Date(at * 1_000).toISOString().slice(0, 16);
}

/** The series as a calendar schedule; null for what that cannot say. */
function ruleOf(
  event: CalendarEvent,
  shown: (time: CalendarTime) => CalendarTime,
  leadMinutes: number,
): Omit<Timing, 'timeZone'> | null {
  const [rule, ...more] = event.rules;
  if (!rule || more.length > 0 || event.dates.length > 0 || event.exceptRules.length > 0) return null;
  const start = shown(event.start);
  const at = (start.seconds ?? WHOLE_DAY_AT) - leadMinutes * 60;
  const daysBack = -Math.floor(at / DAY_SECONDS);
  const days = daysOf(rule, start.day, daysBack);
  // In UTC the days themselves may be others.
  if (!days || (event.start.isUtc && start.day !== event.start.day)) return null;
  const inDay = at + daysBack * DAY_SECONDS;
  const time = new Date(inDay * 1_000).toISOString().slice(11, 16);
  const from = dateOf(start.day - daysBack);
  const except = event.exceptDates.map((each) => dateOf(shown(each).day - daysBack));
  return {
    schedule: {
      kind: 'calendar',
      days,
      times: [time],
      ...(rule.interval > 1 && { every: { nth: rule.interval, from } }),
    },
    startOn: from,
    ...(rule.until && { until: dateOf(lastDay(rule.until, event) - daysBack) }),
    ...(rule.count && { maxRuns: rule.count }),
    ...(except.length > 0 && { except }),
  };
}

/** The last day that may be its: UNTIL is often midnight of a day in UTC, which is before the event's time of that day. */
function lastDay(until: NonNullable<RecurrenceRule['until']>, { start }: CalendarEvent): DayNumber {
  if (until.seconds === null || start.seconds === null || !until.isUtc) return until.day;
  const zone = start.isUtc ? 'UTC' : (start.zone ?? 'UTC');
  const own = inZone(until, 'UTC', zone);
  return (own.seconds ?? 0) < start.seconds ? own.day - 1 : own.day;
}

function daysOf(rule: RecurrenceRule, start: DayNumber, daysBack: number): DayRule | null {
  const { freq, interval, byMonth, byWeekNo, byYearDay, byMonthDay, byDay, byHour, byMinute, bySecond, bySetPos } =
    rule;
  if (byMonth || byWeekNo || byYearDay || byHour || byMinute || bySecond || bySetPos || interval > 100) return null;
  /** Monday 1. */
  const back = (weekday: number) => ((((weekday - daysBack) % 7) + 7) % 7) + 1;
  const weekdayOf = (day: DayNumber) => (((day + 3) % 7) + 7) % 7;
  if (freq === 'DAILY' && !byDay && !byMonthDay) return { on: 'everyDay' };
  const isPlain = byDay?.every(({ nth }) => nth === 0) ?? true;
  if ((freq === 'WEEKLY' || (freq === 'DAILY' && interval === 1)) && isPlain && !byMonthDay) {
    // Counted from Monday, another day of the week before may lie in another week.
    if (interval > 1 && daysBack > 0) return null;
    const weekdays = (byDay ?? [{ weekday: weekdayOf(start) }]).map(({ weekday }) => back(weekday));
    return { on: 'weekdays', weekdays: [...new Set(weekdays)].sort((a, b) => a - b) };
  }
  if (freq !== 'MONTHLY' || daysBack > 0) return null;
  const dates = byMonthDay ?? (byDay ? [] : [Number(dateOf(start).slice(8))]);
  if (byDay) {
    const [only, ...others] = byDay;
    const nth = [1, 2, 3, 4, 5, -1].find((each) => each === only?.nth) as 1 | 2 | 3 | 4 | 5 | -1 | undefined;
    return only && nth && others.length === 0 && !byMonthDay
      ? { on: 'nthWeekday', nth, weekday: only.weekday + 1 }
      : null;
  }
  if (dates.length === 1 && dates[0] === -1) return { on: 'lastDayOfMonth' };
  return dates.every((date) => date > 0) ? { on: 'daysOfMonth', days: [...dates].sort((a, b) => a - b) } : null;
}
