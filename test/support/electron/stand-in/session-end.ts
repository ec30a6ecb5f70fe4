import type { EventEmitter } from 'node:events';
import { app, endProcess } from './app.ts';
import { StandInEvent } from './event.ts';

/** How a desktop ends a program that does not quit by itself. Neither way emits `before-quit` or `will-quit`. */
export const sessionEnd = {
  /**
   * Windows at shutdown or log-off (shell/browser/native_window_views_win.cc): one window is asked, then each is told, and
   * Electron ends the process before another turn of the event loop.
   * @returns false when a listener kept the session
   */
  windows(reasons: string[]): boolean {
    const windows = [...app.windows] as unknown as EventEmitter[];
    for (const window of windows) {
      const event = Object.assign(new StandInEvent(), { reasons });
      window.emit('query-session-end', event);
      if (event.defaultPrevented) return false;
    }
    for (const window of windows) window.emit('session-end', Object.assign(new StandInEvent(), { reasons }));
    // Without a window nobody heard of it, and Windows ends the process as it is.
    process.emit('exit', 0);
    return endProcess(windows.length > 0 ? 0 : 1);
  },

  /** Linux, when the display or the session bus is gone: ExitOnSessionLoss in shell/browser/electron_browser_main_parts.cc. */
  linux(): void {
    app.exit(0);
  },
};
