import { describe, expect, test } from 'vitest';
import { type ProxyAddress, parseProxy, proxyOfEnvironment } from '../../../../main/bot/network/proxy.ts';
import { ANN, openTelegram } from '../../../support/bot/carillon.ts';
import { openMessengerTo } from '../../../support/bot/messenger.ts';
import { hasMicrosocks, hasTinyproxy, openHttpProxy, openSocksProxy } from '../../../support/bot/proxies.ts';
import { closedPort, openHttp, openTcp } from '../../../support/bot/raw-server.ts';

const through = (proxy: string) => () => ({ url: parseProxy(proxy), source: 'environment' }) as ProxyAddress;

function send(apiRoot: string, proxy: string) {
  const { messenger } = openMessengerTo(apiRoot, { proxy: through(proxy) });
  return messenger.send({ chatId: ANN.id, message: { text: 'hello' } }, new AbortController().signal);
}

describe.skipIf(!hasTinyproxy)('an HTTP proxy (tinyproxy) that asks for a password', () => {
  test('a message goes through it', async () => {
    const telegram = await openTelegram();
    const port = await openHttpProxy('ann', 'secret');
    expect(await send(telegram.apiRoot, `http://ann:secret@127.0.0.1:${port}`)).toMatchObject({ kind: 'sent' });
    expect(telegram.messages()).toHaveLength(1);
  });

  test('an encrypted connection is made through it, and broken off where the certificate is not Telegram’s', async () => {
    let heard = '';
    const { port: target } = await openTcp((socket) =>
      socket.once('data', (hello) => {
        heard = hello.subarray(0, 1).toString('hex');
        socket.end('HTTP/1.1 302 Found\r\n\r\n');
      }),
    );
    const port = await openHttpProxy('ann', 'secret');
    const outcome = await send(`https://127.0.0.1:${target}`, `ann:secret@127.0.0.1:${port}`);
    expect(outcome).toMatchObject({ kind: 'retry', reason: expect.stringContaining('not what it claims to be') });
    // A TLS handshake arrived at the other end.
    expect(heard).toBe('16');
  });

  test('with a wrong password it says so, and the message waits', async () => {
    const port = await openHttpProxy('ann', 'secret');
    const outcome = await send(`https://127.0.0.1:${await closedPort()}`, `http://ann:wrong@127.0.0.1:${port}`);
    expect(outcome).toMatchObject({ kind: 'retry', reason: expect.stringContaining('user name and a password') });
  });

  test('that cannot reach Telegram says so', async () => {
    const port = await openHttpProxy('ann', 'secret');
    const outcome = await send(`https://127.0.0.1:${await closedPort()}`, `http://ann:secret@127.0.0.1:${port}`);
    expect(outcome).toMatchObject({ kind: 'retry', reason: expect.stringContaining('The proxy does not let') });
  });
});

describe.skipIf(!hasMicrosocks)('a SOCKS proxy (microsocks) that asks for a password', () => {
  test('a message goes through it', async () => {
    const telegram = await openTelegram();
    const port = await openSocksProxy('ann', 'secret');
    expect(await send(telegram.apiRoot, `socks5://ann:secret@127.0.0.1:${port}`)).toMatchObject({ kind: 'sent' });
  });

  test('with a wrong password nothing goes out, and the message waits', async () => {
    const telegram = await openTelegram();
    const port = await openSocksProxy('ann', 'secret');
    expect(await send(telegram.apiRoot, `socks5://ann:wrong@127.0.0.1:${port}`)).toMatchObject({ kind: 'retry' });
    expect(telegram.messages()).toEqual([]);
  });
});

test('a proxy that is not there: nothing went out', async () => {
  const target = await openHttp(() => {});
  for (const kind of ['http', 'socks5']) {
    expect(await send(target.url, `${kind}://127.0.0.1:${await closedPort()}`)).toMatchObject({ kind: 'retry' });
  }
  expect(target.connections()).toBe(0);
});

describe('which proxy the environment names', () => {
  const TELEGRAM = 'https://api.telegram.org';
  const found = (env: NodeJS.ProcessEnv, target = TELEGRAM) => proxyOfEnvironment(target, env)?.url.href ?? null;

  test.each([
    [{}, null],
    [{ HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
    [{ https_proxy: 'http://small:1', HTTPS_PROXY: 'http://large:2' }, 'http://small:1/'],
    [{ HTTP_PROXY: 'http://proxy:3128' }, null],
    [{ ALL_PROXY: 'socks5://10.0.0.1:1080' }, 'socks5://10.0.0.1:1080'],
    [{ HTTPS_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
    [{ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: '*' }, null],
    [{ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'localhost, .telegram.org' }, null],
    [{ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'api.telegram.org:443' }, null],
    [{ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'api.telegram.org:8443' }, 'http://proxy:3128/'],
    [{ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'elegram.org' }, 'http://proxy:3128/'],
    [{ HTTPS_PROXY: '' }, null],
  ])('%j: %s', (env, expected) => {
    expect(found(env)).toBe(expected);
  });

  test('never for this very computer', () => {
    for (const target of ['http://127.0.0.1:8081', 'http://localhost:8081', 'http://[::1]:8081']) {
      expect(found({ HTTP_PROXY: 'http://proxy:3128', ALL_PROXY: 'http://proxy:3128' }, target)).toBeNull();
    }
  });

  test('one that cannot be read is said to be so', async () => {
    const { messenger } = openMessengerTo('http://telegram.invalid', {
      proxy: (target) => proxyOfEnvironment(target, { ALL_PROXY: 'ftp://proxy' }),
    });
    const outcome = await messenger.send({ chatId: 1, message: { text: 'x' } }, new AbortController().signal);
    expect(outcome).toMatchObject({ kind: 'retry', reason: expect.stringContaining('address cannot be read') });
  });
});
