import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { SecretStore } from '../core/ports.ts';
import { replaceFile, whyRefused } from './write-file.ts';

/** What is kept secret, and the name of its file. */
export type SecretName = 'token' | 'proxy';

const UNREADABLE = { token: 'error.tokenUnreadable', proxy: 'error.proxyUnreadable' } as const;
const UNSAVED = { token: 'error.tokenNotSaved', proxy: 'error.proxyNotSaved' } as const;

/** A secret in a file that only this account can read: for hosts without a keyring, with the user's consent. */
export function createFileSecrets(folder: string, name: SecretName = 'token'): SecretStore {
  const file = join(folder, name);
  return {
    storage: 'file',
    opened: Promise.resolve(),
    async get() {
      try {
        return (await readFile(file, 'utf8')).trim() || null;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw new UserError('internal', UNREADABLE[name], { why: whyRefused(error) });
      }
    },
    set: (secret) => keepSecret(file, `${secret}\n`, name),
    clear: () => rm(file, { force: true }),
  };
}

/** @throws UserError; what was kept before is kept then */
export async function keepSecret(file: string, content: string | Uint8Array, name: SecretName): Promise<void> {
  try {
    await replaceFile(file, content);
  } catch (error) {
    throw new UserError('internal', UNSAVED[name], { why: whyRefused(error) });
  }
}
