import { DAY_MS } from '../contract/units.ts';
import type { Clock, Log, Timers } from './ports.ts';
import { repeat } from './repeat.ts';

const FIRST_LOOK_MS = 20_000;
/** A file that nobody refers to may be in a form that is still open. */
const GRACE_MS = 7 * DAY_MS;

export interface TidyFilesDeps {
  clock: Clock;
  timers: Timers;
  log: Log;
  /** Removes the files that nothing refers to and that came before that instant (epoch ms); how many. */
  sweep: (before: number) => Promise<number>;
}

/**
 * From now on, soon and then daily, removes the files of messages that are gone.
 * @returns the function that ends it
 */
export function tidyFiles({ clock, timers, log, sweep }: TidyFilesDeps): () => void {
  return repeat(timers, {
    first: FIRST_LOOK_MS,
    every: DAY_MS,
    async run() {
      const count = await sweep(clock.now() - GRACE_MS);
      if (count > 0) log.info(`Removed ${count} files that no message refers to any more.`);
    },
    onError: (error) =>
      log.error('Files that are not needed any more could not be removed; it is tried again tomorrow', error),
  });
}

/** Each name of a stored file that stands in this JSON. */
export function filesNamedIn(json: string): string[] {
  return [...json.matchAll(/"file":\s*"([0-9a-f]{64}(?:\.[a-z0-9]{1,10})?)"/g)].map(([, name]) => name as string);
}
