import { app, type Event, powerMonitor } from 'electron';
import type { Log } from '../core/ports.ts';

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
