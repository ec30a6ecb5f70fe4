import type { Log } from '../core/ports.ts';

export interface CrashGuardOptions {
  log: Log;
  /** Records what is in flight and closes the files. */
  stop: () => Promise<void>;
  exit: (code: number) => void;
}

/** For answers that are on their way, and the files. */
const STOP_WITHIN_MS = 4_000;

/**
 * An error that nobody caught is written to the log with its stack, and the process ends with code 1 once the ledger is
 * closed. It does not go on: nobody knows what was left half done, and a Carillon that looks alive and sends nothing is
 * worse than one that has ended. What was due is in the ledger, and the next start takes it up; `serve` under a supervisor
 * is started again by that.
 */
export function guardAgainstCrash({ log, stop, exit }: CrashGuardOptions): void {
  let isEnding = false;
  const end = (error: unknown) => {
    log.error('Carillon ends because of an error that nobody caught', error);
    // Others may follow while it ends: they are written down as well.
    if (isEnding) return;
    isEnding = true;
    console.error('Carillon ended because of an error inside it. Its log has the details.');
    setTimeout(() => exit(1), STOP_WITHIN_MS).unref();
    const failed = (failure: unknown) => log.error('It could not end in good order', failure);
    Promise.resolve()
      .then(stop)
      .catch(failed)
      .finally(() => exit(1));
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
