import type { Delivery } from '../contract/delivery.ts';
import type { ManyAction } from '../contract/ipc.ts';
import {
  JOB_ID_ALPHABET,
  type Job,
  type JobDraft,
  type JobDraftInput,
  JobDraft as JobDraftSchema,
  type Surface,
} from '../contract/job.ts';
import type { Message } from '../contract/message.ts';
import type { Chat, JobView } from '../contract/state.ts';
import { UserError } from './errors.ts';
import type { ImportPlan } from './import.ts';
import {
  held,
  isPaused,
  isSameTiming,
  replaceJobs,
  resumedJob,
  timeOf,
  without,
  withoutArrears,
} from './job-changes.ts';
import { nameOf } from './job-name.ts';
import type { JobsApi } from './jobs-api.ts';
import { checkMessage } from './message/read-message.ts';
import type { Outbox } from './outbox.ts';
import type { Clock, JobBook, JobStore, Ledger } from './ports.ts';
import { describeTiming } from './schedule/describe.ts';
import { checkTiming } from './schedule/preview.ts';
import { wallOf } from './schedule/wall-clock.ts';
import { occurrenceKey, type Scheduler } from './scheduler.ts';
import { occasionOf, snapshotOf } from './snapshot.ts';
import type { StateStore } from './state-store.ts';

export interface JobServiceDeps {
  store: JobStore;
  ledger: Pick<Ledger, 'add' | 'get' | 'update' | 'runCount' | 'journal' | 'lastChange' | 'markUndone'>;
  scheduler: Scheduler;
  outbox: Pick<Outbox, 'cancel' | 'enqueue' | 'reword' | 'waitingOf' | 'restore'>;
  state: StateStore;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  onDelivery: (delivery: Delivery) => void;
}

/** A finished one-off stays in the list this long, then only in the history. */
const KEEP_FINISHED_MS = 7 * 86_400_000;
const MOST_EXTRA_RUNS = 100;
const ALL_PAUSED = 'All messages were paused.';
const NOTHING_TO: Record<ManyAction, string> = {
  pause: 'All of these messages are paused or finished already.',
  resume: 'None of these messages is paused.',
  stop: 'These messages have been stopped already.',
};

/** The only mutator of the job book. Every change is journaled before it takes effect, so that undo can take it back. */
export class JobService implements JobsApi {
  readonly #deps: JobServiceDeps;

  constructor(deps: JobServiceDeps) {
    this.#deps = deps;
  }

  create(input: JobDraft, by: Surface): JobView {
    const draft = this.#readDraft(input);
    const now = this.#deps.clock.now();
    checkTiming(draft, this.#deps.clock.timeZone(), now);
    const job = this.#newJob(draft, by, now);
    this.#commit({ label: `Created ${nameOf(job)}`, by, changed: [job] });
    return this.#view(job);
  }

  createOnceNow(to: { chatId: number; threadId?: number | undefined; message: Message }, by: Surface): JobView {
    const now = this.#deps.clock.now();
    const timeZone = this.#deps.clock.timeZone();
    const at = new Date(wallOf(now, timeZone)).toISOString().slice(0, 19);
    const draft = this.#readDraft({ ...to, name: '', schedule: { kind: 'once', at }, timeZone });
    const job = this.#newJob(draft, by, now);
    // The message first: should the process die between the two, it is sent, and only the finished job is not listed.
    const delivery = this.#recordRun(job);
    try {
      this.#commit({ label: `Created ${nameOf(job)}`, by, changed: [job] });
    } catch (error) {
      this.#deps.ledger.update(delivery.key, { state: 'skipped', at: now, reason: 'The message could not be saved.' });
      throw error;
    }
    this.#handOver(delivery);
    return this.#view(job);
  }

  edit(id: string, input: JobDraft, by: Surface): JobView {
    const draft = this.#readDraft(input);
    const old = this.#need(id);
    const now = this.#deps.clock.now();
    const sameTimes = isSameTiming(old, draft);
    if (!sameTimes) checkTiming(draft, this.#deps.clock.timeZone(), now);
    const { status, createdBy, createdAt, since, holdUntil, extraRuns } = old;
    const kept = { ...draft, id, status, createdBy, createdAt };
    // What was put off belonged to the former times.
    const job: Job = sameTimes ? { ...kept, since, holdUntil, extraRuns } : { ...kept, since: now };
    this.#commit({ label: `Edited ${nameOf(job)}`, by, changed: [job] });
    this.#reword(job);
    return this.#view(job);
  }

  stop(id: string, by: Surface): JobView {
    const job = this.#need(id);
    const view = this.#view(job);
    this.#commit({ label: `Stopped ${nameOf(job)}`, by, removed: [job], drop: 'The message was stopped.' });
    return view;
  }

  pause(id: string, by: Surface, until?: number): JobView {
    const job = this.#need(id);
    if (job.status === 'paused') throw new UserError('conflict', `${nameOf(job)} is paused already.`);
    if (until !== undefined) this.#needFuture(until);
    if (until !== undefined && this.#runsOfOnce(job).some((at) => at <= until)) {
      throw new UserError('conflict', `${nameOf(job)} comes once, within that time. Put it off or stop it instead.`);
    }
    const paused: Job = until === undefined ? { ...job, status: 'paused' } : { ...job, ...held(job, until) };
    this.#commit({ label: `Paused ${nameOf(job)}`, by, changed: [paused], drop: 'The message was paused.' });
    return this.#view(paused);
  }

  resume(id: string, by: Surface): JobView {
    const job = this.#need(id);
    const now = this.#deps.clock.now();
    if (!isPaused(job, now)) throw new UserError('conflict', `${nameOf(job)} is not paused.`);
    this.#recordHeld([job], now);
    const resumed = resumedJob(job, now);
    this.#commit({ label: `Resumed ${nameOf(job)}`, by, changed: [resumed] });
    return this.#view(resumed);
  }

  skipNext(id: string, by: Surface): JobView {
    const job = this.#need(id);
    const next = this.#needNext(job);
    const skipped: Job = { ...job, ...without(job, next) };
    this.#commit({ label: `Skipped the next run of ${nameOf(job)}`, by, changed: [skipped] });
    return this.#view(skipped);
  }

  snooze(id: string, until: number, by: Surface): JobView {
    const job = this.#need(id);
    const next = this.#needNext(job);
    this.#needFuture(until);
    const rest = without(job, next);
    const snoozed: Job = { ...job, ...rest, extraRuns: [...rest.extraRuns, until].slice(-MOST_EXTRA_RUNS) };
    this.#commit({ label: `Snoozed ${nameOf(job)}`, by, changed: [snoozed] });
    return this.#view(snoozed);
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
    const what = jobs.length === 1 ? nameOf(first) : `${jobs.length} messages`;
    if (action === 'pause') {
      const paused = jobs.map((job): Job => ({ ...job, status: 'paused' }));
      this.#commit({ label: `Paused ${what}`, by, changed: paused, drop: 'The message was paused.' });
    } else if (action === 'resume') {
      this.#recordHeld(jobs, now);
      this.#commit({ label: `Resumed ${what}`, by, changed: jobs.map((job) => resumedJob(job, now)) });
    } else {
      this.#commit({ label: `Stopped ${what}`, by, removed: jobs, drop: 'The message was stopped.' });
    }
    return jobs.length;
  }

  /** What a backup brings, as one change. */
  import({ added, changed, removed, chats }: ImportPlan, by: Surface): void {
    const count = added.length + changed.length + removed.length;
    if (count > 0) {
      const label = `Imported a backup (${count} ${count === 1 ? 'message' : 'messages'})`;
      this.#commit({ label, by, changed: [...added, ...changed], removed, chats, drop: 'A backup was imported.' });
    }
  }

  run(id: string): void {
    this.#handOver(this.#recordRun(this.#need(id)));
  }

  pauseAll(by: Surface, until?: number): void {
    if (until !== undefined) this.#needFuture(until);
    const { pausedAll, pausedAllUntil } = this.#book;
    if (pausedAll && pausedAllUntil === (until ?? null)) return;
    this.#commit({
      label: 'Paused all messages',
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
    this.#recordHeld(this.#book.jobs, pausedAllUntil);
    this.#deps.store.write({ ...this.#book, pausedAll: false, pausedAllUntil: null, resumedAt: pausedAllUntil });
    this.#show({ changed: [], removed: [], isAll: true });
  }

  resumeAll(by: Surface): void {
    if (!this.#book.pausedAll) return;
    const now = this.#deps.clock.now();
    this.#recordHeld(this.#book.jobs, Math.min(this.#book.pausedAllUntil ?? now, now));
    this.#commit({ label: 'Resumed all messages', by, pausedAll: false });
  }

  undo(): string | null {
    const { ledger, clock, store, outbox } = this.#deps;
    const entry = ledger.lastChange();
    if (!entry) return null;
    const now = clock.now();
    const book = this.#book;
    const pausedAll = entry.pausedAllBefore ?? book.pausedAll;
    const pausedAllUntil =
      entry.pausedAllBefore === undefined ? book.pausedAllUntil : (entry.pausedAllUntilBefore ?? null);
    const before = new Map(entry.before.map(({ id, job }) => [id, job && withoutArrears(job, now)]));
    const removed = [...before].flatMap(([id, job]) => (job ? [] : [id]));
    const restored = [...before.values()].filter((job) => job !== null);
    const jobs = replaceJobs(book.jobs, restored, new Set(removed));
    const isResumed = book.pausedAll && !pausedAll;
    store.write({
      ...book,
      jobs: isResumed ? jobs.map((job) => withoutArrears(job, now)) : jobs,
      pausedAll,
      pausedAllUntil,
    });
    ledger.markUndone(entry.id);
    for (const id of removed) outbox.cancel(id, 'Creating the message was undone.');
    for (const { id, status } of restored) if (status === 'paused') outbox.cancel(id, 'The message was paused.');
    if (pausedAll && !book.pausedAll) for (const { id } of jobs) outbox.cancel(id, ALL_PAUSED);
    for (const job of restored) this.#reword(job);
    outbox.restore(entry.dropped ?? []);
    this.#show({ changed: restored, removed, isAll: entry.pausedAllBefore !== undefined });
    return entry.label;
  }

  list(): JobView[] {
    const soonestFirst = (a: JobView, b: JobView) =>
      (a.nextAt ?? Number.POSITIVE_INFINITY) - (b.nextAt ?? Number.POSITIVE_INFINITY) || a.createdAt - b.createdAt;
    // Infinity − Infinity is NaN, which `||` passes over: jobs without a next time go by age.
    return this.#book.jobs.map((job) => this.#view(job)).sort(soonestFirst);
  }

  find(id: string): JobView | undefined {
    const job = this.#book.jobs.find((job) => job.id === id);
    return job && this.#view(job);
  }

  undoLabel(): string | null {
    return this.#deps.ledger.lastChange()?.label ?? null;
  }

  /** Shows every job anew, after planning from scratch. */
  refresh(): void {
    const known = new Set(this.#book.jobs.map((job) => job.id));
    const gone = this.#deps.state.current().jobs.filter((view) => !known.has(view.id));
    this.#deps.state.setJobs(
      this.list(),
      gone.map((view) => view.id),
    );
  }

  /** Shows the jobs whose next time moved. */
  showPlanned(ids: readonly string[]): void {
    const planned = ids.map((id) => this.#deps.scheduler.jobOf(id)).filter((job) => job !== undefined);
    this.#deps.state.setJobs(planned.map((job) => this.#view(job)));
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
    this.#deps.store.write({ ...book, jobs, chats });
    this.#deps.scheduler.set(jobs.filter((job) => job.chatId === to));
    this.refresh();
    this.#deps.state.setFields({ chats });
  }

  /** Takes jobs that finished a week ago out of the book; the history keeps what they sent. */
  sweepFinished(): void {
    const oldest = this.#deps.clock.now() - KEEP_FINISHED_MS;
    const isOver = (job: Job) =>
      job.schedule.kind === 'once' && timeOf(job, this.#zoneOf(job)) < oldest && this.#deps.scheduler.isFinished(job);
    const jobs = this.#book.jobs.filter((job) => !isOver(job));
    if (jobs.length < this.#book.jobs.length) this.#deps.store.write({ ...this.#book, jobs });
  }

  get #book(): Readonly<JobBook> {
    return this.#deps.store.read();
  }

  #need(id: string): Job {
    const job = this.#book.jobs.find((job) => job.id === id.toLowerCase());
    if (!job)
      throw new UserError('notFound', `There is no message with the id ${id}. It may have been stopped already.`);
    return job;
  }

  /** @throws UserError when nothing is left to put off */
  #needNext(job: Job): number {
    const next = this.#deps.scheduler.nextRunOf(job.id);
    if (next !== null) return next;
    throw new UserError('conflict', `${nameOf(job)} has no next run. Resume it first, if it is paused.`);
  }

  #needFuture(until: number): void {
    if (until <= this.#deps.clock.now())
      throw new UserError('invalid', 'That time has passed. Choose one in the future.');
  }

  #newJob(draft: JobDraft, by: Surface, now: number): Job {
    return { ...draft, id: this.#freeId(), status: 'active', createdBy: by, createdAt: now, since: now };
  }

  #freeId(): string {
    for (let tries = 0; tries < 1_000; tries++) {
      const pick = () => JOB_ID_ALPHABET[Math.floor(this.#deps.random() * JOB_ID_ALPHABET.length)];
      const id = `${pick()}${pick()}${pick()}${pick()}`;
      if (!this.#deps.scheduler.isIdTaken(id)) return id;
    }
    throw new UserError('conflict', 'There are too many messages for another id. Stop some that you no longer need.');
  }

  /**
   * Journal, book, outbox, plan, show, in this order: what a crash cuts short is at worst an undo with nothing to take back.
   * When the disk refuses the first or the second, nothing has changed.
   */
  #commit(change: {
    label: string;
    by: Surface;
    changed?: Job[];
    removed?: Job[];
    pausedAll?: boolean;
    pausedAllUntil?: number | null;
    drop?: string;
    /** Not taken back by undo: to know a chat does no harm. */
    chats?: Chat[];
  }): void {
    const { store, ledger, outbox, clock } = this.#deps;
    const { label, by, changed = [], removed = [], drop } = change;
    const book = this.#book;
    const touched = new Set([...changed, ...removed].map((job) => job.id));
    const before = new Map(book.jobs.filter((job) => touched.has(job.id)).map((job) => [job.id, job]));
    const isAll = change.pausedAll !== undefined;
    const pausedAll = change.pausedAll ?? book.pausedAll;
    const pausedAllUntil = isAll ? (change.pausedAllUntil ?? null) : book.pausedAllUntil;
    const held = drop === undefined ? [] : isAll ? book.jobs.map((job) => job.id) : [...touched];
    const after = new Map(changed.map((job) => [job.id, job]));
    const entry = ledger.journal({
      at: clock.now(),
      by,
      label,
      before: [...touched].map((id) => ({ id, job: before.get(id) ?? null })),
      after: [...touched].map((id) => ({ id, job: after.get(id) ?? null })),
      pausedAllBefore: isAll ? book.pausedAll : undefined,
      pausedAllUntilBefore: isAll ? book.pausedAllUntil : undefined,
      dropped: outbox.waitingOf(held),
    });
    const jobs = replaceJobs(book.jobs, changed, new Set(removed.map((job) => job.id)));
    const resumedAt = book.pausedAll && !pausedAll ? clock.now() : book.resumedAt;
    try {
      store.write({ ...book, jobs, pausedAll, pausedAllUntil, resumedAt, chats: change.chats ?? book.chats });
    } catch (error) {
      ledger.markUndone(entry);
      throw error;
    }
    if (drop !== undefined) for (const id of held) outbox.cancel(id, drop);
    this.#show({ changed, removed: removed.map((job) => job.id), isAll });
  }

  /** Plans and shows what a change of the book touched. */
  #show({ changed, removed, isAll }: { changed: readonly Job[]; removed: readonly string[]; isAll: boolean }): void {
    const { scheduler, state } = this.#deps;
    if (isAll) {
      scheduler.replan();
      this.refresh();
    } else {
      for (const id of removed) scheduler.remove(id);
      scheduler.set(changed);
      state.setJobs(
        changed.map((job) => this.#view(job)),
        [...removed],
      );
    }
    const { pausedAll, pausedAllUntil } = this.#book;
    state.setFields({ pausedAll, pausedAllUntil, undo: this.undoLabel() });
  }

  /**
   * A pause ends: the history tells of the one-offs whose time came meanwhile, for nothing else would.
   * @param until epoch ms: what came after the pause is owed, also when Carillon was closed then and learns of it later
   */
  #recordHeld(jobs: readonly Job[], until: number): void {
    const { ledger, clock, onDelivery } = this.#deps;
    for (const job of jobs) {
      for (const dueAt of this.#runsOfOnce(job)) {
        if (dueAt <= job.since || dueAt > until) continue;
        const key = occurrenceKey(job.id, dueAt);
        const snapshot = snapshotOf(job, occasionOf(job, dueAt, 1, this.#deps));
        const row = { ...snapshot, key, dueAt, coalesced: 0, scheduled: true, missed: true } as const;
        const reason = 'It was paused when its time came.';
        const added = ledger.add({ ...row, state: 'skipped', reason }, clock.now());
        if (added) onDelivery(ledger.get(key) as Delivery);
      }
    }
  }

  /** Epoch ms: when a one-off comes, after all that was put off. Empty for what recurs. */
  #runsOfOnce(job: Job): number[] {
    if (job.schedule.kind !== 'once') return [];
    const at = timeOf(job, this.#zoneOf(job));
    return [...(at > (job.holdUntil ?? Number.NEGATIVE_INFINITY) ? [at] : []), ...(job.extraRuns ?? [])];
  }

  #zoneOf(job: Job): string {
    // The computer's zone costs 30 µs to ask for: only where it matters.
    return job.timeZone === 'floating' ? this.#deps.clock.timeZone() : job.timeZone;
  }

  /** A run that the user asked for enters the ledger. */
  #recordRun(job: Job): Delivery {
    const { ledger, clock } = this.#deps;
    const dueAt = clock.now();
    const snapshot = snapshotOf(job, occasionOf(job, dueAt, 1, this.#deps));
    const row = { ...snapshot, dueAt, state: 'pending', coalesced: 0, scheduled: false, missed: false } as const;
    for (let n = 1; ; n++) {
      const key = `${occurrenceKey(job.id, dueAt)}!${n}`;
      if (ledger.add({ ...row, key }, dueAt)) return ledger.get(key) as Delivery;
    }
  }

  /** What waits to be sent says what the job says now, each as of its own time. */
  #reword(job: Job): void {
    this.#deps.outbox.reword(job.id, ({ dueAt }) => snapshotOf(job, occasionOf(job, dueAt, 0, this.#deps)));
  }

  /** @throws UserError when Telegram would refuse the message */
  #readDraft(input: JobDraftInput): JobDraft {
    const draft = JobDraftSchema.parse(input);
    const { clock } = this.#deps;
    const zone = () => (draft.timeZone === 'floating' ? clock.timeZone() : draft.timeZone);
    return { ...draft, message: checkMessage(draft.message, { dueAt: clock.now(), zone, run: () => 1 }) };
  }

  #handOver(delivery: Delivery): void {
    this.#deps.onDelivery(delivery);
    this.#deps.outbox.enqueue(delivery);
  }

  #view(job: Job): JobView {
    const { scheduler } = this.#deps;
    const nextAt = scheduler.nextOf(job.id);
    const phase = this.#phase(job, nextAt);
    return { ...job, nextAt, phase, inWords: describeTiming(job), zone: this.#zoneOf(job) };
  }

  #phase(job: Job, nextAt: number | null): JobView['phase'] {
    if (nextAt !== null) return 'active';
    return this.#deps.scheduler.isFinished(job) ? 'finished' : 'paused';
  }
}
