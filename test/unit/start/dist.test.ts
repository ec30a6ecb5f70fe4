import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';

const DIST = fileURLToPath(new URL('../../../main/start/dist.mjs', import.meta.url));
const LEFT_OUT = 'Left out: the rpm package. It needs rpmbuild: sudo apt install rpm, then npm run dist again.';

/** Runs it where the two programs that do the work only write down what they were asked for. */
function dist(args: string[], { rpmbuild = false, buildFails = false } = {}) {
  const project = tempFolder();
  const asked = join(project, 'asked');
  const log = (name: string, end = '') =>
    `require('node:fs').appendFileSync(${JSON.stringify(asked)}, ${JSON.stringify(name)} + ' ' + process.argv.slice(2).join(' ') + '\\n');${end}`;
  write(
    join(project, 'node_modules/electron-vite/bin/electron-vite.js'),
    log('build', buildFails ? 'process.exit(3)' : ''),
  );
  write(join(project, 'node_modules/electron-builder/cli.js'), log('pack'));
  const bin = join(project, 'bin');
  mkdirSync(bin);
  if (rpmbuild) symlinkSync('/bin/true', join(bin, 'rpmbuild'));
  const { status, stderr } = spawnSync(process.execPath, [DIST, ...args], {
    cwd: project,
    env: { PATH: bin },
    encoding: 'utf8',
  });
  return { status, said: stderr.trim().split('\n').filter(Boolean), asked: existsSync(asked) ? read(asked) : [] };
}

describe.skipIf(process.platform !== 'linux')('npm run dist', () => {
  test('without rpmbuild it packs the rest, and says first and last what is left out and how to get it', () => {
    const { status, said, asked } = dist(['--publish', 'never']);
    expect(asked).toEqual(['build build', 'pack --linux AppImage deb tar.gz --publish never']);
    expect(said).toEqual([LEFT_OUT, LEFT_OUT]);
    expect(status).toBe(0);
  });

  test('with it, all is packed and nothing is said', () => {
    expect(dist([], { rpmbuild: true })).toEqual({ status: 0, said: [], asked: ['build build', 'pack'] });
  });

  test.each([['--win'], ['--dir'], ['-l']])('what was chosen with %s is packed as it was chosen', (flag) => {
    expect(dist([flag])).toEqual({ status: 0, said: [], asked: ['build build', `pack ${flag}`] });
  });

  test('a build that fails is the end, with its code', () => {
    expect(dist([], { buildFails: true })).toEqual({ status: 3, said: [], asked: ['build build'] });
  });
});

function write(file: string, code: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
}

/** The lines, without the spaces of no arguments. */
function read(file: string): string[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.trim());
}
