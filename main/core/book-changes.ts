import type { Job, Surface } from '../contract/job.ts';
import type { Chat } from '../contract/state.ts';
import { replaceJobs, withoutArrears } from './job-changes.ts';
import type { JobRuns } from './job-runs.ts';
import type { JobViews } from './job-views.ts';
import type { Outbox } from './outbox.ts';
import type { Clock, JobBook, JobStore, Ledger } from './ports.ts';
import type { Scheduler } from './scheduler.ts';
import type { StateStore } from './state-store.ts';

export interface BookChangesDeps {
  store: JobStore;
  ledger: Pick<Ledger, 'journal' | 'lastChange' | 'markUndone'>;
  scheduler: Scheduler;
  outbox: Pick<Outbox, 'cancel' | 'waitingOf' | 'restore'>;
  state: StateStore;
  clock: Clock;
  views: JobViews;
  runs: JobRuns;
}

/** A change of the job book, as the journal keeps it. */
export interface BookChange {
  label: string;
  by: Surface;
  changed?: Job[];
  removed?: Job[];
  pausedAll?: boolean;
  pausedAllUntil?: number | null;
  drop?: string;
  /** Not taken back by undo: to know a chat does no harm. */
  chats?: Chat[];
}

export const ALL_PAUSED = 'All messages were paused.';

/** Every change of the job book: journaled before it takes effect, so that undo can take it back. */
export class BookChanges {
  readonly #deps: BookChangesDeps;

  constructor(deps: BookChangesDeps) {
    this.#deps = deps;
  }

  /**
   * Journal, book, outbox, plan, show, in this order: what a crash cuts short is at worst an undo with nothing to take back.
   * When the disk refuses the first or the second, nothing has changed.
   */
  commit(change: BookChange): void {
    const { store, ledger, outbox, clock, scheduler } = this.#deps;
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
      silenced: scheduler.reminders.keysOf(held),
    });
    const jobs = replaceJobs(book.jobs, changed, new Set(removed.map((job) => job.id)));
    const resumedAt = book.pausedAll && !pausedAll ? clock.now() : book.resumedAt;
    try {
      store.write({ ...book, jobs, pausedAll, pausedAllUntil, resumedAt, chats: change.chats ?? book.chats });
    } catch (error) {
      ledger.markUndone(entry);
      throw error;
    }
    if (drop !== undefined) {
      for (const id of held) outbox.cancel(id, drop);
      scheduler.reminders.silence(held);
    }
    this.show({ changed, removed: removed.map((job) => job.id), isAll });
  }

  /** Plans and shows what a change of the book touched. */
  show({ changed, removed, isAll }: { changed: readonly Job[]; removed: readonly string[]; isAll: boolean }): void {
    const { scheduler, state, views } = this.#deps;
    if (isAll) {
      scheduler.replan();
      views.refresh();
    } else {
      for (const id of removed) scheduler.remove(id);
      scheduler.set(changed);
      state.setJobs(
        changed.map((job) => views.of(job)),
        [...removed],
      );
    }
    const { pausedAll, pausedAllUntil } = this.#book;
    state.setFields({ pausedAll, pausedAllUntil, undo: this.undoLabel() });
  }

  /** Takes back the last change; its label, or null when there is none. */
  undo(): string | null {
    const { ledger, clock, store, outbox, runs, scheduler } = this.#deps;
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
    for (const job of restored) runs.reword(job);
    outbox.restore(entry.dropped ?? []);
    scheduler.reminders.revive(entry.silenced ?? []);
    this.show({ changed: restored, removed, isAll: entry.pausedAllBefore !== undefined });
    return entry.label;
  }

  undoLabel(): string | null {
    return this.#deps.ledger.lastChange()?.label ?? null;
  }

  get #book(): Readonly<JobBook> {
    return this.#deps.store.read();
  }
}
