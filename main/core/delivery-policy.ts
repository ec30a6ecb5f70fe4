import type { Delivery } from '../contract/delivery.ts';
import { DEFAULT_MISSED, type Job } from '../contract/job.ts';
import type { Translatable } from '../contract/translatable.ts';
import { HOUR_MS } from '../contract/units.ts';
import { duration, msg } from '../i18n/msg.ts';
import { ON_TIME_MS } from './catch-up.ts';
import { askedForAt, type Ruling } from './permission.ts';

/** What a job says about deliveries of its that are late or in doubt. */
export interface DeliveryPolicy {
  maxLatenessMs: number;
  ifUnsure: 'ask' | 'resend';
  /** Whether a next run may come, which one can skip. */
  recurs: boolean;
}

/** @param job undefined when it is gone: what waits of it is treated as a new message would be */
export function policyOf(job: Job | undefined): DeliveryPolicy {
  return {
    // A run that is late on purpose is not late.
    maxLatenessMs: (job?.missed ?? DEFAULT_MISSED).maxLatenessMs + (job?.jitterMs ?? 0),
    ifUnsure: job?.ifUnsure ?? 'ask',
    recurs: job !== undefined && job.schedule.kind !== 'once',
  };
}

/** What is to be done with a delivery that waits. `until` is epoch ms. */
export type NextStep =
  | { do: 'send' }
  | { do: 'wait'; until: number; reason: Translatable }
  /** `asksUser`: whether the user is to be asked about it, as about what was missed. */
  | { do: 'skip'; reason: Translatable; asksUser: boolean };

/** What the user asked to send by hand is wanted now: where it cannot leave within this, they are asked again. */
const OWN_WORD_LASTS_MS = 2 * HOUR_MS;

/**
 * Sends it, lets it wait until it may be sent, or gives up on what is later, or would be by then, than its job allows.
 * @param lastDue epoch ms, from which lateness is counted
 */
export function nextStepOf(
  delivery: Pick<Delivery, 'key' | 'dueAt' | 'wantedAt' | 'reason'>,
  lastDue: number,
  { maxLatenessMs }: DeliveryPolicy,
  ruling: Ruling,
  now: number,
): NextStep {
  const { reason } = delivery;
  const asksUser = askedForAt(delivery) !== null;
  const allowedMs = Math.min(
    Math.max(maxLatenessMs, ON_TIME_MS),
    asksUser ? OWN_WORD_LASTS_MS : Number.POSITIVE_INFINITY,
  );
  if (now - lastDue > allowedMs) {
    const limit = duration(allowedMs);
    const text = reason
      ? msg('delivery.couldNotSentWithinTime', { limit, why: msg('text.unended', { text: reason }) })
      : msg('delivery.couldNotSentWithin', { limit });
    return {
      do: 'skip',
      asksUser,
      reason: text,
    };
  }
  if (ruling.may === 'now') return { do: 'send' };
  if (ruling.may === 'never') return { do: 'skip', asksUser, reason: ruling.reason };
  if (ruling.at - lastDue > allowedMs) return { do: 'skip', asksUser, reason: ruling.tooLate };
  return { do: 'wait', until: ruling.at, reason: ruling.reason };
}
