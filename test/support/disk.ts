import { spawnSync } from 'node:child_process';
import { chownSync, closeSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder.ts';

const isRoot = process.getuid?.() === 0;
/** Debian's nobody. */
const NOBODY = 65_534;

/** Why no small disk can be made here; null when one can. */
const whyNoDisk = !isRoot || process.platform !== 'linux' ? 'only root on Linux may mount one' : tryToMount();

/** Prints why such tests are left out, and answers whether. */
export function isWithoutDisk(): boolean {
  if (whyNoDisk) console.log(`The tests with a full disk are left out: ${whyNoDisk}.`);
  return whyNoDisk !== null;
}

/** A folder on a disk of its own of so many bytes, which is gone after the test. */
export function smallDisk(bytes: number) {
  const folder = tempFolder();
  mount(folder, bytes);
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]));
  const ballast = join(folder, 'ballast');
  return {
    folder,
    /** To the last byte. */
    fill() {
      const file = openSync(ballast, 'a');
      for (let chunk = 1 << 20; chunk >= 1; ) {
        try {
          // A short write is one that came to the end of the disk.
          if (writeSync(file, Buffer.alloc(chunk)) < chunk) chunk >>= 1;
        } catch {
          chunk >>= 1;
        }
      }
      closeSync(file);
    },
    clear: () => rmSync(ballast, { force: true }),
    /** After {@link fill}: at least so many bytes more are free, in whole pages. */
    makeRoom: (bytes: number) => truncateSync(ballast, statSync(ballast).size - bytes),
  };
}

/** Root may write anywhere; whoever this command line starts may not. */
export const asNobody = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'] : [];

/** A fresh folder that belongs to whoever {@link asNobody} is. */
export function nobodysFolder(): string {
  const folder = tempFolder();
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  return folder;
}

function tryToMount(): string | null {
  const folder = '/tmp';
  const { status, stderr } = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', folder], {
    encoding: 'utf8',
  });
  return status === 0 ? null : `mounting one is refused (${stderr?.trim() || 'no unshare'})`;
}

function mount(folder: string, bytes: number): void {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`mount: ${stderr}`);
}
