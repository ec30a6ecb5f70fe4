import { chmodSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';

/** Folders below it are on a file system without links and modes, as FAT is. */
const without = vi.hoisted(() => ({ links: '' }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const symlinkSync: typeof fs.symlinkSync = (target, path, type) => {
    if (without.links && String(path).startsWith(without.links))
      throw Object.assign(new Error('EPERM: operation not permitted, symlink'), { code: 'EPERM' });
    return fs.symlinkSync(target, path, type);
  };
  const chmodSync: typeof fs.chmodSync = (path, mode) => {
    if (without.links && String(path).startsWith(without.links))
      throw Object.assign(new Error('EPERM: operation not permitted, chmod'), { code: 'EPERM' });
    return fs.chmodSync(path, mode);
  };
  return { ...fs, chmodSync, symlinkSync };
});

vi.mock('electron', async () => {
  const { SingleInstance } = await import('../../support/electron/stand-in/single-instance.ts');
  const paths = new Map<string, string>();
  const app = {
    setPath: (name: string, path: string) => void paths.set(name, path),
    getPath: (name: string) => paths.get(name) ?? '',
    // Each launch is a process of its own.
    requestSingleInstanceLock: () => new SingleInstance().request(paths.get('userData') ?? '', () => {}),
  };
  return { app };
});

// Another file of this worker may have loaded them with the real parts.
vi.resetModules();
const { app } = await import('electron');
const { lockFolder } = await import('../../../main/adapters/data-folder.ts');
const { claimFolder, HeldElsewhere } = await import('../../../main/shell/launch.ts');

afterAll(() => void vi.resetModules());

beforeEach(() => {
  const runtime = tempFolder();
  vi.stubEnv('XDG_RUNTIME_DIR', runtime);
  return () => {
    without.links = '';
    vi.unstubAllEnvs();
  };
});

test('the first launch gets the folder, and it is Electron’s; the next one is told that it is not the first', () => {
  const folder = tempFolder();
  const release = claimFolder(folder);
  expect(release).not.toBeNull();
  expect([app.getPath('userData'), app.getPath('sessionData')]).toEqual([folder, join(folder, 'chromium')]);
  expect(readdirSync(folder)).toContain('SingletonLock');
  expect(claimFolder(folder)).toBeNull();
  release?.();
});

test('a folder on a file system without links is no folder that another holds; and a second launch still finds the first', () => {
  const folder = tempFolder();
  chmodSync(folder, 0o755);
  without.links = folder;
  const release = claimFolder(folder);
  expect(release).not.toBeNull();
  expect(app.getPath('userData')).toBe(folder);
  expect(readdirSync(folder).filter((name) => /Singleton|link/.test(name))).toEqual([]);
  expect(claimFolder(folder)).toBeNull();
  release?.();
});

test('a folder for the lock that somebody else has laid out is not used', () => {
  const folder = tempFolder();
  without.links = folder;
  claimFolder(folder)?.();
  const runtime = process.env.XDG_RUNTIME_DIR ?? '';
  const [name = ''] = readdirSync(runtime);
  rmSync(join(runtime, name), { recursive: true });
  symlinkSync(tempFolder(), join(runtime, name));
  expect(() => claimFolder(folder)).toThrow('Electron cannot lock');
});

test('where no link can be made anywhere, that is said', () => {
  const folder = tempFolder();
  without.links = '/';
  expect(() => claimFolder(folder)).toThrow('Electron cannot lock');
  // The folder is free again.
  without.links = '';
  const release = claimFolder(folder);
  expect(release).not.toBeNull();
  release?.();
});

test('a folder that serve holds cannot be asked to show its window', () => {
  const folder = tempFolder();
  const release = lockFolder(folder);
  expect(() => claimFolder(folder)).toThrow(HeldElsewhere);
  release?.();
});
