import { z } from 'zod';
import './issues.ts';
import { ChatId, JobId, Tags } from './job.ts';
import { TimeOfDay, TimeZone } from './schedule.ts';

/** At most as many as a list holds. */
export const MAX_BULK_JOBS = 10_000;
/** A day: further, a message is given another day rather than another time. */
const MAX_SHIFT_MINUTES = 1_440;

/** What several messages are given at once. */
export const BulkChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('chat'), chatId: ChatId }),
  z.strictObject({ kind: z.literal('addTag'), tag: Tags.element }),
  z.strictObject({ kind: z.literal('removeTag'), tag: Tags.element }),
  /** So many minutes later, or earlier where it is negative. */
  z.strictObject({
    kind: z.literal('shift'),
    minutes: z
      .number()
      .int()
      .min(-MAX_SHIFT_MINUTES, 'input.dayEarlier')
      .max(MAX_SHIFT_MINUTES, 'input.dayLater')
      .refine((minutes) => minutes !== 0, 'input.byHowMuch'),
  }),
  z.strictObject({ kind: z.literal('time'), time: TimeOfDay }),
  z.strictObject({ kind: z.literal('zone'), timeZone: TimeZone }),
  /** A second one of each, paused. */
  z.strictObject({ kind: z.literal('duplicate') }),
]);
export type BulkChange = z.infer<typeof BulkChange>;

export const BulkEdit = z.strictObject({
  ids: z.array(JobId).min(1, 'input.chooseLeastOneMessage').max(MAX_BULK_JOBS),
  change: BulkChange,
});

/** Why a message stays as it is. */
export const BulkRefusal = z.enum(['same', 'noTimeOfDay', 'otherDay', 'noZone', 'past']);
export type BulkRefusal = z.infer<typeof BulkRefusal>;

/** What a change does, or did, to each of the messages. */
export const BulkEffect = z.strictObject({
  changed: z.array(z.strictObject({ id: JobId, before: z.string(), after: z.string() })),
  left: z.array(z.strictObject({ id: JobId, why: BulkRefusal })),
});
export type BulkEffect = z.infer<typeof BulkEffect>;
