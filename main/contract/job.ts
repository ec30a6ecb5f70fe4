import { z } from 'zod';
import './issues.ts';
import { AfterSend } from './after-send.ts';
import { Message, takesButtons } from './message.ts';
import { Timing } from './schedule.ts';
import { Translatable, verbatim } from './translatable.ts';

/** Four characters without look-alikes (no 0/o, 1/l/i): easy to read and to type in a chat. */
export const JOB_ID_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
export const JobId = z.string().regex(/^[2-9a-hjkmnp-z]{4}$/, 'input.jobId4Characters');
export type JobId = z.infer<typeof JobId>;

/** A Telegram chat id: a whole number, negative for groups and channels. */
export const ChatId = z
  .number()
  .int()
  .refine((id) => id !== 0 && Number.isSafeInteger(id), 'input.noChatId');
export type ChatId = z.infer<typeof ChatId>;

/**
 * What to do with occurrences that fell due while the computer slept or Carillon was not running.
 * `skip`: none. `latest`: at most one message. `all`: each. Whatever is later than `maxLatenessMs` is never sent.
 */
export const MissedPolicy = z.strictObject({
  policy: z.enum(['skip', 'latest', 'all']),
  maxLatenessMs: z
    .number()
    .int()
    .min(0)
    .max(366 * 24 * 3_600_000, 'input.missedMessageMayMost'),
});
export type MissedPolicy = z.infer<typeof MissedPolicy>;
export const DEFAULT_MISSED: MissedPolicy = { policy: 'latest', maxLatenessMs: 24 * 3_600_000 };

/** Short words by which a person finds their messages again: lower case, each once. */
export const Tags = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[^,]+$/, 'input.tagWordWithoutCommas')
      .max(24, 'input.tagMost24Characters'),
  )
  .overwrite((tags) => [...new Set(tags)])
  .max(10, 'input.messageMost10Tags');

/** How often a message is repeated until somebody says that it is done. */
export const Repeats = z.strictObject({
  everyMs: z
    .number()
    .int()
    .min(60_000, 'input.askAgainAfterMinute')
    .max(7 * 24 * 3_600_000, 'input.askAgainAfterWeek'),
  /** Beside the message itself. */
  times: z.number().int().min(1, 'input.askAgainLeastOnce').max(50, 'input.askAgainMost50'),
});
export type Repeats = z.infer<typeof Repeats>;

/** The message asks to be done: it has buttons for done, snooze and skip next, and may repeat itself until it is. */
export const Reminder = z.strictObject({
  repeat: Repeats.optional(),
  /** Whoever is in the chat may say that it is done, or put it off; left out: the owner alone. */
  anyone: z.boolean().optional(),
});
export type Reminder = z.infer<typeof Reminder>;

/** What a person decides about a job; the rest of {@link Job} is Carillon's own book-keeping. */
export const JobDraft = z
  .strictObject({
    name: z.string().trim().max(80, 'input.nameMost80Characters').default(''),
    tags: Tags.optional(),
    chatId: ChatId,
    threadId: z.number().int().positive().optional(),
    message: Message,
    ...Timing.shape,
    missed: MissedPolicy.default(DEFAULT_MISSED),
    /** What to do when it cannot be known whether a message arrived. */
    ifUnsure: z.enum(['ask', 'resend']).default('ask'),
    /** Left out: it asks for nothing. */
    reminder: Reminder.optional(),
    /** Left out: it stays as it was sent. */
    afterSend: AfterSend.optional(),
  })
  .refine(({ reminder, message }) => !reminder || takesButtons(message), {
    path: ['reminder'],
    error: 'input.telegramShowsNoButtonsUnderAlbum',
  });
export type JobDraft = z.infer<typeof JobDraft>;
/** A draft as a surface hands it in, before defaults. */
export type JobDraftInput = z.input<typeof JobDraft>;

/** What a person decided about a job, without what Carillon adds to it. */
export function draftOf(job: JobDraft): JobDraft {
  const known = Object.entries(job).filter(([field, value]) => field in JobDraft.shape && value !== undefined);
  return Object.fromEntries(known) as JobDraft;
}

/** Epoch ms. */
const Instant = z.number().int();

/**
 * What one occurrence does otherwise than its series. `at` says which: the instant (epoch ms) that the series gives it, wherever
 * it is moved; its key in the ledger holds the same.
 */
export const Exception = z
  .strictObject({
    at: Instant,
    /** It does not come. */
    skipped: z.literal(true).optional(),
    /** Epoch ms: it comes then instead. */
    movedTo: Instant.optional(),
    /** What it says instead, all of it: text, files, buttons. */
    message: Message.optional(),
  })
  .refine(
    ({ skipped, movedTo, message }) => (skipped === undefined) === (movedTo !== undefined || message !== undefined),
    'error.saySkippedOrWhen',
  );
export type Exception = z.infer<typeof Exception>;
export const MAX_EXCEPTIONS = 500;

/** A span of time in which nothing is sent, epoch ms: `from` belongs to it, `until` does not. What falls into it is left out. */
export const Pause = z
  .strictObject({ from: Instant, until: Instant })
  .refine(({ from, until }) => from < until, 'error.pauseMustEndAfter');
export type Pause = z.infer<typeof Pause>;
export const MAX_PAUSES = 100;

export const Surface = z.enum(['window', 'tray', 'chat']);
export type Surface = z.infer<typeof Surface>;

export const Job = JobDraft.safeExtend({
  id: JobId,
  /** `paused`: until the user resumes it. A pause that ends by itself is one of its {@link Pause}s. */
  status: z.enum(['active', 'paused']),
  createdBy: Surface,
  /** Epoch ms. */
  createdAt: z.number().int(),
  /** Epoch ms: occurrences after this instant are the job's to send. Moved by an edit of the schedule and by resume. */
  since: z.number().int(),
  /** Why Carillon paused it: its chat refuses whatever the bot sends there. Gone once it is resumed. */
  suspended: z.union([Translatable, z.string().transform(verbatim)]).optional(),
  /** One an occurrence at most. */
  exceptions: z.array(Exception).max(MAX_EXCEPTIONS).optional(),
  /** Past ones are harmless. They may overlap. */
  pauses: z.array(Pause).max(MAX_PAUSES).optional(),
});
export type Job = z.infer<typeof Job>;
