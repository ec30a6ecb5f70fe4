import { app, BaseWindow } from 'electron';

export interface SessionEndDeps {
  /** Begins no request for so many ms. @returns whether some are under way */
  holdBack(ms: number): boolean;
  /** Writes down that this is an end in good order: there is no time for more. */
  endAtOnce(): void;
  platform: NodeJS.Platform;
}

/** Another program may keep the session after all: then messages go on by themselves. */
const HOLD_MS = 30_000;

/**
 * Windows ends a session without `before-quit`, and tells windows only: so there is one from the start, without a page and
 * never shown. When it is asked, nothing new is sent. What is under way then gets its answer first, for as long as quitting
 * waits; Windows goes on when Carillon has ended. After `ready`.
 */
export function watchSessionEnd({ holdBack, endAtOnce, platform }: SessionEndDeps): void {
  if (platform !== 'win32') return;
  const window = new BaseWindow({ show: false });
  window.on('query-session-end', (event) => {
    const isSending = holdBack(HOLD_MS);
    // A critical end waits for nobody.
    if (!isSending || event.reasons.includes('critical')) return;
    event.preventDefault();
    app.quit();
  });
  window.on('session-end', endAtOnce);
}
