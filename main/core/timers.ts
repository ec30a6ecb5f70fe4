import type { Timers } from './ports.ts';

/** Until the work is done, and no longer than this. */
export async function within(timers: Timers, ms: number, work: Promise<unknown>): Promise<void> {
  let cancel = () => {};
  const limit = new Promise<void>((resolve) => {
    cancel = timers.after(ms, resolve);
  });
  await Promise.race([work, limit]);
  cancel();
}

interface Repetition {
  /** Ms from now until it is done first. */
  first: number;
  /** Ms from its end until it is done again. */
  every: number;
  run: () => void | Promise<void>;
  /** What it threw. It is done again all the same. */
  onError: (error: unknown) => void;
}

/** Does something again and again, never two at a time. @returns the function that ends it */
export function repeat(timers: Timers, { first, every, run, onError }: Repetition): () => void {
  let ended = false;
  let cancel = () => {};
  const round = async () => {
    try {
      await run();
    } catch (error) {
      onError(error);
    }
    if (!ended) cancel = timers.after(every, () => void round());
  };
  cancel = timers.after(first, () => void round());
  return () => {
    ended = true;
    cancel();
  };
}

/** Waits so many ms, or until the signal is aborted. */
export function abortablePause(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = timers.after(ms, done);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}
