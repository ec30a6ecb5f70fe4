import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTls } from 'node:https';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkNetwork } from '../../../../main/bot/network/check.ts';
import { parseProxy } from '../../../../main/bot/network/proxy.ts';
import type { NetworkStep } from '../../../../main/contract/network.ts';
import type { Translatable } from '../../../../main/contract/translatable.ts';
import { english } from '../../../support/english.ts';
import { startTelegram, TOKEN } from '../../../support/telegram.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as { port: number }).port;
}

const byStep = (steps: readonly NetworkStep[]) =>
  Object.fromEntries(steps.map(({ step, state, found }) => [step, [state, found]]));
const check = (apiRoot: string, part: Partial<Parameters<typeof checkNetwork>[0]> = {}) =>
  checkNetwork({ apiRoot, token: TOKEN, now: Date.now, withinMs: 1_000, ...part });

describe('the network check', () => {
  test('where all is well, says so of each step', async () => {
    const { apiRoot } = await startTelegram();
    const steps = byStep(await check(apiRoot));
    expect(steps.proxy).toEqual(['ok', 'None is used.']);
    expect(steps.ipv4?.[0]).toBe('ok');
    expect(steps.ipv6?.[0]).toBe('skipped');
    expect(steps.server?.[0]).toBe('ok');
    expect(steps.token).toEqual(['ok', 'It is @olgas_bot’s.']);
    expect(steps.updates?.[0]).toBe('ok');
  });

  test('a name that is none is where it ends', async () => {
    const steps = await check('https://no-such-host.invalid');
    expect(steps.map(({ step }) => step)).toEqual(['proxy', 'name', 'ipv4', 'ipv6']);
    expect(english(byStep(steps).name?.[1] as Translatable)).toMatch(/^The name no-such-host\.invalid was not found\./);
  });

  test('a token that Telegram does not know', async () => {
    const { apiRoot } = await startTelegram();
    expect(byStep(await check(apiRoot, { token: '1:wrong' })).token).toEqual([
      'failed',
      expect.stringMatching(/@BotFather/),
    ]);
  });

  test('a clock that is off, by the server’s date', async () => {
    const { apiRoot } = await startTelegram();
    const { clock } = byStep(await check(apiRoot, { now: () => Date.now() + 7_200_000 }));
    // The practice server says no date on some answers; where it does, it counts.
    if (clock?.[0] !== 'skipped')
      expect(clock).toEqual(['warning', expect.stringMatching(/is 7,[12]\d\d seconds ahead/)]);
    const port = await listening(
      createServer((_, response) => response.setHeader('date', new Date(0).toUTCString()).end()),
    );
    const old = byStep(await check(`http://127.0.0.1:${port}`, { token: undefined }));
    expect(old.clock?.[0]).toBe('warning');
    expect(old.token).toEqual(['skipped', 'No bot is set up yet.']);
  });

  test('a certificate that is nobody’s', async () => {
    const folder = tempFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-days', '2'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject],
      { stdio: 'ignore' },
    );
    const server = createTls({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => response.end());
    const port = await listening(server as unknown as Server);
    const steps = byStep(await check(`https://127.0.0.1:${port}`));
    expect(steps.server).toEqual(['failed', 'The server cannot show that it is Telegram’s.']);
    expect(english(steps.certificate?.[1] as Translatable)).toMatch(/antivirus/);
  });

  test('a proxy: it is named without its password, and one that is not there is said', async () => {
    const url = parseProxy('http://ann:secret@127.0.0.1:9');
    const steps = await check('https://api.telegram.org', { proxy: () => ({ url, source: 'settings' }) });
    expect(byStep(steps).proxy).toEqual(['ok', 'http://ann:…@127.0.0.1:9 is used, as you set it.']);
    expect(byStep(steps).server?.[0]).toBe('failed');
    expect(JSON.stringify(steps)).not.toContain('secret');
  });
});
