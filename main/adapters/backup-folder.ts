import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup, KeptBackup } from '../contract/backup.ts';
import { UserError } from '../core/errors.ts';
import { readBackup } from '../core/import.ts';
import { replaceFile } from './write-file.ts';

/** The daily backups of a data folder. */
export interface BackupFolder {
  /** Newest first. */
  list(): Promise<KeptBackup[]>;
  /** Whole or not at all. */
  write(name: string, text: string): Promise<void>;
  /** Null when there is none of this name. @throws UserError when there is one that cannot be read */
  read(name: string): Promise<string | null>;
  remove(name: string): Promise<void>;
}

const isBackup = (name: string) => /^carillon-[\d-]{10}\.json$/.test(name);
/** For a list of messages that was lost: the newest, and one to compare it with. */
const MAX_READ = 2;

/** What the newest daily backups hold that can be read, the newest first. @param computerZone IANA */
export function readNewestBackups(dataFolder: string, computerZone: string): Backup[] {
  const found: Backup[] = [];
  for (const name of backupNames(join(dataFolder, 'backups'))) {
    if (found.length === MAX_READ) break;
    try {
      found.push(readBackup(readFileSync(join(dataFolder, 'backups', name), 'utf8'), computerZone));
    } catch {
      // The one before it is tried.
    }
  }
  return found;
}

function backupNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isBackup).sort().reverse();
  } catch {
    return [];
  }
}

export function openBackupFolder(dataFolder: string): BackupFolder {
  const folder = join(dataFolder, 'backups');
  return {
    async list() {
      const names = (await readdir(folder).catch(() => [])).filter(isBackup);
      const found = await Promise.all(
        names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })),
      );
      return found.sort((a, b) => (a.name < b.name ? 1 : -1));
    },
    async write(name, text) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await replaceFile(join(folder, name), text);
    },
    read: (name) =>
      readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw new UserError('internal', 'error.backupButCannotRead', { name: error.code ?? error.name, folder });
      }),
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}
