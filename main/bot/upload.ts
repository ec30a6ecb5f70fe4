import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { InputFile } from 'grammy';
import type { Attachment } from '../contract/message.ts';
import type { UploadProgress } from '../core/ports.ts';

/** The files of one request, counted as the network takes them. */
export class Upload {
  readonly #folder: string;
  readonly #onProgress: (progress: UploadProgress) => void;
  #sentBytes = 0;
  #totalBytes = 0;
  #unread = 0;

  /** @param folder in which the attachments are */
  constructor(folder: string, onProgress: (progress: UploadProgress) => void = () => {}) {
    this.#folder = folder;
    this.#onProgress = onProgress;
  }

  /** While true, the end of the request is not out: Telegram cannot have carried it out. */
  get isUnderWay(): boolean {
    return this.#unread > 0;
  }

  file({ file, name, size }: Attachment): InputFile {
    this.#totalBytes += size;
    this.#unread++;
    return new InputFile(() => this.#read(join(this.#folder, file)), name);
  }

  async *#read(path: string): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(path)) {
      yield chunk as Uint8Array;
      this.#sentBytes += chunk.length;
      this.#onProgress({ sentBytes: this.#sentBytes, totalBytes: this.#totalBytes });
    }
    this.#unread--;
  }
}
