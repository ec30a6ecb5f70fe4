import type { Preferences } from '../contract/preferences.ts';
import { DAY_MS } from '../contract/units.ts';
import type { Clock, Ledger, Log, Timers } from './ports.ts';
import { repeat } from './timers.ts';

const EVERY_MS = 6 * 3_600_000;
/** Forgetting so many takes a few milliseconds; between two such rounds everything else has its turn. */
const AT_ONCE = 250;
const BREATH_MS = 50;

export interface RetentionDeps {
  ledger: Pick<Ledger, 'prune'>;
  clock: Clock;
  timers: Timers;
  log: Log;
  limits: () => Preferences['history'];
}

/**
 * Keeps the ledger within its limits, from now on and four times a day.
 * @returns the function that ends it
 */
export function keepWithinLimits({ ledger, clock, timers, log, limits }: RetentionDeps): () => void {
  let cancel = () => {};
  let forgotten = 0;
  const round = () => {
    const { days, megabytes } = limits();
    const limit = { before: clock.now() - days * DAY_MS, maxBytes: megabytes * 1_000_000, most: AT_ONCE };
    let count = 0;
    try {
      count = ledger.prune(limit);
    } catch (error) {
      log.error('Old entries of the history could not be forgotten; it is tried again later', error);
    }
    forgotten += count;
    if (count === 0 && forgotten > 0) {
      log.info(`Forgot ${forgotten} old entries of the history.`);
      forgotten = 0;
    }
    cancel = timers.after(count > 0 ? BREATH_MS : EVERY_MS, round);
  };
  cancel = timers.after(BREATH_MS, round);
  return () => cancel();
}

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
