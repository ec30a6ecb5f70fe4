import { app, type Event, powerMonitor } from 'electron';

/** A computer that wakes has missed wake-ups, whatever its clocks say; one that is shut down is asked for a clean end. */
export function watchPower(replan: () => void): void {
  powerMonitor.on('resume', replan);
  powerMonitor.on('unlock-screen', replan);
  // Electron hands the event over and documents preventDefault (it delays the shutdown); its declaration leaves both out.
  powerMonitor.on('shutdown', (...args: unknown[]) => {
    (args[0] as Event | undefined)?.preventDefault();
    app.quit();
  });
}
