import { z } from 'zod';
import './issues.ts';
import { Backup, BackupSource, ImportEffect, ImportMode, KeptBackup } from './backup.ts';
import { BulkEdit, BulkEffect } from './bulk-edit.ts';
import { Delivery, DeliveryTally, PastDelivery } from './delivery.ts';
import { NewUpload, UploadId, UploadPiece } from './files.ts';
import { ListDrafts, ListOptions, ListReading, MOST_LIST_BYTES } from './foreign-list.ts';
import { ChatId, JobDraft, JobId, Pause } from './job.ts';
import { MediaKind } from './media.ts';
import { Attachment, FileName, MAX_MARKED_UP_LENGTH, Message, TextPreview } from './message.ts';
import { NetworkStep } from './network.ts';
import { Plan } from './plan.ts';
import { PracticeEvent, PracticeMessage } from './practice.ts';
import { Preferences } from './preferences.ts';
import { PlainDate, Schedule, TimeZone, Timing } from './schedule.ts';
import { AppState, BotToken, Change, ChangeEntry, Chat, JobView, Pairing } from './state.ts';
import { Params, Translatable } from './translatable.ts';

/** Ten years of a busy calendar. */
const MAX_CALENDAR_LENGTH = 5_000_000;

const nothing = z.void();
/** Epoch ms. */
const Instant = z.number().int().nonnegative();

/** What can be done with several jobs at once. */
export const ManyAction = z.enum(['pause', 'resume', 'stop']);
export type ManyAction = z.infer<typeof ManyAction>;

const PauseOfMany = z.strictObject({ ids: z.array(JobId).min(1, 'input.chooseLeastOneMessage'), pause: Pause });

/** One of the next runs of a schedule: the instant, how it reads in the schedule's zone, and what a clock change does to it. */
export const PreviewRun = z.strictObject({
  /** Epoch ms. */
  at: z.number(),
  /** "Fri 27 Mar 2026, 09:00" in the schedule's zone. */
  local: z.string(),
  /** What a change of the clock does to it: `gap` moves it forward, in a `fold` it runs the first time. */
  dst: z.enum(['none', 'gap', 'fold']),
  /** "02:30 does not exist on this day, sends at 03:30", when a DST change touches this run. */
  note: z.string().optional(),
});
export type PreviewRun = z.infer<typeof PreviewRun>;

export const Preview = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    inWords: z.string(),
    runs: z.array(PreviewRun),
    /** What a cron line with an uneven step is often meant as. */
    meant: z.strictObject({ schedule: Schedule, inWords: z.string() }).optional(),
  }),
  z.strictObject({ ok: z.literal(false), error: Translatable }),
]);
export type Preview = z.infer<typeof Preview>;

/** What a phrase means, read back; or what is wrong or unclear about it, and what it could be. */
export const PhraseAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), timing: Timing, inWords: z.string(), runs: z.array(PreviewRun) }),
  z.strictObject({
    ok: z.literal(false),
    error: Translatable,
    hint: Translatable,
    /** A label that is a text is a phrase as one writes it. */
    choices: z.array(z.strictObject({ label: z.union([z.string(), Translatable]), phrase: z.string() })),
  }),
]);
export type PhraseAnswer = z.infer<typeof PhraseAnswer>;

/** Characters of a text, `start` up to but not including `end`. */
const Place = z.strictObject({ start: z.number().int(), end: z.number().int() });

/** What one line about when, to whom and what means; or what is wrong or unclear about its time. */
export const QuickAddAnswer = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    timing: Timing,
    inWords: z.string(),
    runs: z.array(PreviewRun),
    /** Null when it names nobody. `id` is null when the name is that of no chat, or of several: `candidates`. */
    to: z.strictObject({ name: z.string(), id: ChatId.nullable(), candidates: z.array(ChatId) }).nullable(),
    /** The message; empty when none is written yet. */
    text: z.string(),
    /** Where the time and the message stand in the line. */
    places: z.strictObject({ when: Place, text: Place }),
  }),
  PhraseAnswer.def.options[1],
]);
export type QuickAddAnswer = z.infer<typeof QuickAddAnswer>;

/** More messages than anybody creates in one go. */
export const MAX_AT_ONCE = 50;

/**
 * Every call that a window can make: what it takes, what it answers. Electron's IPC, the loopback server, the client
 * in the window and the tests' fakes all derive from this one value.
 */
export const channels = {
  'state.get': { input: nothing, output: AppState },
  'jobs.create': { input: JobDraft, output: JobView },
  /** All of them as one change, or none. */
  'jobs.createMany': {
    input: z.strictObject({
      drafts: z.array(JobDraft).min(1, 'error.noMessageCreate').max(MAX_AT_ONCE, 'error.tooManyOnceCreate'),
    }),
    output: z.array(JobView),
  },
  /** `base`: the message as it was when the edit began. Refused with `changedElsewhere` when it is another by now. */
  'jobs.edit': {
    input: z.strictObject({ id: JobId, draft: JobDraft, base: JobDraft }),
    output: JobView,
  },
  'jobs.stop': { input: z.strictObject({ id: JobId }), output: nothing },
  /** `until`: epoch ms at which it goes on by itself; left out: when the user says so. */
  'jobs.pause': { input: z.strictObject({ id: JobId, until: Instant.optional() }), output: JobView },
  'jobs.resume': { input: z.strictObject({ id: JobId }), output: JobView },
  /** Calls the next run off. */
  'jobs.skipNext': { input: z.strictObject({ id: JobId }), output: JobView },
  /** Lets a run that was left out or put off come as usual again; `at`: when the series has it. */
  'jobs.restoreRun': { input: z.strictObject({ id: JobId, at: Instant }), output: JobView },
  /** Puts the next run off. */
  'jobs.snooze': {
    input: z.strictObject({ id: JobId, until: Instant }),
    /** `at`: when it comes instead, which its quiet hours and days off may have made later. */
    output: z.strictObject({ job: JobView, at: Instant }),
  },
  /** Answers how the send goes by, and until when (epoch ms) it can be taken back; null: it has left. */
  'jobs.run': {
    input: z.strictObject({ id: JobId }),
    output: z.strictObject({ key: z.string(), until: z.number().nullable() }),
  },
  /** Takes a send back that has not left yet. */
  'jobs.takeBack': { input: z.strictObject({ key: z.string() }), output: nothing },
  /**
   * One change of several jobs, and so one undo; answers how many it changed. Those that are as wanted already or gone
   * are passed over; when that is all of them, it is refused.
   */
  'jobs.many': {
    input: z.strictObject({ ids: z.array(JobId).min(1, 'input.chooseLeastOneMessage'), action: ManyAction }),
    output: z.number().int(),
  },
  /** What a change of several jobs would do to each; nothing is changed. */
  'jobs.previewEdit': { input: BulkEdit, output: BulkEffect },
  /** Makes it, as one change, and so one undo. Those that cannot be changed so stay as they are. */
  'jobs.editMany': { input: BulkEdit, output: BulkEffect },
  'jobs.pauseAll': { input: z.strictObject({ until: Instant.optional() }).default({}), output: nothing },
  /** Pauses what recurs of these from then until then; answers how many, and how many that come once within stay. */
  'jobs.pauseBetween': {
    input: PauseOfMany,
    output: z.strictObject({ paused: z.number().int(), once: z.number().int() }),
  },
  /** Takes such a pause back; answers from how many. */
  'jobs.cancelPause': { input: PauseOfMany, output: z.number().int() },
  'jobs.resumeAll': { input: nothing, output: nothing },
  /**
   * Takes the last change back; answers its label, or null when there is none. `change`: none but that one, which is refused
   * when another was made since.
   */
  undo: { input: z.strictObject({ change: z.number().int().optional() }).default({}), output: Translatable.nullable() },
  preview: { input: Timing, output: Preview },
  /** Who else is due at that instant; null when the message need not wait for others. `except`: the job that is edited. */
  sendDelay: {
    input: z.strictObject({ at: Instant, chatId: ChatId, except: JobId.optional() }),
    output: Translatable.nullable(),
  },
  /** A time in plain words, as "every weekday at 9"; what is ambiguous is asked about. */
  'phrase.read': {
    /** `zone`: where its times are meant, when it names no place; left out: here. */
    input: z.strictObject({
      phrase: z.string().max(300, 'input.tooLong'),
      zone: TimeZone.optional(),
    }),
    output: PhraseAnswer,
  },
  /** When, to whom and what, as "every weekday at 9 to Team: Stand-up in 10". */
  'quickAdd.read': {
    input: z.strictObject({ text: z.string().max(5_000, 'input.tooLong') }),
    output: QuickAddAnswer,
  },
  /** Each line as a message of its own, where every one of them reads as a whole one; empty where one does not. */
  'quickAdd.readLines': {
    input: z.strictObject({ text: z.string().max(5_000, 'input.tooLong') }),
    output: z.array(QuickAddAnswer.def.options[0]).max(MAX_AT_ONCE),
  },
  /** A list of another program, or cells of a spreadsheet, read into messages; nothing is saved. */
  'list.read': {
    input: z.strictObject({
      /** Base64. */
      content: z.string().max((MOST_LIST_BYTES / 3) * 4 + 4, 'list.tooLarge'),
      options: ListOptions,
    }),
    output: ListReading,
  },
  /** Schedules them as one change, and so one undo; answers how many. */
  'list.import': { input: ListDrafts, output: z.number().int() },
  /** The days of an iCalendar file in the next five years, to leave out. A note says what of it could not be read. */
  'holidays.read': {
    input: z.strictObject({
      ics: z.string().max(MAX_CALENDAR_LENGTH, 'input.calendarTooLargeChoose'),
      /** Where the times are meant that the file has in UTC; left out: where new messages are. */
      zone: TimeZone.optional(),
    }),
    output: z.array(z.strictObject({ date: PlainDate, name: z.string() })),
  },
  /** What will be sent until then, and what a computer that is closed for a while would do to it. */
  plan: {
    input: z.strictObject({ until: Instant, asleep: z.strictObject({ from: Instant, to: Instant }).optional() }),
    output: Plan,
  },
  /** Newest first. `before` and `beforeKey` are `dueAt` and `key` of the last row that the caller has. */
  history: {
    input: z.strictObject({
      jobId: JobId.optional(),
      chatId: ChatId.optional(),
      /** Due at this instant or later, and before that one: epoch ms. */
      from: Instant.optional(),
      to: Instant.optional(),
      state: Delivery.shape.state.optional(),
      before: z.number().optional(),
      beforeKey: z.string().optional(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.array(Delivery),
  },
  /** Takes in what another Carillon sent. Rows that are here already stay as they are; answers how many were new. */
  'history.add': { input: z.strictObject({ deliveries: z.array(PastDelivery).max(100) }), output: z.number().int() },
  /** What became of all that was due between each of these instants (epoch ms, rising) and the next. */
  'history.tally': {
    input: z.strictObject({ edges: z.array(Instant).min(2).max(400) }),
    output: z.array(DeliveryTally),
  },
  /** The user's word on a delivery: an unsure one arrived or is to be sent again, what one asks is done. */
  'delivery.resolve': {
    /** `anyway`: sent again whatever the message's bounds say now. */
    input: z.strictObject({
      key: z.string(),
      as: z.enum(['arrived', 'resend', 'done']),
      anyway: z.boolean().optional(),
    }),
    output: Delivery,
  },
  /** Changes what a message says that stands in the chat already: its text or its caption, in the format that it has. */
  'delivery.editSent': {
    input: z.strictObject({
      key: z.string(),
      text: z.string().max(MAX_MARKED_UP_LENGTH, 'input.tooLong'),
    }),
    output: Delivery,
  },
  /** Deletes it from the chat. Telegram lets a bot do that for 48 hours. */
  'delivery.deleteSent': { input: z.strictObject({ key: z.string() }), output: Delivery },
  /** What happened to a delivery, oldest first, in words. */
  'delivery.timeline': {
    input: z.strictObject({ key: z.string() }),
    output: z.array(z.strictObject({ at: z.number(), text: Translatable })),
  },
  /** The text as it would look when it is sent now: marks read, variables filled in. `zone`: left out, here. */
  'message.preview': { input: z.strictObject({ message: Message, zone: TimeZone.optional() }), output: TextPreview },
  /** Sends it to the owner at once. It is no job, and the history does not tell of it. */
  'message.test': { input: z.strictObject({ message: Message, zone: TimeZone.optional() }), output: nothing },
  /** A file to go with messages is on its way; answers what its pieces go by. */
  'files.begin': { input: NewUpload, output: UploadId },
  /** The next piece of it. Over HTTP the body is the piece, and the address names the upload. */
  'files.piece': { input: UploadPiece, output: nothing },
  /** All of it was sent. */
  'files.end': { input: z.strictObject({ upload: UploadId }), output: Attachment },
  /** It is not wanted any more. */
  'files.drop': { input: z.strictObject({ upload: UploadId }), output: nothing },
  /** Of these files, those that Carillon does not have (any more). */
  'files.missing': { input: z.strictObject({ files: z.array(FileName).max(100) }), output: z.array(FileName) },
  /** A piece of it from there on, as base64; empty behind its end. */
  'files.read': {
    input: z.strictObject({ file: FileName, offset: z.number().int().min(0) }),
    output: z.string(),
  },
  /** Whether Telegram takes it as that: refused with why when it does not. */
  'files.needKind': { input: z.strictObject({ file: FileName, kind: MediaKind }), output: nothing },
  /** The bot's profile picture, small, as a data URL; null when it has none, or none can be had now. */
  /** This computer sends the messages from now on, and the one that did so stops. */
  'home.takeOver': { input: nothing, output: nothing },
  /** Takes the bot back from another service that receives what is written to it. */
  'bot.takeOver': { input: nothing, output: nothing },
  /** Looks step by step at what lies between this computer and Telegram. Takes up to a minute. */
  'network.check': { input: nothing, output: z.array(NetworkStep) },
  /** Which proxy leads to Telegram, from the next request on; empty: what the environment or the system says. */
  'network.setProxy': {
    input: z.strictObject({ address: z.string().max(500, 'input.tooLong') }),
    output: nothing,
  },
  'bot.picture': { input: nothing, output: z.string().startsWith('data:image/').nullable() },
  /** Finds a chat by @username or numeric id through Telegram and remembers it. */
  'chats.add': {
    input: z.strictObject({ reference: z.string().trim().min(1, 'input.writeNameOrId') }),
    output: Chat,
  },
  /** Takes a chat off the list. Refused while messages go there; Telegram is told nothing. */
  'chats.forget': { input: z.strictObject({ id: ChatId }), output: nothing },
  /** The user has seen what was missed: these, or all. */
  'missed.dismiss': { input: z.strictObject({ keys: z.array(z.string()).optional() }).default({}), output: nothing },
  /** Makes the change again that was undone last; answers its label, or null when there is none. */
  redo: { input: nothing, output: Translatable.nullable() },
  /** The newest changes, newest first. */
  changes: { input: z.strictObject({ limit: z.number().int().min(1).max(200) }), output: z.array(ChangeEntry) },
  /**
   * Changes what is given, keeps the rest; a value of undefined changes nothing. `base`: what these settings were when the change
   * began. Refused with `changedElsewhere` when one of them is another by now.
   */
  'preferences.set': { input: Preferences.partial().extend({ base: Preferences.partial() }), output: Preferences },
  /** Everything but the token, the files and the history, which the window fetches for itself. */
  'backup.export': { input: nothing, output: Backup },
  /** What an import would change; nothing is changed. */
  'backup.preview': { input: z.strictObject({ source: BackupSource, mode: ImportMode }), output: ImportEffect },
  /** All of it as one change, which one undo takes back; preferences are not taken back. */
  'backup.import': { input: z.strictObject({ source: BackupSource, mode: ImportMode }), output: ImportEffect },
  /** The daily backups, newest first. */
  'backup.list': { input: nothing, output: z.array(KeptBackup) },
  /** The button of a notice, which is then gone. */
  'notices.act': { input: z.strictObject({ id: z.string() }), output: nothing },
  'notices.dismiss': { input: z.strictObject({ id: z.string() }), output: nothing },
  /**
   * Checks the token with Telegram, keeps it, and starts the bot. `keepInFile` counts where there is no keyring: consent to a
   * readable file; without it the token is in memory until Carillon ends.
   */
  'setup.useToken': { input: z.strictObject({ token: BotToken, keepInFile: z.boolean() }), output: nothing },
  'setup.usePractice': { input: nothing, output: nothing },
  /** Back to the first-run screen. Nothing is deleted: each mode keeps its own jobs. */
  'setup.leave': { input: nothing, output: nothing },
  /** A fresh pairing code; the old one is void. */
  'setup.newPairing': { input: nothing, output: Pairing },
  'practice.messages': { input: nothing, output: z.array(PracticeMessage) },
  'practice.send': {
    input: z.strictObject({
      text: z.string().min(1, 'input.messageEmptyWriteWhat').max(4_096, 'input.tooLong'),
    }),
    output: nothing,
  },
  'practice.tap': { input: z.strictObject({ messageId: z.number().int(), data: z.string() }), output: nothing },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type Channels = typeof channels;
export type ChannelName = keyof Channels;
export const channelNames = Object.keys(channels) as ChannelName[];
/** What a caller passes, before defaults. */
export type ChannelInput<N extends ChannelName> = z.input<Channels[N]['input']>;
/** What a handler receives: parsed once, defaults filled in. */
export type ChannelPayload<N extends ChannelName> = z.output<Channels[N]['input']>;
export type ChannelOutput<N extends ChannelName> = z.output<Channels[N]['output']>;

/** What main pushes to a window, unasked. */
export const Push = z.discriminatedUnion('topic', [
  z.strictObject({ topic: z.literal('state'), change: Change }),
  z.strictObject({ topic: z.literal('practice'), event: PracticeEvent }),
  /** The tray, a link or a second launch asks the window to show something. */
  z.strictObject({ topic: z.literal('navigate'), to: z.enum(['jobs', 'new', 'history']) }),
]);
export type Push = z.infer<typeof Push>;

/** A refusal for the user. `code` maps to an HTTP status: 400, 401, 403, 404, 409, 503, 500. */
export const ApiError = z.strictObject({
  /**
   * `changedElsewhere`: an edit began from what is no longer so. `outsideBounds`: the message's quiet hours and the like speak
   * against it; the user may want it all the same.
   */
  code: z.enum([
    'invalid',
    'unauthorised',
    'forbidden',
    'notFound',
    'conflict',
    'changedElsewhere',
    'outsideBounds',
    'unavailable',
    'internal',
  ]),
  /** What is wrong and what to do, as a text of the catalogues. */
  key: z.string(),
  params: Params,
  /** The part of what was entered that is wrong, where it is about one. */
  field: z.string().optional(),
});
export type ApiError = z.infer<typeof ApiError>;

/**
 * What travels back over either transport. `change`: the id of the change that the call made, for undo. `note`: what the user
 * should know of it.
 */
export type Reply<T> = { ok: true; value: T; change?: number; note?: Translatable } | { ok: false; error: ApiError };

/** `window.carillon`: the same in Electron (by the preload) and in a browser (over loopback HTTP). */
export interface CarillonApi {
  call<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<Reply<ChannelOutput<N>>>;
  /** Returns the function that ends the subscription. `onBroken`/`onRestored` tell when pushes cannot be relied on. */
  subscribe(listener: (push: Push) => void, connection?: (up: boolean) => void): () => void;
}

/** One handler a channel: the compiler proves that none is missing. */
export type Handlers = {
  [N in ChannelName]: (
    payload: ChannelPayload<N>,
    /** What the user should know of a call that succeeds. */
    note?: (text: Translatable) => void,
  ) => Promise<ChannelOutput<N>> | ChannelOutput<N>;
};
