import type { MissedPolicy } from '../contract/job.ts';
import type { Translatable } from '../contract/translatable.ts';
import { MINUTE_MS } from '../contract/units.ts';
import { msg } from '../i18n/msg.ts';
import { isUnbounded, nextRun, type Run, type Runs } from './schedule/timing.ts';

/** Up to this late an occurrence counts as on time: a busy moment, not an absence. */
export const ON_TIME_MS = 60_000;
/**
 * What fell due while its message was stopped or paused is still sent when that is undone within this; of what is older the user
 * is asked.
 */
export const UNDO_CATCHES_UP_MS = 10 * MINUTE_MS;
/** `all` sends at most this many of the newest missed occurrences; more would be a flood nobody reads. */
export const MAX_REPLAYED = 500;
/** The greatest spread that a schedule may have (see the contract). */
const MAX_JITTER_MS = 6 * 3_600_000;
/** Where counting missed occurrences stops; the count is for the user's information only. */
const MAX_COUNTED = 10_000;

/** A job, as far as it matters to what it owes. */
export interface DueState extends Runs {
  missed: MissedPolicy;
  /** How many more runs it has; left out: any number. */
  runsLeft?: number | undefined;
  /** How late, in ms, a run goes out on purpose. */
  jitter?: ((at: number) => number) | undefined;
}

/** An occurrence that has fallen due, with those before it for which it stands. Instants are epoch ms. */
export interface OwedRun {
  dueAt: number;
  /** What the series gave it, where the user moved it to `dueAt`. */
  movedFrom?: number;
  coalesced: number;
}

/** What to do with the occurrences of one job that have fallen due. */
export interface CatchUp {
  send: OwedRun[];
  /** Decided against, as one row that stands for all of them. */
  skip: (OwedRun & { reason: Translatable }) | null;
}

/**
 * Pure: what a job owes at `now`, when everything up to and including `after` has been dealt with. An occurrence that is
 * on time goes out whatever the policy; of missed ones the policy decides.
 */
export function catchUp(due: DueState, after: number, now: number): CatchUp {
  const end = endOfOwed(due, after, now);
  const job = withoutOwnMessages(due);
  if (job.missed.policy === 'all') return replayAll(job, after, now, end);
  const [first, second] = runsBetween(job, after, end, 2);
  if (first === undefined) return { send: [], skip: null };
  // One alone is the rule: there is then nothing to search or to count.
  const last = second === undefined ? first : (newestRuns(job, second.at - 1, end, 1)[0] ?? second);
  const count = second === undefined ? 1 : countRuns(job, after, end);
  const row = owedRun(last, count - 1);
  return isWanted(job, last, now)
    ? { send: [row], skip: null }
    : { send: [], skip: { ...row, reason: whyNotSent(job) } };
}

/**
 * The same for occurrences that say something of their own: each stands for itself, for nothing that another says is what it
 * says.
 */
export function catchUpOwnMessages(job: DueState, after: number, now: number): CatchUp[] {
  const own = (job.exceptions ?? []).filter(({ message }) => message);
  if (own.length === 0) return [];
  const end = endOfOwed(job, after, now);
  return own.flatMap(({ at, movedTo = at }): CatchUp[] => {
    const run = movedTo > after && movedTo <= end ? nextRun(job, movedTo - 1) : null;
    if (run?.at !== movedTo) return [];
    const row = owedRun(run, 0);
    return isWanted(job, run, now)
      ? [{ send: [row], skip: null }]
      : [{ send: [], skip: { ...row, reason: whyNotSent(job) } }];
  });
}

function withoutOwnMessages(job: DueState): DueState {
  if (!job.exceptions?.some(({ message }) => message)) return job;
  return {
    ...job,
    exceptions: job.exceptions.map((each) => (each.message ? { at: each.at, skipped: true } : each)),
  };
}

function owedRun({ at, movedFrom }: Run, coalesced: number): OwedRun {
  return { dueAt: at, coalesced, ...(movedFrom !== undefined && { movedFrom }) };
}

function isWanted(job: DueState, { at }: Run, now: number): boolean {
  const lateness = now - at - jitterFor(job, at);
  return lateness <= ON_TIME_MS || (job.missed.policy !== 'skip' && lateness <= job.missed.maxLatenessMs);
}

function whyNotSent({ missed }: DueState): Translatable {
  return missed.policy === 'skip' ? msg('delivery.carillonNotRunningOr') : msg('delivery.carillonNotRunningOrComputer');
}

/**
 * The last instant up to which runs are owed at `now`: earlier than `now` when the newest waits for its jitter or the
 * runs come to their number before it.
 */
export function endOfOwed(job: DueState, after: number, now: number): number {
  let end = now;
  if (job.runsLeft !== undefined) {
    const due = runsBetween(job, after, now, job.runsLeft);
    if (due.length === job.runsLeft) end = due.at(-1)?.at ?? after;
  }
  if (!job.jitter) return end;
  for (;;) {
    const [last] = newestRuns(job, after, end, 1);
    if (last === undefined || last.at + jitterFor(job, last.at) <= now) return end;
    end = last.at - 1;
  }
}

function replayAll(job: DueState, after: number, now: number, end: number): CatchUp {
  const allowedMs = Math.max(job.missed.maxLatenessMs, ON_TIME_MS);
  const isTooLate = (at: number) => now - at - jitterFor(job, at) > allowedMs;
  const earliest = Math.max(after, now - allowedMs - (job.jitter ? MAX_JITTER_MS : 0) - 1);
  const send = newestRuns(job, earliest, end, MAX_REPLAYED)
    .filter(({ at }) => !isTooLate(at))
    .map((run) => owedRun(run, 0));
  const firstSent = send[0]?.dueAt ?? Number.POSITIVE_INFINITY;
  const [notSent] = newestRuns(job, after, Math.min(end, firstSent - 1), 1);
  if (notSent === undefined) return { send, skip: null };
  const coalesced = countRuns(job, after, notSent.at) - 1;
  const reason = isTooLate(notSent.at)
    ? msg('delivery.carillonNotRunningOrComputer')
    : msg('delivery.moreThanMessagesMissed', { max: MAX_REPLAYED, max2: MAX_REPLAYED });
  return { send, skip: { ...owedRun(notSent, coalesced), reason } };
}

/**
 * The last `most` runs in (after, end], oldest first. Found from the end, so that an absence of a year costs no more than
 * one of a day: the window before `end` doubles until it holds enough.
 */
function newestRuns(job: DueState, after: number, end: number, most: number): Run[] {
  for (let width = 60_000; ; width *= 2) {
    const from = Math.max(after, end - width);
    const due = runsBetween(job, from, end);
    if (due.length >= most || from === after) return due.slice(-most);
  }
}

function countRuns(job: DueState, after: number, end: number): number {
  if (job.schedule.kind === 'interval' && isUnbounded(job)) {
    const { anchor, everyMs } = job.schedule;
    return Math.floor((end - anchor) / everyMs) - Math.max(0, Math.floor((after - anchor) / everyMs));
  }
  return runsBetween(job, after, end, MAX_COUNTED).length;
}

function runsBetween(job: DueState, after: number, end: number, most = Number.POSITIVE_INFINITY): Run[] {
  const due: Run[] = [];
  let next = nextRun(job, after);
  while (next && next.at <= end && due.length < most) {
    due.push(next);
    next = nextRun(job, next.at);
  }
  return due;
}

function jitterFor(job: DueState, at: number): number {
  return job.jitter?.(at) ?? 0;
}
