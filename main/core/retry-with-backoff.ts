import type { Timers } from './ports.ts';
import { abortablePause } from './timers.ts';

export interface RetryDeps {
  timers: Timers;
  /** In [0, 1): the jitter of backoff. */
  random: () => number;
  /** Once aborted, one more refusal ends it. */
  signal: AbortSignal;
  onRefused: (error: unknown) => void;
}

/** Does what a disk may refuse for a while (it is full) until it is done. */
export async function retryWithBackoff(
  record: () => void,
  { timers, random, signal, onRefused }: RetryDeps,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return record();
    } catch (error) {
      onRefused(error);
    }
    if (signal.aborted) return;
    await abortablePause(timers, backoffMs(attempt, random()), signal);
  }
}

/**
 * How long to wait before try `attempt` (1 is the first retry): doubling from `firstMs` to `mostMs`, of which a random
 * half to whole is waited, so that many who failed together do not come back together.
 * @param random a number in [0, 1)
 */
export function backoffMs(attempt: number, random: number, firstMs = 1_000, mostMs = 60_000): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full * (0.5 + random / 2));
}
