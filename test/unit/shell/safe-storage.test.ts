import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileSecrets } from '../../../main/adapters/file-secrets.ts';
import { type Keyring, openSecrets } from '../../../main/shell/safe-storage.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TOKEN = '123456789:AAE-a-token';

describe('with a keyring', () => {
  test('the token is sealed, for this account only, and comes back', async () => {
    const folder = tempFolder();
    const secrets = await openSecrets(keyring(), folder, 'linux');
    expect(secrets.storage).toBe('keyring');
    expect(await secrets.get()).toBeNull();
    await secrets.set(TOKEN);
    expect(readdirSync(folder)).toEqual(['token.sealed']);
    expect(readFileSync(join(folder, 'token.sealed'), 'utf8')).not.toContain(TOKEN);
    expect(statSync(join(folder, 'token.sealed')).mode & 0o777).toBe(0o600);
    expect(await (await openSecrets(keyring(), folder, 'linux')).get()).toBe(TOKEN);
    await secrets.clear();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what serve kept in the clear is read, and gone once the token is sealed', async () => {
    const folder = tempFolder();
    await createFileSecrets(folder).set(TOKEN);
    const secrets = await openSecrets(keyring(), folder, 'linux');
    expect(await secrets.get()).toBe(TOKEN);
    await secrets.set('987654321:AAE-another');
    expect(readdirSync(folder)).toEqual(['token.sealed']);
  });

  test('a key that was rotated seals the token anew', async () => {
    const folder = tempFolder();
    await (await openSecrets(keyring(), folder, 'linux')).set(TOKEN);
    const before = readFileSync(join(folder, 'token.sealed'));
    expect(await (await openSecrets(keyring({ rotated: true }), folder, 'linux')).get()).toBe(TOKEN);
    expect(readFileSync(join(folder, 'token.sealed'))).not.toEqual(before);
  });

  test('a seal that cannot be opened is an error, not an empty answer', async () => {
    const folder = tempFolder();
    await (await openSecrets(keyring(), folder, 'linux')).set(TOKEN);
    const broken = { ...keyring(), decryptStringAsync: () => Promise.reject(new Error('wrong key')) };
    await expect((await openSecrets(broken, folder, 'linux')).get()).rejects.toThrow('wrong key');
  });
});

describe('without a keyring', () => {
  test('Linux’ basic_text counts as none: the token is a plain file, and storage says so', async () => {
    const folder = tempFolder();
    const secrets = await openSecrets(keyring({ backend: 'basic_text' }), folder, 'linux');
    expect(secrets.storage).toBe('file');
    await secrets.set(TOKEN);
    expect(await createFileSecrets(folder).get()).toBe(TOKEN);
  });

  test('so it is where encryption is not available', async () => {
    expect((await openSecrets(keyring({ available: false }), tempFolder(), 'darwin')).storage).toBe('file');
  });

  test('the backend is asked for on Linux alone: elsewhere Electron has no such call', async () => {
    const { getSelectedStorageBackend: _, ...others } = keyring();
    expect((await openSecrets(others as Keyring, tempFolder(), 'win32')).storage).toBe('keyring');
  });
});

function keyring(options: { backend?: 'basic_text'; available?: boolean; rotated?: boolean } = {}): Keyring {
  const { backend = 'gnome_libsecret', available = true, rotated = false } = options;
  const key = rotated ? 'new' : 'old';
  return {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: async () => available,
    encryptStringAsync: async (text) => Buffer.from(`${key} ${[...text].reverse().join('')}`),
    decryptStringAsync: async (sealed) => {
      const result = [...sealed.toString().slice(4)].reverse().join('');
      return { result, shouldReEncrypt: rotated };
    },
  };
}
