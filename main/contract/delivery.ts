import { z } from 'zod';
import { ChatId, JobId } from './job.ts';
import { Message } from './message.ts';
import { Translatable, verbatim } from './translatable.ts';

/**
 * `pending` waits in the outbox; `sending` was handed to Telegram; `unsure` was handed over and no answer is known;
 * `skipped` was decided against (too late, paused, overlapping, dropped by the user).
 */
export const DeliveryState = z.enum(['pending', 'sending', 'sent', 'failed', 'unsure', 'skipped']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** A message that asks to be done, and what came of that. Times are epoch ms. */
export const Acknowledgement = z.strictObject({
  /** Which repeat it is; 0: the message itself. */
  repeat: z.number().int(),
  /**
   * Left out: it waits for an answer. `done`: the user said so. `repeated`: it was asked again, and the newer one waits.
   * `superseded`: the next run came. `dropped`: its message was paused or stopped, or nobody was there for too long.
   */
  end: z.enum(['done', 'repeated', 'superseded', 'dropped']).optional(),
  endedAt: z.number().int().optional(),
  /** When it asks again, as the user said. */
  snoozedUntil: z.number().int().optional(),
  /** Who said that it is done, or put it off, by name; left out: the owner. */
  by: z.string().optional(),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** One occurrence's way through the outbox, as the ledger keeps it. Times are epoch ms. */
export const Delivery = z.strictObject({
  /** `jobId@` and the instant that the series gives the occurrence, wherever it was moved; a run that the user asked for adds `!n`, the nth repeat of a message that asks adds `+n`. */
  key: z.string(),
  jobId: JobId,
  jobName: z.string(),
  chatId: ChatId,
  threadId: z.number().int().optional(),
  /** What one reads of it. */
  text: z.string(),
  /** The whole of what is sent, with its variables filled in; left out when that is the text alone. */
  message: Message.optional(),
  dueAt: z.number().int(),
  /** When the user asked for it anew: from then on it is late. */
  wantedAt: z.number().int().optional(),
  state: DeliveryState,
  /** How many requests were made. */
  attempts: z.number().int(),
  /** When the state last changed. */
  changedAt: z.number().int(),
  messageId: z.number().int().optional(),
  /** All its messages where they are several: of an album. */
  messageIds: z.array(z.number().int()).optional(),
  /** When the user changed what it says in the chat, and when they deleted it there. */
  editedAt: z.number().int().optional(),
  deletedAt: z.number().int().optional(),
  /** Why it is in this state, and what to do. */
  reason: Translatable.optional(),
  /** How many earlier missed occurrences this one stands for. */
  coalesced: z.number().int(),
  /** It fell due while the computer slept or Carillon did not run, and the user has not seen that yet. */
  missed: z.boolean().optional(),
  /** Left out: it asks for nothing. */
  acknowledgement: Acknowledgement.optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** One that is over, or waits for the user's word alone: what a backup tells of it. */
export const PastDelivery = Delivery.extend({
  state: DeliveryState.exclude(['pending', 'sending']),
  /** In backups of earlier versions it is English. */
  reason: z.union([Translatable, z.string().transform(verbatim)]).optional(),
});
export type PastDelivery = z.infer<typeof PastDelivery>;

/** What became of all that was due in some time. */
export const DeliveryTally = z.strictObject({
  sent: z.number().int(),
  failed: z.number().int(),
  unsure: z.number().int(),
  skipped: z.number().int(),
  /** Not over yet. */
  waiting: z.number().int(),
  /** Of those that were sent: how late they were on average, and at worst, in ms; null when there are none. */
  lateMs: z.number().nullable(),
  worstMs: z.number().nullable(),
});
export type DeliveryTally = z.infer<typeof DeliveryTally>;
