import type { Message } from 'grammy/types';

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
