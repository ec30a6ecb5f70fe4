import { DEFAULT_MISSED, type Job } from '../contract/job.ts';

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
