import type { SafeStorage } from 'electron';
import { needConvertible } from './arguments.ts';
import { lifecycle } from './lifecycle.ts';

const FAILED = 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.';

/**
 * As shell/browser/api/electron_api_safe_storage.cc and BrowserProcessImpl::CreateOSCryptAsync. On Linux the first two bytes
 * after "v" say whose key it is: 11 the Secret Service's, 10 the one that is in Chromium's source. Which it will be is known
 * when the service has answered; its prompt may wait for somebody. What is "sealed" is only turned around here, so that a test
 * sees whether it was sealed at all.
 */
class StandInSafeStorage
  implements
    Pick<
      SafeStorage,
      'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
    >
{
  /** There is a Secret Service. The backend's name says nothing of it: that goes by the desktop's name. */
  #hasService = process.env.STAND_IN_KEYRING !== 'none' && !process.argv.includes('--password-store=basic');
  #unlock = () => {};
  readonly #unlocked: Promise<void> =
    process.env.STAND_IN_KEYRING === 'locked'
      ? new Promise((resolve) => {
          this.#unlock = resolve;
        })
      : Promise.resolve();

  /** How the user answers the keyring's prompt. Refused, Chromium goes on with its own key. */
  answerPrompt(unlocks: boolean): void {
    this.#hasService = unlocks;
    this.#unlock();
  }

  /** On Linux alone: elsewhere it is not there. */
  get getSelectedStorageBackend(): SafeStorage['getSelectedStorageBackend'] {
    if (process.platform !== 'linux') return undefined as never;
    return () => this.#backend();
  }

  #backend(): 'unknown' | 'gnome_libsecret' | 'basic_text' {
    if (!lifecycle.isReady) return 'unknown';
    return process.argv.includes('--password-store=basic') ? 'basic_text' : 'gnome_libsecret';
  }

  /** Never false after `ready`: there is always some key. */
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    if (!lifecycle.isReady) return false;
    await this.#unlocked;
    return true;
  }

  encryptStringAsync(text: string): Promise<Buffer> {
    needConvertible(typeof text === 'string', text);
    return this.#encrypt(text);
  }

  async #encrypt(text: string): Promise<Buffer> {
    await this.#begin();
    return Buffer.from(this.#prefix + [...text].reverse().join(''));
  }

  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    if (!lifecycle.isReady) throw new Error('safeStorage cannot be used before app is ready');
    if (!Buffer.isBuffer(sealed)) throw new Error('Expected the first argument of decryptStringAsync() to be a buffer');
    if (sealed.length === 0) return { result: '', shouldReEncrypt: false };
    await this.#begin();
    const text = sealed.toString();
    const prefix = text.slice(0, 3);
    if (prefix !== this.#prefix && prefix !== 'v10') throw new Error(FAILED);
    return { result: [...text.slice(3)].reverse().join(''), shouldReEncrypt: prefix !== this.#prefix };
  }

  async #begin(): Promise<void> {
    if (!lifecycle.isReady) throw new Error('safeStorage cannot be used before app is ready');
    await this.#unlocked;
  }

  get #prefix(): string {
    return process.platform === 'linux' && this.#hasService ? 'v11' : 'v10';
  }
}

export const safeStorage = new StandInSafeStorage();
