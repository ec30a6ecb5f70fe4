import type { Delivery } from '../../contract/delivery.ts';
import type { Job } from '../../contract/job.ts';
import { policyOf } from '../delivery-policy.ts';
import { createManualSends } from '../held-sends.ts';
import { JobService } from '../job-service.ts';
import { Outbox } from '../outbox.ts';
import type { PacingLimits } from '../pacing.ts';
import { gateOf } from '../permission.ts';
import type { JobBook, JobStore, Log, Messenger } from '../ports.ts';
import { Scheduler } from '../scheduler.ts';
import { StateStore } from '../state-store.ts';
import type { SimulatedAction } from './events.ts';
import type { MemoryLedger } from './memory-ledger.ts';
import type { SimulatedComputer } from './simulated-computer.ts';

export interface ProcessDeps {
  store: JobStore;
  ledger: MemoryLedger;
  messenger: Messenger;
  computer: SimulatedComputer;
  limits: PacingLimits;
  random: () => number;
  onDelivery: (delivery: Delivery) => void;
}

/** How often a process looks whether its computer's clock was set, and what it takes for drift (see clock-watch). */
const LOOK_EVERY_MS = 15_000;
const DRIFT_MS = 2_000;

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** One run of Carillon from its start to its end: the real core, joined as the workspace joins it, with nobody watching. */
export class SimulatedProcess {
  readonly #computer: SimulatedComputer;
  readonly #scheduler: Scheduler;
  readonly #outbox: Outbox;
  readonly #jobs: JobService;
  readonly #startedAt: number;
  /** What the computer's clock and zone were when they were last looked at. */
  #seen: { ahead: number; zone: string };
  #willLook = false;

  constructor(deps: ProcessDeps) {
    const { store, ledger, messenger, computer, limits, random, onDelivery } = deps;
    this.#computer = computer;
    this.#startedAt = computer.monotonic();
    this.#seen = { ahead: computer.ahead, zone: computer.zone };
    this.#outbox = new Outbox({
      ledger,
      messenger,
      clock: computer,
      timers: computer,
      log: silent,
      random,
      limits,
      policyOf: policiesOf(store),
      gate: gateOf(store, computer),
      onDelivery,
      onMigrated: () => {},
    });
    this.#scheduler = new Scheduler({
      store,
      ledger,
      outbox: this.#outbox,
      clock: computer,
      alarm: computer.alarm(),
      onDelivery,
      onPlanned: () => {},
      onPauseEnd: () => this.#jobs.endPauseInTime(),
    });
    const state = emptyState(computer);
    this.#jobs = new JobService({
      ...createManualSends({ state, clock: computer, timers: computer }),
      store,
      ledger,
      scheduler: this.#scheduler,
      outbox: this.#outbox,
      state,
      clock: computer,
      random,
      onDelivery,
    });
    this.#scheduler.replan();
    this.#jobs.recover();
    this.#jobs.sweepFinished();
  }

  /** As after sleep or a change of the clock. */
  replan(): void {
    this.#jobs.returnToPresent();
    this.#scheduler.replan();
    this.#outbox.wake();
  }

  /** The connection is back. */
  reconnect(): void {
    this.#outbox.wake();
  }

  /** The computer's clock or zone was changed: the process does not know, until it looks. */
  noticeLater(): void {
    if (this.#willLook) return;
    this.#willLook = true;
    const sinceLook = (this.#computer.monotonic() - this.#startedAt) % LOOK_EVERY_MS;
    this.#computer.after(LOOK_EVERY_MS - sinceLook, () => this.#look());
  }

  /** @throws UserError when refused */
  act(action: SimulatedAction): void {
    const jobs = this.#jobs;
    switch (action.do) {
      case 'pause':
        return void jobs.pause(action.id, 'window', action.until);
      case 'resume':
        return void jobs.resume(action.id, 'window');
      case 'stop':
        return void jobs.stop(action.id, 'window');
      case 'skipNext':
        return void jobs.skipNext(action.id, 'window');
      case 'snooze':
        return void jobs.snooze(action.id, action.until, 'window');
      case 'run':
        return void jobs.run(action.id, 'chat');
      case 'pauseAll':
        return jobs.pauseAll('window', action.until);
      case 'resumeAll':
        return jobs.resumeAll('window');
    }
  }

  /** Ends it. Answers come at once here, so that nothing is ever in flight. */
  quit(): void {
    this.#scheduler.clear();
    void this.#outbox.stop(0);
    this.#computer.forgetTimers();
  }

  #look(): void {
    this.#willLook = false;
    const { ahead, zone } = this.#computer;
    const isJump = Math.abs(ahead - this.#seen.ahead) > DRIFT_MS;
    const hasTravelled = zone !== this.#seen.zone;
    // Drift is measured from the last jump, so that many small changes add up.
    this.#seen = { ahead: isJump ? ahead : this.#seen.ahead, zone };
    if (isJump || hasTravelled) this.replan();
  }
}

/** Looked up anew when the book is another. */
function policiesOf(store: JobStore) {
  let book: Readonly<JobBook> | null = null;
  let byId = new Map<string, Job>();
  return (jobId: string) => {
    if (book !== store.read()) {
      book = store.read();
      byId = new Map(book.jobs.map((job) => [job.id, job]));
    }
    return policyOf(byId.get(jobId));
  };
}

function emptyState(computer: SimulatedComputer): StateStore {
  return new StateStore({ timeZone: computer.timeZone(), connection: { state: 'online' } });
}
