import { app } from './app.ts';
import { lifecycle } from './lifecycle.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Electron takes these signals for itself between the app's entry and `ready` (InstallShutdownSignalHandlers in
 * shell/browser/electron_browser_main_parts_posix.cc): a handler that Node put in place before is no longer called. Of the
 * first signal Electron makes `app.quit()`; the second one kills the process, for the system's own handler is back by then.
 */
export function takeSignals(): void {
  lifecycle.once('ready', () => {
    for (const signal of SIGNALS) takeSignal(signal);
  });
}

function takeSignal(signal: (typeof SIGNALS)[number]): void {
  const wasHeard = process.listenerCount(signal) > 0;
  process.removeAllListeners(signal);
  const quit = () => {
    process.off(signal, deaf);
    app.quit();
  };
  // Stands for those that were there before.
  const deaf = () => {};
  process.once(signal, quit);
  if (wasHeard) process.on(signal, deaf);
  process.on('newListener', (event) => {
    if (event !== signal) return;
    // Node asks the system for a signal with its first listener alone: beside one from before, another is as deaf.
    if (process.listeners(signal).includes(deaf))
      throw new Error(`Electron has taken ${signal} from a listener that was there before ready, and from this one.`);
    // Once the other is there: without any listener Node would give the signal back to the system.
    queueMicrotask(() => process.off(signal, quit));
  });
}
