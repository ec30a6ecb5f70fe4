import { createHash, type Hash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_DOCUMENT_BYTES, type MediaKind } from '../contract/media.ts';
import { type Attachment, FileName } from '../contract/message.ts';
import { UserError } from '../core/errors.ts';
import { plainEnding, safeFileName } from '../core/files/file-name.ts';
import { kindOfFacts, type MediaFacts, whyNot } from '../core/files/media.ts';
import type { FileSink, Incoming, ReceiveAs } from '../core/ports.ts';
import { publishFile, writeAllOf } from './write-file.ts';

/** The files that go out with messages, each under the SHA-256 of what is in it: the same file is kept once. */
export interface FileStore extends FileSink {
  /** Where a file is, whether it is there or not. */
  pathOf(file: string): string;
  /** Of these names, those whose files are not there. */
  missing(files: readonly string[]): Promise<string[]>;
  /** So many bytes of it from there on, fewer at its end. @throws UserError when it is not there */
  read(file: string, offset: number, bytes: number): Promise<Buffer>;
  /** @throws UserError that says why Telegram does not take it as that */
  needKind(file: string, kind: MediaKind): Promise<void>;
  /**
   * Removes what is not in use and came (again) before that instant (epoch ms).
   * @param inUse asked once all names are known, and acted on at once
   * @returns how many
   */
  sweep(before: number, inUse: () => ReadonlySet<string>): Promise<number>;
}

/** Such a file was on its way when Carillon ended, or is now. */
const PART = /^[0-9a-f]{16}\.part$/;

/** What the content of the file at a path is; null when it is nothing that Telegram shows or plays. */
type MediaReader = (path: string, name: string) => Promise<MediaFacts | null>;

/**
 * @param folder is made when the first file comes
 * @param readMedia reads in a thread of its own
 */
export function openFileStore(folder: string, readMedia: MediaReader): FileStore {
  const pathOf = (file: string) => join(folder, file);
  const isThere = (file: string) =>
    stat(pathOf(file)).then(
      (found) => found.isFile(),
      () => false,
    );
  const openFile = async (file: string) => {
    const handle = await open(pathOf(file)).catch(() => null);
    if (!handle) throw new UserError('notFound', 'error.fileGoneAttachAgain');
    return handle;
  };
  return {
    pathOf,
    async receive(name, as, keptAs) {
      const part = pathOf(`${randomBytes(8).toString('hex')}.part`);
      const handle = await orRefusal(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        return open(part, 'wx+', 0o600);
      });
      return new IncomingFile(handle, part, { folder, name: safeFileName(name), as, keptAs, readMedia });
    },
    async missing(files) {
      const found = await Promise.all(files.map(async (file) => ({ file, there: await isThere(file) })));
      return found.filter(({ there }) => !there).map(({ file }) => file);
    },
    async read(file, offset, bytes) {
      const handle = await openFile(file);
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    async needKind(file, kind) {
      const handle = await openFile(file);
      try {
        const { size } = await handle.stat();
        const why = whyNot(kind, await readMedia(pathOf(file), file), size);
        if (why) throw new UserError('invalid', why);
      } finally {
        await handle.close();
      }
    },
    async sweep(before, inUse) {
      const names = (await readdir(folder).catch(() => [])).filter(
        (name) => PART.test(name) || FileName.safeParse(name).success,
      );
      const old: string[] = [];
      for (const name of names) {
        const found = await stat(pathOf(name)).catch(() => null);
        if (found && found.mtimeMs < before) old.push(name);
      }
      if (old.length === 0) return 0;
      const kept = inUse();
      const gone = old.filter((name) => !kept.has(name));
      await Promise.all(gone.map((name) => rm(pathOf(name), { force: true })));
      return gone.length;
    },
  };
}

interface About {
  folder: string;
  name: string;
  as: ReceiveAs;
  keptAs: string | undefined;
  readMedia: MediaReader;
}

class IncomingFile implements Incoming {
  readonly #handle: FileHandle;
  readonly #part: string;
  readonly #about: About;
  readonly #hash: Hash = createHash('sha256');
  #size = 0;

  constructor(handle: FileHandle, part: string, about: About) {
    this.#handle = handle;
    this.#part = part;
    this.#about = about;
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#orDrop(async () => {
      this.#size += bytes.length;
      if (this.#size > MAX_DOCUMENT_BYTES) {
        throw new UserError('invalid', 'input.botCanSendFiles');
      }
      this.#hash.update(bytes);
      await writeAllOf(this.#handle, bytes);
    });
  }

  async finish(): Promise<Attachment> {
    return this.#orDrop(async () => {
      if (this.#size === 0) throw new UserError('invalid', 'input.fileEmpty');
      const { folder, name, as, keptAs, readMedia } = this.#about;
      const facts = await readMedia(this.#part, name);
      const isTaken = as !== 'any' && whyNot(as, facts, this.#size) === null;
      const kind = as === 'any' ? kindOfFacts(facts, this.#size) : isTaken ? as : 'document';
      const ending = kind === 'document' || !facts ? plainEnding(name) : `.${facts.type}`;
      const hash = this.#hash.digest('hex');
      if (keptAs !== undefined && !keptAs.startsWith(hash)) {
        throw new UserError('invalid', 'input.fileDamagedOnWay');
      }
      const file = keptAs ?? `${hash}${ending}`;
      await this.#handle.sync();
      await this.#handle.close();
      await publishFile(this.#part, join(folder, file));
      const { width, height, duration } = facts ?? {};
      const shape = { ...(width && { width }), ...(height && { height }), ...(duration && { duration }) };
      return { kind, file, name, size: this.#size, ...shape };
    });
  }

  async drop(): Promise<void> {
    await this.#handle.close().catch(() => {});
    await rm(this.#part, { force: true });
  }

  async #orDrop<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await orRefusal(act);
    } catch (error) {
      await this.drop();
      throw error;
    }
  }
}

/** What the disk refuses, in words. */
async function orRefusal<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new UserError('internal', 'error.fileNotKeptDisk');
    }
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
      throw new UserError('internal', 'error.fileNotKeptCarillon');
    }
    throw error;
  }
}
