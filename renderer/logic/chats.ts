import type { Chat } from '../../main/contract/state.ts';

const COLOURS = 8;
const TYPE_WORDS: Record<Chat['type'], string> = {
  private: 'private chat',
  group: 'group',
  supergroup: 'group',
  channel: 'channel',
};

export function typeInWords({ type }: Chat): string {
  return TYPE_WORDS[type];
}

/** The colour in which a chat is drawn: the first eight differ. */
export function chatColour(chatId: number, chats: readonly Chat[]): string {
  const place = chats.findIndex(({ id }) => id === chatId);
  return `var(--chat-${(place < 0 ? Math.abs(chatId) : place) % COLOURS})`;
}
