import type { MissedPolicy } from '../contract/job.ts';
import { isUnbounded, nextRun, type Runs } from './schedule/timing.ts';

/** Up to this late an occurrence counts as on time: a busy moment, not an absence. */
export const ON_TIME_MS = 60_000;
/** `all` sends at most this many of the newest missed occurrences; more would be a flood nobody reads. */
export const MOST_REPLAYED = 500;
/** The greatest spread that a schedule may have (see the contract). */
const MOST_JITTER_MS = 6 * 3_600_000;
/** Where counting missed occurrences stops; the count is for the user's information only. */
const MOST_COUNTED = 10_000;

/** A job, as far as it matters to what it owes. */
export interface Owing extends Runs {
  missed: MissedPolicy;
  /** How many more runs it has; left out: any number. */
  runsLeft?: number | undefined;
  /** How late, in ms, a run goes out on purpose. */
  jitter?: ((at: number) => number) | undefined;
}

/** What to do with the occurrences of one job that have fallen due. Instants are epoch ms. */
export interface CatchUp {
  send: { dueAt: number; coalesced: number }[];
  /** Decided against, as one row that stands for all of them. */
  skip: { dueAt: number; coalesced: number; reason: string } | null;
}

/**
 * Pure: what a job owes at `now`, when everything up to and including `after` has been dealt with. An occurrence that is
 * on time goes out whatever the policy; of missed ones the policy decides.
 */
export function catchUp(job: Owing, after: number, now: number): CatchUp {
  const end = endOfOwed(job, after, now);
  if (job.missed.policy === 'all') return replayAll(job, after, now, end);
  const [first, second] = runsBetween(job, after, end, 2);
  if (first === undefined) return { send: [], skip: null };
  // One alone is the rule: there is then nothing to search or to count.
  const last = second === undefined ? first : (newestRuns(job, second - 1, end, 1)[0] ?? second);
  const lateness = now - last - jitterFor(job, last);
  const count = second === undefined ? 1 : countRuns(job, after, end);
  if (lateness <= ON_TIME_MS || (job.missed.policy === 'latest' && lateness <= job.missed.maxLatenessMs)) {
    return { send: [{ dueAt: last, coalesced: count - 1 }], skip: null };
  }
  const reason =
    job.missed.policy === 'skip'
      ? 'Carillon was not running or the computer slept, and this message skips missed runs.'
      : 'Carillon was not running or the computer slept for longer than this message may be late.';
  return { send: [], skip: { dueAt: last, coalesced: count - 1, reason } };
}

/**
 * The last instant up to which runs are owed at `now`: earlier than `now` when the newest waits for its jitter or the
 * runs come to their number before it.
 */
export function endOfOwed(job: Owing, after: number, now: number): number {
  let end = now;
  if (job.runsLeft !== undefined) {
    const due = runsBetween(job, after, now, job.runsLeft);
    if (due.length === job.runsLeft) end = due.at(-1) ?? after;
  }
  if (!job.jitter) return end;
  for (;;) {
    const [last] = newestRuns(job, after, end, 1);
    if (last === undefined || last + jitterFor(job, last) <= now) return end;
    end = last - 1;
  }
}

function replayAll(job: Owing, after: number, now: number, end: number): CatchUp {
  const allowedMs = Math.max(job.missed.maxLatenessMs, ON_TIME_MS);
  const isTooLate = (at: number) => now - at - jitterFor(job, at) > allowedMs;
  const earliest = Math.max(after, now - allowedMs - (job.jitter ? MOST_JITTER_MS : 0) - 1);
  const send = newestRuns(job, earliest, end, MOST_REPLAYED)
    .filter((at) => !isTooLate(at))
    .map((dueAt) => ({ dueAt, coalesced: 0 }));
  const firstSent = send[0]?.dueAt ?? Number.POSITIVE_INFINITY;
  const [notSent] = newestRuns(job, after, Math.min(end, firstSent - 1), 1);
  if (notSent === undefined) return { send, skip: null };
  const coalesced = countRuns(job, after, notSent) - 1;
  const reason = isTooLate(notSent)
    ? 'Carillon was not running or the computer slept for longer than this message may be late.'
    : `More than ${MOST_REPLAYED} messages were missed: the newest ${MOST_REPLAYED} are sent.`;
  return { send, skip: { dueAt: notSent, coalesced, reason } };
}

/**
 * The last `most` runs in (after, end], oldest first. Found from the end, so that an absence of a year costs no more than
 * one of a day: the window before `end` doubles until it holds enough.
 */
function newestRuns(job: Owing, after: number, end: number, most: number): number[] {
  for (let width = 60_000; ; width *= 2) {
    const from = Math.max(after, end - width);
    const due = runsBetween(job, from, end);
    if (due.length >= most || from === after) return due.slice(-most);
  }
}

function countRuns(job: Owing, after: number, end: number): number {
  if (job.schedule.kind === 'interval' && isUnbounded(job)) {
    const { anchor, everyMs } = job.schedule;
    return Math.floor((end - anchor) / everyMs) - Math.max(0, Math.floor((after - anchor) / everyMs));
  }
  return runsBetween(job, after, end, MOST_COUNTED).length;
}

function runsBetween(job: Owing, after: number, end: number, most = Number.POSITIVE_INFINITY): number[] {
  const due: number[] = [];
  let next = nextRun(job, after);
  while (next && next.at <= end && due.length < most) {
    due.push(next.at);
    next = nextRun(job, next.at);
  }
  return due;
}

function jitterFor(job: Owing, at: number): number {
  return job.jitter?.(at) ?? 0;
}
