import type { DayRule, Schedule } from '../../../contract/schedule.ts';
import { msg } from '../../../i18n/msg.ts';
import { nextOccurrence } from '../../schedule/next.ts';
import { placeWall } from '../../schedule/wall-clock.ts';
import { dateOnOrAfter } from '../parse/dates.ts';
import { type CronDays, type DaysFound, MONTH_HINT } from '../parse/days.ts';
import { clockAt } from '../parse/plain-date.ts';
import { Problem, quoted, replaced } from '../parse/questions.ts';
import { weekdayName } from '../parse/words.ts';
import type { Understood } from './understood.ts';

/** The days on which it comes: those that were said, every day otherwise, without the weekdays that were taken out. */
export function daysOf(understood: Understood): DayRule | CronDays {
  const { period, days, exceptWeekdays } = understood.read.found;
  if (days) checkPeriod(understood, days);
  const rule = days?.rule ?? { on: 'everyDay' as const };
  if (!exceptWeekdays) return rule;
  const all = rule.on === 'everyDay' ? [1, 2, 3, 4, 5, 6, 7] : rule.on === 'weekdays' ? rule.weekdays : null;
  if (!all || (rule.on === 'everyDay' && (period?.nth ?? 1) > 1)) {
    const error = msg('phrase.weekdaysCanTakenOut');
    throw new Problem(error, msg('phrase.writeEveryDayExcept'));
  }
  const left = all.filter((weekday) => !exceptWeekdays.includes(weekday));
  if (left.length === 0) throw new Problem(msg('phrase.noDayLeft'), msg('phrase.takeFewerDaysOut'));
  return { on: 'weekdays', weekdays: left };
}

/** Whether each such day is meant: the words say so, or a rhythm or a bound beside them does. */
export function isRepeated({ read }: Understood, days: DaysFound): boolean {
  const { period, elapsedMs, months, until, lasting, maxRuns, exceptDates } = read.found;
  const isBound = Boolean(period ?? elapsedMs ?? until ?? lasting ?? maxRuns ?? exceptDates);
  return days.isRepeated || months?.isRepeated === true || isBound;
}

/** Weeks go with weekdays, months with days of the month. */
function checkPeriod({ read, reader: { source } }: Understood, days: DaysFound): void {
  const { period } = read.found;
  const weekdays = days.rule.on === 'weekdays' ? days.rule.weekdays : null;
  if (!period) return;
  if (period.unit === 'day' ? weekdays && period.nth === 1 : period.unit === (weekdays ? 'week' : 'month')) return;
  const isAsked = period.unit === 'month' && weekdays?.length === 1;
  const name = weekdayName(weekdays?.[0] ?? 1).toLowerCase();
  const choices = isAsked ? ['first', 'last'].map((nth) => `on the ${nth} ${name}`) : [];
  throw new Problem(
    msg('phrase.doesNotGoRhythm', { text: quoted(source.slice(days.start, days.end)) }),
    MONTH_HINT,
    choices.map((text) => ({ label: text, phrase: replaced(source, days, text) })),
  );
}

/** The first day on which it may run, where one was said. */
export function startOn({ read, clock }: Understood): string | undefined {
  return read.found.start && dateOnOrAfter(read.found.start, clock.today);
}

/** The day of the first run, exceptions aside: from it “every 2 weeks” and “for 2 weeks” are counted. */
export function firstDate(understood: Understood, schedule: Schedule): string {
  const { now, timeZone } = understood.clock;
  const start = startOn(understood);
  const after = start ? placeWall(Date.parse(`${start}T00:00Z`), timeZone).at - 1 : now;
  const first = nextOccurrence(schedule, timeZone, after);
  if (first === null) throw new Problem(msg('phrase.noSuchDayWould'), msg('phrase.changeDayOrMonth'));
  return clockAt(first, timeZone).today;
}
