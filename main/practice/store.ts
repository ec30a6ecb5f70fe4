import { readFileSync, renameSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { replaceFile, whyRefused } from '../adapters/write-file.ts';
import { UserError } from '../core/errors.ts';
import { SavedCommands } from './commands.ts';
import { SavedChat } from './practice-chats.ts';
import { SavedUpdates } from './update-queue.ts';

/** Changes of this long are written together. */
const WRITE_DELAY_MS = 200;

export const SavedWorld = z.strictObject({
  version: z.literal(1),
  chats: z.array(SavedChat),
  updates: SavedUpdates,
  commands: SavedCommands,
});
export type SavedWorld = z.infer<typeof SavedWorld>;

/** Keeps the practice chats in a JSON file. What it cannot write it lets go: practice must not fail for it. */
export class PracticeStore {
  readonly #file: string | undefined;
  readonly #take: () => SavedWorld;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #written = '';

  /**
   * @param file undefined keeps nothing
   * @param take what is to be written, asked for when it is written
   */
  constructor(file: string | undefined, take: () => SavedWorld) {
    this.#file = file;
    this.#take = take;
  }

  /** Something may have changed: it is written in a moment, if so. */
  changed(): void {
    if (!this.#file || this.#timer) return;
    this.#timer = setTimeout(() => this.#write(), WRITE_DELAY_MS);
    // A test that forgets to stop the server should not hang for it.
    this.#timer.unref();
  }

  /** Writes what is not written yet, and waits for it. */
  async flush(): Promise<void> {
    this.#write();
    await this.#writing;
  }

  #write(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const file = this.#file;
    if (!file) return;
    // One after the other, so that an older write cannot overtake a newer one.
    this.#writing = this.#writing.then(() => this.#replace(file)).catch(() => undefined);
  }

  async #replace(file: string): Promise<void> {
    const content = JSON.stringify(this.#take());
    if (content === this.#written) return;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await replaceFile(file, content);
    this.#written = content;
  }
}

/**
 * Null when there is no such file, or it is damaged: practice then starts empty, and the damaged file is kept beside it.
 * @throws UserError when it is there and cannot be read
 */
export function readSavedWorld(file: string | undefined, now: number): SavedWorld | null {
  const text = file && readText(file);
  if (!file || typeof text !== 'string') return null;
  try {
    return SavedWorld.parse(JSON.parse(text));
  } catch {
    renameSync(file, file.replace(/json$/, `corrupt-${now}.json`));
    return null;
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw new UserError('internal', 'error.practiceUnreadable', { why: whyRefused(error) });
  }
}
