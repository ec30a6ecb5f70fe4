/**
 * Tells the time by Telegram's clock, from the `Date` of its answers: whole seconds, which is enough for minutes. A computer whose
 * clock is wrong must not take a fresh command for an old one, nor an old one for fresh.
 */
export class ServerClock {
  readonly #now: () => number;
  #aheadMs = 0;

  /** @param now epoch ms by the computer's clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param date of an answer that just came, as it stands in its header */
  note(date: string | undefined): void {
    const at = Date.parse(date ?? '');
    if (!Number.isNaN(at)) this.#aheadMs = at - this.#now();
  }

  /** How far this computer's clock is ahead of Telegram's, ms. */
  aheadMs(): number {
    return -this.#aheadMs || 0;
  }

  /** How long ago something happened, in ms. @param at epoch ms by Telegram's clock */
  ageOf(at: number): number {
    return this.#now() + this.#aheadMs - at;
  }
}
