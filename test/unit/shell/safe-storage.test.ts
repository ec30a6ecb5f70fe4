import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileSecrets } from '../../../main/adapters/file-secrets.ts';
import { type Keyring, SealedSecrets } from '../../../main/shell/safe-storage.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TOKEN = '123456789:AAE-a-token';

describe('with a keyring', () => {
  test('the token is sealed, for this account only, and comes back', async () => {
    const folder = tempFolder();
    const secrets = await open(keyring(), folder);
    expect(secrets.storage).toBe('keyring');
    expect(await secrets.get()).toBeNull();
    await secrets.set(TOKEN);
    expect(readdirSync(folder)).toEqual(['token.sealed']);
    expect(readFileSync(join(folder, 'token.sealed'), 'utf8')).not.toContain(TOKEN);
    expect(statSync(join(folder, 'token.sealed')).mode & 0o777).toBe(0o600);
    expect(await (await open(keyring(), folder)).get()).toBe(TOKEN);
    await secrets.clear();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what serve kept in the clear is read, and gone once the token is sealed', async () => {
    const folder = tempFolder();
    await createFileSecrets(folder).set(TOKEN);
    const secrets = await open(keyring(), folder);
    expect(await secrets.get()).toBe(TOKEN);
    await secrets.set('987654321:AAE-another');
    expect(readdirSync(folder)).toEqual(['token.sealed']);
  });

  test('a key that was rotated seals the token anew', async () => {
    const folder = tempFolder();
    await (await open(keyring(), folder)).set(TOKEN);
    const before = readFileSync(join(folder, 'token.sealed'));
    expect(await (await open(keyring({ key: 'v12' }), folder)).get()).toBe(TOKEN);
    expect(readFileSync(join(folder, 'token.sealed'))).not.toEqual(before);
  });

  test('what was sealed with the public key before there was a keyring is sealed anew', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'token.sealed'), sealed('v10', TOKEN));
    expect(await (await open(keyring(), folder)).get()).toBe(TOKEN);
    expect(readFileSync(join(folder, 'token.sealed'), 'utf8')).toMatch(/^v11/);
  });

  test('a seal that cannot be opened is an error, not an empty answer', async () => {
    const folder = tempFolder();
    await (await open(keyring(), folder)).set(TOKEN);
    const broken = { ...keyring(), decryptStringAsync: () => Promise.reject(new Error('wrong key')) };
    await expect((await open(broken, folder)).get()).rejects.toThrow('wrong key');
  });

  test('macOS and Windows begin with v10, too: there it is the system’s key', async () => {
    expect((await open(keyring({ key: 'v10' }), tempFolder(), 'darwin')).storage).toBe('keyring');
    expect((await open(keyring({ key: 'v10' }), tempFolder(), 'win32')).storage).toBe('keyring');
  });
});

describe('without a keyring', () => {
  test('Electron seals with a public key, and claims a keyring: the token is a plain file, and storage says so', async () => {
    const folder = tempFolder();
    const secrets = await open(keyring({ key: 'v10' }), folder);
    expect(secrets.storage).toBe('file');
    await secrets.set(TOKEN);
    expect(readdirSync(folder)).toEqual(['token']);
    expect(await createFileSecrets(folder).get()).toBe(TOKEN);
  });

  test('what a former version sealed with the public key is still read', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'token.sealed'), sealed('v10', TOKEN));
    expect(await (await open(keyring({ key: 'v10' }), folder)).get()).toBe(TOKEN);
  });

  test('what was sealed while there was one is no empty answer; entered again, it is the only one', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'token.sealed'), sealed('v11', '1:old'));
    const secrets = await open(keyring({ key: 'v10' }), folder);
    await expect(secrets.get()).rejects.toThrow('decrypting');
    await secrets.set(TOKEN);
    expect(await (await open(keyring(), folder)).get()).toBe(TOKEN);
  });

  test('so it is where encryption is not available, or fails', async () => {
    expect((await open(keyring({ available: false }), tempFolder(), 'darwin')).storage).toBe('file');
    const broken = { ...keyring(), encryptStringAsync: () => Promise.reject(new Error('no')) };
    expect((await open(broken, tempFolder(), 'darwin')).storage).toBe('file');
  });
});

test('a keyring whose prompt nobody answers holds up what is sealed, and nothing else', async () => {
  const folder = tempFolder();
  let answer = (_isThere: boolean) => {};
  const isAsyncEncryptionAvailable = () =>
    new Promise<boolean>((resolve) => {
      answer = resolve;
    });
  const locked = { ...keyring(), isAsyncEncryptionAvailable };
  const secrets = new SealedSecrets({ keyring: locked, folder, platform: 'linux', answerWithinMs: 20 });
  expect(await secrets.get()).toBeNull();
  await expect(secrets.set(TOKEN)).rejects.toThrow('keyring is locked. Unlock it, then try again.');
  expect(readdirSync(folder)).toEqual([]);
  answer(true);
  await secrets.set(TOKEN);
  expect(await secrets.get()).toBe(TOKEN);
});

async function open(ring: Keyring, folder: string, platform: NodeJS.Platform = 'linux'): Promise<SealedSecrets> {
  const secrets = new SealedSecrets({ keyring: ring, folder, platform });
  await secrets.opened;
  return secrets;
}

function sealed(key: string, text: string): Buffer {
  return Buffer.from(key + [...text].reverse().join(''));
}

/** @param options.key what Electron puts before what it seals: on Linux v10 is the public one; v11 and v12 are keyrings' */
function keyring(options: { key?: string; available?: boolean } = {}): Keyring {
  const { key = 'v11', available = true } = options;
  return {
    isAsyncEncryptionAvailable: async () => available,
    encryptStringAsync: async (text) => sealed(key, text),
    decryptStringAsync: async (given) => {
      const prefix = given.toString().slice(0, 3);
      if (prefix === 'v11' && key === 'v10') throw new Error('Error while decrypting the ciphertext');
      return { result: [...given.toString().slice(3)].reverse().join(''), shouldReEncrypt: prefix !== key };
    },
  };
}
