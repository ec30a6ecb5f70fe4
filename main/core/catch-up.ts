import type { Job } from '../contract/job.ts';
import { nextOccurrence } from './schedule/next.ts';

/** Up to this late an occurrence counts as on time: a busy moment, not an absence. */
export const ON_TIME_MS = 60_000;
/** `all` sends at most this many of the newest missed occurrences; more would be a flood nobody reads. */
export const MOST_REPLAYED = 500;
/** Where counting missed occurrences stops; the count is for the user's information only. */
const MOST_COUNTED = 10_000;

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
export function catchUp(job: Pick<Job, 'schedule' | 'timeZone' | 'missed'>, after: number, now: number): CatchUp {
  if (job.missed.policy === 'all') return replayAll(job, after, now);
  const [last] = newestOccurrences(job, after, now, 1);
  if (last === undefined) return { send: [], skip: null };
  const lateness = now - last;
  const count = countOccurrences(job, after, now);
  if (lateness <= ON_TIME_MS || (job.missed.policy === 'latest' && lateness <= job.missed.maxLatenessMs)) {
    return { send: [{ dueAt: last, coalesced: count - 1 }], skip: null };
  }
  const reason =
    job.missed.policy === 'skip'
      ? 'Carillon was not running or the computer slept, and this message skips missed runs.'
      : 'Carillon was not running or the computer slept for longer than this message may be late.';
  return { send: [], skip: { dueAt: last, coalesced: count - 1, reason } };
}

function replayAll(job: Pick<Job, 'schedule' | 'timeZone' | 'missed'>, after: number, now: number): CatchUp {
  const earliest = Math.max(after, now - Math.max(job.missed.maxLatenessMs, ON_TIME_MS) - 1);
  const send = newestOccurrences(job, earliest, now, MOST_REPLAYED).map((dueAt) => ({ dueAt, coalesced: 0 }));
  const firstSent = send[0]?.dueAt ?? Number.POSITIVE_INFINITY;
  const [notSent] = newestOccurrences(job, after, Math.min(now, firstSent - 1), 1);
  if (notSent === undefined) return { send, skip: null };
  const coalesced = countOccurrences(job, after, notSent) - 1;
  const reason =
    notSent > earliest
      ? `More than ${MOST_REPLAYED} messages were missed: the newest ${MOST_REPLAYED} are sent.`
      : 'Carillon was not running or the computer slept for longer than this message may be late.';
  return { send, skip: { dueAt: notSent, coalesced, reason } };
}

/**
 * The last `most` occurrences in (after, now], oldest first. Found from the end, so that an absence of a year costs no
 * more than one of a day: the window before `now` doubles until it holds enough.
 */
function newestOccurrences(
  job: Pick<Job, 'schedule' | 'timeZone'>,
  after: number,
  now: number,
  most: number,
): number[] {
  for (let width = 60_000; ; width *= 2) {
    const from = Math.max(after, now - width);
    const due = occurrencesBetween(job, from, now);
    if (due.length >= most || from === after) return due.slice(-most);
  }
}

function countOccurrences(job: Pick<Job, 'schedule' | 'timeZone'>, after: number, now: number): number {
  if (job.schedule.kind === 'interval') {
    const { anchor, everyMs } = job.schedule;
    return Math.floor((now - anchor) / everyMs) - Math.max(0, Math.floor((after - anchor) / everyMs));
  }
  return occurrencesBetween(job, after, now, MOST_COUNTED).length;
}

function occurrencesBetween(
  job: Pick<Job, 'schedule' | 'timeZone'>,
  after: number,
  now: number,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const due: number[] = [];
  let next = nextOccurrence(job.schedule, job.timeZone, after);
  while (next !== null && next <= now && due.length < most) {
    due.push(next);
    next = nextOccurrence(job.schedule, job.timeZone, next);
  }
  return due;
}
