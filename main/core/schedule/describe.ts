import type { DayRule, Schedule, Timing } from '../../contract/schedule.ts';
import { describeCron } from './describe-cron.ts';

const SECOND = 1_000;
const UNITS: readonly (readonly [ms: number, name: string])[] = [
  [7 * 86_400 * SECOND, 'week'],
  [86_400 * SECOND, 'day'],
  [3_600 * SECOND, 'hour'],
  [60 * SECOND, 'minute'],
  [SECOND, 'second'],
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The schedule in words: "Every weekday at 09:00". Says nothing of the zone. */
export function describeSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'once':
      return `Once, on ${longDate(schedule.at)} at ${schedule.at.slice(11)}`;
    case 'interval':
      // "Every hour", but "Every 2 hours".
      return `Every ${describeDuration(schedule.everyMs).replace(/^1 (\w+)$/, '$1')}`;
    case 'calendar':
      return describeCalendar(schedule);
    case 'cron':
      return describeCron(schedule.expression);
  }
}

/** "10 seconds", "1 hour", "1 hour 30 minutes". */
export function describeDuration(ms: number): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, name] of UNITS) {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  if (rest > 0 || parts.length === 0) parts.push(`${rest} ms`);
  return parts.join(' ');
}

/** {@link describeSchedule}, with what bounds it and where its clock stands: "Every weekday at 09:00, until 31 May 2027". */
export function describeTiming(timing: Timing): string {
  const { startOn, until, maxRuns, except, quiet, jitterMs } = timing;
  const parts = [describeSchedule(timing.schedule)];
  if (startOn) parts.push(`from ${shortDate(startOn)}`);
  if (until) parts.push(`until ${shortDate(until)}`);
  if (maxRuns !== undefined) parts.push(maxRuns === 1 ? 'one time' : `${maxRuns} times`);
  if (except?.length)
    parts.push(`not on ${except.length <= 3 ? list(except.map(shortDate)) : `${except.length} days`}`);
  if (quiet)
    parts.push(`${quiet.mode === 'wait' ? 'waiting through' : 'not in'} the quiet hours ${quiet.from}–${quiet.to}`);
  if (jitterMs) parts.push(`up to ${describeDuration(jitterMs)} late`);
  return parts.join(', ');
}

type CalendarSchedule = Extract<Schedule, { kind: 'calendar' }>;

/** "Every weekday at 09:00", or "Every 45 minutes from 09:00 to 16:30, every weekday" where the times are evenly apart. */
function describeCalendar(schedule: CalendarSchedule): string {
  const days = describeCalendarDays(schedule);
  const times = [...new Set(schedule.times)].sort();
  const step = evenStep(times);
  if (step === null) return capital(`${days} at ${list(times)}`);
  const length = describeDuration(step * 60_000).replace(/^1 (\w+)$/, '$1');
  return `Every ${length} from ${times[0]} to ${times.at(-1)}, ${days}`;
}

/** Minutes between times of day that are evenly apart, four or more of them. */
function evenStep(times: readonly string[]): number | null {
  const minutes = times.map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  const step = (minutes[1] ?? 0) - (minutes[0] ?? 0);
  const isEven = minutes.every((minute, n) => minute === (minutes[0] ?? 0) + n * step);
  return times.length > 3 && isEven ? step : null;
}

function describeCalendarDays({ days, every }: CalendarSchedule): string {
  if (!every) return describeDays(days);
  const nth = every.nth === 2 ? 'other' : ordinal(every.nth);
  switch (days.on) {
    case 'everyDay':
      return `every ${nth} day`;
    case 'weekdays':
      return `every ${nth} week on ${describeDays(days).replace(/^every /, '')}`;
    default:
      return `every ${nth} month ${describeDays(days).replace(/ of the month$/, '')}`;
  }
}

function describeDays(rule: DayRule): string {
  switch (rule.on) {
    case 'everyDay':
      return 'every day';
    case 'weekdays':
      return describeWeekdays([...new Set(rule.weekdays)].sort((a, b) => a - b));
    case 'daysOfMonth':
      return `on the ${list([...new Set(rule.days)].sort((a, b) => a - b).map(ordinal))} of the month`;
    case 'lastDayOfMonth':
      return 'on the last day of the month';
    case 'nthWeekday':
      return `on the ${rule.nth === -1 ? 'last' : ordinal(rule.nth)} ${weekdayName(rule.weekday)} of the month`;
  }
}

function describeWeekdays(days: readonly number[]): string {
  const key = days.join('');
  if (key === '1234567') return 'every day';
  if (key === '12345') return 'every weekday';
  if (key === '67') return 'every Saturday and Sunday';
  return `every ${list(days.map(weekdayName))}`;
}

function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? String(weekday);
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function shortDate(date: string): string {
  return dateFormat.format(new Date(`${date}T00:00:00Z`));
}

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

function longDate(wall: string): string {
  return dayFormat.format(new Date(`${wall.slice(0, 10)}T00:00:00Z`));
}
