import type { Upload } from '../contract/state.ts';
import type { Clock, UploadProgress } from './ports.ts';

/** A surface that shows it needs no more than this. */
const SHOW_EVERY_MS = 500;

/** What is shown of the files on their way: at once when one begins or ends, and now and then meanwhile. */
export class Uploading {
  readonly #uploads = new Map<string, Upload>();
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #show: (uploads: Upload[]) => void;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Pick<Clock, 'monotonic'>, show: (uploads: Upload[]) => void) {
    this.#clock = clock;
    this.#show = show;
  }

  /** @param progress null: the request is over */
  note(key: string, progress: UploadProgress | null): void {
    const isNews = this.#uploads.has(key) !== (progress !== null);
    if (progress) this.#uploads.set(key, { key, ...progress });
    else this.#uploads.delete(key);
    const now = this.#clock.monotonic();
    if (!isNews && now - this.#shownAt < SHOW_EVERY_MS) return;
    if (!isNews && !progress) return;
    this.#shownAt = now;
    this.#show([...this.#uploads.values()]);
  }
}
