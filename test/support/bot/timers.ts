import type { Timers } from '../../../main/core/ports.ts';

/** Timers that end when the test says so. */
export class ManualTimers implements Timers {
  readonly #pending = new Set<{ ms: number; run: () => void }>();

  after(ms: number, run: () => void): () => void {
    const timer = { ms, run };
    this.#pending.add(timer);
    return () => void this.#pending.delete(timer);
  }

  /** How long each of the timers that run now was set for. */
  get waits(): number[] {
    return [...this.#pending].map(({ ms }) => ms);
  }

  /** Ends the timers that were set for this long. @throws Error when there is none */
  end(isMeant: (ms: number) => boolean): void {
    const meant = [...this.#pending].filter(({ ms }) => isMeant(ms));
    if (meant.length === 0) throw new Error(`No such timer; there are ${JSON.stringify(this.waits)}.`);
    for (const timer of meant) {
      this.#pending.delete(timer);
      timer.run();
    }
  }
}
