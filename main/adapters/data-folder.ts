import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { makeFilePrivate, makeFolderPrivate } from './private-files.ts';

/** Where Electron keeps its user data for an app of this name; `serve` uses the same, so both see the same jobs. */
export function defaultDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Carillon');
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Carillon');
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Carillon');
}

/** Why the folder cannot serve, in words; null when it can. Changes nothing on disk. */
export function whyNotUsable(folder: string): Translatable | null {
  let nearest = resolve(folder);
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    if (!statSync(nearest).isDirectory()) return msg('error.fileNotFolderChoose', { nearest });
    accessSync(nearest, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch {
    return msg('error.cannotWrittenChooseAnother', { nearest });
  }
}

/**
 * By their folder. Nobody else may refer to a lock for hours: it must not be collected as garbage, which releases it. And no
 * file of this process may be opened and closed beside it, which releases it as well where locks are POSIX's.
 */
const held = new Map<string, DatabaseSync>();

/**
 * Makes the folder, lets nobody but this account into it, and holds it for this process until it ends, however it ends:
 * the lock is SQLite's on `carillon.lock`, which the system releases by itself.
 * @returns the function that releases it; null when another Carillon holds the folder
 * @throws what the file system says
 */
export function lockFolder(folder: string): (() => void) | null {
  makeFolder(resolve(folder));
  const path = realpathSync(folder);
  if (held.has(path)) return null;
  const file = join(path, 'carillon.lock');
  makeFilePrivate(file);
  const lock = new DatabaseSync(file);
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    makeFolderPrivate(path);
  } catch (error) {
    lock.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) return null;
    throw error;
  }
  held.set(path, lock);
  return () => {
    held.delete(path);
    lock.close();
  };
}

/** Parents first, one by one: Node's recursive mkdir never returns where the system answers ENOENT, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
