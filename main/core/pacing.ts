import type { Delivery } from '../contract/delivery.ts';
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

/** As how many messages Telegram counts a delivery: an album is as many as it has parts. */
export function partsOf({ message }: Pick<Delivery, 'message'>): number {
  return message?.attachments?.length ?? message?.copy?.messageIds.length ?? 1;
}

/** A request under way that is not answered in this time is taken to have arrived when it was sent: it holds nobody else up. */
const ARRIVES_WITHIN_MS = 2_000;

/** A request: Telegram counts it at some instant between these two, monotonic ms. */
interface Request {
  sentAt: number;
  /** Null while it is under way. */
  answeredAt: number | null;
}

/**
 * Sliding windows over the requests that went out. Times are monotonic ms. A request counts from its answer on, for on its
 * way it may have been slow: only so are there never more in one of Telegram's windows than in ours.
 */
export class Pacing {
  /** Another value counts from the next question on. */
  limits: PacingLimits;
  #all: Request[] = [];
  readonly #byChat = new Map<number, Request[]>();

  constructor(limits: PacingLimits = TELEGRAM_LIMITS) {
    this.limits = limits;
  }

  /** How many ms until a message may go out to whichever chat; 0 when it may now. */
  waitForAny(now: number): number {
    return windowWait(this.#all, this.limits.perSecond, 1_000, now);
  }

  /**
   * How many ms until a message to this chat may go out; 0 when it may now.
   * @param count as how many Telegram counts it: an album as each of its parts
   */
  waitFor(chatId: number, now: number, count = 1): number {
    const sent = this.#byChat.get(chatId) ?? [];
    const { perSecond, perSecondInChat, perMinuteInGroup } = this.limits;
    return Math.max(
      windowWait(this.#all, perSecond, 1_000, now, count),
      windowWait(sent, perSecondInChat, 1_000, now, count),
      isGroup(chatId) ? windowWait(sent, perMinuteInGroup, 60_000, now, count) : 0,
    );
  }

  /** Notes that a message goes out now. @returns what is to be called when its answer is there */
  begin(chatId: number, now: number, count = 1): (answeredAt: number) => void {
    const request: Request = { sentAt: now, answeredAt: null };
    const parts = Array<Request>(count).fill(request);
    this.#all = [...this.#all.filter((other) => stampOf(other, now) > now - 1_000), ...parts];
    const widthMs = isGroup(chatId) ? 60_000 : 1_000;
    const ofChat = (this.#byChat.get(chatId) ?? []).filter((other) => stampOf(other, now) > now - widthMs);
    this.#byChat.set(chatId, [...ofChat, ...parts]);
    return (answeredAt) => {
      request.answeredAt = answeredAt;
    };
  }

  /** Notes a message that goes out and is answered now. */
  spend(chatId: number, now: number): void {
    this.begin(chatId, now)(now);
  }
}

/** The latest instant at which Telegram may have counted it. */
function stampOf({ sentAt, answeredAt }: Request, now: number): number {
  if (answeredAt !== null) return answeredAt;
  return now - sentAt < ARRIVES_WITHIN_MS ? now : sentAt;
}

/** Negative ids are groups, supergroups and channels. */
function isGroup(chatId: number): boolean {
  return chatId < 0;
}

/** Until the window has room for so many more; for more than it ever has, until it is empty. Answers come in any order. */
function windowWait(sent: readonly Request[], limit: number, widthMs: number, now: number, count = 1): number {
  const most = Math.max(1, limit - count + 1);
  if (sent.length < most) return 0;
  const stamps = sent.map((request) => stampOf(request, now)).sort((a, b) => b - a);
  return Math.max(0, (stamps[most - 1] as number) + widthMs - now);
}
