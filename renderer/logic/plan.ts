import type { AfterAbsence, Plan, PlannedDay, PlannedRun, PlannedSeries } from '../../main/contract/plan.ts';
import { dayKey, moment, timeOfDay } from './dates.ts';
import { instantOf } from './later.ts';
import { counted } from './words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When a send happens, or would have: epoch ms. */
export function whenOf(run: PlannedRun): number {
  return run.sentAt ?? run.dueAt;
}

/** What one day brings. */
export interface AheadDay extends PlannedDay {
  runs: PlannedRun[];
  series: PlannedSeries[];
  /** How many messages go out on it. */
  sends: number;
}

/** The plan by day, days without anything included. */
export function byDay(plan: Plan): AheadDay[] {
  const days = plan.days.map((day): AheadDay => ({ ...day, runs: [], series: [], sends: 0 }));
  const dates = new Map(days.map((day) => [day.date, day]));
  for (const series of plan.series) {
    const day = dates.get(series.date);
    if (!day) continue;
    day.series.push(series);
    day.sends += series.sent;
  }
  let at = 0;
  for (const run of plan.runs) {
    while (at < days.length - 1 && whenOf(run) >= (days[at] as AheadDay).to) at++;
    const day = days[at];
    if (!day) break;
    day.runs.push(run);
    if (run.sentAt !== null) day.sends++;
  }
  return days;
}

/** How many messages go out up to and including `at` (epoch ms). Those of a series are taken to be spread evenly. */
export function sendsUntil(plan: Plan, at: number): number {
  const single = plan.runs.filter(({ sentAt }) => sentAt !== null && sentAt <= at).length;
  return plan.series.reduce((sum, series) => sum + sentOf(series, at), single);
}

function sentOf({ firstAt, lastAt, sent }: PlannedSeries, at: number): number {
  if (at < firstAt || sent === 0) return 0;
  if (at >= lastAt || sent === 1) return sent;
  return 1 + Math.floor(((at - firstAt) / (lastAt - firstAt)) * (sent - 1));
}

/** The first send after `at` (epoch ms). */
export function nextAfter(plan: Plan, at: number): { jobId: string; at: number } | null {
  const run = plan.runs.find(({ sentAt }) => sentAt !== null && sentAt > at);
  let next = run ? { jobId: run.jobId, at: run.sentAt as number } : null;
  for (const { jobId, firstAt, lastAt, sent } of plan.series) {
    if (sent === 0 || lastAt <= at) continue;
    const step = sent > 1 ? (lastAt - firstAt) / (sent - 1) : 0;
    const soonest = at < firstAt ? firstAt : firstAt + (Math.floor((at - firstAt) / step) + 1) * step;
    if (!next || soonest < next.at) next = { jobId, at: soonest };
  }
  return next;
}

/** "Clocks go forward 1 h: this day has 23 hours." Null on other days. */
export function clockChangeInWords({ clockShiftMs }: PlannedDay): string | null {
  if (clockShiftMs === 0) return null;
  const hours = Math.abs(clockShiftMs) / HOUR;
  const length = (DAY - clockShiftMs) / HOUR;
  return `The clocks go ${clockShiftMs > 0 ? 'forward' : 'back'} by ${hours} h: this day has ${length} hours.`;
}

export interface ClosedChoice {
  label: string;
  from: number;
  to: number;
}

/** When computers tend to be closed, from now on in the zone. Epoch ms. */
export function closedChoices(now: number, zone: string): ClosedChoice[] {
  const today = Date.parse(dayKey(now, zone));
  const at = (days: number, time: string) =>
    instantOf(new Date(today + days * DAY).toISOString().slice(0, 10), time, zone);
  const weekday = new Date(today).getUTCDay();
  const toFriday = (5 - weekday + 7) % 7;
  return [
    { label: 'Tonight', from: Math.max(now, at(0, '22:00')), to: at(1, '08:00') },
    { label: 'The weekend', from: Math.max(now, at(toFriday, '18:00')), to: at(toFriday + 3, '08:00') },
    { label: 'A week from now', from: now, to: now + 7 * DAY },
  ];
}

/** "From today 22:00 to tomorrow 08:00, 41 runs fall due. 3 messages go out when it opens; 38 runs go without one." */
export function absenceInWords(
  absence: readonly AfterAbsence[],
  closed: { from: number; to: number },
  now: number,
  zone: string,
): string {
  const span = `From ${moment(closed.from, now, zone)} to ${moment(closed.to, now, zone)}`;
  const total = (of: (job: AfterAbsence) => number) => absence.reduce((sum, job) => sum + of(job), 0);
  const due = total((job) => job.due);
  if (due === 0) return `${span} nothing falls due: you can close it without a thought.`;
  const sent = total((job) => job.sent);
  const fall = `${span}, ${counted(due, 'run falls', 'runs fall')} due.`;
  const out =
    sent === 0
      ? 'None of them is sent afterwards.'
      : `${counted(sent, 'message goes', 'messages go')} out when it opens again.`;
  const rest = due - sent;
  if (rest === 0 || sent === 0) return `${fall} ${out}`;
  return `${fall} ${out.slice(0, -1)}; ${rest === 1 ? '1 run goes without a message of its own' : `${rest.toLocaleString()} runs go without a message of their own`}.`;
}

/** What an absence does to one message: "4 runs, 1 message at 08:00 for all of them". */
export function jobAfterAbsence({ due, sent, sentAt, skipped, reason }: AfterAbsence, zone: string): string {
  const runs = counted(due, 'run', 'runs');
  if (sentAt === null) return `${runs}, not sent. ${reason ?? ''}`.trim();
  const at = timeOfDay(sentAt, zone);
  const messages =
    sent === 1
      ? due === 1
        ? `sent at ${at}`
        : `one message at ${at} for all of them`
      : `${sent} messages from ${at} on`;
  return `${runs}, ${messages}${skipped > 0 ? `; ${skipped} not sent. ${reason ?? ''}` : ''}`;
}
