import type * as Electron from 'electron';
import { installProbe } from '../probe.ts';
import { endProcess } from './app.ts';
import { autoUpdater } from './auto-updater.ts';
import { openChromium } from './chromium.ts';
import electron from './electron.ts';
import { safeStorage } from './safe-storage.ts';
import { sessionEnd } from './session-end.ts';

/** One request of the test, over Node's own channel to a child process. */
interface Request {
  id: number;
  verb: string;
  args: unknown[];
}

/** What a test can ask of the stand-in alone: what no program can do to the desktop that it runs on. */
export interface StandInVerbs {
  /** Where the window's Chromium is. */
  endpoint(): Promise<string>;
  abandon(): void;
  /** @returns false when the app kept the session */
  endWindowsSession(reasons: string[]): boolean;
  loseLinuxSession(): void;
  /** As Squirrel does for "Restart now". */
  restartForUpdate(): void;
  /** How the user answers the prompt of a locked keyring. */
  answerKeyring(unlocks: boolean): void;
}

/** Lets the test that started this process use the probe, and tells it where the window's Chromium is. */
export function startControl(): void {
  const own: StandInVerbs = {
    endpoint: async () => (await openChromium()).endpoint,
    abandon: () => abandon(),
    endWindowsSession: (reasons) => sessionEnd.windows(reasons),
    loseLinuxSession: () => sessionEnd.linux(),
    restartForUpdate: () => void setImmediate(() => autoUpdater.quitAndInstall()),
    answerKeyring: (unlocks) => safeStorage.answerPrompt(unlocks),
  };
  const probe = { ...installProbe(electron as unknown as typeof Electron), ...own };
  // A test that was killed leaves nothing behind.
  process.on('disconnect', abandon);
  const verbs = probe as unknown as Record<string, (...args: unknown[]) => unknown>;
  process.on('message', async ({ id, verb, args }: Request) => {
    try {
      process.send?.({ id, value: await verbs[verb]?.(...args) });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  });
}

/** Its own end is not asked for; Chromium is told. */
function abandon(): void {
  process.emit('exit', 0);
  endProcess(0);
}
