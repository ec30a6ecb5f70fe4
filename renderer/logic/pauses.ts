import type { Pause } from '../../main/contract/job.ts';
import type { JobView } from '../../main/contract/state.ts';
import { say } from '../words/index.ts';
import { dayKey, moment, plainDay } from './dates.ts';
import { boundsOfDay } from './later.ts';

/** One pause with dates, and the messages that have it. */
export interface PausedSpan {
  pause: Pause;
  jobs: JobView[];
}

/** The pauses that last or are to come, soonest first. @param now epoch ms */
export function pausedSpans(jobs: readonly JobView[], now: number): PausedSpan[] {
  const spans = new Map<string, PausedSpan>();
  for (const job of jobs) {
    for (const pause of job.pauses ?? []) {
      if (pause.until <= now) continue;
      const key = `${pause.from} ${pause.until}`;
      const span = spans.get(key) ?? { pause, jobs: [] };
      span.jobs.push(job);
      spans.set(key, span);
    }
  }
  return [...spans.values()].sort((a, b) => a.pause.from - b.pause.from || a.pause.until - b.pause.until);
}

/** The first pause of a message that is still to begin; null: there is none. @param now epoch ms */
export function comingPause({ pauses = [] }: JobView, now: number): Pause | null {
  return pauses.filter(({ from }) => from > now).sort((a, b) => a.from - b.from)[0] ?? null;
}

/** All of two calendar days and those between, such as `2026-12-20`, in a zone. Null: they are no days, or in the wrong order. */
export function pauseOfDays(first: string, last: string, zone: string): Pause | null {
  if (first === '' || last === '' || last < first) return null;
  return { from: boundsOfDay(first, zone).from, until: boundsOfDay(last, zone).to };
}

/** "Sun 20 Dec 2026 – Sun 3 Jan 2027", with times where it is not of whole days; one that lasts says until when. */
export function pauseInWords({ from, until }: Pause, now: number, zone: string): string {
  const [first, last] = [dayKey(from, zone), dayKey(until - 1, zone)];
  const isWholeDays = boundsOfDay(first, zone).from === from && boundsOfDay(last, zone).to === until;
  if (from <= now) return say().pauses.lastsUntil(isWholeDays ? plainDay(last) : moment(until, now, zone));
  if (!isWholeDays) return say().pauses.fromTo(moment(from, now, zone), moment(until, now, zone));
  return first === last ? plainDay(first) : say().pauses.fromTo(plainDay(first), plainDay(last));
}

/** What a pause of these would do: which are paused, and how many that come once within it stay. */
export function effectOfPause(jobs: readonly JobView[], pause: Pause): { paused: JobView[]; once: number } {
  const active = jobs.filter(({ status, phase }) => status === 'active' && phase !== 'finished');
  const isWithin = ({ nextAt }: JobView) => nextAt !== null && nextAt >= pause.from && nextAt < pause.until;
  return {
    paused: active.filter(({ schedule }) => schedule.kind !== 'once'),
    once: active.filter((job) => job.schedule.kind === 'once' && isWithin(job)).length,
  };
}
