import { app, type Event, powerMonitor, powerSaveBlocker } from 'electron';
import type { AppState, Change } from '../contract/state.ts';
import type { Log } from '../core/ports.ts';
import { nextDue } from './wake-timer.ts';

/** A computer that wakes has missed wake-ups, whatever its clocks say; one that is shut down is asked for a clean end. */
export function watchPower(replan: () => void, log: Log): void {
  powerMonitor.on('resume', replan);
  powerMonitor.on('unlock-screen', replan);
  // Nothing is to be done then: what falls due in the sleep is caught up with after it. The log tells where a gap comes from.
  powerMonitor.on('suspend', () => log.info('The computer goes to sleep.'));
  powerMonitor.on('lock-screen', () => log.debug('The screen was locked.'));
  // Electron hands the event over and documents preventDefault (it delays the shutdown); its declaration leaves both out.
  powerMonitor.on('shutdown', (...args: unknown[]) => {
    (args[0] as Event | undefined)?.preventDefault();
    app.quit();
  });
}

export interface KeepAwakeDeps {
  state: { current(): AppState; subscribe(listener: (change: Change) => void): () => void };
  now: () => number;
}

/** Messages change by the thousand: they are looked at once. */
const SETTLE_MS = 500;
/** Node's longest timer is 24.8 days. */
const LONGEST_MS = 24 * 3_600_000;

/** Keeps the computer from going to sleep when a message is due within the minutes that the user chose. Its screen may turn off. */
export function keepAwake({ state, now }: KeepAwakeDeps): void {
  let blocker: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isSettling = false;
  const look = () => {
    isSettling = false;
    clearTimeout(timer);
    const inMs = untilWanted(state.current(), now());
    const isWanted = inMs !== null && inMs <= 0;
    if (isWanted) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
    if (inMs !== null && inMs > 0) timer = setTimeout(look, Math.min(inMs, LONGEST_MS));
  };
  look();
  state.subscribe(() => {
    if (isSettling) return;
    isSettling = true;
    setTimeout(look, SETTLE_MS);
  });
}

/** Pure: in how many ms the computer has to stay awake, 0 or less for now; null: for nothing that is known. */
export function untilWanted(state: AppState, now: number): number | null {
  const { awakeMinutes, wakeComputer } = state.preferences;
  // Woken for a message, it stays awake until that was sent.
  const minutes = awakeMinutes ?? (wakeComputer ? 1 : null);
  const due = nextDue(state);
  return minutes === null || due === null ? null : due - minutes * 60_000 - now;
}
