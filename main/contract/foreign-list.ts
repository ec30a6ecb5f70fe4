import { z } from 'zod';
import { Translatable } from './translatable.ts';
import './issues.ts';
import { ChatId, JobDraft, Tags } from './job.ts';
import { Message } from './message.ts';
import { TimeZone, Timing } from './schedule.ts';

/** Bytes. */
export const MOST_LIST_BYTES = 5_000_000;
export const MOST_LIST_ROWS = 10_000;

/** What kind of list another program wrote, or a person in a spreadsheet. */
export const ListFormat = z.enum([
  'table',
  'todoist',
  'crontab',
  'calendar',
  'cronTelebot',
  'apscheduler',
  'n8n',
  'homeAssistant',
]);
export type ListFormat = z.infer<typeof ListFormat>;

/** What a column of a table is for. `when` holds a date and time, or says it in words. */
export const ColumnUse = z.enum([
  'text',
  'when',
  'date',
  'time',
  'chat',
  'name',
  'tags',
  'zone',
  'link',
  'media',
  'draft',
  'ignore',
]);
export type ColumnUse = z.infer<typeof ColumnUse>;

/** What the file leaves open. */
export const ListOptions = z.strictObject({
  /** Where times without a zone are meant; left out: where new messages are. */
  zone: TimeZone.optional(),
  /** Whether 3/4 is 3 April; left out: as the other rows of the file tell, else it is asked. */
  dayFirst: z.boolean().optional(),
  /** One a column of a table; left out: as its headers say. */
  columns: z.array(ColumnUse).max(200).optional(),
  /** How many minutes before an event of a calendar its message comes. */
  leadMinutes: z.number().int().min(0).max(10_080, 'list.weekBefore').default(0),
});
export type ListOptions = z.output<typeof ListOptions>;

/** Why a row cannot become a message as it stands. */
export const RowProblem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('noText') }),
  z.strictObject({ kind: z.literal('noTime') }),
  /** `why`: in words, from the reader of phrases. */
  z.strictObject({ kind: z.literal('unreadTime'), written: z.string(), why: Translatable.optional() }),
  /** 3/4: which is the day? */
  z.strictObject({ kind: z.literal('dayOrMonth'), written: z.string() }),
  /** `why`: in words: it lies in the past, or never comes. */
  z.strictObject({ kind: z.literal('refused'), why: Translatable }),
]);
export type RowProblem = z.infer<typeof RowProblem>;

/** What of a row is not taken over, or was taken otherwise. */
export const RowNote = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('draft') }),
  z.strictObject({ kind: z.literal('mediaLeftOut') }),
  /** A part of the text that another program would have filled in. */
  z.strictObject({ kind: z.literal('placeholder'), written: z.string() }),
  z.strictObject({ kind: z.literal('conditionLeftOut'), written: z.string() }),
  /** A token stood in the row; it is not kept. */
  z.strictObject({ kind: z.literal('tokenLeftOut') }),
  /** What the row runs is a program: its words are taken for the message. */
  z.strictObject({ kind: z.literal('program'), written: z.string() }),
  /** The list names the job, and not what it sends. */
  z.strictObject({ kind: z.literal('nameAsText') }),
  /** An event of a whole day: its message comes at 09:00. */
  z.strictObject({ kind: z.literal('wholeDay') }),
]);
export type RowNote = z.infer<typeof RowNote>;

/** A row of the list, as the message that it would become. */
export const ListRow = z.strictObject({
  /** Of the file, from 1. */
  line: z.number().int(),
  name: z.string(),
  tags: Tags,
  message: Message.or(z.null()),
  /** `written`: as the file names it; `id`: the chat that is meant, where one is known by that. */
  chat: z.strictObject({ written: z.string(), id: ChatId.nullable() }),
  timing: Timing.nullable(),
  /** The timing in words, and its next runs, as epoch ms and in its own zone; empty where there is none. */
  inWords: z.string(),
  runs: z.array(z.strictObject({ at: z.number(), local: z.string() })).max(3),
  /** The same message at the same times is scheduled already, or stands above in the file. */
  isDouble: z.boolean(),
  problem: RowProblem.nullable(),
  notes: z.array(RowNote),
});
export type ListRow = z.infer<typeof ListRow>;

export const ListReading = z.strictObject({
  format: ListFormat,
  /** Of a table alone: its headers, one of its values, and what each column was taken for. */
  columns: z.array(z.strictObject({ header: z.string(), sample: z.string(), use: ColumnUse })).nullable(),
  /** Whether a date could have its day or its month first, and no other row tells which. */
  isOrderOpen: z.boolean(),
  rows: z.array(ListRow),
});
export type ListReading = z.infer<typeof ListReading>;

/** As many at once as a list has rows. */
export const ListDrafts = z.strictObject({
  drafts: z.array(JobDraft).min(1, 'input.chooseLeastOneMessage').max(MOST_LIST_ROWS),
});
