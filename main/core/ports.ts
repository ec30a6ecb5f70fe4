import type { Acknowledgement, Delivery, DeliveryState, DeliveryTally, PastDelivery } from '../contract/delivery.ts';
import type { Job, Surface } from '../contract/job.ts';
import type { MediaKind } from '../contract/media.ts';
import type { Attachment, Message } from '../contract/message.ts';
import type { ChangeEntry, Chat } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';

/** The only source of time in the core. */
export interface Clock {
  /** Epoch ms, as the computer's clock has it now. */
  now(): number;
  /** Ms since some start; never set back. It may or may not advance while the computer sleeps. */
  monotonic(): number;
  /** The computer's zone, IANA. */
  timeZone(): string;
}

/** Short waits (pacing, backoff). A wait of 0 still lets the event loop turn. */
export interface Timers {
  /** Calls `run` once after `ms`; returns the function that prevents it. */
  after(ms: number, run: () => void): () => void;
}

/** One wake-up at one instant; setting it replaces the former. */
export interface Alarm {
  /** @param at epoch ms; an instant that has passed fires at once */
  set(at: number, fire: () => void): void;
  clear(): void;
}

/** What jobs.json holds. */
export interface JobBook {
  jobs: Job[];
  chats: Chat[];
  pausedAll: boolean;
  /** Epoch ms at which the pause ends by itself; null: when the user says so. */
  pausedAllUntil: number | null;
  /** Epoch ms of the last "resume all": what fell due before it was paused, not missed. */
  resumedAt: number;
}

/** Held in memory, written once a change. */
export interface JobStore {
  read(): Readonly<JobBook>;
  /**
   * The book and what the change means for the ledger, all of it or nothing, whenever the process ends or the disk refuses.
   * @param alongside writes to the ledger, and to nothing else
   * @throws UserError when the disk refuses; both are then as they were
   */
  write(book: JobBook, alongside?: () => void): void;
}

/**
 * What a change of the job book makes of things in memory and on show, once it is on the disk. The function that writes its
 * part to the ledger hands it back.
 */
export type Afterwards = () => void;

/** A delivery that enters the ledger. */
export interface NewDelivery {
  key: string;
  jobId: string;
  jobName: string;
  chatId: number;
  threadId?: number | undefined;
  text: string;
  message?: Message | undefined;
  /** Epoch ms. */
  dueAt: number;
  state: 'pending' | 'skipped';
  reason?: Translatable | undefined;
  coalesced: number;
  /** Whether the schedule asked for it (and not the user, by "run now"): only such rows tell where a series stands. */
  scheduled: boolean;
  /** Whether it fell due while nobody was there: shown until {@link Ledger.seen}. */
  missed: boolean;
  /** Which repeat of a message that asks it is, 0 for the message itself; left out: it asks for nothing. */
  repeat?: number | undefined;
}

export interface DeliveryUpdate {
  state: DeliveryState;
  at: number;
  attempts?: number;
  messageId?: number;
  /** Of an album. */
  messageIds?: readonly number[] | undefined;
  reason?: Translatable | undefined;
  chatId?: number;
  /** Epoch ms at which the user asked for it anew: lateness is counted from then. */
  wantedAt?: number;
}

/** What a delivery that waits says and where it goes, once its job was edited. */
export interface PendingEdit {
  jobName: string;
  chatId: number;
  threadId?: number | undefined;
  text: string;
  message?: Message | undefined;
}

/** A delivery that a former process did not bring to its end. */
export interface OpenDelivery {
  delivery: Delivery;
  /** The last occurrence that it stands for, epoch ms. */
  lastDue: number;
  /** The user wanted this very one, by "send now" or "send again". */
  isAskedFor: boolean;
}

/** That a delivery came to a state, and why. */
export interface DeliveryStep {
  /** Epoch ms. */
  at: number;
  state: DeliveryState;
  reason?: Translatable;
}

/** How much the ledger may remember. */
export interface PruneLimits {
  /** Epoch ms: what was due earlier may go. */
  before: number;
  /** When there is more than this, the oldest may go, whatever their age. */
  maxBytes: number;
  /** How many at once, so that nothing else waits for it. */
  most: number;
}

/** A change of the job book, with what it replaced: what undo reads. */
export interface JournalEntry {
  at: number;
  by: Surface;
  /** What was done, such as `Stopped “Stand-up”`. */
  label: Translatable;
  /** The touched jobs as they were; null: it did not exist. */
  before: { id: string; job: Job | null }[];
  /** As they are since; null: it is gone. Left out by earlier versions. */
  after?: { id: string; job: Job | null }[] | undefined;
  /** Set when "pause all" was switched: what it was. */
  pausedAllBefore?: boolean | undefined;
  pausedAllUntilBefore?: number | null | undefined;
  /** Set when all was resumed: what {@link JobBook.resumedAt} was. */
  resumedAtBefore?: number | undefined;
  /** And what it is since. Left out by earlier versions, as `after` is. */
  pausedAllAfter?: boolean | undefined;
  pausedAllUntilAfter?: number | null | undefined;
  /** Why what waited of these jobs was dropped. */
  drop?: Translatable | undefined;
  /** The deliveries that the change dropped from the outbox, with the last occurrence that each stands for (epoch ms). */
  dropped?: { key: string; lastDue: number }[] | undefined;
  /** The messages that asked, until the change ended that. */
  silenced?: string[] | undefined;
}

export interface HistoryQuery {
  jobId?: string | undefined;
  chatId?: number | undefined;
  /** Due at this instant or later, epoch ms. */
  from?: number | undefined;
  /** Due before this instant, epoch ms. */
  to?: number | undefined;
  state?: DeliveryState | undefined;
  /** `dueAt` of the last row that the caller has. */
  before?: number | undefined;
  /** That row's key: rows of the very same instant may stand on both sides of a page's end. */
  beforeKey?: string | undefined;
  limit: number;
}

/** What makes two uploads the same to whoever gets them. */
export type TelegramFile = Pick<Attachment, 'kind' | 'file' | 'name'>;

/** A change that the journal keeps, made or undone. */
export interface KeptChange extends JournalEntry {
  id: number;
  undone: boolean;
  /** The change upon which it followed; 0: it was the first; null: an earlier version did not write that down. */
  follows: number | null;
}

/** What is done with a message in its chat once it was sent, or with the run before it. */
export const AFTER_SEND_ACTIONS = [
  'pin',
  'pinSilently',
  'unpinPrevious',
  'deletePrevious',
  'delete',
  'closePoll',
] as const;
export type AfterSendAction = (typeof AFTER_SEND_ACTIONS)[number];

/** One such step that is still to come. */
export interface AfterSendStep {
  /** Of the delivery that it follows, and of the one whose messages it is about. */
  key: string;
  targetKey: string;
  action: AfterSendAction;
  /** Epoch ms. */
  dueAt: number;
  /** How often it was tried. */
  attempts: number;
  chatId: number;
  messageIds: readonly number[];
}

/** The durable record of deliveries and changes. Synchronous: a row is committed when the call returns. */
export interface Ledger {
  /** False when the key is already there: that occurrence was dealt with. */
  add(delivery: NewDelivery, at: number): boolean;
  /** Rows of another ledger; those whose keys are here stay as they are. How many were new. */
  importDeliveries(deliveries: readonly PastDelivery[]): number;
  /** @throws when the step is none that a delivery may take (see delivery-states) */
  update(key: string, update: DeliveryUpdate): Delivery;
  /** What it says and where it goes, for one that is not sent yet. */
  editPending(key: string, edit: PendingEdit): Delivery;
  /** It says something else in the chat from now on. */
  noteEdit(key: string, content: Pick<PendingEdit, 'text' | 'message'>, at: number, how: Translatable): Delivery;
  /** It is gone from the chat. */
  noteDeletion(key: string, at: number, how: Translatable): Delivery;
  addAfterSend(steps: readonly AfterSendStep[]): void;
  /** The last message of the same job that stands in the same chat. */
  previousSent(delivery: Delivery): { key: string; messageIds: readonly number[] } | undefined;
  /** Those whose time has come, the oldest first. */
  dueAfterSend(now: number, limit: number): AfterSendStep[];
  /** Epoch ms of the next one; undefined: there is none. */
  nextAfterSendAt(): number | undefined;
  putOffAfterSend(step: AfterSendStep, until: number): void;
  /** It is over: its line in the story, and what it deleted is marked so. @returns the deliveries that changed */
  endAfterSend(step: AfterSendStep, end: { at: number; how: Translatable; deletes: boolean }): Delivery[];
  /** What became of it since it entered, oldest first. */
  steps(key: string): DeliveryStep[];
  /**
   * What `run` does to the ledger is kept all together or, when it throws, not at all; and costs one write to the disk. A batch
   * within another is a part of that one.
   */
  batch<T>(run: () => T): T;
  /** Lets a waiting delivery stand for `count` more occurrences of its job, the last of them due at `until`. */
  coalesce(key: string, until: number, count: number): Delivery;
  get(key: string): Delivery | undefined;
  /** The last scheduled occurrence of each job that was dealt with, coalesced ones included: job id → its instant. */
  lastDue(): Map<string, number>;
  /** How many occurrences of the job were dealt with, coalesced ones included: what `maxRuns` bounds. */
  runCount(jobId: string): number;
  /** What is `pending` or `sending`, oldest first. */
  open(): OpenDelivery[];
  /** What asks to be done and waits for an answer, oldest first. */
  unacknowledged(): Delivery[];
  /** The message that asks, of which this key is, and its repeats, oldest first. */
  asksOf(key: string): Delivery[];
  /**
   * Notes how its asking ended; without an end it waits for an answer (again).
   * @param step a line of its story that stays, however the asking ends later
   */
  setAcknowledgement(
    key: string,
    acknowledgement: Omit<Acknowledgement, 'repeat'>,
    step?: { at: number; how: Translatable },
  ): Delivery;
  count(state: DeliveryState): number;
  /** What fell due while nobody was there and was not seen yet, newest first. */
  missed(limit: number): Delivery[];
  /** The user has seen that it was missed. */
  seen(key: string): Delivery | undefined;
  /** The user is to be asked about it, as about what was missed. */
  markMissed(key: string): Delivery;
  /** Newest first by `dueAt`, then by key. */
  history(query: HistoryQuery): Delivery[];
  /** What became of all that was due from then on and before `to` (epoch ms). */
  tally(from: number, to: number): DeliveryTally;
  /** @returns the id of the entry, by which undo and redo name it */
  journal(entry: JournalEntry): number;
  /** The newest change that was not undone. */
  lastChange(): (JournalEntry & { id: number }) | undefined;
  /** What is known of that one without reading the jobs that it touched, which may be thousands. */
  newestChange(): ChangeEntry | undefined;
  /** The change that was undone last, when nothing else was changed since. */
  lastUndone(): (JournalEntry & { id: number }) | undefined;
  /** Newest first. */
  changes(limit: number): ChangeEntry[];
  /** Every change that is kept, whole, oldest first: thousands of jobs may be in it. */
  allChanges(): KeptChange[];
  markUndone(id: number): void;
  /** The files that a change which can be undone or made again names, or a delivery that may still be sent. */
  filesInUse(): string[];
  /** It was made again, and this is what it replaced now. */
  markRedone(id: number, entry: JournalEntry): void;
  /** A group became a supergroup: what the journal knows under the former id is of the latter. */
  noteMove(from: number, to: number): void;
  /** The id that a chat has by now. */
  chatNow(id: number): number;
  /** The id under which this bot's Telegram has a file already; undefined: it has to be uploaded. */
  fileId(botId: number, file: TelegramFile): string | undefined;
  setFileId(botId: number, file: TelegramFile, fileId: string): void;
  /** Which state of the job book belongs to what the ledger holds; undefined: it is not known. */
  bookRevision(): number | undefined;
  /** The first that it knew; undefined: none. Its journal has every change since. */
  firstBookRevision(): number | undefined;
  noteBookRevision(revision: number): void;
  /** The last Telegram update that was handled, so that none is handled twice across a restart. */
  lastUpdateId(): number | undefined;
  setLastUpdateId(id: number): void;
  /** Forgets some of the oldest deliveries beyond the limits; where their series stood stays known. @returns how many */
  prune(limits: PruneLimits): number;
  close(): void;
}

/** How far a refusal reaches: this message as it is, everything to this chat, or everything that the bot sends. */
export type FinalFor = 'message' | 'chat' | 'bot';

/** What one request to send a message came to. Exhaustive: the outbox has one answer to each. */
export type SendOutcome =
  /** Without a number where Telegram's server has only taken it, and sends it by itself; `note` says so. */
  | { kind: 'sent'; messageId?: number; messageIds?: readonly number[]; note?: Translatable }
  /** It certainly did not arrive and may be tried again. `scope`: who has to wait, this chat or everyone. */
  | { kind: 'retry'; scope: 'chat' | 'all'; afterMs?: number; reason: Translatable }
  /** Final: trying again cannot help. `reason` says what to do; whatever else is sent to the chat would be refused, too, where it is final for that. */
  | { kind: 'failed'; reason: Translatable; finalFor?: FinalFor }
  /** The request went out and no answer came: it may have arrived. */
  | { kind: 'unsure'; reason: Translatable }
  /** The token is not valid (any more): nothing can be sent until the user gives another. */
  | { kind: 'unauthorised'; reason: Translatable }
  /** The group became a supergroup with another id. */
  | { kind: 'migrated'; chatId: number };

export interface SendRequest {
  chatId: number;
  threadId?: number | undefined;
  message: Message;
  /** Its buttons, when it asks to be done: what they answer, and whether there is a next run to skip. */
  acknowledgement?: { key: string; recurs: boolean } | undefined;
  /** Aborted when it is not wanted any more: what has not gone out whole is then broken off, and did not arrive. */
  cancel?: AbortSignal;
  /** Told of each piece of its files that the network took. */
  onProgress?: (progress: UploadProgress) => void;
}

/** How much of a message's files has gone out. */
export interface UploadProgress {
  sentBytes: number;
  totalBytes: number;
}

/** A file on its way in, under a name of its own until all of it is there. */
export interface Incoming {
  /** One piece after the other. @throws UserError when it is too large or cannot be kept; nothing of it is left then */
  write(bytes: Uint8Array): Promise<void>;
  /** All of it is there. @throws UserError when it is empty or cannot be kept */
  finish(): Promise<Attachment>;
  /** It is not wanted any more. */
  drop(): Promise<void>;
}

/** As what a file is to be sent: `any`, as its content suggests; as that, where Telegram takes it so; else as a document. */
export type ReceiveAs = MediaKind | 'any';

/** Where the files of messages are kept. */
export interface FileSink {
  /** @param keptAs the name that it had here before: a file of a backup comes back @throws UserError */
  receive(name: string, as: ReceiveAs, keptAs?: string): Promise<Incoming>;
}

/** Hands one message to Telegram, once: it neither retries nor throws. */
export interface Messenger {
  send(request: SendRequest, signal: AbortSignal): Promise<SendOutcome>;
}

/** Changes what stands in a chat already. @throws UserError that says what to do */
export interface SentEditor {
  /** What it says; its kind and files stay. Buttons that it has beside those in `ask` and the message go. */
  edit(
    standing: { chatId: number; messageId: number },
    message: Message,
    acknowledgement: SendRequest['acknowledgement'],
  ): Promise<void>;
  /** False: it was gone already. */
  remove(chatId: number, messageIds: readonly number[]): Promise<boolean>;
}

export type ChatActionOutcome =
  | { kind: 'done' }
  /** What it was about is no longer there. */
  | { kind: 'gone' }
  | { kind: 'retry'; afterMs?: number | undefined }
  | { kind: 'failed'; reason: Translatable };

/** Does things to messages that stand in chats; each may be done twice with no harm. Never throws for what Telegram says. */
export interface ChatActions {
  /** @param message what stands there, as far as it is known */
  perform(step: AfterSendStep, message: Message | undefined): Promise<ChatActionOutcome>;
}

/** From the most to the least talkative. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Lines for whoever looks for a fault. None holds the text of a message, the title of a chat, or the token. */
export interface Log {
  /** What is worth a line only when looking for a fault. */
  debug(text: string): void;
  info(text: string): void;
  warn(text: string): void;
  error(text: string, cause?: unknown): void;
}

/** Keeps the bot token, as well as this host can. */
export interface SecretStore {
  /** Final once it is `opened`. */
  readonly storage: 'keyring' | 'file';
  /** The keyring has answered; it may wait for its user. Never rejects. */
  readonly opened: Promise<void>;
  get(): Promise<string | null>;
  set(token: string): Promise<void>;
  clear(): Promise<void>;
}
