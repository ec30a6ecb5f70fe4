import {
  closeSync,
  copyFileSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { type FileHandle, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Translatable, verbatim } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';

/** The whole new content, on the disk beside the file whose place it is to take. */
export interface StagedFile {
  /** Takes the place of the former file, on the disk too. */
  commit(): void;
  /** The former file stays. */
  abandon(): void;
}

const MINE_ALONE = 0o600;
/** Windows refuses to replace a file that a virus scanner or an indexer has open; they let go of it soon. */
const MAX_TRIES = 10;

/**
 * The only way in which Carillon writes a file: all of it into a second file in the same folder, byte by byte accounted for
 * and synchronised, and only then in the place of the former one. A full disk or a crash leaves the former file as it was.
 * (conf's own writer, atomically 2.1.1, ignores how much of a write was taken and renames a torn file over the good one; in
 * a Snap, conf writes in place.)
 * @throws what the file system says; nothing of the new file is left then
 */
export function stageFile(path: string, content: string | Uint8Array): StagedFile {
  const file = targetOf(path);
  const fresh = nameOfFresh(file);
  let isInPlace = false;
  const drop = () => rmSync(fresh, { force: true });
  // What a process left that was killed while it wrote.
  drop();
  const handle = openSync(fresh, 'wx', MINE_ALONE);
  try {
    writeAll(handle, bytesOf(content));
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    drop();
    throw error;
  }
  closeSync(handle);
  return {
    // May be tried again: what failed may be the folder's synchronisation alone.
    commit() {
      if (!isInPlace) renameInsistently(fresh, file);
      isInPlace = true;
      syncFolder(dirname(file));
    },
    abandon: drop,
  };
}

/** {@link stageFile} and its commit. */
export function replaceFileSync(path: string, content: string | Uint8Array): void {
  const staged = stageFile(path, content);
  try {
    staged.commit();
  } catch (error) {
    staged.abandon();
    throw error;
  }
}

/** The same without holding up the event loop: for what is large and nobody waits for. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const file = await realpath(path).catch(() => path);
  const fresh = nameOfFresh(file);
  await rm(fresh, { force: true });
  const handle = await open(fresh, 'wx', MINE_ALONE);
  try {
    await writeAllOf(handle, bytesOf(content));
    await handle.sync();
    await handle.close();
    await publishFile(fresh, file);
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(fresh, { force: true });
    throw error;
  }
}

/** Gives a file that is written and synchronised its name; the name is on the disk, too, when this is through. */
export async function publishFile(fresh: string, file: string): Promise<void> {
  await rename(fresh, file);
  if (process.platform === 'win32') return;
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync().catch(ignoreUnsupported);
  } finally {
    await folder.close();
  }
}

/** All of the bytes, however many writes that takes. @throws ENOSPC and the like */
export async function writeAllOf(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  // A short write is one that came to the end of the disk: the next says so.
  for (let rest = bytes; rest.length > 0; ) {
    const { bytesWritten } = await handle.write(rest);
    needProgress(bytesWritten);
    rest = rest.subarray(bytesWritten);
  }
}

/** Where {@link stageFile} writes what is to take the place of this file. */
export function stagedAt(path: string): string {
  return nameOfFresh(targetOf(path));
}

/** Commits what another process staged: its content is whole, as whoever calls this has seen. */
export function commitStaged(path: string): void {
  renameInsistently(stagedAt(path), targetOf(path));
  syncFolder(dirname(targetOf(path)));
}

function nameOfFresh(file: string): string {
  return `${file}.new`;
}

/** Keeps a file that is not written any more, for another takes its place. Some file systems know no links. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Why a file could not be read or written, as the end of a sentence. */
export function whyRefused(error: unknown): Translatable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return msg('error.diskFull', { code });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return msg('error.accessRefused', { code });
  if (code === 'EISDIR') return msg('error.folderName', { code });
  if (code === 'EIO') return msg('error.diskReportsError', { code });
  return verbatim(code || (error instanceof Error ? error.message : String(error)));
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    const taken = writeSync(handle, bytes, at, bytes.length - at);
    needProgress(taken);
    at += taken;
  }
  const { size } = fstatSync(handle);
  if (size !== bytes.length) throw new Error(`${size} of ${bytes.length} bytes are on the disk`);
}

function needProgress(taken: number): void {
  if (taken === 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

/** A link stays a link: the file that it leads to is replaced. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function renameInsistently(from: string, to: string): void {
  for (let tried = 1; ; tried++) {
    try {
      return renameSync(from, to);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      const mayPass = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(code);
      if (!mayPass || tried === MAX_TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5 * tried);
    }
  }
}

/** Windows cannot open folders; some network drives cannot synchronise them. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    ignoreUnsupported(error);
  } finally {
    closeSync(handle);
  }
}

function ignoreUnsupported(error: unknown): void {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(code)) throw error;
}
