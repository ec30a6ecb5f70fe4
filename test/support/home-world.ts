import type { Home, HomeMemory } from '../../main/contract/home.ts';
import type { Job } from '../../main/contract/job.ts';
import { verbatim } from '../../main/contract/translatable.ts';
import { createEngine } from '../../main/core/engine.ts';
import { HomeKeeper, type HomeRecord, RegisterTrouble, whileHome } from '../../main/core/home-keeper.ts';
import type { Clock, JobBook, Log, Messenger, Timers } from '../../main/core/ports.ts';
import { MemoryLedger } from '../../main/core/simulate/memory-ledger.ts';
import { StateStore } from '../../main/core/state-store.ts';
import type { ManualClock } from './manual-clock.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** What reached the chat, and from which computer. */
export interface Arrival {
  key: string;
  from: string;
}

/** The record at Telegram, with a network that can be cut before the question and before the answer. */
export class SharedRecord {
  record: HomeRecord | null = null;
}

/** A clock that is wrong by so much, and timers that the process takes with it when it dies. */
class OwnClock implements Clock, Timers {
  aheadMs = 0;
  readonly #time: ManualClock;
  #isDead = false;

  constructor(time: ManualClock) {
    this.#time = time;
  }

  now = () => this.#time.now() + this.aheadMs;
  monotonic = () => this.#time.monotonic();
  timeZone = () => 'UTC';
  after = (ms: number, run: () => void) => this.#time.after(ms, () => this.#isDead || run());

  alarm() {
    let cancel = () => {};
    return {
      clear: () => cancel(),
      set: (at: number, fire: () => void) => {
        cancel();
        cancel = this.after(at - this.now(), fire);
      },
    };
  }

  die(): void {
    this.#isDead = true;
  }
}

/** A computer with a copy of the list on its disk; the real core runs on it, against one Telegram. */
export class Computer {
  readonly name: string;
  memory: HomeMemory;
  /** Whether the disk's content came from another machine since the last start. */
  isCopied = false;
  isCut = false;
  aheadMs = 0;
  questions = 0;
  readonly shared: SharedRecord;
  readonly arrivals: Arrival[];
  readonly #time: ManualClock;
  #book: JobBook;
  #ledger = new MemoryLedger();
  #running: { keeper: HomeKeeper; clock: OwnClock; replan: () => void } | null = null;
  #ids = 0;

  constructor(name: string, jobs: Job[], time: ManualClock, shared: SharedRecord, arrivals: Arrival[]) {
    this.name = name;
    this.#time = time;
    this.shared = shared;
    this.arrivals = arrivals;
    this.#book = { jobs, chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 };
    this.memory = {
      ...{ version: 1, installation: `inst${name}`, run: null, nextRun: null, isHome: true, isTakingOver: false },
      ...{ sendsAfter: 0, arrivedAt: 0, formerAheadMs: 0, folder: '/', machine: name },
    };
  }

  /** The folder of another computer comes here, without what it has sent: the hardest case. */
  copyFrom(memory: HomeMemory): void {
    this.crash();
    this.memory = structuredClone(memory);
    this.isCopied = true;
    this.#ledger = new MemoryLedger();
  }

  /** An older state of its own folder. */
  restore(memory: HomeMemory): void {
    this.crash();
    this.memory = structuredClone(memory);
    this.isCopied = false;
    this.#ledger = new MemoryLedger();
  }

  get home(): Home | null {
    return this.#running?.keeper.home ?? null;
  }

  get keeper(): HomeKeeper | null {
    return this.#running?.keeper ?? null;
  }

  start(): void {
    if (this.#running) return;
    const clock = new OwnClock(this.#time);
    clock.aheadMs = this.aheadMs;
    const keeper = this.#openKeeper(clock);
    this.isCopied = false;
    const engine = createEngine({
      store: {
        read: () => this.#book,
        write: (book, alongside) => {
          alongside?.();
          this.#book = book;
        },
      },
      ledger: this.#ledger,
      messenger: whileHome(this.#messenger(), keeper),
      state: new StateStore({ timeZone: 'UTC', connection: { state: 'online' } }),
      ...{ clock, timers: clock, alarm: clock.alarm(), log: silent, random: () => 0.5, home: keeper },
      onDelivery: ({ key, state }) => {
        // `!0`: skipped while the clock was ahead, and due again.
        if (state === 'sent') this.arrivals.push({ key: key.replace('!0', ''), from: this.name });
      },
    });
    engine.start();
    const replan = () => engine.replan();
    this.#running = { keeper, clock, replan };
    this.#onArrival = () => {
      engine.jobs.goOnFromNow();
      replan();
    };
    this.#onHome = replan;
    this.#onReady = () => engine.outbox.poke();
    keeper.start();
  }

  #onArrival = () => {};
  #onHome = () => {};
  #onReady = () => {};

  crash(): void {
    this.#running?.keeper.stop();
    this.#running?.clock.die();
    this.#running = null;
  }

  setClock(aheadMs: number): void {
    this.aheadMs = aheadMs;
    if (!this.#running) return;
    this.#running.clock.aheadMs = aheadMs;
    this.#running.replan();
  }

  #openKeeper(clock: OwnClock): HomeKeeper {
    const isAlive = () => this.#running?.clock === clock;
    return new HomeKeeper({
      register: {
        aheadMs: () => clock.aheadMs,
        read: () => this.#ask(() => structuredClone(this.shared.record)),
        write: (record) =>
          this.#ask(() => {
            this.shared.record = structuredClone(record);
          }),
      },
      memory: {
        read: () => this.memory,
        write: (memory) => {
          this.memory = structuredClone(memory);
        },
      },
      isCopy: this.isCopied,
      ...{ name: this.name, clock, timers: clock, log: silent },
      newId: () => `${this.name}${this.#ids++}id`.toLowerCase(),
      onHome: () => isAlive() && this.#onHome(),
      onArrival: () => isAlive() && this.#onArrival(),
      onReady: () => isAlive() && this.#onReady(),
      onStandDown() {},
      onQuestion: () => {
        this.questions++;
      },
      onForeignProgram() {},
    });
  }

  /** A request that the network cuts may have been carried out all the same. */
  async #ask<T>(act: () => T): Promise<T> {
    if (this.isCut) throw new RegisterTrouble('unreachable', verbatim('cut'));
    await new Promise<void>((resolve) => this.#time.after(200, resolve));
    const answer = act();
    await new Promise<void>((resolve) => this.#time.after(200, resolve));
    if (this.isCut) throw new RegisterTrouble('unreachable', verbatim('cut'));
    return answer;
  }

  #messenger(): Messenger {
    return {
      send: async () => {
        if (this.isCut) return { kind: 'retry', scope: 'all', reason: verbatim('cut') };
        return { kind: 'sent', messageId: this.arrivals.length + 1 };
      },
    };
  }
}
