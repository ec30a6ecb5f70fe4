import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { lockFolder } from '../adapters/data-folder.ts';
import { UsageError } from '../app/flags.ts';

/** The folder is held by something that cannot be asked to show its window: `serve`. */
export class HeldElsewhere extends UsageError {}

/**
 * Holds the folder for this process, against other launches of the app and against `serve`, and makes it Electron's. Before `ready`.
 * @returns the function that releases it; null when the app runs with it already, and was told to show its window
 * @throws UsageError
 */
export function claimFolder(folder: string): (() => void) | null {
  const release = lock(folder);
  // Chromium's caches and the like stay apart from what is the user's.
  const chromium = join(folder, 'chromium');
  mkdirSync(chromium, { recursive: true, mode: 0o700 });
  app.setPath('sessionData', chromium);
  const isFirst = isFirstOfElectron(folder);
  if (release && isFirst) return release;
  release?.();
  // Who holds the folder's own lock is the only one, whatever Electron made of its lock.
  if (!isFirst && release)
    throw new UsageError(`Electron cannot lock ${folder} for this app. Choose another --data-dir.`);
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

/** Electron's lock, which lies in the userData folder. It tells the holder of this launch. */
function isFirstOfElectron(folder: string): boolean {
  app.setPath('userData', canLink(folder) ? folder : folderForLinks(folder));
  const isFirst = app.requestSingleInstanceLock();
  app.setPath('userData', folder);
  return isFirst;
}

/**
 * Except on Windows the lock is made of symbolic links. Where the file system has none (FAT, exFAT, some shares), Electron
 * answers as if another had it (LOCK_ERROR in App::RequestSingleInstanceLock).
 */
function canLink(folder: string): boolean {
  if (process.platform === 'win32') return true;
  const link = join(folder, `.link-${process.pid}`);
  try {
    symlinkSync('nowhere', link);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(link, { force: true });
  }
}

/**
 * The same for each launch with this folder, and this account's own. Where everybody may write, another account can have been there
 * first, and would hold the lock: then it is the folder itself, which cannot be locked either.
 */
function folderForLinks(folder: string): string {
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16);
  const own = join(process.env.XDG_RUNTIME_DIR || tmpdir(), `carillon-${process.getuid?.() ?? 0}-${name}`);
  try {
    mkdirSync(own, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return folder;
  }
  const found = lstatSync(own);
  return found.isDirectory() && found.uid === process.getuid?.() ? own : folder;
}
