import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { outOfMemoryKills } from '../../support/supervise.mjs';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';

const SUPERVISE = new URL('../../support/supervise.mjs', import.meta.url).href;

describe.skipIf(process.platform === 'win32')('a run of the tests never vanishes', () => {
  test.for([
    ['is killed', 'process.kill(process.pid, "SIGKILL")', { code: null, signal: 'SIGKILL' }],
    ['signals its whole group', 'process.kill(0, "SIGTERM")', { code: null, signal: 'SIGTERM' }],
    ['exits', 'process.exit(3)', { code: 3, signal: null }],
  ] as const)('a part that %s ends nothing else, and how it ended is known', async ([, script, ended]) => {
    const { child, said } = runPart(script, 'console.log(JSON.stringify(ended)); process.exit(7);');
    expect(await once(child, 'exit')).toEqual([7, null]);
    expect(JSON.parse(said())).toMatchObject(ended);
  });

  test.for([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('%s ends its parts, and it says what was under way', async ([signal, code]) => {
    const pidFile = join(tempFolder(), 'pid');
    const { child, said } = runPart(FOREVER(pidFile));
    const part = Number(await until('the part', () => read(pidFile)));
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
    expect(said()).toMatch(new RegExp(`^Ended by ${signal} after 0:\\d\\d\\. Under way: window\\.test\\.ts\\.$`, 'm'));
    expect(isAlive(part)).toBe(false);
  });

  test('when it is killed itself, the part that runs the tests is told', async () => {
    const pidFile = join(tempFolder(), 'pid');
    const { child } = runPart(`${FOREVER(pidFile)} process.on('disconnect', () => process.exit());`);
    const part = Number(await until('the part', () => read(pidFile)));
    child.kill('SIGKILL');
    await until('its end', () => !isAlive(part));
  });
});

test('memory that ran out is counted from what the kernel tells, and is nothing where it tells nothing', () => {
  expect(outOfMemoryKills('pgfault 12\noom_kill 3\ndrop_pagecache 0\n')).toBe(3);
  expect(outOfMemoryKills('')).toBe(0);
});

const FOREVER = (file: string) =>
  `require('fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1e6);`;

/** A process that runs one part, given as a script, and then does something with `ended`. */
function runPart(part: string, then = ''): { child: ChildProcess; said: () => string } {
  const script = `
    const { Supervisor } = await import(${JSON.stringify(SUPERVISE)});
    const supervisor = new Supervisor(() => 'window.test.ts');
    const ended = await supervisor.run(['-e', ${JSON.stringify(part)}], { say: 'at once' });
    ${then}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  return { child, said: () => said };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8') || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
