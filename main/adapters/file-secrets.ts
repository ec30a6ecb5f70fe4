import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { SecretStore } from '../core/ports.ts';
import { replaceFile, whyRefused } from './write-file.ts';

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
        throw new UserError(
          'internal',
          `The file with the bot token is there, but it cannot be read: ${whyRefused(error)}. Nothing was changed; let your account read it.`,
        );
      }
    },
    set: (token) => keepSecret(file, `${token}\n`),
    clear: () => rm(file, { force: true }),
  };
}

/** @throws UserError; what was kept before is kept then */
export async function keepSecret(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await replaceFile(file, content);
  } catch (error) {
    throw new UserError('internal', `The bot token could not be saved, so nothing was changed: ${whyRefused(error)}.`);
  }
}
