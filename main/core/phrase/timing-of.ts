import { type DayRule, type Schedule, Timing } from '../../contract/schedule.ts';
import { UserError } from '../errors.ts';
import { nextOccurrence } from '../schedule/next.ts';
import { checkTiming } from '../schedule/preview.ts';
import { placeWall } from '../schedule/wall-clock.ts';
import { type Clock, clockAt } from './clock.ts';
import { dateOnOrAfter, type WrittenDate } from './dates.ts';
import { type CronDays, MONTH_HINT } from './days.ts';
import type { Ending, Found } from './found.ts';
import { DAY_MS } from './lengths.ts';
import { onceOf } from './once.ts';
import { addDays, addMonths, isoDate, isoWeekday, partsOf } from './plain-date.ts';
import { inserted, Problem, quoted } from './questions.ts';
import type { PartsRead } from './read-parts.ts';
import type { Reader } from './reader.ts';
import { askForDay, askOnceOrEach } from './recurrence.ts';
import { askHalfOfDay, type ClockTime, clockText, type DayPart, withinDayPart } from './times.ts';
import { askWhichEnd, minutesOf, type Window } from './windows.ts';
import { weekdayName } from './words.ts';

const HINT = 'Write it like “every weekday at 9”, “tomorrow at 18:00” or “every 45 minutes”.';

/**
 * What was found, as the contract has it.
 * @throws Problem when something is missing, or does not go together
 */
export function timingOf(reader: Reader, read: PartsRead, clock: Clock): Timing {
  const { found } = read;
  const bounded = new Assembly(reader, read, clock).timing();
  const parsed = Timing.safeParse({ ...bounded, timeZone: bounded.timeZone ?? found.timeZone ?? clock.timeZone });
  if (!parsed.success) throw new Problem(parsed.error.issues[0]?.message ?? 'That is no schedule.', HINT);
  try {
    checkTiming(parsed.data, clock.timeZone, clock.now);
  } catch (error) {
    if (error instanceof UserError) throw new Problem(error.message, 'Change the days or the bounds.');
    throw error;
  }
  return parsed.data;
}

/** A timing whose zone is still open, and is the phrase's. */
export type OpenTiming = Omit<Timing, 'timeZone'> & { timeZone?: string };

class Assembly {
  readonly #reader: Reader;
  readonly #read: PartsRead;
  readonly #found: Found;
  readonly #clock: Clock;

  constructor(reader: Reader, read: PartsRead, clock: Clock) {
    this.#reader = reader;
    this.#read = read;
    this.#found = read.found;
    this.#clock = clock;
  }

  timing(): OpenTiming {
    const found = this.#found;
    const isOnce = found.after || (found.date && !found.period) || this.#isTimeAlone();
    if (isOnce) return onceOf(this.#reader, this.#read, this.#clock);
    const schedule = this.#schedule();
    return { schedule, ...this.#bounds(schedule) };
  }

  #isTimeAlone(): boolean {
    const { cron, elapsedMs, period, days, date, times } = this.#found;
    return Boolean(times) && !(cron ?? elapsedMs ?? period ?? days ?? date);
  }

  #schedule(): Schedule {
    const { cron, elapsedMs, period, days, date, window } = this.#found;
    if (cron !== undefined) return { kind: 'cron', expression: cron };
    if (elapsedMs !== undefined) return this.#elapsed(elapsedMs);
    if (window) throw this.#needsPace(window);
    if (date) return this.#yearly(date);
    if (!period && !days) throw new Problem('It does not say when.', HINT);
    if (period && !days) return this.#periodAlone(period.isCounted);
    return this.#calendar(this.#dayRule(), this.#times());
  }

  /** “every 45 minutes”, alone or within hours and days. */
  #elapsed(everyMs: number): Schedule {
    const { window, days, exceptWeekdays, period, times } = this.#found;
    if (window ?? days ?? exceptWeekdays ?? period) return this.#calendar(this.#dayRule(), this.#timesApart(everyMs));
    const start = this.#intervalStart();
    if (start === null) {
      if (times) throw this.#intervalWithTime();
      return { kind: 'interval', everyMs, anchor: this.#clock.now };
    }
    const anchor = start - everyMs;
    if (anchor < 0) throw new Problem('It would begin too long ago.', HINT);
    return { kind: 'interval', everyMs, anchor };
  }

  /** Epoch ms of the first run that was asked for; null when it counts from now. */
  #intervalStart(): number | null {
    const { start, startTime, times } = this.#found;
    const { today, timeZone, now } = this.#clock;
    const at = startTime ?? times?.[0];
    if (times && times.length > 1) throw this.#intervalWithTime();
    if (!start && !startTime) return null;
    if (start?.isToday && !at) return null;
    const first = start ? dateOnOrAfter(start, today) : today;
    const placed = (date: string): number =>
      placeWall(Date.parse(`${date}T${at ? clockText({ ...at, second: 0 }) : '00:00'}Z`), timeZone).at;
    return !start && placed(first) <= now ? placed(addDays(first, 1)) : placed(first);
  }

  #intervalWithTime(): Problem {
    const { source } = this.#reader;
    const written = quoted(source.slice(0, this.#read.end));
    return new Problem(
      `${written} has an interval and a time of day.`,
      'Write “every 45 minutes starting at 9:00”, or “every 45 minutes from 9:00 to 17:00”.',
    );
  }

  /** The times of a day, evenly apart from the beginning of the window; its end is one of them where it falls on a step. */
  #timesApart(everyMs: number): string[] {
    if (this.#found.times) throw this.#intervalWithTime();
    const step = everyMs / 60_000;
    if (!Number.isInteger(step) || step > 1_440) {
      throw new Problem(
        'Within days and hours an interval is whole minutes, and at most a day.',
        'Write “every 45 minutes from 9:00 to 17:00 on weekdays”.',
      );
    }
    const { window } = this.#found;
    const from = window ? minutesOf(window.from) : 0;
    // Midnight ends a window before it: the next day begins there.
    let to = window ? minutesOf(window.to) || 1_439 : 1_439;
    if (window && to <= from) {
      if (window.to.isLoose) throw askWhichEnd(this.#reader.source, window);
      if (!this.#isEveryDay()) {
        throw new Problem('Hours over midnight go with every day only.', 'End them before midnight, or name no days.');
      }
      to += 1_440;
    }
    const count = Math.floor((to - from) / step) + 1;
    if (count > 288) {
      const least = Math.ceil((to - from) / 287);
      throw new Problem(
        `That is ${count} times a day: at most 288 can be.`,
        `Write “every ${least} minutes” or more, or “every 10s” without hours and days.`,
      );
    }
    const all = Array.from({ length: count }, (_, n) => (from + n * step) % 1_440);
    return [...new Set(all)]
      .sort((a, b) => a - b)
      .map((minutes) => clockText({ hour: Math.floor(minutes / 60), minute: minutes % 60 }));
  }

  #isEveryDay(): boolean {
    const { days, exceptWeekdays, period } = this.#found;
    return !days && !exceptWeekdays && (period?.nth ?? 1) === 1;
  }

  #needsPace(window: Window): Problem {
    const { source } = this.#reader;
    return new Problem(
      `${quoted(source.slice(window.from.start, window.to.end))} does not say how often within these hours.`,
      'Write “every 45 minutes from 9:00 to 17:00”, or name the times.',
      ['every hour', 'every 30 minutes'].map((pace) => ({
        label: pace,
        phrase: inserted(source, this.#read.end, pace),
      })),
    );
  }

  /** “every year on 24 december”: as a cron line, which says months; every few years as every so many months. */
  #yearly(date: WrittenDate): Schedule {
    const { period } = this.#found;
    if (period?.unit !== 'year') throw new Problem('A single date does not go with that.', HINT);
    const { month, day } = partsOf(dateOnOrAfter(date, this.#clock.today));
    const times = this.#times();
    const yearly = cronOf(times, String(day), '*', String(month));
    if (period.nth === 1) return yearly;
    if (period.nth > 8) throw new Problem('Years can be counted up to every 8 years.', HINT);
    const first = this.#firstDate(yearly);
    return {
      kind: 'calendar',
      days: { on: 'daysOfMonth', days: [day] },
      times,
      every: { nth: period.nth * 12, from: first },
    };
  }

  /** “daily”, “every 2 weeks”: without days. */
  #periodAlone(isCounted: boolean): Schedule {
    const { period, times, dayPart, exceptWeekdays, start } = this.#found;
    const { source } = this.#reader;
    const days = { day: 1, week: 7, month: 0, year: 0 }[period?.unit ?? 'day'] * (period?.nth ?? 1);
    if (isCounted && days > 0 && !times && !dayPart && !exceptWeekdays && !start) {
      return { kind: 'interval', everyMs: days * DAY_MS, anchor: this.#clock.now };
    }
    if (period?.unit === 'day') return this.#calendar(this.#dayRule(), this.#times());
    const today = weekdayName(isoWeekday(this.#clock.today)).toLowerCase();
    const what = source.slice(0, this.#read.dayEnd || this.#read.end);
    if (period?.unit === 'week') {
      throw askForDay(source, this.#periodEnd(), what, [`on ${today}`, 'on monday', 'on friday']);
    }
    if (period?.unit === 'month') {
      throw askForDay(source, this.#periodEnd(), what, ['on the 1st', 'on the last day', 'on the first monday']);
    }
    const { day, month } = partsOf(this.#clock.today);
    throw askForDay(source, this.#periodEnd(), what, ['on 1 january', `on ${day} ${MONTHS[month - 1]}`]);
  }

  #periodEnd(): number {
    return this.#read.dayEnd || this.#read.end;
  }

  #dayRule(): DayRule | CronDays {
    const { period, days, exceptWeekdays } = this.#found;
    if (days) this.#checkPeriod();
    const rule = days?.rule ?? { on: 'everyDay' as const };
    if (days && !days.isRepeated && !this.#impliesRepeated()) throw this.#askOnce();
    if (!exceptWeekdays) return rule;
    const all = rule.on === 'everyDay' ? [1, 2, 3, 4, 5, 6, 7] : rule.on === 'weekdays' ? rule.weekdays : null;
    if (!all || (rule.on === 'everyDay' && (period?.nth ?? 1) > 1)) {
      throw new Problem(
        'Weekdays can be taken out of every day or of other weekdays only.',
        'Write “every day except sunday at 9”.',
      );
    }
    const left = all.filter((weekday) => !exceptWeekdays.includes(weekday));
    if (left.length === 0) throw new Problem('No day is left of it.', 'Take fewer days out.');
    return { on: 'weekdays', weekdays: left };
  }

  /** “every”, or a bound, says that one weekday is meant each time. */
  #impliesRepeated(): boolean {
    const { period, elapsedMs, until, lasting, maxRuns, exceptDates } = this.#found;
    return Boolean(period ?? elapsedMs ?? until ?? lasting ?? maxRuns ?? exceptDates);
  }

  #askOnce(): Problem {
    const { days, times, start } = this.#found;
    const { source } = this.#reader;
    if (!days) return new Problem('It does not say when.', HINT);
    const rule = days.rule;
    if (rule.on === 'cronDays') return new Problem('It does not say when.', HINT);
    const at = times ? this.#times() : ['23:59'];
    const first = this.#firstDate({ kind: 'calendar', days: rule, times: at });
    // With a start only the repeated reading can be said in one phrase.
    return start
      ? new Problem(`${quoted(source)} may be meant once or each time.`, HINT)
      : askOnceOrEach(source, days, first);
  }

  /** Weeks go with weekdays, months with days of the month. */
  #checkPeriod(): void {
    const { period, days } = this.#found;
    if (!period || !days) return;
    const isOfWeek = days.rule.on === 'weekdays';
    const fits = period.unit === 'day' ? isOfWeek && period.nth === 1 : period.unit === (isOfWeek ? 'week' : 'month');
    if (fits) return;
    const { source } = this.#reader;
    const written = quoted(source.slice(days.start, days.end));
    const name = isOfWeek && days.rule.on === 'weekdays' ? weekdayName(days.rule.weekdays[0] ?? 1).toLowerCase() : '';
    const firstOf = { start: days.start, end: days.end };
    const choices =
      period.unit === 'month' && isOfWeek
        ? ['first', 'last'].map((nth) => ({
            label: `the ${nth} ${name}`,
            phrase: `${source.slice(0, firstOf.start)}on the ${nth} ${name}${source.slice(firstOf.end)}`,
          }))
        : [];
    throw new Problem(`${written} does not go with a rhythm of ${period.unit}s.`, MONTH_HINT, choices);
  }

  #calendar(rule: DayRule | CronDays, times: string[]): Schedule {
    const { period, elapsedMs } = this.#found;
    const nth = period?.nth ?? 1;
    if (rule.on === 'cronDays') {
      if (nth > 1) throw new Problem('Such days can come in every month only.', MONTH_HINT);
      return cronOf(times, rule.dayOfMonth, rule.weekday);
    }
    const plain: Schedule = { kind: 'calendar', days: rule, times };
    if (nth === 1) return plain;
    if (nth > 100) throw new Problem('With days and times, at most every 100th can be.', HINT);
    if (elapsedMs === undefined && period?.unit === 'day' && rule.on !== 'everyDay') {
      throw new Problem('Every few days does not go with certain days.', HINT);
    }
    return { ...plain, every: { nth, from: this.#firstDate(plain) } };
  }

  /** The day of the first run, bounds but the start aside. */
  #firstDate(schedule: Schedule): string {
    const { now, timeZone } = this.#clock;
    const start = this.#startOn();
    const after = start ? placeWall(Date.parse(`${start}T00:00Z`), timeZone).at - 1 : now;
    const first = nextOccurrence(schedule, timeZone, after);
    if (first === null) throw new Problem('There is no such day: it would never run.', 'Change the day or the month.');
    return clockAt(first, timeZone).today;
  }

  #times(): string[] {
    const { times, dayPart } = this.#found;
    if (!times) throw this.#askForTime(dayPart);
    const all = times.map((time) => this.#timeText(time));
    return [...new Set(all)].sort();
  }

  #timeText(time: ClockTime): string {
    const { dayPart } = this.#found;
    const { nextDay, ...placed } = dayPart ? withinDayPart(this.#reader, time, dayPart) : { ...time, nextDay: false };
    if (nextDay && !this.#isEveryDay()) {
      throw new Problem(
        `${quoted(this.#reader.textOf(time))} at night belongs to the next day.`,
        'Name the day on which the clock shows that time, like “on saturday at 02:00”.',
      );
    }
    if (placed.second > 0) {
      throw new Problem(
        'Times of day are whole minutes.',
        'For seconds write a cron line with six fields, like “30 0 9 * * *”.',
      );
    }
    return clockText(placed);
  }

  #askForTime(dayPart: DayPart | undefined): Problem {
    return askForTime(this.#reader, this.#read, dayPart);
  }

  #startOn(): string | undefined {
    const { start } = this.#found;
    return start && dateOnOrAfter(start, this.#clock.today);
  }

  #bounds(schedule: Schedule): Omit<OpenTiming, 'schedule'> {
    const { maxRuns, jitterMs, quiet, startTime, lasting } = this.#found;
    if (startTime && schedule.kind !== 'interval') {
      throw new Problem('Only an interval starts at a time of day.', 'Write “every 45 minutes starting at 9:00”.');
    }
    const startOn = schedule.kind === 'interval' ? undefined : this.#startOn();
    const until = this.#until(schedule);
    const isInterval = lasting !== undefined && lasting.months === 0 && schedule.kind === 'interval';
    const ofLength = isInterval ? this.#runsWithin(schedule.everyMs) : undefined;
    const runs = ofLength === undefined ? maxRuns : Math.min(ofLength, maxRuns ?? ofLength);
    const except = this.#except(startOn ?? this.#clock.today);
    return {
      ...(startOn && { startOn }),
      ...(until && { until }),
      ...(runs !== undefined && { maxRuns: runs }),
      ...(except.length > 0 && { except }),
      ...(quiet && { quiet: this.#quiet(quiet) }),
      ...(jitterMs && { jitterMs }),
    };
  }

  #until(schedule: Schedule): string | undefined {
    const { until, lasting } = this.#found;
    const from = this.#startOn() ?? this.#clock.today;
    if (until) {
      const end = endOf(until, from);
      if (end < from) {
        const [what, other] = this.#found.start ? ['before it begins', from] : ['which has passed', this.#clock.today];
        throw new Problem(
          `It would end on ${end}, ${what} (${other}).`,
          'Write a later end, like “until 24 december 2030”.',
        );
      }
      return end;
    }
    if (!lasting) return undefined;
    const { months, days, ms } = lasting;
    if (schedule.kind === 'interval' && months === 0) return undefined;
    if (ms > 0) throw new Problem('A schedule of days lasts whole days.', 'Write “for 2 weeks” or “for 10 days”.');
    return addDays(addMonths(this.#firstDate(schedule), months), days - 1);
  }

  /** How many runs of an interval lie within its length. */
  #runsWithin(everyMs: number): number {
    const { lasting, start, startTime } = this.#found;
    const ms = (lasting?.days ?? 0) * DAY_MS + (lasting?.ms ?? 0);
    // From a start of its own the run at the start is the first one, otherwise the first comes one interval from now.
    const runs = Math.floor(ms / everyMs) + ((start && !start.isToday) || startTime ? 1 : 0);
    if (runs < 1) throw new Problem('It would end before it comes for the first time.', 'Write a longer time.');
    return runs;
  }

  #except(from: string): string[] {
    const all = new Set<string>();
    for (const { from: first, to } of this.#found.exceptDates ?? []) {
      const start = dateOnOrAfter(first, from);
      const end = dateOnOrAfter(to, start);
      for (let date = start; date <= end && all.size <= 2_000; date = addDays(date, 1)) all.add(date);
    }
    return [...all].sort();
  }

  #quiet({ from, to, mode }: NonNullable<Found['quiet']>): NonNullable<Timing['quiet']> {
    const length = (minutesOf(to) - minutesOf(from) + 1_440) % 1_440;
    // “quiet 10 to 7” is a night, or nearly the whole day.
    if (length > 720 && from.isLoose) throw askHalfOfDay(this.#reader, from);
    return { from: clockText({ ...from, second: 0 }), to: clockText({ ...to, second: 0 }), mode };
  }
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The last day. @param from the day from which a date without a year is counted */
function endOf(until: Ending, from: string): string {
  if (until.kind === 'on') return dateOnOrAfter(until.date, from);
  const year = until.year ?? partsOf(from).year;
  const first = isoDate(year, until.month, 1) ?? '9999-12-31';
  // “until june” said in June is the next one.
  const begins = until.year === null && first <= from ? addMonths(first, 12) : first;
  return addDays(begins, -1);
}

/** One cron line for all times: they share the minute, or there is only one hour. */
function cronOf(times: readonly string[], dayOfMonth: string, weekday: string, month = '*'): Schedule {
  const minutes = [...new Set(times.map((time) => Number(time.slice(3))))];
  const hours = [...new Set(times.map((time) => Number(time.slice(0, 2))))];
  if (minutes.length > 1 && hours.length > 1) {
    throw new Problem(
      'Such days take times with the same minutes only.',
      'Write “at 9:00 and 18:00”, or make two schedules.',
    );
  }
  const expression = `${minutes.join(',')} ${hours.join(',')} ${dayOfMonth} ${month} ${weekday}`;
  return { kind: 'cron', expression };
}

const USUAL_TIMES: Record<DayPart | 'any', readonly string[]> = {
  any: ['09:00', '12:00', '18:00'],
  morning: ['08:00', '09:00', '10:00'],
  afternoon: ['14:00', '15:00', '16:00'],
  evening: ['18:00', '19:00', '20:00'],
  night: ['20:00', '21:00', '22:00'],
};

/** A day without a time is no schedule yet. */
export function askForTime(reader: Reader, { dayEnd, end }: PartsRead, dayPart: DayPart | undefined): Problem {
  const at = dayEnd || end;
  const times = USUAL_TIMES[dayPart ?? 'any'];
  return new Problem(
    `${quoted(reader.source.slice(0, at))} needs a time of day.`,
    `At what time? Write “at ${times[0]}” behind it.`,
    times.map((time) => ({ label: time, phrase: inserted(reader.source, at, `at ${time}`) })),
  );
}
