import { MINUTE_MS, SECOND_MS } from '../../../main/contract/units.ts';
import { tooManyRequests } from '../../../main/practice/failure.ts';

/** What Telegram's FAQ for bots names: messages a second in all, a second in a private chat, a minute in a group. */
const OVERALL = { most: 30, windowMs: SECOND_MS };
const PRIVATE = { most: 1, windowMs: SECOND_MS };
const GROUP = { most: 20, windowMs: MINUTE_MS };

/** Telegram's limits on sending, kept strictly: sliding windows with no allowance for bursts. */
export class SendLimits {
  readonly #now: () => number;
  readonly #overall: number[] = [];
  readonly #chats = new Map<number, number[]>();

  /** @param now epoch ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Counts a message to a chat.
   * @throws ApiFailure 429 with the seconds to wait; the refused message then does not count
   */
  count(chatId: number, isPrivate: boolean): void {
    const now = this.#now();
    const sent = this.#chats.get(chatId) ?? [];
    this.#chats.set(chatId, sent);
    const waitMs = Math.max(wait(this.#overall, OVERALL, now), wait(sent, isPrivate ? PRIVATE : GROUP, now));
    if (waitMs > 0) throw tooManyRequests(Math.ceil(waitMs / 1_000));
    this.#overall.push(now);
    sent.push(now);
  }
}

/** How long until the window has room, in ms; forgets what has left the window. */
function wait(sent: number[], limit: { most: number; windowMs: number }, now: number): number {
  while (sent[0] !== undefined && sent[0] <= now - limit.windowMs) sent.shift();
  const oldest = sent[0];
  return oldest === undefined || sent.length < limit.most ? 0 : oldest + limit.windowMs - now;
}
