import type { Delivery } from '../contract/delivery.ts';
import type { Job } from '../contract/job.ts';
import type { Translatable } from '../contract/translatable.ts';
import { DAY_MS, MINUTE_MS } from '../contract/units.ts';
import { type MessageKey, msg } from '../i18n/msg.ts';
import type { Clock, JobBook, JobStore } from './ports.ts';
import { allowanceAt, type Obstacle } from './schedule/bounds.ts';
import { endOfPause, zoneByClock } from './schedule/timing.ts';

/** Why a message may not be sent at an instant. */
export type Reason =
  | Obstacle
  | { kind: 'paused' }
  | { kind: 'allPaused' }
  | { kind: 'stopped' }
  | { kind: 'elsewhere' };

/** Whether a message may be sent at an instant; if not, when next (epoch ms), or never, and why. */
export type Permission = { may: 'now' } | { may: 'later'; at: number; why: Reason } | { may: 'never'; why: Reason };

/** What counts for whether a message may be sent. */
export interface Circumstances {
  /** Undefined: it was stopped. */
  job: Job | undefined;
  /** IANA: the zone that counts for the job now. */
  zone: string;
  isAllPaused: boolean;
  /** Left out: no other computer ever had these messages. */
  home?: HomeTerms | undefined;
}

/** Which computer sends what. */
export interface HomeTerms {
  isHere(): boolean;
  /** Epoch ms: what was due up to then was another computer's to send. */
  sendsAfter(): number;
  /** Epoch ms at which this computer took over. */
  arrivedAt(): number;
  /** Whether it is known now which computer sends; the outbox is poked when it is. */
  mayBegin(): boolean;
}

/**
 * "Run now", /run, /once and "Send now" are the user's own word: they go out whatever the bounds say. Where the network
 * holds one up for longer than this, the user may be asleep by now, and its quiet hours count again.
 */
export const OWN_WORD_HOLDS_MS = 10 * MINUTE_MS;

const NOW: Permission = { may: 'now' };

/**
 * May this message be sent at this instant; if not, when next, or never, and why. The planner, catch-up, the random delay,
 * retries, snoozes, reminders and the simulator all pass it at the instant of sending: the outbox asks before each request.
 *
 * - The day at the instant of sending counts, in the job's zone: never on a day off, before the first or after the last day.
 * - Quiet hours that wait: sent at the next instant that the bounds allow, never if that lies after the last day.
 * - Quiet hours that skip: not sent. A repeat of a message that asks waits instead: it is about what was sent already.
 * - Paused or stopped: never, for what waits then is dropped.
 * - Another computer is the home of the messages, or was it at that time: never, for that one sends it.
 * - What the user asked for just now ({@link OWN_WORD_HOLDS_MS}) is sent; later only quiet hours hold it back.
 *
 * Whether the message would be too late by then is for the outbox to say, which knows since when it is wanted.
 * @param at epoch ms
 */
export function permissionToSend(
  delivery: Pick<Delivery, 'key' | 'dueAt' | 'wantedAt'>,
  { job, zone, isAllPaused, home }: Circumstances,
  at: number,
): Permission {
  const askedAt = askedForAt(delivery);
  if (home && !isHomeOf(home, delivery.dueAt, askedAt)) return { may: 'never', why: { kind: 'elsewhere' } };
  if (askedAt !== null) {
    if (at - askedAt <= OWN_WORD_HOLDS_MS || !job) return NOW;
    return permissionOf(allowanceAt({ quiet: job.quiet, timeZone: zone }, at));
  }
  if (!job) return { may: 'never', why: { kind: 'stopped' } };
  const isPaused = job.status === 'paused' || endOfPause(job.pauses, at) !== null;
  if (isPaused) return { may: 'never', why: { kind: 'paused' } };
  if (isAllPaused) return { may: 'never', why: { kind: 'allPaused' } };
  const permission = permissionOf(allowanceAt({ ...job, timeZone: zone }, at));
  const isRepeat = /\+\d+$/.test(delivery.key);
  const isSkipped =
    permission.may === 'later' && permission.why.kind === 'quietHours' && permission.why.mode === 'skip';
  return isSkipped && !isRepeat ? { may: 'never', why: permission.why } : permission;
}

function isHomeOf(home: HomeTerms, dueAt: number, askedAt: number | null): boolean {
  return home.isHere() && (askedAt === null ? dueAt > home.sendsAfter() : askedAt >= home.arrivedAt());
}

/** Epoch ms at which the user asked for it; null when the schedule did. By its key: see `occurrenceKey`. */
export function askedForAt({ key, dueAt, wantedAt }: Pick<Delivery, 'key' | 'dueAt' | 'wantedAt'>): number | null {
  return wantedAt ?? (/![1-9]\d*$/.test(key) ? dueAt : null);
}

function permissionOf(allowance: ReturnType<typeof allowanceAt>): Permission {
  if (allowance.may === 'now') return NOW;
  const { obstacle: why } = allowance;
  return allowance.may === 'later' ? { may: 'later', at: allowance.at, why } : { may: 'never', why };
}

/**
 * The first instant from `at` on (epoch ms) at which the bounds of the job and its pauses let it send: for what is planned ahead,
 * such as a repeat or a snoozed run.
 */
export function nextPermitted(job: Job, zone: string, at: number): Permission {
  let first: Permission = NOW;
  for (let instant = at; ; ) {
    const pauseEnd = endOfPause(job.pauses, instant);
    const permission: Permission =
      pauseEnd === null
        ? permissionOf(allowanceAt({ ...job, timeZone: zone }, instant))
        : { may: 'later', at: pauseEnd, why: { kind: 'paused' } };
    if (permission.may === 'never') return permission;
    if (permission.may === 'now') return first;
    instant = permission.at;
    first = { ...permission, why: first.may === 'later' ? first.why : permission.why };
  }
}

/** A {@link Permission} as the outbox takes it and the history tells of it. */
export type Ruling =
  | { may: 'now' }
  /**
   * `reason` says until when it waits and why; `tooLate` why it is not sent where it would be too late then; `notYet` why it may
   * not be sent now, of one that does not wait.
   */
  | { may: 'later'; at: number; reason: Translatable; tooLate: Translatable; notYet: Translatable }
  | { may: 'never'; reason: Translatable };

/** Whether a delivery may be sent now. */
export type Gate = (delivery: Delivery) => Ruling;

/** Asks {@link permissionToSend} as of now, of the jobs in the book. */
export function gateOf(store: Pick<JobStore, 'read'>, clock: Clock, home?: HomeTerms): Gate {
  let book: Readonly<JobBook> | null = null;
  let byId = new Map<string, Job>();
  return (delivery) => {
    if (book !== store.read()) {
      book = store.read();
      byId = new Map(book.jobs.map((job) => [job.id, job]));
    }
    const job = byId.get(delivery.jobId);
    const zone = job ? zoneByClock(job, clock) : 'UTC';
    const now = clock.now();
    return rulingOf(permissionToSend(delivery, { job, zone, isAllPaused: book.pausedAll, home }, now), now, zone);
  };
}

/** "07:00", with the day when that is not soon. @param now epoch ms */
export function timeInWords(until: number, now: number, zone: string): Translatable {
  return msg(until - now < DAY_MS ? 'text.time' : 'text.timeAndDay', { at: until, zone });
}

function rulingOf(permission: Permission, now: number, zone: string): Ruling {
  if (permission.may === 'now') return permission;
  const { may, why } = permission;
  if (may === 'never') return { may, reason: refusalInWords(why) };
  const { at } = permission;
  const time = timeInWords(at, now, zone);
  const word = msg(WAITS_FOR[why.kind]);
  return {
    may,
    at,
    reason: msg('delivery.waitsUntil', { time, word }),
    tooLate: msg('delivery.wouldHadWaitUntil', { time, word }),
    notYet: msg('delivery.mayNotSentBefore', { time, word }),
  };
}

const WAITS_FOR = {
  quietHours: 'waits.quietHours',
  dayOff: 'waits.dayOff',
  notStarted: 'waits.firstDay',
  ended: 'waits.lastDayOver',
  paused: 'waits.paused',
  allPaused: 'waits.allPaused',
  stopped: 'waits.stopped',
  elsewhere: 'waits.elsewhere',
} as const satisfies Record<Reason['kind'], MessageKey>;

/** Why it will not be sent. */
export function refusalInWords(why: Reason): Translatable {
  switch (why.kind) {
    case 'quietHours':
      return msg('delivery.timeSentCameQuiet');
    case 'dayOff':
      return msg('delivery.couldNotSentTime');
    case 'notStarted':
      return msg('delivery.mayNotSentBeforeFirst', { startOn: msg('text.day', { date: why.startOn }) });
    case 'ended':
      return msg('delivery.couldNotSentTimeLast', { until: msg('text.day', { date: why.until }) });
    case 'paused':
      return msg('delivery.messagePaused');
    case 'allPaused':
      return msg('delivery.allMessagesPaused');
    case 'stopped':
      return msg('delivery.messageStopped');
    case 'elsewhere':
      return msg('delivery.anotherComputerSentThese');
  }
}
