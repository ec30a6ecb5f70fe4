import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import electronPackage from '../../node_modules/electron/package.json' with { type: 'json' };
import { Desktop } from '../support/electron/desktop.ts';
import { StandInHost } from '../support/electron/stand-in-host.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What stands before the fuses in Electron's binary. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

interface Asar {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractAll(archive: string, folder: string): void;
}

test('what electron-builder packs is the built app and no more, starts from there, and has its fuses set', async () => {
  const folder = tempFolder();
  const packed = join(folder, 'linux-unpacked');
  await pack(folder);

  const archive = join(packed, 'resources', 'app.asar');
  const asar = createRequire(createRequire(import.meta.url).resolve('electron-builder'))('@electron/asar') as Asar;
  const files = asar.listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  const own = files.filter((file) => !file.startsWith('/node_modules/'));
  expect(own).toEqual(
    expect.arrayContaining(['/out/main/index.js', '/out/preload/index.cjs', '/out/renderer/index.html']),
  );
  expect(
    own.filter((file) => !/^\/(package\.json$|node_modules$|out(\/(main|preload|renderer)(\/|$)|$))/.test(file)),
  ).toEqual([]);
  expect(files.filter((file) => /^\/node_modules\/(electron|vite|vitest|playwright|preact)\//.test(file))).toEqual([]);

  // No maps, which tell the paths of whoever built it, no tests, and what the updater needs.
  expect(files.filter((file) => /\.map$|\.test\.[cm]?[jt]sx?$/.test(file))).toEqual([]);
  expect(files).toContain('/node_modules/electron-updater/package.json');
  expect(statSync(archive).size).toBeLessThan(15_000_000);

  // Cookies are sealed, code comes from the archive alone, and nothing else of Node's or file:'s powers is on.
  expect(fusesOf(join(packed, 'carillon'))).toBe('01001100');

  const extracted = join(folder, 'app');
  asar.extractAll(archive, extracted);
  const host = new StandInHost(join(extracted, 'out/main/index.js'));
  const app = await Desktop.start(['--data-dir', join(folder, 'data'), '--practice'], {}, host);
  const page = await app.page();
  await page.getByRole('navigation').getByRole('link', { name: 'Messages' }).waitFor();
  await until('the tray', async () => (await app.probe.tray()).some(({ label }) => label === 'Nothing is scheduled'));
  expect(await app.end(() => app.kill('SIGTERM'))).toMatchObject({ code: 0, stderr: '' });
}, 180_000);

/** As `electron-builder --dir`, with a placeholder in the place of Electron's own files. */
async function pack(output: string): Promise<void> {
  const args = ['--dir', '--linux', `-c.electronDist=${placeholder()}`, `-c.directories.output=${output}`];
  const cli = join(ROOT, 'node_modules/electron-builder/cli.js');
  await promisify(execFile)(process.execPath, [cli, ...args], { cwd: ROOT });
}

/** A "binary" with a fuse wire of version 1 and eight fuses, set as Electron ships them. */
function placeholder(): string {
  const folder = tempFolder();
  const wire = Buffer.from([1, 8, ...Buffer.from('10110001')]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(`\x7fELF${SENTINEL}`, 'latin1'), wire]));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), electronPackage.version);
  writeFileSync(join(folder, 'LICENSE'), '');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '');
  mkdirSync(join(folder, 'resources'));
  mkdirSync(join(folder, 'locales'));
  return folder;
}

function fusesOf(binary: string): string {
  const content = readFileSync(binary, 'latin1');
  const wire = content.indexOf(SENTINEL) + SENTINEL.length + 2;
  return content.slice(wire, wire + 8);
}
