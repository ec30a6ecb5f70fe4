import type { Job, Surface } from '../contract/job.ts';
import type { Chat } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { UNDO_CATCHES_UP_MS } from './catch-up.ts';
import { UserError } from './errors.ts';
import { dropMissedRuns, isPaused, keepPastMoves, replaceJobs } from './job-changes.ts';
import { ALL_PAUSED, type JobRuns } from './job-runs.ts';
import type { JobViews } from './job-views.ts';
import type { Outbox } from './outbox.ts';
import type { Afterwards, Clock, JobBook, JobStore, JournalEntry, Ledger } from './ports.ts';
import type { Scheduler } from './scheduler.ts';
import type { StateStore } from './state-store.ts';

export type JournalOfChanges = Pick<
  Ledger,
  'journal' | 'lastChange' | 'newestChange' | 'lastUndone' | 'markUndone' | 'markRedone' | 'chatNow'
>;

export interface UndoManagerDeps {
  store: JobStore;
  ledger: JournalOfChanges;
  scheduler: Scheduler;
  outbox: Pick<Outbox, 'drop' | 'waitingOf' | 'restore'>;
  state: StateStore;
  clock: Clock;
  views: JobViews;
  runs: JobRuns;
}

/** A change of the job book, as the journal keeps it. */
export interface BookChange {
  label: Translatable;
  by: Surface;
  changed?: Job[];
  removed?: Job[];
  pausedAll?: boolean;
  pausedAllUntil?: number | null;
  drop?: Translatable;
  /** The ids of those whose waiting deliveries go; left out: of all that it changes. */
  dropOf?: readonly string[];
  /** Not taken back by undo: to know a chat does no harm. */
  chats?: Chat[];
  /** What else it writes to the ledger. */
  also?: () => Afterwards[];
}

/** Every change of the job book, with all that it means for what waits: one write, which undo can take back. */
export class UndoManager {
  readonly #deps: UndoManagerDeps;

  constructor(deps: UndoManagerDeps) {
    this.#deps = deps;
  }

  /**
   * Journal, what waits and the book together, and only then what is in memory and on show: a crash or a disk that refuses
   * leaves all of it or nothing.
   * @param again the id of the change in the journal that this one makes again
   */
  commit(change: BookChange, again?: number): void {
    const { ledger, outbox, clock, scheduler } = this.#deps;
    const { label, by, changed = [], removed = [], drop } = change;
    const book = this.#book;
    const touched = new Set([...changed, ...removed].map((job) => job.id));
    const before = new Map(book.jobs.filter((job) => touched.has(job.id)).map((job) => [job.id, job]));
    const isAll = change.pausedAll !== undefined;
    const pausedAll = change.pausedAll ?? book.pausedAll;
    const pausedAllUntil = isAll ? (change.pausedAllUntil ?? null) : book.pausedAllUntil;
    const held = drop === undefined ? [] : isAll ? book.jobs.map((job) => job.id) : [...(change.dropOf ?? touched)];
    const after = new Map(changed.map((job) => [job.id, job]));
    const entry: JournalEntry = {
      at: clock.now(),
      by,
      label,
      before: [...touched].map((id) => ({ id, job: before.get(id) ?? null })),
      after: [...touched].map((id) => ({ id, job: after.get(id) ?? null })),
      pausedAllBefore: isAll ? book.pausedAll : undefined,
      pausedAllUntilBefore: isAll ? book.pausedAllUntil : undefined,
      resumedAtBefore: book.pausedAll && !pausedAll ? book.resumedAt : undefined,
      pausedAllAfter: isAll ? pausedAll : undefined,
      pausedAllUntilAfter: isAll ? pausedAllUntil : undefined,
      drop,
      dropped: outbox.waitingOf(held),
      silenced: scheduler.reminders.keysOf(held),
    };
    const replaced = replaceJobs(book.jobs, changed, new Set(removed.map((job) => job.id)));
    const jobs =
      isAll && pausedAll && this.#ends(pausedAll, pausedAllUntil)
        ? replaced.map((job) => dropMissedRuns(job, scheduler.pastUntil(job)))
        : replaced;
    const resumedAt = book.pausedAll && !pausedAll ? clock.now() : book.resumedAt;
    const next = { ...book, jobs, pausedAll, pausedAllUntil, resumedAt, chats: change.chats ?? book.chats };
    const write = () => {
      if (again === undefined) ledger.journal(entry);
      else ledger.markRedone(again, entry);
      const dropped = drop === undefined ? [] : [outbox.drop(held, drop), scheduler.reminders.silence(held)];
      return [...dropped, ...(change.also?.() ?? [])];
    };
    this.#carryOut(next, write, { changed, removed: removed.map((job) => job.id), isAll });
  }

  #carryOut(book: JobBook, write: () => Afterwards[], touched: Parameters<UndoManager['show']>[0]): void {
    let afterwards: Afterwards[] = [];
    this.#deps.store.write(book, () => {
      afterwards = write();
    });
    try {
      for (const act of afterwards) act();
    } finally {
      // The book has changed, whatever goes wrong from here on: a message that is stopped must not be sent.
      this.show(touched);
    }
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

  /**
   * Takes back the last change; its label, or null when there is none.
   * @param change its id, where none but that one is meant
   * @throws UserError when it was taken back already, or another was made since
   */
  undo(change?: number): Translatable | null {
    const { ledger, outbox, runs, scheduler } = this.#deps;
    if (change !== undefined) this.#needNewest(change);
    const entry = ledger.lastChange();
    if (!entry) return null;
    const book = this.#book;
    const pausedAll = entry.pausedAllBefore ?? book.pausedAll;
    const pausedAllUntil =
      entry.pausedAllBefore === undefined ? book.pausedAllUntil : (entry.pausedAllUntilBefore ?? null);
    const asOfNow = this.#asOfNow();
    const before = new Map(entry.before.map(({ id, job }) => [id, job && asOfNow(job)]));
    const removed = [...before].flatMap(([id, job]) => (job ? [] : [id]));
    const restored = [...before.values()].filter((job) => job !== null);
    const jobs = replaceJobs(book.jobs, restored, new Set(removed));
    const next = {
      ...book,
      jobs: this.#ends(pausedAll, pausedAllUntil)
        ? jobs.map((job) => dropMissedRuns(job, scheduler.pastUntil(job)))
        : jobs,
      pausedAll,
      pausedAllUntil,
      resumedAt: entry.resumedAtBefore ?? book.resumedAt,
    };
    const isHeld = pausedAll && !book.pausedAll;
    const isPausedNow = pausedAll && (pausedAllUntil === null || pausedAllUntil > this.#deps.clock.now());
    const paused = restored.filter(({ status }) => status === 'paused').map(({ id }) => id);
    const active = restored.filter(({ status }) => status !== 'paused');
    const write = () => {
      ledger.markUndone(entry.id);
      return [
        outbox.drop(removed, msg('delivery.creatingMessageUndone')),
        ...(isHeld
          ? [
              outbox.drop(
                jobs.map(({ id }) => id),
                ALL_PAUSED,
              ),
            ]
          : [outbox.drop(paused, msg('delivery.messagePaused')), ...active.map((job) => runs.editPending(job))]),
        // What fell into a pause that ended in between: nothing else would tell of it.
        runs.recordPaused(restored, next.resumedAt + 1),
        ...(isPausedNow ? [] : [this.#recordPassed(book.pausedAll ? next.jobs : restored)]),
        outbox.restore(entry.dropped ?? []),
        scheduler.reminders.revive(entry.silenced ?? []),
      ];
    };
    this.#carryOut(next, write, { changed: restored, removed, isAll: entry.pausedAllBefore !== undefined });
    return entry.label;
  }

  /** Makes the change again that was undone last; its label, or null when there is none or another was made since. */
  redo(): Translatable | null {
    const { ledger } = this.#deps;
    const entry = ledger.lastUndone();
    // Earlier versions did not write down what a change made of things.
    if (!entry?.after) return null;
    const { by, label, after, drop } = entry;
    const asOfNow = this.#asOfNow();
    const gone = new Set(after.filter(({ job }) => job === null).map(({ id }) => id));
    const now = this.#deps.clock.now();
    const asDone = after.flatMap(({ job }) => (job ? [asOfNow(job)] : []));
    const ended = this.#pausedNow(asDone, now);
    const isEnded = new Set(ended.map(({ id }) => id));
    // A resume that is made again is one at this time: what fell into the pause is told of, and not owed.
    const changed = asDone.map((job) => (isEnded.has(job.id) ? { ...job, since: now } : job));
    const removed = this.#book.jobs.filter(({ id }) => gone.has(id));
    const pausedAll = entry.pausedAllAfter;
    const { jobs, pausedAll: isHeld, pausedAllUntil } = this.#book;
    const endOfAll = Math.min(pausedAllUntil ?? now + 1, now + 1);
    const all = pausedAll === undefined ? {} : { pausedAll, pausedAllUntil: entry.pausedAllUntilAfter ?? null };
    const { runs } = this.#deps;
    const resumedAt = pausedAll === false && this.#book.pausedAll ? now : this.#book.resumedAt;
    const also = () => [
      ...(drop === undefined ? changed.map((job) => runs.editPending(job)) : []),
      runs.recordPaused(ended, now + 1),
      ...(pausedAll === false && isHeld ? [runs.recordPaused(jobs, endOfAll)] : []),
      runs.recordPaused(changed, resumedAt + 1),
      ...((pausedAll ?? isHeld) ? [] : [this.#recordPassed(changed)]),
    ];
    this.commit({ by, label, changed, removed, ...all, also, ...(drop !== undefined && { drop }) }, entry.id);
    return label;
  }

  /**
   * Writes that the one-offs among these, which come back, missed their time: sent hours after it they would come unasked.
   * Those whose time was a moment ago are still sent.
   */
  #recordPassed(jobs: readonly Job[]): Afterwards {
    const { runs, clock } = this.#deps;
    const now = clock.now();
    const active = jobs.filter((job) => !isPaused(job, now));
    return runs.recordPaused(active, now - UNDO_CATCHES_UP_MS, msg('delivery.timeHadPassedWhen'));
  }

  /** Those that are paused now, as they are in the book, and would not be any more. */
  #pausedNow(jobs: readonly Job[], now: number): Job[] {
    const present = new Map(this.#book.jobs.map((job) => [job.id, job]));
    return jobs.flatMap((job) => {
      const before = present.get(job.id);
      return before && isPaused(before, now) && !isPaused(job, now) ? [before] : [];
    });
  }

  undoLabel(): Translatable | null {
    return this.#deps.ledger.newestChange()?.label ?? null;
  }

  /** Whether this ends the pause of everything that there is: at once, or because its time has passed already. */
  #ends(pausedAll: boolean, until: number | null): boolean {
    const isOver = until !== null && until <= this.#deps.clock.now();
    return this.#book.pausedAll && (!pausedAll || isOver);
  }

  #needNewest(change: number): void {
    const newest = this.#deps.ledger.newestChange();
    if (newest?.id === change) return;
    if (!newest || newest.id < change) throw new UserError('conflict', 'error.undoneAlready');
    throw new UserError('conflict', 'error.somethingElseChangedSince', { label: newest.label });
  }

  /** As it was, but owing nothing for the time since, and in its chat under the id that this has by now. */
  #asOfNow(): (job: Job) => Job {
    const { ledger, scheduler, clock } = this.#deps;
    const present = new Map(this.#book.jobs.map((job) => [job.id, job]));
    const chats = new Map<number, number>();
    return (job) => {
      const chatId = chats.get(job.chatId) ?? ledger.chatNow(job.chatId);
      chats.set(job.chatId, chatId);
      const kept = keepPastMoves(job, present.get(job.id), clock.now());
      return { ...dropMissedRuns(kept, scheduler.pastUntil(job)), chatId };
    };
  }

  get #book(): Readonly<JobBook> {
    return this.#deps.store.read();
  }
}
