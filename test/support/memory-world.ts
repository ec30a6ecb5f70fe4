import type { ChangeEntry } from '../../main/contract/state.ts';
import { createEngine } from '../../main/core/engine.ts';
import type { JobBook, JournalEntry, Log } from '../../main/core/ports.ts';
import { MemoryLedger } from '../../main/core/simulate/memory-ledger.ts';
import { StateStore } from '../../main/core/state-store.ts';
import type { ManualClock } from './manual-clock.ts';
import { ScriptedMessenger } from './scripted-messenger.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const NO_LIMITS = { perSecond: 1_000_000, perSecondInChat: 1_000_000, perMinuteInGroup: 1_000_000 };

type JournalMethod = 'journal' | 'newestChange' | 'lastChange' | 'lastUndone' | 'markUndone' | 'markRedone';

/** The memory ledger, with the journal of a real one: a list, with each change's place in it. */
class JournalingLedger extends (MemoryLedger as new () => Omit<MemoryLedger, JournalMethod>) {
  #changes: { id: number; entry: JournalEntry; undone: boolean; follows: number }[] = [];
  #lastId = 0;

  journal(entry: JournalEntry): number {
    this.#lastId++;
    this.#changes.push({ id: this.#lastId, entry, undone: false, follows: this.newestChange()?.id ?? 0 });
    return this.#lastId;
  }

  newestChange(): ChangeEntry | undefined {
    const last = this.#changes.findLast(({ undone }) => !undone);
    return last && { id: last.id, at: last.entry.at, by: last.entry.by, label: last.entry.label, undone: false };
  }

  lastChange() {
    const last = this.#changes.findLast(({ undone }) => !undone);
    return last && { ...last.entry, id: last.id };
  }

  lastUndone() {
    const pointer = this.newestChange()?.id ?? 0;
    const last = this.#changes.findLast(({ follows }) => follows === pointer);
    return last && { ...last.entry, id: last.id };
  }

  markUndone(id: number): void {
    for (const change of this.#changes) if (change.id === id) change.undone = true;
  }

  markRedone(id: number, entry: JournalEntry): void {
    for (const change of this.#changes) if (change.id === id) Object.assign(change, { undone: false, entry });
  }
}

/** The core with nothing on a disk: for tests of ten thousand steps. Telegram takes everything at once. */
export function openMemoryWorld(clock: ManualClock) {
  let book: JobBook = { jobs: [], chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 };
  const store = {
    read: () => book,
    // As on the disk: what is kept is no part of what was given.
    write: (next: JobBook, also: () => void = () => {}) => {
      also();
      book = structuredClone(next);
    },
  };
  const ledger = new JournalingLedger();
  const messenger = new ScriptedMessenger(() => clock.now());
  /** The occurrences that were sent: their keys, and when. */
  const sent: { key: string; at: number; text: string }[] = [];
  let seed = 1;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const start = () => {
    const state = new StateStore({ timeZone: clock.timeZone(), connection: { state: 'online' } });
    const engine = createEngine({
      ...{ store, ledger, messenger, state, clock, log: silent, random, limits: NO_LIMITS },
      timers: clock,
      alarm: clock.alarm(),
      onDelivery({ key, state, text, changedAt }) {
        if (state === 'sent') sent.push({ key, at: changedAt, text });
      },
    });
    engine.start();
    return engine;
  };
  let running = start();
  return {
    clock,
    store,
    sent,
    get jobs() {
      return running.jobs;
    },
    /** Carillon ends and is started again. */
    restart() {
      running.clear();
      clock.forget();
      running = start();
    },
  };
}
