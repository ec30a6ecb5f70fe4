import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileSecrets } from '../../../main/adapters/file-secrets.ts';
import { ProxyKeeper } from '../../../main/services/proxy-keeper.ts';
import { ListLog } from '../../support/bot/log.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TELEGRAM = 'https://api.telegram.org';

function keeper(
  part: { env?: NodeJS.ProcessEnv; ofSystem?: (target: string) => Promise<string>; folder?: string } = {},
) {
  const { env = {}, ofSystem, folder = tempFolder() } = part;
  return new ProxyKeeper({ secrets: createFileSecrets(folder, 'proxy'), env, ofSystem, log: new ListLog() });
}

describe('which proxy counts', () => {
  const env = { HTTPS_PROXY: 'http://env:1' };
  const ofSystem = async () => 'PROXY system:2; DIRECT';

  test('that of the settings, else the environment’s, else the system’s', async () => {
    const proxy = keeper({ env, ofSystem });
    expect(await proxy.proxyFor(TELEGRAM)).toMatchObject({ source: 'environment' });
    await proxy.set('socks5://ann:secret@mine:3');
    expect(await proxy.proxyFor(TELEGRAM)).toMatchObject({ source: 'settings', url: { host: 'mine:3' } });
    await proxy.set(' ');
    expect(await proxy.proxyFor(TELEGRAM)).toMatchObject({ source: 'environment' });
    expect(await keeper({ ofSystem }).proxyFor(TELEGRAM)).toMatchObject({
      source: 'system',
      url: { host: 'system:2' },
    });
    expect(await keeper().proxyFor(TELEGRAM)).toBeNull();
  });

  test.each([
    ['DIRECT', null],
    ['PROXY a:8080', 'http://a:8080/'],
    ['HTTPS a:443; PROXY b:80', 'https://a/'],
    ['SOCKS5 a:1080', 'socks5://a:1080'],
    ['SOCKS a:1080;DIRECT', 'socks4://a:1080'],
    ['', null],
  ])('the system says %j', async (answer, url) => {
    const found = await keeper({ ofSystem: async () => answer }).proxyFor(TELEGRAM);
    expect(found?.url.href ?? null).toBe(url);
  });

  test('a system that does not answer is no proxy', async () => {
    const ofSystem = () => Promise.reject(new Error('No session.'));
    expect(await keeper({ ofSystem }).proxyFor(TELEGRAM)).toBeNull();
  });
});

test('is kept over a start, readable by this account alone, and shown without its password', async () => {
  const folder = tempFolder();
  await keeper({ folder }).set('http://ann:secret@mine:3128');
  expect(statSync(join(folder, 'proxy')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'proxy'), 'utf8')).toContain('secret');
  const next = keeper({ folder });
  await next.load();
  expect(next.shown).toBe('http://ann:…@mine:3128');
  expect(await next.proxyFor(TELEGRAM)).toMatchObject({ url: { password: 'secret' } });
});

test('another host with the password left as it is shown keeps the password', async () => {
  const proxy = keeper();
  await proxy.set('http://ann:secret@mine:3128');
  await proxy.set('http://ann:…@other:3128');
  expect(await proxy.proxyFor(TELEGRAM)).toMatchObject({ url: { host: 'other:3128', password: 'secret' } });
});

test('what is no proxy is refused in words, and what was set stays', async () => {
  const proxy = keeper();
  await proxy.set('http://mine:3128');
  await expect(proxy.set('gopher://x')).rejects.toThrow('The proxy’s address cannot be read.');
  expect(proxy.shown).toBe('http://mine:3128');
});
