import type { Preferences } from '../contract/preferences.ts';
import { DAY_MS } from '../contract/units.ts';
import type { Clock, Ledger, Log, Timers } from './ports.ts';

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
