import type { Delivery } from '../contract/delivery.ts';
import type { Job } from '../contract/job.ts';
import { DAY_MS, MINUTE_MS } from '../contract/units.ts';
import { ON_TIME_MS } from './catch-up.ts';
import { policyOf } from './delivery-policy.ts';
import { nextPermitted } from './permission.ts';
import type { Ledger } from './ports.ts';
import { placeWall, wallOf } from './schedule/wall-clock.ts';

/** At the end of a key: which repeat it is. */
const REPEAT = /\+\d+$/;

/** What counts for when a message asks again. */
export interface ReminderContext {
  /** Undefined: it is gone. */
  job: Job | undefined;
  /** IANA: the zone that counts for the job now. */
  zone: string;
  /** Epoch ms at which the pause of everything ends; null: when the user says so; undefined: there is none. */
  pausedUntil: number | null | undefined;
}

/**
 * Pure: when a message that asks does so again, epoch ms; null: not by itself. Counted from when it arrived, so that what
 * went out late, or waits for the network, is never followed by a heap of repeats.
 */
export function nextReminderAt(
  { acknowledgement, state, changedAt }: Delivery,
  { job, zone, pausedUntil }: ReminderContext,
): number | null {
  if (!acknowledgement || acknowledgement.end || !job || job.status === 'paused' || pausedUntil === null) return null;
  if (state === 'pending' || state === 'sending') return null;
  const notBefore = pausedUntil ?? Number.NEGATIVE_INFINITY;
  if (acknowledgement.snoozedUntil !== undefined)
    return permittedFrom(job, zone, Math.max(acknowledgement.snoozedUntil, notBefore));
  const repeat = job.reminder?.repeat;
  // What failed would fail again, and what was skipped was decided against.
  if (!repeat || acknowledgement.repeat >= repeat.times || (state !== 'sent' && state !== 'unsure')) return null;
  return permittedFrom(job, zone, Math.max(changedAt + repeat.everyMs, notBefore));
}

/** The first instant (epoch ms) from then on at which the job may send; null when none is left. */
function permittedFrom(job: Job, zone: string, at: number): number | null {
  const permission = nextPermitted(job, zone, at);
  if (permission.may === 'never') return null;
  return permission.may === 'now' ? at : permission.at;
}

/** Whether nobody was there for longer than the message may be late. @param at when it was to ask again, epoch ms */
export function isTooLateToAsk(job: Job, at: number, now: number): boolean {
  const allowedMs = job.missed.policy === 'skip' ? 0 : policyOf(job).maxLatenessMs;
  return now - at > Math.max(allowedMs, ON_TIME_MS);
}

/** The key of the nth repeat of the message that has this key or is repeated under it. */
export function repeatKey(key: string, n: number): string {
  return `${key.replace(REPEAT, '')}+${n}`;
}

/** Whether it repeats a message that asks. */
export function isRepeatKey(key: string): boolean {
  return REPEAT.test(key);
}

/** Whether the user asked for this run, beside its schedule. */
export function isAskedKey(key: string): boolean {
  return /![1-9]\d*$/.test(key);
}

/** Epoch ms: what the series gave the occurrence of which this key is, or which it repeats; it may have been moved since. */
export function occurrenceOfKey(key: string): number {
  return Number.parseInt(key.slice(key.indexOf('@') + 1), 10);
}

/** Epoch ms at which the message was due of which this key is, or which it repeats. */
export function dueOf(key: string, ledger: Pick<Ledger, 'get'>): number {
  return ledger.get(key.replace(REPEAT, ''))?.dueAt ?? occurrenceOfKey(key);
}

export type SnoozeTo = 'minutes' | 'hour' | 'tomorrow';

/**
 * When a message asks again that the user puts off, epoch ms. Tomorrow: at the time of day at which it was due.
 * @param zone IANA
 */
export function snoozeUntil(to: SnoozeTo, key: string, now: number, zone: string): number {
  if (to !== 'tomorrow') return now + (to === 'hour' ? 60 : 10) * MINUTE_MS;
  const timeOfDay = wallOf(occurrenceOfKey(key), zone) % DAY_MS;
  return placeWall((Math.floor(wallOf(now, zone) / DAY_MS) + 1) * DAY_MS + timeOfDay, zone).at;
}
