import type { Delivery } from '../../contract/delivery.ts';
import { createEngine, type Engine } from '../engine.ts';
import type { PacingLimits } from '../pacing.ts';
import type { JobStore, Log, Messenger } from '../ports.ts';
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

/** One run of Carillon from its start to its end: the real core, with nobody watching. */
export class SimulatedProcess {
  readonly #computer: SimulatedComputer;
  readonly #engine: Engine<MemoryLedger>;
  readonly #startedAt: number;
  /** What the computer's clock and zone were when they were last looked at. */
  #seen: { ahead: number; zone: string };
  #willLook = false;

  constructor(deps: ProcessDeps) {
    const { store, ledger, messenger, computer, limits, random, onDelivery } = deps;
    this.#computer = computer;
    this.#startedAt = computer.monotonic();
    this.#seen = { ahead: computer.ahead, zone: computer.zone };
    this.#engine = createEngine({
      ...{ store, ledger, messenger, limits, random, onDelivery },
      state: new StateStore({ timeZone: computer.timeZone(), connection: { state: 'online' } }),
      clock: computer,
      timers: computer,
      alarm: computer.alarm(),
      log: silent,
    });
    this.#engine.start();
  }

  /** As after sleep or a change of the clock. */
  replan(): void {
    this.#engine.replan();
  }

  /** The connection is back. */
  reconnect(): void {
    this.#engine.outbox.wake();
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
    const { jobs } = this.#engine;
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
    this.#engine.clear();
    void this.#engine.outbox.stop(0);
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
