import { backoffMs } from './backoff.ts';
import type { Timers } from './ports.ts';

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
    await pause(backoffMs(attempt, random()), timers, signal);
  }
}

/** Ends early when the signal is aborted. */
function pause(ms: number, timers: Timers, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = timers.after(ms, done);
    signal.addEventListener('abort', done);
  });
}
