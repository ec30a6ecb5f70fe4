import { firstIssue } from '../../../contract/issues.ts';
import { type DayRule, type Schedule, Timing } from '../../../contract/schedule.ts';
import { msg } from '../../../i18n/msg.ts';
import { UserError } from '../../errors.ts';
import { checkTiming } from '../../schedule/preview.ts';
import { dateOnOrAfter, type WrittenDate } from '../parse/dates.ts';
import { type CronDays, MONTH_HINT } from '../parse/days.ts';
import { DAY_MS } from '../parse/lengths.ts';
import { isoWeekday, partsOf } from '../parse/plain-date.ts';
import { Problem, quoted } from '../parse/questions.ts';
import { type ClockTime, clockText, withinDayPart } from '../parse/times.ts';
import { askForDay, askForPace, askForTime, askOnceOrEach } from './ask-for.ts';
import { boundsOf } from './bounds-of.ts';
import { daysOf, firstDate, isRepeated } from './days.ts';
import { intervalOf, isEveryDay, timesApart } from './interval-of.ts';
import { onceOf } from './once.ts';
import type { OpenTiming, Understood } from './understood.ts';

const HINT = msg('phrase.writeLikeEveryWeekday');

/**
 * What was understood, as the contract has it.
 * @throws Problem when something is missing, does not go together, or would never run
 */
export function timingOf(understood: Understood): Timing {
  const { read, clock } = understood;
  const open = openTimingOf(understood);
  const parsed = Timing.safeParse({ ...open, timeZone: open.timeZone ?? read.found.timeZone ?? clock.timeZone });
  if (!parsed.success) throw new Problem(firstIssue(parsed.error), HINT);
  try {
    checkTiming(parsed.data, clock.timeZone, clock.now);
  } catch (error) {
    if (error instanceof UserError) throw new Problem(error.text, msg('phrase.changeDaysHoursOr'));
    throw error;
  }
  return parsed.data;
}

function openTimingOf(understood: Understood): OpenTiming {
  const { cron, elapsedMs, period, days, date, after, times } = understood.read.found;
  const isTimeAlone = times && !(cron ?? elapsedMs ?? period ?? days ?? date);
  if (after || isTimeAlone || (date && !period)) return onceOf(understood);
  const schedule = scheduleOf(understood);
  return { schedule, ...boundsOf(understood, schedule) };
}

function scheduleOf(understood: Understood): Schedule {
  const { cron, elapsedMs, period, days, date, window, exceptWeekdays } = understood.read.found;
  if (cron !== undefined) return { kind: 'cron', expression: cron };
  if (days && !isRepeated(understood, days)) throw onceOrEach(understood);
  if (elapsedMs !== undefined) {
    const isWithin = window ?? days ?? exceptWeekdays ?? period;
    return isWithin ? calendarOf(understood, timesApart(understood, elapsedMs)) : intervalOf(understood, elapsedMs);
  }
  if (window) throw askForPace(understood, window);
  if (date) return yearlyOf(understood, date);
  if (days) return calendarOf(understood, timesOf(understood));
  if (period) return periodOf(understood);
  throw new Problem(msg('phrase.saysNoTime'), HINT);
}

function onceOrEach(understood: Understood): Problem {
  const { days, times, start, months } = understood.read.found;
  // With a start, only “each” can be said in one phrase; a start alone does not tell.
  if (!days || days.rule.on === 'cronDays' || start)
    return new Problem(msg('phrase.eachTimeOrOnce'), msg('phrase.writeEveryMonday9'));
  const ofDay = times ? timesOf(understood) : ['23:59'];
  const schedule: Schedule = months
    ? cronOf(ofDay.slice(-1), cronDaysOf(days.rule), months.months.join(','))
    : { kind: 'calendar', days: days.rule, times: ofDay };
  return askOnceOrEach(understood, days, firstDate(understood, schedule));
}

/** “daily”, “every 2 weeks”: without days. */
function periodOf(understood: Understood): Schedule {
  const { period, times, dayPart, exceptWeekdays, start } = understood.read.found;
  const { unit, nth, isCounted } = period ?? { unit: 'day', nth: 1, isCounted: false };
  const days = unit === 'day' ? nth : unit === 'week' ? 7 * nth : null;
  if (isCounted && days !== null && !times && !dayPart && !exceptWeekdays && !start) {
    return { kind: 'interval', everyMs: days * DAY_MS, anchor: understood.clock.now };
  }
  if (unit !== 'day') {
    if (start && unit !== 'week') return fromStart(understood, start, unit);
    if (start) return calendarOf(understood, timesOf(understood), weekdayOfStart(understood, start));
    throw askForDay(understood, unit);
  }
  return calendarOf(understood, timesOf(understood));
}

/** “every 2 weeks starting 7 december”: on the weekday of its start. */
function weekdayOfStart({ clock }: Understood, start: WrittenDate): DayRule {
  return { on: 'weekdays', weekdays: [isoWeekday(dateOnOrAfter(start, clock.today))] };
}

/** “monthly from 5 march”, “yearly from 5 march”: on that day. */
function fromStart(understood: Understood, start: WrittenDate, unit: 'month' | 'year'): Schedule {
  if (unit === 'year') return yearlyOf(understood, start);
  const { day } = partsOf(dateOnOrAfter(start, understood.clock.today));
  return calendarOf(understood, timesOf(understood), { on: 'daysOfMonth', days: [day] });
}

/** “every year on 24 december”: a cron line, which says months; every few years is every so many months. */
function yearlyOf(understood: Understood, date: WrittenDate): Schedule {
  const nth = understood.read.found.period?.nth ?? 1;
  const { month, day } = partsOf(dateOnOrAfter(date, understood.clock.today));
  const times = timesOf(understood);
  const yearly = cronOf(times, { dayOfMonth: String(day), weekday: '*' }, String(month));
  if (nth === 1) return yearly;
  if (nth > 8) throw new Problem(msg('phrase.yearsCanCountedUp'), msg('phrase.writeEvery2Years'));
  const every = { nth: nth * 12, from: firstDate(understood, yearly) };
  return { kind: 'calendar', days: { on: 'daysOfMonth', days: [day] }, times, every };
}

function calendarOf(understood: Understood, times: string[], days = daysOf(understood)): Schedule {
  const { period, months } = understood.read.found;
  const nth = period?.nth ?? 1;
  if (days.on === 'cronDays' || months) {
    if (nth > 1) throw new Problem(msg('phrase.suchDaysCanCome'), MONTH_HINT);
    return cronOf(times, days.on === 'cronDays' ? days : cronDaysOf(days), months?.months.join(','));
  }
  const schedule: Schedule = { kind: 'calendar', days, times };
  if (nth === 1) return schedule;
  if (nth > 100) throw new Problem(msg('phrase.timeDayMostEvery'), msg('phrase.writeEvery100Days'));
  return { ...schedule, every: { nth, from: firstDate(understood, schedule) } };
}

/** The days as the two fields of a cron line, for months that only such a line can say. */
function cronDaysOf(days: DayRule): Omit<CronDays, 'on'> {
  switch (days.on) {
    case 'everyDay':
      return { dayOfMonth: '*', weekday: '*' };
    case 'weekdays':
      return { dayOfMonth: '*', weekday: days.weekdays.join(',') };
    case 'daysOfMonth':
      return { dayOfMonth: days.days.join(','), weekday: '*' };
    case 'lastDayOfMonth':
      return { dayOfMonth: 'L', weekday: '*' };
    case 'nthWeekday':
      return { dayOfMonth: '*', weekday: days.nth === -1 ? `${days.weekday}L` : `${days.weekday}#${days.nth}` };
  }
}

/** One cron line for all times: they share the minute, or there is only one hour. */
function cronOf(times: readonly string[], days: Omit<CronDays, 'on'>, month = '*'): Schedule {
  const minutes = [...new Set(times.map((time) => Number(time.slice(3))))];
  const hours = [...new Set(times.map((time) => Number(time.slice(0, 2))))];
  if (minutes.length > 1 && hours.length > 1) {
    const hint = msg('phrase.write90018');
    throw new Problem(msg('phrase.suchDaysTakeTimes'), hint);
  }
  const expression = `${minutes.join(',')} ${hours.join(',')} ${days.dayOfMonth} ${month} ${days.weekday}`;
  return { kind: 'cron', expression };
}

/** @throws Problem that asks for them where none were said */
function timesOf(understood: Understood): string[] {
  const { times } = understood.read.found;
  if (!times) throw askForTime(understood);
  return [...new Set(times.map((time) => timeText(understood, time)))].sort();
}

function timeText(understood: Understood, time: ClockTime): string {
  const { reader, read } = understood;
  const { dayPart } = read.found;
  const placed = dayPart ? withinDayPart(reader, time, dayPart) : { ...time, nextDay: false };
  if (placed.nextDay && !isEveryDay(understood)) {
    throw new Problem(
      msg('phrase.nightBelongsNextDay', { text: quoted(reader.textOf(time)) }),
      msg('phrase.nameDayOnWhich'),
    );
  }
  if (placed.second > 0) {
    const hint = msg('phrase.secondsWriteCronLine');
    throw new Problem(msg('phrase.timesDayComeAgain'), hint);
  }
  return clockText(placed);
}
