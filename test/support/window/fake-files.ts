import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileStore, openFileStore } from '../../../main/adapters/file-store.ts';
import { READ_BYTES } from '../../../main/contract/files.ts';
import type { Handlers } from '../../../main/contract/ipc.ts';
import { Uploads } from '../../../main/services/uploads.ts';
import { mediaHere } from '../reading.ts';

/** The real folder of files for a fake Carillon, which goes when the process ends. */
export class FakeFiles {
  #made: { store: FileStore; uploads: Uploads } | undefined;

  handlers(): Pick<Handlers, Extract<keyof Handlers, `files.${string}`>> {
    return {
      'files.begin': (upload) => this.#open().uploads.begin(upload),
      'files.piece': ({ upload, bytes }) => this.#open().uploads.piece(upload, bytes),
      'files.end': ({ upload }) => this.#open().uploads.end(upload),
      'files.drop': ({ upload }) => this.#open().uploads.drop(upload),
      'files.missing': ({ files }) => this.#open().store.missing(files),
      'files.read': async ({ file, offset }) =>
        (await this.#open().store.read(file, offset, READ_BYTES)).toString('base64'),
      'files.needKind': ({ file, kind }) => this.#open().store.needKind(file, kind),
    };
  }

  pathOf(file: string): string {
    return this.#open().store.pathOf(file);
  }

  #open() {
    if (this.#made) return this.#made;
    const folder = mkdtempSync(join(tmpdir(), 'carillon-fake-files-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const store = openFileStore(folder, mediaHere);
    this.#made = { store, uploads: new Uploads(store, { monotonic: () => performance.now() }) };
    return this.#made;
  }
}
