import { randomBytes } from 'node:crypto';
import type { NewUpload } from '../contract/files.ts';
import type { Attachment } from '../contract/message.ts';
import { UserError } from '../core/errors.ts';
import type { Clock, FileSink, Incoming } from '../core/ports.ts';

/** A window that goes away in the middle of an upload says nothing: what has been quiet for so long is dropped. */
const QUIET_MS = 10 * 60_000;
/** More than any form sends at once. */
const MAX_AT_ONCE = 40;

interface Upload {
  incoming: Incoming;
  /** Bytes that are still to come. */
  left: number;
  /** The monotonic clock, in ms, when it was last heard of. */
  heardAt: number;
  /** Ends when the piece before is kept: pieces are written one after the other. */
  turn: Promise<void>;
}

/** The files that windows hand over, piece by piece. */
export class Uploads {
  readonly #files: FileSink;
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #open = new Map<string, Upload>();

  constructor(files: FileSink, clock: Pick<Clock, 'monotonic'>) {
    this.#files = files;
    this.#clock = clock;
  }

  /** @returns what the pieces go by @throws UserError */
  async begin({ name, as, size, keptAs }: NewUpload): Promise<string> {
    const now = this.#clock.monotonic();
    for (const [id, { heardAt }] of this.#open) if (now - heardAt > QUIET_MS) await this.drop(id);
    if (this.#open.size >= MAX_AT_ONCE) throw new UserError('conflict', 'notice.tooManyFilesOnce');
    const id = randomBytes(8).toString('hex');
    const incoming = await this.#files.receive(name, as, keptAs);
    this.#open.set(id, { incoming, left: size, heardAt: now, turn: Promise.resolve() });
    return id;
  }

  /** @throws UserError, and the upload is over */
  async piece(id: string, bytes: Uint8Array): Promise<void> {
    const upload = this.#find(id);
    upload.heardAt = this.#clock.monotonic();
    upload.left -= bytes.length;
    if (upload.left < 0) {
      await this.drop(id);
      throw new UserError('invalid', 'notice.fileChangedWhileRead');
    }
    upload.turn = upload.turn.then(() => upload.incoming.write(bytes));
    try {
      await upload.turn;
    } catch (error) {
      this.#open.delete(id);
      throw error;
    }
  }

  /** @throws UserError when not all of it came, or it cannot be kept */
  async end(id: string): Promise<Attachment> {
    const upload = this.#find(id);
    if (upload.left !== 0) {
      await this.drop(id);
      throw new UserError('invalid', 'notice.fileDidNotCome');
    }
    this.#open.delete(id);
    await upload.turn;
    return upload.incoming.finish();
  }

  async drop(id: string): Promise<void> {
    const upload = this.#open.get(id);
    this.#open.delete(id);
    await upload?.turn.catch(() => {});
    await upload?.incoming.drop();
  }

  /** Nothing more comes. */
  async stop(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.drop(id)));
  }

  #find(id: string): Upload {
    const upload = this.#open.get(id);
    if (!upload) throw new UserError('notFound', 'notice.uploadOverAttachFile');
    return upload;
  }
}
