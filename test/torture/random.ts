import { seriesOf } from '../support/chance.mjs';

/** Chance that can be repeated: the same seed gives the same choices. */
export class Random {
  /** In [0, 1). */
  readonly next: () => number;

  /** @param seed a whole number */
  constructor(seed: number) {
    this.next = seriesOf(seed);
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)] as T;
  }

  /** A series of its own, so that what runs beside it cannot change its choices. */
  fork(): Random {
    return new Random(this.between(0, 2 ** 32 - 1));
  }
}
