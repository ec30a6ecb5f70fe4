import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretStore } from '../core/ports.ts';

/** The token in a file that only this account can read: for hosts without a keyring, with the user's consent. */
export function createFileSecrets(folder: string): SecretStore {
  const file = join(folder, 'token');
  return {
    storage: 'file',
    async get() {
      try {
        return (await readFile(file, 'utf8')).trim() || null;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async set(token) {
      const fresh = `${file}.new`;
      await writeFile(fresh, `${token}\n`, { mode: 0o600 });
      await chmod(fresh, 0o600);
      await rename(fresh, file);
    },
    clear: () => rm(file, { force: true }),
  };
}
