import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../main/contract/units.ts';
import { say } from '../words/index.ts';
import { dayKey, moment, timeOfDay } from './dates.ts';

export interface Later {
  label: string;
  /** Epoch ms. */
  at: number;
}

/**
 * The instant at which the clock of a zone shows a time on a day: the first such one; when the clock jumps over it, the
 * same distance behind the jump.
 */
export function instantOf(day: string, time: string, zone: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  // The zone's offset a day before and a day after: one of the two holds at the instant that is sought.
  const [early, late] = [wall - DAY_MS, wall + DAY_MS].map((at) => wall - offsetAt(at, zone)) as [number, number];
  const shows = (at: number) => dayKey(at, zone) === day && timeOfDay(at, zone) === time;
  if (shows(early)) return early;
  return shows(late) ? late : early;
}

/** The calendar day that is so many days after another, as `2026-12-24`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** When a calendar day begins in a zone, and when the next one does. */
export function boundsOfDay(day: string, zone: string): { from: number; to: number } {
  return { from: instantOf(day, '00:00', zone), to: instantOf(dayAfter(day, 1), '00:00', zone) };
}

/** How far the clock of a zone is ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  const whole = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${dayKey(whole, zone)}T${timeOfDay(whole, zone)}:00Z`) - whole;
}

/** The morning of the day that is so many days after today's in the zone. */
function morning(now: number, days: number, zone: string): number {
  return instantOf(dayAfter(dayKey(now, zone), days), '08:00', zone);
}

/** Until when people pause things. */
export function pauseChoices(now: number, zone: string): Later[] {
  const weekday = new Date(dayKey(now, zone)).getUTCDay();
  const toMonday = (8 - weekday) % 7 || 7;
  const choices = [
    { label: say().shared.later.hour, at: now + HOUR_MS },
    { label: say().shared.later.tomorrow, at: morning(now, 1, zone) },
    { label: say().shared.later.monday, at: morning(now, toMonday, zone) },
    { label: say().shared.later.week, at: morning(now, 7, zone) },
  ];
  // On a Sunday tomorrow is Monday, and on a Monday Monday is in a week.
  return choices.filter(({ at }, index) => choices.findIndex((other) => other.at === at) === index);
}

/** To when people put a message off, counted from the moment at which it would be sent. */
export function snoozeChoices(nextAt: number): Later[] {
  return [
    { label: say().shared.snooze.minutes, at: nextAt + 10 * MINUTE_MS },
    { label: say().shared.snooze.hour, at: nextAt + HOUR_MS },
    { label: say().shared.snooze.day, at: nextAt + DAY_MS },
  ];
}

/** "Until tomorrow (Wed 25 Nov, 08:00)" */
export function laterInWords({ label, at }: Later, now: number, zone: string): string {
  return `${label} (${moment(at, now, zone)})`;
}
