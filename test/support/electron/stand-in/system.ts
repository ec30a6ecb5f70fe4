import { EventEmitter } from 'node:events';
import type { Dialog, Display, MessageBoxOptions, NativeTheme, SafeStorage, Shell } from 'electron';
import { lifecycle } from './lifecycle.ts';

// What a desktop around the app would be. There is no person at it: a dialog is answered at once.

export const dialog = {
  async showMessageBox(options: unknown) {
    lifecycle.needReady('dialog.showMessageBox()');
    const { message } = options as MessageBoxOptions;
    if (typeof message !== 'string') throw new TypeError('message must be a string');
    return { response: 0, checkboxChecked: false };
  },
} satisfies Partial<Dialog>;

export const shell = {
  async openExternal(url: string) {
    new URL(url);
  },
} satisfies Partial<Shell>;

export const nativeTheme = { shouldUseDarkColors: false } satisfies Partial<NativeTheme>;

export const powerMonitor = new EventEmitter();

export const screen = {
  getAllDisplays(): Display[] {
    lifecycle.needReady('screen');
    return [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } } as Display];
  },
};

/** A keyring by name only: what it "seals" is turned around, so that a test sees whether it was sealed at all. */
export const safeStorage = {
  getSelectedStorageBackend: () => (lifecycle.isReady ? 'gnome_libsecret' : 'unknown'),
  async isAsyncEncryptionAvailable() {
    lifecycle.needReady('safeStorage');
    return true;
  },
  async encryptStringAsync(text: string) {
    lifecycle.needReady('safeStorage');
    return Buffer.from([...text].reverse().join(''));
  },
  async decryptStringAsync(sealed: Buffer) {
    lifecycle.needReady('safeStorage');
    return { result: [...sealed.toString()].reverse().join(''), shouldReEncrypt: false };
  },
} satisfies Partial<SafeStorage>;
