import type { Plan, PlannedDay, PlannedSeries } from '../../main/contract/plan.ts';
import type { JobView } from '../../main/contract/state.ts';
import { MINUTE_MS } from '../../main/contract/units.ts';
import { timeOfDay } from './dates.ts';
import { byDay, whenOf } from './plan.ts';

export const DAY_MINUTES = 1_440;

/** A send at its place on the wall clock: minutes from midnight. */
export interface WeekSend {
  jobId: string;
  at: number;
  minute: number;
}

/** Sends that stand so close that they are drawn as one. */
export interface WeekMark {
  /** The middle of them. */
  minute: number;
  sends: WeekSend[];
}

export interface WeekRow extends PlannedDay {
  sends: WeekSend[];
  series: PlannedSeries[];
  /** How many messages go out on it. */
  count: number;
  /** The stretch of the wall clock that the day does not have, or has twice. */
  change: { from: number; to: number } | null;
}

/** The first seven days of a plan, as rows of a picture. */
export function weekOf(plan: Plan, zone: string): WeekRow[] {
  return byDay(plan)
    .slice(0, 7)
    .map(({ runs, series, sends: count, ...day }) => ({
      ...day,
      // Each on the same line every day.
      series: series.toSorted((a, b) => (a.jobId < b.jobId ? -1 : 1)),
      count,
      sends: runs
        .filter(({ sentAt }) => sentAt !== null)
        .map((run) => ({ jobId: run.jobId, at: whenOf(run), minute: minuteIn(day, whenOf(run), zone) })),
      change: clockChangeOf(day, zone),
    }));
}

/** Minutes on the clock of a zone since midnight. */
export function minuteOf(at: number, zone: string): number {
  return minutesOf(timeOfDay(at, zone));
}

/** The same on such a day: where its clock does not change, without asking a calendar for each of thousands. */
function minuteIn({ from, clockShiftMs }: PlannedDay, at: number, zone: string): number {
  if (clockShiftMs !== 0) return minuteOf(at, zone);
  return minuteOf(from, zone) + Math.floor(at / MINUTE_MS) - Math.floor(from / MINUTE_MS);
}

/** 570 for `09:30`. */
export function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** `09:30` for 570. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Where the clock jumps: between two quarters of an hour, which is where all zones do it. */
function clockChangeOf({ from, to, clockShiftMs }: PlannedDay, zone: string): WeekRow['change'] {
  if (clockShiftMs === 0) return null;
  // Some days have no midnight.
  let before = 0;
  for (let at = from; at < to; at += 15 * MINUTE_MS) {
    const after = minuteOf(at, zone);
    if (after !== before) return { from: Math.min(before, after), to: Math.max(before, after) };
    before = after + 15;
  }
  return null;
}

/**
 * Neighbours that would touch, together.
 * @param sends by minute
 * @param apart how many minutes two marks are apart at least
 */
export function marksOf(sends: readonly WeekSend[], apart: number): WeekMark[] {
  const marks: WeekMark[] = [];
  for (const send of [...sends].sort((a, b) => a.minute - b.minute)) {
    const last = marks.at(-1);
    if (last && send.minute - (last.sends[0] as WeekSend).minute < apart) last.sends.push(send);
    else marks.push({ minute: send.minute, sends: [send] });
  }
  for (const mark of marks) {
    mark.minute = ((mark.sends[0] as WeekSend).minute + (mark.sends.at(-1) as WeekSend).minute) / 2;
  }
  return marks;
}

/** Stretches of the day in which nothing is sent: those preferred for everything, and those of single messages. */
export function quietSpans(
  preferred: { from: string; to: string } | null,
  jobs: readonly JobView[],
): { from: number; to: number }[] {
  const all = [preferred, ...jobs.map(({ quiet }) => quiet)].filter((quiet) => quiet !== null && quiet !== undefined);
  const different = new Map(all.map(({ from, to }) => [`${from} ${to}`, { from: minutesOf(from), to: minutesOf(to) }]));
  return [...different.values()].flatMap(({ from, to }) =>
    from < to
      ? [{ from, to }]
      : [
          { from, to: DAY_MINUTES },
          { from: 0, to },
        ],
  );
}
