/** How long a suite goes on: until its time is up, or until it has done as much as was asked for. */
export class Budget {
  readonly #startedAt = performance.now();
  readonly #ms: number;
  readonly #times: number;

  constructor(ms: number, times = Number.POSITIVE_INFINITY) {
    this.#ms = ms;
    this.#times = times;
  }

  /** How much of it is spent, from 0 to 1. @param done how many kills, calls, phrases or rounds there were */
  spent(done: number): number {
    return Math.min(1, Math.max(done / this.#times, (performance.now() - this.#startedAt) / this.#ms));
  }

  isSpent(done: number): boolean {
    return this.spent(done) >= 1;
  }

  /** What is left of a number of times. */
  left(done: number): number {
    return Math.max(0, this.#times - done);
  }
}
