import type { AfterAbsence, Plan, PlannedDay, PlannedRun, PlannedSeries } from '../../main/contract/plan.ts';
import { DAY_MS, HOUR_MS } from '../../main/contract/units.ts';
import { inDigits, say, t } from '../words/index.ts';
import { dayKey, moment, timeOfDay } from './dates.ts';
import { instantOf } from './later.ts';
import { counted } from './words.ts';

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
  const hours = Math.abs(clockShiftMs) / HOUR_MS;
  const length = (DAY_MS - clockShiftMs) / HOUR_MS;
  return clockShiftMs > 0 ? say().ahead.clockForward(hours, length) : say().ahead.clockBack(hours, length);
}

export interface ClosedChoice {
  label: string;
  from: number;
  to: number;
}

/** When computers tend to be closed, from now on in the zone. Epoch ms. */
export function sleepChoices(now: number, zone: string): ClosedChoice[] {
  const today = Date.parse(dayKey(now, zone));
  const at = (days: number, time: string) =>
    instantOf(new Date(today + days * DAY_MS).toISOString().slice(0, 10), time, zone);
  const weekday = new Date(today).getUTCDay();
  const toFriday = (5 - weekday + 7) % 7;
  return [
    { label: say().ahead.tonight, from: Math.max(now, at(0, '22:00')), to: at(1, '08:00') },
    { label: say().ahead.weekend, from: Math.max(now, at(toFriday, '18:00')), to: at(toFriday + 3, '08:00') },
    { label: say().ahead.week, from: now, to: now + 7 * DAY_MS },
  ];
}

/** "From today 22:00 to tomorrow 08:00, 41 runs fall due. 3 messages go out when it opens; 38 runs go without one." */
export function absenceInWords(
  absence: readonly AfterAbsence[],
  closed: { from: number; to: number },
  now: number,
  zone: string,
): string {
  const span = say().ahead.span(moment(closed.from, now, zone), moment(closed.to, now, zone));
  const total = (of: (job: AfterAbsence) => number) => absence.reduce((sum, job) => sum + of(job), 0);
  const due = total((job) => job.due);
  if (due === 0) return say().ahead.nothingDue(span);
  const sent = total((job) => job.sent);
  const fall = say().ahead.due(span, counted(due, say().ahead.runFalls, say().ahead.runsFall));
  const out =
    sent === 0
      ? say().ahead.noneSent
      : say().ahead.goOut(counted(sent, say().ahead.messageGoes, say().ahead.messagesGo));
  const rest = due - sent;
  if (rest === 0 || sent === 0) return `${fall} ${out}`;
  return `${fall} ${out.slice(0, -1)}; ${rest === 1 ? say().ahead.oneWithout : say().ahead.manyWithout(inDigits(rest))}.`;
}

/** What an absence does to one message: "4 runs, 1 message at 08:00 for all of them". */
export function jobAfterAbsence({ due, sent, sentAt, skipped, reason }: AfterAbsence, zone: string): string {
  const runs = counted(due, say().shared.run, say().shared.runs);
  if (sentAt === null)
    return say()
      .ahead.notSent(runs, reason ? t(reason) : '')
      .trim();
  const at = timeOfDay(sentAt, zone);
  const messages =
    sent === 1 ? (due === 1 ? say().ahead.sentAt(at) : say().ahead.oneForAll(at)) : say().ahead.sentFrom(sent, at);
  return `${runs}, ${messages}${skipped > 0 ? say().ahead.rest(skipped, reason ? t(reason) : '') : ''}`;
}
