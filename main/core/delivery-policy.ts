import type { Delivery } from '../contract/delivery.ts';
import { DEFAULT_MISSED, type Job } from '../contract/job.ts';
import { ON_TIME_MS } from './catch-up.ts';
import type { Ruling } from './permission.ts';
import { describeDuration } from './schedule/describe.ts';

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
export type NextStep = { do: 'send' } | { do: 'wait'; until: number; reason: string } | { do: 'skip'; reason: string };

/**
 * Sends it, lets it wait until it may be sent, or gives up on what is later, or would be by then, than its job allows.
 * @param lastDue epoch ms, from which lateness is counted
 */
export function nextStepOf(
  { reason }: Pick<Delivery, 'reason'>,
  lastDue: number,
  { maxLatenessMs }: DeliveryPolicy,
  ruling: Ruling,
  now: number,
): NextStep {
  const allowedMs = Math.max(maxLatenessMs, ON_TIME_MS);
  if (now - lastDue > allowedMs) {
    const why = reason ? ` (${reason.replace(/\.$/, '')})` : '';
    return { do: 'skip', reason: `It could not be sent within ${describeDuration(allowedMs)} of its time${why}.` };
  }
  if (ruling.may === 'now') return { do: 'send' };
  if (ruling.may === 'never') return { do: 'skip', reason: ruling.reason };
  if (ruling.at - lastDue > allowedMs) return { do: 'skip', reason: ruling.tooLate };
  return { do: 'wait', until: ruling.at, reason: ruling.reason };
}
