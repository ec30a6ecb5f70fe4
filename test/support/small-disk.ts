import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type SmallDisk = ReturnType<typeof mountDisk>;

/** Why no small disk can be made here; null when one can. */
export const whyNoDisk =
  process.getuid?.() !== 0 || process.platform !== 'linux' ? 'only root on Linux may mount one' : tryToMount();

/** Makes the folder a disk of its own of so many bytes. @throws where {@link whyNoDisk} says why */
export function mountDisk(folder: string, bytes: number) {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`mount: ${stderr}`);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    unmount: () => void spawnSync('umount', ['--lazy', folder]),
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
    makeRoom: (bytes: number) => truncateSync(ballast, Math.max(0, statSync(ballast).size - bytes)),
  };
}

function tryToMount(): string | null {
  const { status, stderr } = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp'], {
    encoding: 'utf8',
  });
  return status === 0 ? null : `mounting one is refused (${stderr?.trim() || 'no unshare'})`;
}
