import { z } from 'zod';
import { DeliveryState } from './delivery.ts';
import { JobId } from './job.ts';
import { PlainDate } from './schedule.ts';
import { Translatable } from './translatable.ts';

/** A send that is to come, or what would become of it. Times are epoch ms. */
export const PlannedRun = z.strictObject({
  jobId: JobId,
  dueAt: z.number(),
  /** Null when it would not be sent. */
  sentAt: z.number().nullable(),
  state: DeliveryState,
  /** How many earlier occurrences it would stand for. */
  coalesced: z.number(),
  reason: Translatable.nullable(),
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
  reason: Translatable.nullable(),
});
export type AfterAbsence = z.infer<typeof AfterAbsence>;

/** The sends of a job that sends too often on a day for each to be told. Times are epoch ms. */
export const PlannedSeries = z.strictObject({
  jobId: JobId,
  /** In the computer's zone. */
  date: PlainDate,
  /** When the first and the last of them are sent. */
  firstAt: z.number(),
  lastAt: z.number(),
  /** How many are sent. */
  sent: z.number(),
  /** How many occurrences are not sent, or stood for by another. */
  unsent: z.number(),
});
export type PlannedSeries = z.infer<typeof PlannedSeries>;

/** A day on the computer's wall. Times are epoch ms. */
export const PlannedDay = z.strictObject({
  date: PlainDate,
  /** Its midnights. */
  from: z.number(),
  to: z.number(),
  /** By how much, in ms, the clock is set forward (or back, negative) in it; 0 on all but two days a year. */
  clockShiftMs: z.number(),
});
export type PlannedDay = z.infer<typeof PlannedDay>;

/** What is to come. */
export const Plan = z.strictObject({
  from: z.number(),
  /** How far it goes: sooner than was asked for when there is too much to list. */
  until: z.number(),
  days: z.array(PlannedDay),
  /** By the time at which they are sent, or else were due. */
  runs: z.array(PlannedRun),
  series: z.array(PlannedSeries),
  /** What the absence that was asked about would do. */
  absence: z.array(AfterAbsence),
});
export type Plan = z.infer<typeof Plan>;
