import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installedElectron } from '../../../main/start/electron-binary.mjs';
import electronPackage from '../../../node_modules/electron/package.json' with { type: 'json' };
import { chooseHost } from '../../support/electron/choose-host.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const OURS = electronPackage.version;
/** What Electron answers when it is run as Node, and only then. */
const ELECTRON = `[ "$ELECTRON_RUN_AS_NODE $1 $2" = "1 -p process.versions.electron" ] && echo ${OURS}`;
/** Says on its fourth file which display it is, once it is one. */
const XVFB = 'sleep 0.1; echo 77 >&3; exec sleep 30';
const OTHERS = { PATH: process.env.PATH, DISPLAY: ':0' };

describe.skipIf(process.platform === 'win32')('which Electron is used', () => {
  test('none, where neither the package nor the environment has one', () => {
    expect(installedElectron({ PATH: '' }, tempFolder())).toBeNull();
  });

  test('the package’s own; and before it the one of ELECTRON_OVERRIDE_DIST_PATH', () => {
    const [folder, override] = [packageWith(ELECTRON), folderWith({ electron: ELECTRON })];
    expect(installedElectron(OTHERS, folder)).toEqual({ path: join(folder, 'dist/electron'), version: OURS });
    expect(installedElectron({ ...OTHERS, ELECTRON_OVERRIDE_DIST_PATH: override }, folder)).toEqual({
      path: join(override, 'electron'),
      version: OURS,
    });
  });

  test.each([
    ['is of another generation', 'echo 12.2.3', 'is Electron 12.2.3, and Carillon is made for'],
    ['is something else', 'echo v24.1.0', 'is no Electron'],
    ['does not run', 'echo "electron: error while loading libnss3.so" >&2; exit 127', 'error while loading libnss3.so'],
  ])('one that %s is refused, and it is said why', (_what, script, why) => {
    expect(installedElectron(OTHERS, packageWith(script))).toEqual({ why: expect.stringContaining(why) });
  });

  test('a file that may not be run, and a folder without one, are refused', () => {
    const override = folderWith({ electron: ELECTRON });
    chmodSync(join(override, 'electron'), 0o644);
    const why = (path: string) => installedElectron({ ...OTHERS, ELECTRON_OVERRIDE_DIST_PATH: path });
    expect(why(override)).toEqual({ why: expect.stringContaining('EACCES') });
    expect(why(tempFolder())).toEqual({ why: expect.stringContaining('is not there') });
  });
});

describe.skipIf(process.platform !== 'linux')('what the desktop specs run on', () => {
  test('the stand-in, where there is no Electron, and the report says so', () => {
    expect(chooseHost(OTHERS, tempFolder())).toMatchObject({
      electron: null,
      name: expect.stringContaining('stand-in'),
    });
    const broken = packageWith('exit 1');
    expect(chooseHost(OTHERS, broken)).toMatchObject({ electron: null, name: expect.stringContaining('does not run') });
  });

  test('Electron, where there is one and a display', () => {
    const folder = packageWith(ELECTRON);
    expect(chooseHost(OTHERS, folder)).toEqual({
      electron: join(folder, 'dist/electron'),
      display: ':0',
      name: `Electron ${OURS} (${join(folder, 'dist/electron')})`,
    });
  });

  test('Electron on a display that Xvfb makes, where there is none', () => {
    const folder = packageWith(ELECTRON);
    const PATH = `${folderWith({ Xvfb: XVFB })}:${process.env.PATH}`;
    expect(chooseHost({ PATH }, folder)).toMatchObject({ display: ':77', name: expect.stringMatching(/on Xvfb :77$/) });
  });

  test('the stand-in, where a display cannot be made', () => {
    const folder = packageWith(ELECTRON);
    const without = folderWith({ sh: 'exit 1' });
    expect(chooseHost({ PATH: without }, folder)).toMatchObject({
      electron: null,
      name: 'the stand-in: there is no display, and no Xvfb to make one',
    });
  });

  test('nothing else than the Electron that was asked for by name', () => {
    const ELECTRON_OVERRIDE_DIST_PATH = folderWith({ electron: 'echo 12.2.3' });
    expect(() => chooseHost({ ...OTHERS, ELECTRON_OVERRIDE_DIST_PATH })).toThrow('made for');
  });
});

/** A folder like node_modules/electron, whose binary is a shell script. */
function packageWith(script: string): string {
  const folder = tempFolder();
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'path.txt'), 'electron');
  write(join(folder, 'dist', 'electron'), script);
  return folder;
}

function folderWith(scripts: Record<string, string>): string {
  const folder = tempFolder();
  for (const [name, script] of Object.entries(scripts)) write(join(folder, name), script);
  return folder;
}

function write(file: string, script: string): void {
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}
