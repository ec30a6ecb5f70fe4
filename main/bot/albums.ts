import type { Message } from 'grammy/types';

/** Albums that are remembered; Telegram lets ten parts be in one. */
const MAX_ALBUMS = 100;
const MAX_PARTS = 10;

/**
 * The albums that the bot has seen lately. A reply to one names a single part of it, and the Bot API has no way to ask for
 * the others. In memory only: after a restart, an album has to be sent again to be known as a whole.
 */
export class Albums {
  readonly #seen = new Map<string, Message[]>();

  note(message: Message): void {
    const key = keyOf(message);
    if (!key) return;
    const parts = this.#seen.get(key) ?? [];
    if (parts.length < MAX_PARTS) this.#seen.set(key, [...parts, message]);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MAX_ALBUMS && oldest !== undefined) this.#seen.delete(oldest);
  }

  /** All parts that are known of a message's album, in their order; the message alone when it is of none. */
  partsOf(message: Message): { parts: Message[]; isWhole: boolean } {
    const key = keyOf(message);
    if (!key) return { parts: [message], isWhole: true };
    const known = this.#seen.get(key) ?? [];
    const isKnown = known.some(({ message_id }) => message_id === message.message_id);
    const parts = isKnown ? known : [...known, message];
    parts.sort((a, b) => a.message_id - b.message_id);
    // An album has two parts at least.
    return { parts, isWhole: parts.length > 1 };
  }
}

function keyOf({ chat, media_group_id: group }: Message): string | null {
  return group === undefined ? null : `${chat.id}:${group}`;
}
