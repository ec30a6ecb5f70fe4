import { z } from 'zod';
import { DeliveryState } from './delivery.ts';
import { JobId } from './job.ts';

/** A send that is to come, or what would become of it. Times are epoch ms. */
export const PlannedRun = z.strictObject({
  jobId: JobId,
  dueAt: z.number(),
  /** Null when it would not be sent. */
  sentAt: z.number().nullable(),
  state: DeliveryState,
  /** How many earlier occurrences it would stand for. */
  coalesced: z.number(),
  reason: z.string().nullable(),
  /** It falls due while nobody is there. */
  missed: z.boolean(),
});
export type PlannedRun = z.infer<typeof PlannedRun>;

/** What a computer that is closed for a while does to one job. */
export const AfterAbsence = z.strictObject({
  jobId: JobId,
  due: z.number(),
  sent: z.number(),
  sentAt: z.number().nullable(),
  coalesced: z.number(),
  skipped: z.number(),
  reason: z.string().nullable(),
});
export type AfterAbsence = z.infer<typeof AfterAbsence>;

/** What is to come. */
export const Plan = z.strictObject({
  from: z.number(),
  /** How far it goes: sooner than was asked for when there is too much to list. */
  until: z.number(),
  runs: z.array(PlannedRun),
  /** What the absence that was asked about would do. */
  absence: z.array(AfterAbsence),
});
export type Plan = z.infer<typeof Plan>;
