import type { DayRule, Schedule, Timing } from '../../contract/schedule.ts';
import { en } from '../../i18n/en/index.ts';
import type { Words } from '../../i18n/index.ts';
import { lengthOf } from '../../i18n/lengths.ts';
import { evenStep } from './calendar.ts';
import { describeCron } from './describe-cron.ts';

/** The schedule in words: "Every weekday at 09:00". Says nothing of the zone. */
export function describeSchedule(schedule: Schedule, words: Words = en): string {
  switch (schedule.kind) {
    case 'once':
      return words.schedule.once(words.schedule.day(schedule.at), schedule.at.slice(11));
    case 'interval':
      return words.schedule.every(lengthOf(schedule.everyMs));
    case 'calendar':
      return describeCalendar(schedule, words);
    case 'cron':
      return describeCron(schedule.expression, words);
  }
}

/** "10 seconds", "1 hour", "1 hour 30 minutes". */
export function describeDuration(ms: number, words: Words = en): string {
  return words.schedule.length(lengthOf(ms));
}

/** {@link describeSchedule}, with what bounds it: "Every weekday at 09:00, until 31 May 2027". */
export function describeTiming(timing: Timing, words: Words = en): string {
  const { startOn, until, maxRuns, except = [], quiet, jitterMs } = timing;
  const say = words.schedule;
  const parts = [describeSchedule(timing.schedule, words)];
  if (startOn) parts.push(say.from(say.date(startOn)));
  if (until) parts.push(say.until(say.date(until)));
  if (maxRuns !== undefined) parts.push(say.times(maxRuns));
  if (except.length > 3) parts.push(say.exceptDays(except.length));
  else if (except.length > 0) parts.push(say.exceptDates(except.map(say.date)));
  if (quiet) parts.push((quiet.mode === 'wait' ? say.quietWait : say.quietSkip)(quiet.from, quiet.to));
  if (jitterMs) parts.push(say.late(lengthOf(jitterMs)));
  return parts.join(', ');
}

type CalendarSchedule = Extract<Schedule, { kind: 'calendar' }>;

/** "Every weekday at 09:00", or "Every 45 minutes from 09:00 to 16:30, every weekday" where the times are evenly apart. */
function describeCalendar({ days: rule, every, ...schedule }: CalendarSchedule, { schedule: say }: Words): string {
  const days = every ? say.nthDays(inOrder(rule), every.nth) : say.days(inOrder(rule));
  const times = [...new Set(schedule.times)].sort();
  const step = evenStep(times);
  if (step === null) return say.at(days, times);
  return say.evenly(lengthOf(step * 60_000), times[0] ?? '', times.at(-1) ?? '', days);
}

/** Each day once, the first first. */
function inOrder(rule: DayRule): DayRule {
  const sorted = (days: readonly number[]) => [...new Set(days)].sort((a, b) => a - b);
  if (rule.on === 'weekdays') return { ...rule, weekdays: sorted(rule.weekdays) };
  if (rule.on === 'daysOfMonth') return { ...rule, days: sorted(rule.days) };
  return rule;
}
