import type { JobDraft } from '../contract/job.ts';

/** More than anybody has open at once. */
const MOST = 100;

/**
 * What was read back and waits for the owner's yes. In memory only: a tap on a button from before a restart is answered
 * with a request to say it again, rather than with something that nobody remembers.
 */
export class Proposals {
  readonly #open = new Map<string, JobDraft>();
  #last = 0;

  /** @returns the token that its buttons carry */
  add(draft: JobDraft): string {
    const oldest = this.#open.size >= MOST ? this.#open.keys().next().value : undefined;
    if (oldest !== undefined) this.#open.delete(oldest);
    const token = String(++this.#last);
    this.#open.set(token, draft);
    return token;
  }

  get(token: string): JobDraft | undefined {
    return this.#open.get(token);
  }

  /** It was decided. */
  remove(token: string): void {
    this.#open.delete(token);
  }
}
