import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultDataFolder, lockFolder, whyNotUsable } from '../../../main/adapters/data-folder.ts';
import { english } from '../../support/english.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SOURCE = new URL('../../../main/adapters/data-folder.ts', import.meta.url).href;

test('is made for this account alone', () => {
  const folder = join(tempFolder(), 'deep', 'carillon');
  const release = lockFolder(folder);
  expect(release).not.toBeNull();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  release?.();
});

test('a second Carillon in the same process finds it held, until it is released', () => {
  const folder = tempFolder();
  const release = lockFolder(folder);
  expect(lockFolder(folder)).toBeNull();
  // To have looked has not let it go.
  expect(heldForOthers(folder)).toBe(true);
  release?.();
  const again = lockFolder(folder);
  expect(again).not.toBeNull();
  again?.();
});

/** Whether another process finds the folder held. */
function heldForOthers(folder: string): boolean {
  const script = `
    const { lockFolder } = await import(${JSON.stringify(SOURCE)});
    process.exit(lockFolder(${JSON.stringify(folder)}) ? 0 : 7);`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script]).status === 7;
}

test('held by another process; free as soon as that is gone, even when it was killed', async () => {
  const folder = tempFolder();
  const script = `
    const { lockFolder } = await import(${JSON.stringify(SOURCE)});
    const isHeld = lockFolder(${JSON.stringify(folder)}) !== null;
    // Nothing refers to the lock any more.
    await new Promise(setImmediate);
    gc();
    console.log(isHeld ? 'held' : 'refused');
    setInterval(() => {}, 1e6);`;
  const other = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void other.kill('SIGKILL'));
  const [said] = await once(other.stdout, 'data');
  expect(String(said)).toBe('held\n');
  expect(lockFolder(folder)).toBeNull();
  other.kill('SIGKILL');
  await once(other, 'exit');
  const release = lockFolder(folder);
  expect(release).not.toBeNull();
  release?.();
});

test('a folder that does not exist yet will do, and looking does not make it', () => {
  const parent = tempFolder();
  expect(whyNotUsable(join(parent, 'a', 'b'))).toBeNull();
  expect(readdirSync(parent)).toEqual([]);
});

test('a file is no folder', () => {
  const file = join(tempFolder(), 'notes.txt');
  writeFileSync(file, '');
  expect(english(whyNotUsable(file) ?? undefined)).toContain('is a file, not a folder');
  expect(english(whyNotUsable(join(file, 'below')) ?? undefined)).toContain('is a file, not a folder');
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written is refused in words', () => {
  const folder = tempFolder();
  chmodSync(folder, 0o500);
  expect(whyNotUsable(join(folder, 'carillon'))).toContain('cannot be written');
  expect(existsSync(join(folder, 'carillon'))).toBe(false);
});

test('lies where each system keeps such things', () => {
  expect(defaultDataFolder('linux', { XDG_CONFIG_HOME: '/x' })).toBe('/x/Carillon');
  expect(defaultDataFolder('linux', {})).toMatch(/\.config\/Carillon$/);
  expect(defaultDataFolder('darwin', {})).toMatch(/Library\/Application Support\/Carillon$/);
  expect(defaultDataFolder('win32', { APPDATA: '/a' })).toBe('/a/Carillon');
});
