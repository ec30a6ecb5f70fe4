import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';

export interface Clock {
  /** The time, a new value each second. */
  now: ReadonlySignal<number>;
  /** The start of the current minute: for what need not change each second. */
  minute: ReadonlySignal<number>;
}

export function createClock(): Clock {
  const now = signal(Date.now());
  const tick = () => {
    now.value = Date.now();
    // Just past the full second, so that all countdowns change with the wall clock and no second is shown twice.
    setTimeout(tick, 1_000 - (Date.now() % 1_000) + 5);
  };
  tick();
  return { now, minute: computed(() => Math.floor(now.value / 60_000) * 60_000) };
}
