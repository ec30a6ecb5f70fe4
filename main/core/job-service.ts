import type { BulkChange, BulkRefusal } from '../contract/bulk-edit.ts';
import { canonical } from '../contract/canonical.ts';
import type { Delivery } from '../contract/delivery.ts';
import type { ManyAction } from '../contract/ipc.ts';
import { draftOf, type Job, type JobDraft, type Pause, type Surface } from '../contract/job.ts';
import type { Message } from '../contract/message.ts';
import type { JobView } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { DAY_MS } from '../contract/units.ts';
import { msg } from '../i18n/msg.ts';
import { bulkEdited } from './bulk-edit.ts';
import { broughtToPresent } from './clock-ahead.ts';
import { UserError } from './errors.ts';
import type { ManualSends } from './held-sends.ts';
import type { ImportPlan } from './import.ts';
import {
  addPause,
  exceptionOf,
  hasPause,
  isPaused,
  isSameTiming,
  replaceJobs,
  resumeJob,
  setException,
  timeOf,
  withoutPause,
} from './job-changes.ts';
import { nameOf, newJobId } from './job-identity.ts';
import { ALL_PAUSED, JobRuns } from './job-runs.ts';
import { JobViews } from './job-views.ts';
import type { BulkResult, JobsApi, SendBegun, Snoozed } from './jobs-api.ts';
import type { Outbox } from './outbox.ts';
import { nextPermitted, refusalInWords } from './permission.ts';
import type { Afterwards, Clock, JobBook, JobStore, Ledger } from './ports.ts';
import { readDraft } from './read-draft.ts';
import { checkTiming } from './schedule/preview.ts';
import { endOfPause, nextRun, occurrenceOf, type Run, zoneByClock } from './schedule/timing.ts';
import { wallOf } from './schedule/wall-clock.ts';
import type { Scheduler } from './scheduler.ts';
import { CreationGuard } from './send-guard.ts';
import type { StateStore } from './state-store.ts';
import { type JournalOfChanges, UndoManager } from './undo-manager.ts';

export interface JobServiceDeps extends ManualSends {
  store: JobStore;
  ledger: Pick<Ledger, 'add' | 'allChanges' | 'get' | 'open' | 'runCount' | 'noteMove' | 'update'> & JournalOfChanges;
  scheduler: Scheduler;
  outbox: Pick<
    Outbox,
    'isBusy' | 'cancel' | 'drop' | 'enqueue' | 'recover' | 'release' | 'editPending' | 'waitingOf' | 'restore'
  >;
  state: StateStore;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  onDelivery: (delivery: Delivery) => void;
}

/** A job as an edit makes it; `isMoved`: a one-off that comes at another time. */
interface Edited {
  job: Job;
  isMoved: boolean;
}

const MOVED = msg('delivery.messageGivenAnotherTime');
/** A finished one-off stays in the list this long, then only in the history. */
const KEEP_FINISHED_MS = 7 * DAY_MS;
const NOTHING_TO: Record<ManyAction, Translatable> = {
  pause: msg('error.allTheseMessagesPaused'),
  resume: msg('error.noneTheseMessagesPaused'),
  stop: msg('error.theseMessagesBeenStopped'),
};

/** The only mutator of the job book. Every change is journaled before it takes effect, so that undo can take it back. */
export class JobService implements JobsApi {
  readonly #deps: JobServiceDeps;
  readonly #views: JobViews;
  readonly #runs: JobRuns;
  readonly #changes: UndoManager;
  readonly #creations: CreationGuard;

  constructor(deps: JobServiceDeps) {
    this.#deps = deps;
    this.#creations = new CreationGuard(deps.clock);
    this.#views = new JobViews(deps);
    this.#runs = new JobRuns(deps);
    this.#changes = new UndoManager({ ...deps, views: this.#views, runs: this.#runs });
  }

  /** Takes up what a former process left, held against the book, before anything is sent. */
  recover(): void {
    const { outbox, ledger } = this.#deps;
    outbox.recover(ledger.open(), this.#runs.verdicts(this.#book));
  }

  /** Nobody knows what was sent so far: what recurs goes on from now, and of one-offs in the past the user is asked. */
  goOnFromNow(): void {
    let tell: Afterwards = () => {};
    const book = { ...this.#book, resumedAt: this.#deps.clock.now() };
    this.#deps.store.write(book, () => {
      tell = this.#runs.recordUnknown(book.jobs);
    });
    this.#deps.scheduler.replan();
    tell();
  }

  /** The clock was set back: what was made while it was ahead does not wait for that time. To be planned afterwards. */
  returnToPresent(): void {
    const now = this.#deps.clock.now();
    const book = broughtToPresent(this.#book, () => this.#deps.ledger.allChanges(), now);
    if (book === this.#book) return;
    this.#deps.store.write(book);
    this.#deps.state.setFields({ pausedAllUntil: book.pausedAllUntil });
  }

  create(input: JobDraft, by: Surface): JobView {
    return this.createMany([input], by)[0] as JobView;
  }

  createMany(inputs: readonly JobDraft[], by: Surface): JobView[] {
    const drafts = inputs.map((input) => readDraft(this.#deps, input));
    const ids = this.#creations.once(
      canonical(drafts),
      (id) => this.#isThere(id),
      () => this.#createAll(drafts, by),
    );
    return ids.map((id) => this.#views.of(this.#need(id)));
  }

  #createAll(drafts: readonly JobDraft[], by: Surface): string[] {
    const now = this.#deps.clock.now();
    const jobs: Job[] = [];
    for (const draft of drafts) {
      checkTiming(draft, this.#deps.clock.timeZone(), now);
      jobs.push(this.#newJob(draft, by, now, jobs));
    }
    const [first] = jobs;
    const what = first && jobs.length === 1 ? nameOf(first) : msg('text.messages', { count: jobs.length });
    this.#changes.commit({ label: msg('change.created', { what }), by, changed: jobs });
    return jobs.map(({ id }) => id);
  }

  createOnceNow(to: { chatId: number; threadId?: number | undefined; message: Message }, by: Surface): JobView {
    const now = this.#deps.clock.now();
    const timeZone = this.#deps.clock.timeZone();
    const at = new Date(wallOf(now, timeZone)).toISOString().slice(0, 19);
    const draft = readDraft(this.#deps, { ...to, name: '', schedule: { kind: 'once', at }, timeZone });
    const job = this.#newJob(draft, by, now);
    return this.#deps.guard.once(JSON.stringify(to), nameOf(job), () => this.#sendOnce(job, by));
  }

  #sendOnce(job: Job, by: Surface): JobView {
    let delivery: Delivery | undefined;
    const also = () => {
      delivery = this.#runs.record(job);
      return [];
    };
    this.#changes.commit({ label: msg('change.created', { what: nameOf(job) }), by, changed: [job], also });
    this.#runs.handOver(delivery as unknown as Delivery);
    return this.#views.of(job);
  }

  edit(id: string, input: JobDraft, by: Surface, base?: JobDraft): JobView {
    const draft = readDraft(this.#deps, input);
    const old = this.#need(id);
    if (base && canonical(draftOf(base)) !== canonical(draftOf(old)))
      throw new UserError('changedElsewhere', 'error.messageChangedElsewhereSince');
    const { job, isMoved } = this.#edited(old, draft);
    // What waits of a one-off is its only run, and that comes at the new time.
    const waiting = isMoved ? { drop: MOVED } : { also: () => [this.#runs.editPending(job)] };
    this.#changes.commit({ label: msg('change.edited', { name: nameOf(job) }), by, changed: [job], ...waiting });
    return this.#views.of(job);
  }

  editMany(ids: readonly string[], change: BulkChange, by: Surface): BulkResult {
    const { edited, result } = this.#bulkEdited(ids, change);
    const [first] = edited;
    if (!first) throw new UserError('conflict', 'error.noneCouldBeChanged');
    const what = edited.length === 1 ? nameOf(first.job) : msg('text.messages', { count: edited.length });
    if (change.kind === 'duplicate') {
      const label = msg('change.duplicated', { name: what });
      this.#changes.commit({ label, by, changed: edited.map(({ job }) => job) });
      return result;
    }
    const moved = edited.filter(({ isMoved }) => isMoved).map(({ job }) => job.id);
    const others = edited.filter(({ isMoved }) => !isMoved);
    this.#changes.commit({
      label: msg('change.edited', { name: what }),
      by,
      changed: edited.map(({ job }) => job),
      ...(moved.length > 0 && { drop: MOVED, dropOf: moved }),
      also: () => others.map(({ job }) => this.#runs.editPending(job)),
    });
    return result;
  }

  previewEditMany(ids: readonly string[], change: BulkChange): BulkResult {
    return this.#bulkEdited(ids, change).result;
  }

  #bulkEdited(ids: readonly string[], change: BulkChange): { edited: Edited[]; result: BulkResult } {
    const wanted = new Set(ids);
    const edited: Edited[] = [];
    const result: BulkResult = { changed: [], left: [] };
    for (const old of this.#book.jobs.filter(({ id }) => wanted.has(id))) {
      const draft = bulkEdited(old, change);
      const made = typeof draft === 'string' ? draft : this.#tryEdit(old, draft, change, edited);
      if (typeof made === 'string') {
        result.left.push({ id: old.id, why: made });
        continue;
      }
      edited.push(made);
      result.changed.push({ before: old, after: made.job });
    }
    return { edited, result };
  }

  /** @returns why not, where its new time has passed or is paused */
  #tryEdit(old: Job, draft: JobDraft, { kind }: BulkChange, beside: readonly Edited[]): Edited | BulkRefusal {
    if (kind === 'duplicate') {
      const others = beside.map(({ job }) => job);
      const job = this.#newJob(draft, old.createdBy, this.#deps.clock.now(), others);
      return { job: { ...job, status: 'paused' }, isMoved: false };
    }
    try {
      return this.#edited(old, draft);
    } catch (error) {
      if (error instanceof UserError) return 'past';
      throw error;
    }
  }

  /** The job as an edit makes it. @throws UserError when its new times have passed, or are paused */
  #edited(old: Job, draft: JobDraft): Edited {
    const now = this.#deps.clock.now();
    const sameTimes = isSameTiming(old, draft);
    if (!sameTimes) checkTiming(draft, this.#deps.clock.timeZone(), now);
    const { id, status, createdBy, createdAt, since, exceptions, pauses } = old;
    // Another chat need not refuse it.
    const isFreed = old.suspended !== undefined && draft.chatId !== old.chatId;
    const suspended = old.suspended !== undefined && !isFreed && { suspended: old.suspended };
    const kept = {
      ...({ ...draft, id, status: isFreed ? 'active' : status, createdBy, createdAt } as const),
      ...suspended,
      ...(pauses && { pauses }),
    };
    // What was decided about single occurrences was about those at the former times.
    const job: Job =
      sameTimes && !isFreed ? { ...kept, since, ...(exceptions && { exceptions }) } : { ...kept, since: now };
    if (!sameTimes) this.#needNotPausedThen(job, this.#runs.runsOfOnce(job));
    return { job, isMoved: !sameTimes && old.schedule.kind === 'once' };
  }

  stop(id: string, by: Surface): JobView {
    const job = this.#need(id);
    const view = this.#views.of(job);
    this.#changes.commit({
      label: msg('change.stopped', { name: nameOf(job) }),
      by,
      removed: [job],
      drop: msg('delivery.messageStopped'),
    });
    return view;
  }

  pause(id: string, by: Surface, until?: number, from?: number): JobView {
    const job = this.#need(id);
    if (job.status === 'paused') throw new UserError('conflict', 'error.pausedAlready', { name: nameOf(job) });
    if (until !== undefined) this.#needFuture(until);
    const now = this.#deps.clock.now();
    const begin = Math.max(from ?? now, now);
    if (until !== undefined && this.#comesOnceWithin(job, { from: from ?? Number.NEGATIVE_INFINITY, until })) {
      throw new UserError('conflict', 'error.comesOnceWithinTime', { name: nameOf(job) });
    }
    const paused: Job =
      until === undefined ? { ...job, status: 'paused' } : { ...job, ...addPause(job, { from: begin, until }) };
    // What waits already came before a pause that is still to begin.
    const drop = begin > now ? {} : { drop: msg('delivery.messagePaused') };
    this.#changes.commit({ label: msg('change.paused', { name: nameOf(job) }), by, changed: [paused], ...drop });
    return this.#views.of(paused);
  }

  resume(id: string, by: Surface): JobView {
    const job = this.#need(id);
    const now = this.#deps.clock.now();
    if (!isPaused(job, now)) throw new UserError('conflict', 'error.notPaused', { name: nameOf(job) });
    const resumed = resumeJob(job, now);
    const also = () => [this.#runs.recordPaused([job], now + 1)];
    this.#changes.commit({ label: msg('change.resumed', { name: nameOf(job) }), by, changed: [resumed], also });
    return this.#views.of(resumed);
  }

  skipNext(id: string, by: Surface): JobView {
    const job = this.#need(id);
    const next = this.#needNext(job);
    const skipped: Job = { ...job, ...setException(job, { at: occurrenceOf(next), skipped: true }) };
    this.#changes.commit({ label: msg('change.skippedNext', { name: nameOf(job) }), by, changed: [skipped] });
    return this.#views.of(skipped);
  }

  restoreRun(id: string, at: number, by: Surface): JobView {
    const job = this.#need(id);
    const exception = exceptionOf(job, at);
    if (!exception) throw new UserError('conflict', 'error.runNotChanged');
    const now = this.#deps.clock.now();
    // Moved forward, it has been; and one whose own time has passed would be owed at once.
    if (at <= now || (exception.movedTo ?? at) <= now) throw new UserError('conflict', 'error.runOver');
    const { exceptions = [], ...rest } = job;
    const others = exceptions.filter((each) => each !== exception);
    const restored: Job = { ...rest, ...(others.length > 0 && { exceptions: others }) };
    this.#changes.commit({ label: msg('change.restoredRun', { name: nameOf(job) }), by, changed: [restored] });
    return this.#views.of(restored);
  }

  snooze(id: string, until: number, by: Surface): Snoozed {
    const job = this.#need(id);
    const next = this.#needNext(job);
    this.#needFuture(until);
    const at = occurrenceOf(next);
    const { message } = exceptionOf(job, at) ?? {};
    this.#needNotPausedThen(job, [{ at: until }]);
    const movedTo = this.#freeInstant(job, this.#firstPermitted(job, until));
    const snoozed: Job = { ...job, ...setException(job, { at, movedTo, ...(message && { message }) }) };
    this.#changes.commit({ label: msg('change.snoozed', { name: nameOf(job) }), by, changed: [snoozed] });
    return { job: this.#views.of(snoozed), at: movedTo };
  }

  many(ids: readonly string[], action: ManyAction, by: Surface): number {
    const wanted = new Set(ids);
    const now = this.#deps.clock.now();
    const applies: Record<ManyAction, (job: Job) => boolean> = {
      pause: (job) => job.status === 'active' && !this.#deps.scheduler.isFinished(job),
      resume: (job) => isPaused(job, now),
      stop: () => true,
    };
    const jobs = this.#book.jobs.filter((job) => wanted.has(job.id) && applies[action](job));
    const [first] = jobs;
    if (!first) throw new UserError('conflict', NOTHING_TO[action]);
    const what = jobs.length === 1 ? nameOf(first) : msg('text.messages', { count: jobs.length });
    if (action === 'pause') {
      const paused = jobs.map((job): Job => ({ ...job, status: 'paused' }));
      this.#changes.commit({
        label: msg('change.paused', { name: what }),
        by,
        changed: paused,
        drop: msg('delivery.messagePaused'),
      });
    } else if (action === 'resume') {
      const also = () => [this.#runs.recordPaused(jobs, now + 1)];
      this.#changes.commit({
        label: msg('change.resumed', { name: what }),
        by,
        changed: jobs.map((job) => resumeJob(job, now)),
        also,
      });
    } else {
      this.#changes.commit({
        label: msg('change.stopped', { name: what }),
        by,
        removed: jobs,
        drop: msg('delivery.messageStopped'),
      });
    }
    return jobs.length;
  }

  /** What a backup brings, as one change. */
  import({ added, changed, removed, chats }: ImportPlan, by: Surface): void {
    const count = added.length + changed.length + removed.length;
    if (count > 0) {
      const label = msg('change.importedCount', { count });
      this.#changes.commit({
        label,
        by,
        changed: [...added, ...changed],
        removed,
        chats,
        drop: msg('delivery.backupImported'),
      });
    }
  }

  run(id: string, by: Surface): SendBegun {
    return this.#runs.runNow(this.#need(id), by !== 'chat' && this.#deps.canUndoSend());
  }

  takeBack(key: string): void {
    this.#deps.held.takeBack(key);
  }

  pauseAll(by: Surface, until?: number): void {
    if (until !== undefined) this.#needFuture(until);
    const { pausedAll, pausedAllUntil } = this.#book;
    if (pausedAll && pausedAllUntil === (until ?? null)) return;
    this.#changes.commit({
      label: msg('change.pausedAll'),
      by,
      pausedAll: true,
      pausedAllUntil: until ?? null,
      drop: ALL_PAUSED,
    });
  }

  /** Ends a pause of everything whose time has come. Not journaled: the user decided it when they began it. */
  endPauseInTime(): void {
    const { pausedAll, pausedAllUntil } = this.#book;
    if (!pausedAll || pausedAllUntil === null || pausedAllUntil > this.#deps.clock.now()) return;
    // What is due at the very end is no longer paused.
    const resumedAt = Math.max(this.#book.resumedAt, pausedAllUntil - 1);
    const book = { ...this.#book, pausedAll: false, pausedAllUntil: null, resumedAt };
    let tell: Afterwards = () => {};
    this.#deps.store.write(book, () => {
      tell = this.#runs.recordPaused(book.jobs, pausedAllUntil);
    });
    tell();
    this.#changes.show({ changed: [], removed: [], isAll: true });
  }

  pauseBetween(by: Surface, span: Pause, ids?: readonly string[]): { paused: number; once: number } {
    this.#needFuture(span.until);
    const wanted = ids && new Set(ids);
    const active = this.#book.jobs.filter(
      (job) => job.status === 'active' && (wanted?.has(job.id) ?? true) && !this.#deps.scheduler.isFinished(job),
    );
    const once = active.filter((job) => this.#comesOnceWithin(job, span)).length;
    const recurring = active.filter(({ schedule }) => schedule.kind !== 'once');
    const [first] = recurring;
    if (!first) throw new UserError('conflict', 'error.noRecurringMessageCould');
    const now = this.#deps.clock.now();
    const pause = { from: Math.max(span.from, now), until: span.until };
    const changed = recurring.map((job): Job => ({ ...job, ...addPause(job, pause) }));
    const name = changed.length === 1 ? nameOf(first) : msg('text.messages', { count: changed.length });
    const label = ids ? msg('change.paused', { name }) : msg('change.pausedAll');
    // What waits already came before a pause that is still to begin.
    const drop = pause.from > now ? {} : { drop: msg('delivery.messagePaused') };
    this.#changes.commit({ label, by, changed, ...drop });
    return { paused: changed.length, once };
  }

  cancelPause(by: Surface, span: Pause, ids: readonly string[]): number {
    const now = this.#deps.clock.now();
    const wanted = new Set(ids);
    const jobs = this.#book.jobs.filter((job) => wanted.has(job.id) && hasPause(job, span));
    const [first] = jobs;
    if (!first || span.until <= now) throw new UserError('conflict', 'error.pauseOver');
    const hasBegun = span.from <= now;
    const changed = jobs.map((job): Job => ({ ...withoutPause(job, span), ...(hasBegun && { since: now }) }));
    const name = jobs.length === 1 ? nameOf(first) : msg('text.messages', { count: jobs.length });
    const also = () => (hasBegun ? [this.#runs.recordPaused(jobs, now + 1)] : []);
    this.#changes.commit({ label: msg('change.tookBackPause', { name }), by, changed, also });
    return jobs.length;
  }

  #comesOnceWithin(job: Job, { from, until }: Pause): boolean {
    return this.#runs.runsOfOnce(job).some(({ at }) => at >= from && at < until);
  }

  resumeAll(by: Surface): void {
    if (!this.#book.pausedAll) return;
    const now = this.#deps.clock.now();
    const { jobs, pausedAllUntil } = this.#book;
    const also = () => [this.#runs.recordPaused(jobs, Math.min(pausedAllUntil ?? now + 1, now + 1))];
    this.#changes.commit({ label: msg('change.resumedAll'), by, pausedAll: false, also });
  }

  undo(change?: number): Translatable | null {
    return this.#changes.undo(change);
  }

  redo(): Translatable | null {
    return this.#changes.redo();
  }

  undoLabel(): Translatable | null {
    return this.#changes.undoLabel();
  }

  list(): JobView[] {
    return this.#views.list();
  }

  find(id: string): JobView | undefined {
    return this.#views.find(id);
  }

  /** Shows every job anew: all was planned from scratch, or they are said in another language. */
  refresh(): void {
    this.#views.refresh();
  }

  /** Shows the jobs whose next time moved. */
  showPlanned(ids: readonly string[]): void {
    this.#views.showPlanned(ids);
  }

  /**
   * Pauses what recurs to a chat that refuses whatever the bot sends there: each run would be refused again. Not journaled: Telegram
   * decided it, and a resume takes it back.
   * @param reason in words, with what to do
   * @returns how many these are
   */
  suspendChat(chatId: number, reason: Translatable): number {
    const recurring = this.#book.jobs.filter(
      (job) => job.chatId === chatId && job.status === 'active' && job.schedule.kind !== 'once',
    );
    if (recurring.length === 0) return 0;
    const changed = recurring.map((job): Job => ({ ...job, status: 'paused', suspended: reason }));
    const ids = changed.map(({ id }) => id);
    const { store, outbox, scheduler } = this.#deps;
    const afterwards: Afterwards[] = [];
    store.write({ ...this.#book, jobs: replaceJobs(this.#book.jobs, changed, new Set()) }, () => {
      afterwards.push(outbox.drop(ids, reason), scheduler.reminders.silence(ids));
    });
    for (const tell of afterwards) tell();
    this.#changes.show({ changed, removed: [], isAll: false });
    return changed.length;
  }

  /** Moves the jobs of a group that became a supergroup. Not journaled: Telegram decided it, and it cannot be taken back. */
  moveChat(from: number, to: number): void {
    const book = this.#book;
    // Told twice, by the update and by the answer to a message, it is done once.
    if (![...book.jobs.map(({ chatId }) => chatId), ...book.chats.map(({ id }) => id)].includes(from)) return;
    const jobs = book.jobs.map((job) => (job.chatId === from ? { ...job, chatId: to } : job));
    const chats = book.chats
      .filter((chat) => chat.id !== to)
      .map((chat) => (chat.id === from ? { ...chat, id: to, type: 'supergroup' as const } : chat));
    // An undo from now on knows where its messages belong.
    this.#deps.store.write({ ...book, jobs, chats }, () => this.#deps.ledger.noteMove(from, to));
    this.#deps.scheduler.set(jobs.filter((job) => job.chatId === to));
    this.#views.refresh();
    this.#deps.state.setFields({ chats });
  }

  /** Takes jobs that finished a week ago out of the book; the history keeps what they sent. One that waits or asks is not over. */
  sweepFinished(): void {
    const { clock, scheduler, outbox } = this.#deps;
    const oldest = clock.now() - KEEP_FINISHED_MS;
    const isOver = (job: Job) =>
      job.schedule.kind === 'once' &&
      timeOf(job, zoneByClock(job, clock)) < oldest &&
      scheduler.isFinished(job) &&
      !outbox.isBusy(job.id) &&
      scheduler.reminders.keysOf([job.id]).length === 0;
    const removed = this.#book.jobs.filter(isOver).map(({ id }) => id);
    if (removed.length === 0) return;
    const gone = new Set(removed);
    const jobs = this.#book.jobs.filter(({ id }) => !gone.has(id));
    this.#deps.store.write({ ...this.#book, jobs });
    this.#changes.show({ changed: [], removed, isAll: false });
  }

  get #book(): Readonly<JobBook> {
    return this.#deps.store.read();
  }

  #isThere(id: string): boolean {
    return this.#book.jobs.some((job) => job.id === id);
  }

  #need(id: string): Job {
    const job = this.#book.jobs.find((job) => job.id === id.toLowerCase());
    if (!job) throw new UserError('notFound', 'error.noMessageIdMay', { id });
    return job;
  }

  /** @throws UserError when nothing is left to put off */
  #needNext(job: Job): Run {
    const next = this.#deps.scheduler.nextRunOf(job.id);
    if (next !== null) return next;
    throw new UserError('conflict', 'error.noNextRunResume', { name: nameOf(job) });
  }

  /** @throws UserError when one of these runs would fall into a pause, and so never come */
  #needNotPausedThen(job: Job, runs: readonly Pick<Run, 'at'>[]): void {
    const { pausedAll, pausedAllUntil } = this.#book;
    if (pausedAll && runs.some(({ at }) => at < (pausedAllUntil ?? Number.NEGATIVE_INFINITY))) {
      const why = msg('error.allMessagesPausedTime');
      throw new UserError('conflict', why);
    }
    if (!runs.some(({ at }) => endOfPause(job.pauses, at) !== null)) return;
    throw new UserError('conflict', 'error.pausedTimeResumeFirst', { name: nameOf(job) });
  }

  /** @throws UserError when the bounds of the job leave no instant from then on */
  #firstPermitted(job: Job, wanted: number): number {
    const permission = nextPermitted(job, zoneByClock(job, this.#deps.clock), wanted);
    if (permission.may === 'never') throw new UserError('conflict', refusalInWords(permission.why));
    return permission.may === 'later' ? permission.at : wanted;
  }

  /** No two runs of a job are due at the very same instant: which of them is sent must not hang on that. Later by some ms. */
  #freeInstant(job: Job, wanted: number): number {
    const runs = { ...job, timeZone: zoneByClock(job, this.#deps.clock) };
    let at = wanted;
    while (nextRun(runs, at - 1)?.at === at) at++;
    return at;
  }

  #needFuture(until: number): void {
    if (until <= this.#deps.clock.now()) throw new UserError('invalid', 'error.timePassedChooseOne');
  }

  #newJob(draft: JobDraft, by: Surface, now: number, beside: readonly Job[] = []): Job {
    return { ...draft, id: this.#freeId(beside), status: 'active', createdBy: by, createdAt: now, since: now };
  }

  #freeId(beside: readonly Job[]): string {
    for (let tries = 0; tries < 1_000; tries++) {
      const id = newJobId(this.#deps.random);
      if (!this.#deps.scheduler.isIdTaken(id) && !beside.some((job) => job.id === id)) return id;
    }
    throw new UserError('conflict', 'error.tooManyMessagesAnother');
  }
}
