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
