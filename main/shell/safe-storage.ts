import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { systemTimers } from '../adapters/clock.ts';
import { createFileSecrets, keepSecret, type SecretName } from '../adapters/file-secrets.ts';
import { UserError } from '../core/errors.ts';
import type { SecretStore } from '../core/ports.ts';
import { within } from '../core/timers.ts';

/** The calls of Electron's safeStorage that are used: the asynchronous ones, for the others block. */
export type Keyring = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

/**
 * On Linux, what begins so is sealed with a key that is in Chromium's source. Electron uses it where there is no Secret Service
 * or its prompt was refused, and `getSelectedStorageBackend` names a keyring all the same.
 */
const PUBLIC_KEY = 'v10';

export interface SealedSecretsDeps {
  keyring: Keyring;
  folder: string;
  platform: NodeJS.Platform;
  name?: SecretName;
  /** Of whoever waits for it in the window. */
  answerWithinMs?: number;
}

/**
 * A secret, sealed with a key of the system's keyring. Where there is none, the plain file of `serve`, which the user must
 * agree to. After `ready`; the keyring may wait for its user, so it is asked beside the start.
 */
export class SealedSecrets implements SecretStore {
  readonly opened: Promise<void>;
  readonly #keyring: Keyring;
  readonly #platform: NodeJS.Platform;
  readonly #name: SecretName;
  readonly #answerWithinMs: number;
  readonly #file: string;
  readonly #plain: SecretStore;
  #storage: SecretStore['storage'] = 'keyring';

  constructor({ keyring, folder, platform, name = 'token', answerWithinMs = 10_000 }: SealedSecretsDeps) {
    this.#keyring = keyring;
    this.#platform = platform;
    this.#name = name;
    this.#answerWithinMs = answerWithinMs;
    this.#file = join(folder, `${name}.sealed`);
    this.#plain = createFileSecrets(folder, name);
    this.opened = this.#open();
  }

  /** Known once it is `opened`; until then the better is hoped for. */
  get storage(): SecretStore['storage'] {
    return this.#storage;
  }

  async get(): Promise<string | null> {
    const sealed = await readFile(this.#file).catch(ignoreMissing);
    if (!sealed) return this.#plain.get();
    await this.opened;
    const { result, shouldReEncrypt } = await this.#keyring.decryptStringAsync(sealed);
    if (this.#storage === 'keyring' && (shouldReEncrypt || this.#isPublic(sealed))) await this.set(result);
    return result;
  }

  /** @throws UserError when the keyring does not answer */
  async set(secret: string): Promise<void> {
    await this.#openSoon();
    // Remove the copy that was kept the other way: others could read a plain one, and a sealed one would be read first.
    if (this.#storage === 'keyring') {
      await keepSecret(this.#file, await this.#keyring.encryptStringAsync(secret), this.#name);
      await this.#plain.clear();
    } else {
      await this.#plain.set(secret);
      await rm(this.#file, { force: true });
    }
  }

  async clear(): Promise<void> {
    await rm(this.#file, { force: true });
    await this.#plain.clear();
  }

  async #openSoon(): Promise<void> {
    let isOpen = false;
    const opened = this.opened.then(() => {
      isOpen = true;
    });
    await within(systemTimers, this.#answerWithinMs, opened);
    if (!isOpen) throw new UserError('conflict', 'notice.systemsKeyringLockedUnlock');
  }

  async #open(): Promise<void> {
    try {
      const isThere = await this.#keyring.isAsyncEncryptionAvailable();
      if (isThere && !this.#isPublic(await this.#keyring.encryptStringAsync('Whose key is this?'))) return;
    } catch {
      // A keyring that does not work is none.
    }
    this.#storage = 'file';
  }

  /** Elsewhere the same letters stand for the system's own key. */
  #isPublic(sealed: Buffer): boolean {
    return this.#platform === 'linux' && sealed.subarray(0, PUBLIC_KEY.length).toString('latin1') === PUBLIC_KEY;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
