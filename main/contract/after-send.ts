import { z } from 'zod';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Telegram lets a bot delete its messages for 48 hours; an hour of them is left for what may go wrong. */
export const MAX_DELETE_AFTER_MS = 47 * HOUR_MS;

/** What is done with a message in its chat once it was sent. */
export const AfterSend = z.strictObject({
  /** Deleted so long after it was sent. */
  deleteAfterMs: z
    .number()
    .int()
    .min(MINUTE_MS, 'input.deleteAfterMinute')
    .max(MAX_DELETE_AFTER_MS, 'input.deleteWithin47Hours')
    .optional(),
  /** The run before it is deleted when it is out. */
  replacePrevious: z.literal(true).optional(),
  /** Pinned, with a notification to the members or without. */
  pin: z.enum(['silently', 'notify']).optional(),
  /** The run before it is unpinned. */
  unpinPrevious: z.literal(true).optional(),
  /** Nobody can vote any more so long after it was sent. */
  closePollAfterMs: z
    .number()
    .int()
    .min(MINUTE_MS, 'input.closePollAfterMinute')
    .max(30 * 24 * HOUR_MS, 'input.closePollWithin30Days')
    .optional(),
});
export type AfterSend = z.infer<typeof AfterSend>;
