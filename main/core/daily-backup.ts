import type { Clock, Log, Timers } from './ports.ts';
import { daysBetween } from './schedule/days.ts';
import { repeat } from './timers.ts';

export interface DailyBackupDeps {
  clock: Clock;
  timers: Timers;
  log: Log;
  isWanted: () => boolean;
  /** Keeps the present state under this name. */
  keep: (name: string) => Promise<void>;
  /** Names of what is kept. */
  list: () => Promise<string[]>;
  remove: (name: string) => Promise<void>;
}

const LOOK_EVERY_MS = 3_600_000;
const FIRST_LOOK_MS = 5_000;
const KEPT = 7;

/**
 * From now on, a backup for each day on which Carillon runs: looked for each hour, so that a sleep delays it and no more.
 * @returns the function that ends it
 */
export function keepDailyBackups(deps: DailyBackupDeps): () => void {
  const { clock, timers, log } = deps;
  return repeat(timers, {
    first: FIRST_LOOK_MS,
    every: LOOK_EVERY_MS,
    async run() {
      if (deps.isWanted()) await keepOneOf(deps);
    },
    onError: (error) => log.error('The daily backup could not be made; it is tried again in an hour', error),
  });

  async function keepOneOf({ keep, list, remove }: DailyBackupDeps): Promise<void> {
    const now = clock.now();
    const name = backupName(daysBetween(now, now, clock.timeZone())[0]?.date ?? '');
    if ((await list()).includes(name)) return;
    await keep(name);
    const kept = (await list()).sort();
    for (const old of kept.slice(0, -KEPT)) await remove(old);
  }
}

/** @param date such as 2026-12-24 */
function backupName(date: string): string {
  return `carillon-${date}.json`;
}
