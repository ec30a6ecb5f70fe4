import type { Message } from 'grammy/types';
import type { Clock } from '../core/ports.ts';

/**
 * Whether a person typed this to the bot themselves, just now. What a channel or an anonymous administrator posts, what
 * is forwarded, and what another bot puts into somebody's mouth commands nothing.
 */
export function isTypedByPerson(message: Message): boolean {
  return (
    message.from !== undefined &&
    !message.from.is_bot &&
    message.sender_chat === undefined &&
    message.forward_origin === undefined &&
    message.via_bot === undefined
  );
}

/**
 * Whether somebody typed this in a group under another name: as an anonymous administrator, for whom Telegram names the group as
 * the sender, or as a channel of theirs. Telegram does not say who it was.
 */
export function isTypedAnonymously({
  chat,
  sender_chat: sender,
  forward_origin,
  via_bot,
  is_automatic_forward,
}: Message): boolean {
  return sender !== undefined && chat.type !== 'channel' && !forward_origin && !via_bot && !is_automatic_forward;
}

/** Counts what strangers try, and says it in the log once a person and then at each power of ten. */
export function createStrangerLog(say: (text: string) => void): (userId: number) => void {
  const counts = new Map<number, number>();
  return (userId) => {
    const count = (counts.get(userId) ?? 0) + 1;
    counts.set(userId, count);
    if (/^10*$/.test(String(count)))
      say(`Ignored ${count} message(s) of Telegram user ${userId}, who is not the owner.`);
  };
}

/** How often something may happen for each key within a sliding window. @returns whether it may now, and counts it then */
export function createBound(clock: Pick<Clock, 'monotonic'>, most: number, windowMs: number): (key: string) => boolean {
  const times = new Map<string, number[]>();
  return (key) => {
    const now = clock.monotonic();
    // Whoever was quiet for a window is forgotten, so that many strangers do not fill the memory.
    for (const [other, at] of times) if ((at.at(-1) ?? 0) <= now - windowMs) times.delete(other);
    const recent = (times.get(key) ?? []).filter((at) => at > now - windowMs);
    if (recent.length >= most) return false;
    times.set(key, [...recent, now]);
    return true;
  };
}
