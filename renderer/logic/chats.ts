import type { Chat } from '../../main/contract/state.ts';
import { say } from '../words/index.ts';

const COLOURS = 8;

export function typeInWords({ type }: Chat): string {
  const { group, channel } = say().chats;
  return { private: say().form.chat.private, group, supergroup: group, channel }[type];
}

/** The colour in which a chat is drawn: the first eight differ. */
export function chatColour(chatId: number, chats: readonly Chat[]): string {
  const place = chats.findIndex(({ id }) => id === chatId);
  return `var(--chat-${(place < 0 ? Math.abs(chatId) : place) % COLOURS})`;
}
