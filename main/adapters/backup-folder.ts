import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptBackup } from '../contract/backup.ts';
import { UserError } from '../core/errors.ts';
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

export function openBackupFolder(dataFolder: string): BackupFolder {
  const folder = join(dataFolder, 'backups');
  return {
    async list() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => /^carillon-[\d-]{10}\.json$/.test(name));
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
        throw new UserError(
          'internal',
          `That backup is there, but it cannot be read (${error.code ?? error.name}). Check the disk and who may read ${folder}.`,
        );
      }),
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}
