import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { createFileSecrets, keepSecret, type SecretName } from '../adapters/file-secrets.ts';
import type { SecretStore } from '../core/ports.ts';

/** The calls of Electron's safeStorage that are used: the asynchronous ones, for the others are deprecated. */
export type Keyring = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/**
 * A secret, sealed with a key of the system's keyring. Where there is none (on Linux Electron then offers `basic_text`,
 * whose key is the same for everyone), the plain file of `serve`, which the user must agree to. After `ready`.
 */
export async function openSecrets(
  keyring: Keyring,
  folder: string,
  platform: NodeJS.Platform,
  name: SecretName = 'token',
): Promise<SecretStore> {
  const plain = createFileSecrets(folder, name);
  const isWeak = platform === 'linux' && keyring.getSelectedStorageBackend() === 'basic_text';
  if (isWeak || !(await keyring.isAsyncEncryptionAvailable())) return plain;
  return sealedSecrets(keyring, join(folder, `${name}.sealed`), plain, name);
}

function sealedSecrets(keyring: Keyring, file: string, plain: SecretStore, name: SecretName): SecretStore {
  const set = async (token: string) => {
    await keepSecret(file, await keyring.encryptStringAsync(token), name);
    // What `serve` may have kept in the clear is of no more use, and would be found by others.
    await plain.clear();
  };
  return {
    storage: 'keyring',
    set,
    async get() {
      const sealed = await readFile(file).catch(ignoreMissing);
      if (!sealed) return plain.get();
      const { result, shouldReEncrypt } = await keyring.decryptStringAsync(sealed);
      if (shouldReEncrypt) await set(result);
      return result;
    },
    async clear() {
      await rm(file, { force: true });
      await plain.clear();
    },
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
