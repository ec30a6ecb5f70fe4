import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';

const LINE = fileURLToPath(new URL('../support/network/slow-line.py', import.meta.url));
const SENDER = fileURLToPath(new URL('../support/network/over-slow-line.ts', import.meta.url));

/** A namespace and a tun device of one's own are root's to make, and Linux's. */
const canTry = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/dev/net/tun');

/** Two messages, each over a new connection to a name that has an address of either kind. */
async function sendOver(roundTripMs: number, ipv6: 'works' | 'unrouted' | 'swallowed') {
  const hosts = join(tempFolder(), 'hosts');
  writeFileSync(hosts, 'fd00:9::2 telegram.test\n10.9.0.2 telegram.test\n127.0.0.1 localhost\n');
  const line = ['python3', LINE, String(roundTripMs), ipv6, process.execPath, SENDER];
  const script = `mount --bind ${hosts} /etc/hosts && exec ${line.join(' ')}`;
  const { stdout } = await promisify(execFile)('unshare', ['--net', '--mount', 'sh', '-c', script]);
  return JSON.parse(stdout) as [first: { kind: string; ms: number }, second: { kind: string; ms: number }];
}

describe.skipIf(!canTry)('the bot is online on a slow line', () => {
  test.concurrent.each([
    [20, 'works'],
    [300, 'works'],
    [900, 'works'],
    [300, 'unrouted'],
    [900, 'unrouted'],
  ] as const)('with a round trip of %i ms, IPv6 %s', async (roundTripMs, ipv6) => {
    const sent = await sendOver(roundTripMs, ipv6);
    expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
  });

  test.concurrent('where IPv6 is swallowed, which is waited out once and not for each connection', async () => {
    const [first, second] = await sendOver(300, 'swallowed');
    expect([first.kind, second.kind]).toEqual(['sent', 'sent']);
    expect(second.ms).toBeLessThan(first.ms / 2);
  });
});
