import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../adapters/write-file.ts';

/** Without a folder: what is held in memory; the oldest go first. */
const MAX_HELD_BYTES = 100_000_000;

/** What is in the files that were sent, by the SHA-256 of it. */
export class KeptFiles {
  readonly #folder: string | undefined;
  /** Without a folder all there is; with one, what is being written. */
  readonly #held = new Map<string, Buffer>();
  #bytes = 0;

  /** @param folder undefined keeps them in memory */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** @returns its SHA-256 */
  keep(content: Buffer): string {
    const hash = createHash('sha256').update(content).digest('hex');
    if (this.#held.has(hash)) return hash;
    // A copy: it may be a part of a request's whole body.
    this.#held.set(hash, Buffer.from(content));
    this.#bytes += content.length;
    if (this.#folder) void this.#write(this.#folder, hash, content);
    else this.#makeRoom();
    return hash;
  }

  async read(hash: string): Promise<Buffer | null> {
    const held = this.#held.get(hash);
    if (held || !this.#folder) return held ?? null;
    return readFile(join(this.#folder, hash)).catch(() => null);
  }

  /** What cannot be written stays in memory: practice must not fail for it. */
  async #write(folder: string, hash: string, content: Buffer): Promise<void> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await replaceFile(join(folder, hash), content);
      this.#drop(hash);
    } catch {
      this.#makeRoom();
    }
  }

  #makeRoom(): void {
    for (const hash of this.#held.keys()) {
      if (this.#bytes <= MAX_HELD_BYTES || this.#held.size === 1) return;
      this.#drop(hash);
    }
  }

  #drop(hash: string): void {
    this.#bytes -= this.#held.get(hash)?.length ?? 0;
    this.#held.delete(hash);
  }
}
