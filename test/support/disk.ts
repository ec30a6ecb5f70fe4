import { chownSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { mountDisk, whyNoDisk } from './small-disk.ts';
import { tempFolder } from './temp-folder.ts';

export const isRoot = process.getuid?.() === 0;
/** Debian's nobody. */
export const NOBODY = 65_534;

/** Prints why such tests are left out, and answers whether. */
export function isWithoutDisk(): boolean {
  if (whyNoDisk) console.log(`The tests with a full disk are left out: ${whyNoDisk}.`);
  return whyNoDisk !== null;
}

/** A folder on a disk of its own of so many bytes, which is gone after the test. */
export function smallDisk(bytes: number) {
  const disk = mountDisk(tempFolder(), bytes);
  onTestFinished(() => disk.unmount());
  return disk;
}

/** Root may write anywhere; whoever this command line starts may not. */
export const asNobody = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'] : [];

/** A fresh folder that belongs to whoever {@link asNobody} is. */
export function nobodysFolder(): string {
  const folder = tempFolder();
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  return folder;
}
