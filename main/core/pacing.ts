import type { PacingPreference } from '../contract/preferences.ts';

/** Telegram's own limits for bots: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this */
export interface PacingLimits {
  perSecond: number;
  perSecondInChat: number;
  perMinuteInGroup: number;
}

export const TELEGRAM_LIMITS: PacingLimits = { perSecond: 30, perSecondInChat: 1, perMinuteInGroup: 20 };

/** Telegram's limits, or the stricter ones that the user prefers. */
export function limitsOf({ perSecond, perGroupMinute }: PacingPreference): PacingLimits {
  return { ...TELEGRAM_LIMITS, perSecond, perMinuteInGroup: perGroupMinute };
}

/** Sliding windows over the requests that went out. Times are monotonic ms. */
export class Pacing {
  /** Another value counts from the next question on. */
  limits: PacingLimits;
  readonly #all: number[] = [];
  readonly #byChat = new Map<number, number[]>();

  constructor(limits: PacingLimits = TELEGRAM_LIMITS) {
    this.limits = limits;
  }

  /** How many ms until a message may go out to whichever chat; 0 when it may now. */
  waitForAny(now: number): number {
    return windowWait(this.#all, this.limits.perSecond, 1_000, now);
  }

  /** How many ms until a message to this chat may go out; 0 when it may now. */
  waitFor(chatId: number, now: number): number {
    const sent = this.#byChat.get(chatId) ?? [];
    return Math.max(
      this.waitForAny(now),
      windowWait(sent, this.limits.perSecondInChat, 1_000, now),
      isGroup(chatId) ? windowWait(sent, this.limits.perMinuteInGroup, 60_000, now) : 0,
    );
  }

  /** Notes that a message goes out now. */
  spend(chatId: number, now: number): void {
    this.#all.push(now);
    if (this.#all.length > this.limits.perSecond) this.#all.shift();
    const sent = this.#byChat.get(chatId) ?? [];
    sent.push(now);
    const most = isGroup(chatId) ? this.limits.perMinuteInGroup : this.limits.perSecondInChat;
    if (sent.length > most) sent.shift();
    this.#byChat.set(chatId, sent);
  }
}

/** Negative ids are groups, supergroups and channels. */
function isGroup(chatId: number): boolean {
  return chatId < 0;
}

function windowWait(sent: readonly number[], most: number, widthMs: number, now: number): number {
  const oldest = sent[sent.length - most];
  return oldest === undefined ? 0 : Math.max(0, oldest + widthMs - now);
}
