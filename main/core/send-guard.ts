import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { UserError } from './errors.ts';
import type { Clock } from './ports.ts';

/** Two gestures within this time are one: a double click, a key that is held down, two taps on a slow line, window and chat at once. */
export const SAME_GESTURE_MS = 10_000;

/** What was asked for is being sent already, or was a moment ago: it is not sent again. */
export class AlreadySending extends UserError {
  constructor(title: Translatable) {
    super('conflict', msg('error.beingSentAlready', { title }));
  }
}

/** Two creations of the very same within this time are one: a double Enter, a request that a client sends again. */
export const SAME_CREATION_MS = 2_000;

/** One gesture creates its messages once: the second is answered with what the first made. In memory only. */
export class CreationGuard {
  readonly #clock: Pick<Clock, 'monotonic'>;
  /** By request: when it came (monotonic ms), and the ids of the messages that it created. */
  readonly #made = new Map<string, { at: number; ids: readonly string[] }>();

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /**
   * @param what identifies the request; equal messages within one are meant
   * @param isThere whether a message is still there: what was undone meanwhile is made anew
   * @param create answers the ids
   */
  once(what: string, isThere: (id: string) => boolean, create: () => readonly string[]): readonly string[] {
    const now = this.#clock.monotonic();
    for (const [each, { at }] of this.#made) if (now - at >= SAME_CREATION_MS) this.#made.delete(each);
    const made = this.#made.get(what)?.ids;
    if (made?.every(isThere)) return made;
    const ids = create();
    this.#made.set(what, { at: now, ids });
    return ids;
  }
}

/** One gesture is one send, whichever surfaces it reaches Carillon by. In memory only: no gesture outlives a restart. */
export class SendGuard {
  readonly #clock: Pick<Clock, 'monotonic'>;
  /** What was begun, and when: monotonic ms. */
  readonly #begun = new Map<string, number>();

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /**
   * Begins a send, unless the same one was begun a moment ago. What throws has not begun.
   * @param what identifies the send
   * @param title how the refusal calls it
   * @throws AlreadySending
   */
  once<T>(what: string, title: Translatable, begin: () => T): T {
    const now = this.#clock.monotonic();
    for (const [each, at] of this.#begun) if (now - at >= SAME_GESTURE_MS) this.#begun.delete(each);
    if (this.#begun.has(what)) throw new AlreadySending(title);
    this.#begun.set(what, now);
    try {
      return begin();
    } catch (error) {
      this.#begun.delete(what);
      throw error;
    }
  }

  /** It was taken back or came to nothing: it may be asked for again at once. */
  clear(what: string): void {
    this.#begun.delete(what);
  }
}
