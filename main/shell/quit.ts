import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { app, BaseWindow } from 'electron';
import { replaceFileSync } from '../adapters/write-file.ts';

/** Like serve's guard: what is open by then is recorded already. */
const WITHIN_MS = 4_500;

/**
 * The one way out: the tray, the menu, signals and the system's shutdown all come to `before-quit`. The process then ends
 * with code 0 once every step is through, or in 4.5 s in any case. A session that ends without asking leaves no time: see
 * {@link Shutdown.endAtOnce}.
 */
export class Shutdown {
  readonly #steps: (() => void | Promise<void>)[] = [];
  #begun = false;
  #last: (() => void) | null = null;

  constructor() {
    app.on('before-quit', (event) => {
      // `exit` ends the process instead. It closes no window, and closing the window would only hide it.
      event.preventDefault();
      if (!this.#begun) this.#begin();
    });
    void app.whenReady().then(() => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) takeSignal(signal);
    });
    // A Linux session whose display or bus is gone: Electron asks nobody before it.
    app.on('quit', (_event, code) => {
      if (code === 0) this.endAtOnce();
    });
    // Carillon lives in the tray: without this listener Electron would quit when the window is gone.
    app.on('window-all-closed', () => {});
  }

  /** What was added last is stopped first. */
  add(step: () => void | Promise<void>): void {
    this.#steps.unshift(step);
  }

  /** What says that this was an end in good order: a crash runs the steps, but not this. */
  afterAll(last: () => void): void {
    this.#last = last;
  }

  /** The system ends the process before anything can be waited for. What is being sent is on record already. */
  endAtOnce(): void {
    this.#last?.();
    this.#last = null;
  }

  /** Each step, whatever became of the one before. */
  async runSteps(): Promise<void> {
    for (const step of this.#steps.splice(0)) {
      try {
        await step();
      } catch (error) {
        // The other steps still have files to close.
        console.error(error);
      }
    }
  }

  #begin(): void {
    this.#begun = true;
    const end = () => {
      this.endAtOnce();
      app.exit(0);
    };
    setTimeout(end, WITHIN_MS).unref();
    void this.runSteps().then(end);
  }
}

/**
 * Of a second Ctrl-C Electron would kill the process half-way: it takes these signals for itself shortly before `ready`. Node
 * takes one back with its first listener alone, and a library (`when-exit`, of electron-store) has left one there.
 */
function takeSignal(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.on(signal, () => app.quit());
}

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

export interface RunningMark {
  /** The last session of this folder did not come to its end: a crash, a kill, a power cut. */
  wasUnclean: boolean;
  /** This one did. */
  end(): void;
}

/** A file that lies in the data folder while Carillon runs. The folder is held by this process alone. */
export function detectUncleanShutdown(folder: string): RunningMark {
  const file = join(folder, 'running');
  const wasUnclean = existsSync(file);
  replaceFileSync(file, '');
  return { wasUnclean, end: () => rmSync(file, { force: true }) };
}
