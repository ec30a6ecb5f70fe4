import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { lockFolder } from '../adapters/data-folder.ts';
import { UsageError } from '../flags.ts';

/** The folder is held by something that cannot be asked to show its window: `serve`. */
export class HeldElsewhere extends UsageError {}

/**
 * Holds the folder for this process, against other launches of the app and against `serve`, and makes it Electron's. Before `ready`.
 * @returns the function that releases it; null when the app runs with it already, and was told to show its window
 * @throws UsageError
 */
export function claimFolder(folder: string): (() => void) | null {
  const release = lock(folder);
  app.setPath('userData', folder);
  // Chromium's caches and the like stay apart from what is the user's.
  const chromium = join(folder, 'chromium');
  mkdirSync(chromium, { recursive: true, mode: 0o700 });
  app.setPath('sessionData', chromium);
  // Electron's lock is per userData folder, so it comes after the folder is set.
  const isFirst = app.requestSingleInstanceLock();
  if (release && isFirst) return release;
  release?.();
  if (!isFirst) return null;
  throw new HeldElsewhere(`Carillon is running already with ${folder}. Quit it first, or choose another --data-dir.`);
}

function lock(folder: string): (() => void) | null {
  try {
    return lockFolder(folder);
  } catch (error) {
    throw new UsageError(`${folder} cannot be used: ${(error as Error).message}. Choose another --data-dir.`);
  }
}
