import type { DayRule } from '../../contract/schedule.ts';
import { DAY_MS } from '../../contract/units.ts';
import type { WallMs } from './wall-clock.ts';

/** What "every 2nd" counts for a rule of days. */
export type Period = 'day' | 'week' | 'month';

/** Days, weeks from Monday, or months: as the rule names its days. */
export function periodOf(rule: DayRule): Period {
  if (rule.on === 'everyDay') return 'day';
  return rule.on === 'weekdays' ? 'week' : 'month';
}

/**
 * The first day on or after `day` that lies in an nth period, counted from the one that holds `every.from`.
 * @param day midnight, wall clock
 */
export function inPeriod(day: WallMs, every: { nth: number; from: string }, period: Period): WallMs {
  const number = numberOf(day, period);
  const past = modulo(number - numberOf(Date.parse(`${every.from}T00:00:00Z`), period), every.nth);
  return past === 0 ? day : startOf(number - past + every.nth, period);
}

function numberOf(day: WallMs, period: Period): number {
  if (period === 'month') {
    const date = new Date(day);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  }
  const days = Math.floor(day / DAY_MS);
  // 1 January 1970 was a Thursday: three days into its week.
  return period === 'day' ? days : Math.floor((days + 3) / 7);
}

function startOf(number: number, period: Period): WallMs {
  if (period === 'month') return Date.UTC(Math.floor(number / 12), modulo(number, 12), 1);
  return (period === 'day' ? number : number * 7 - 3) * DAY_MS;
}

function modulo(a: number, n: number): number {
  return ((a % n) + n) % n;
}
