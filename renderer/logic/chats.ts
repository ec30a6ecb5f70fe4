import type { AppState, Chat } from '../../main/contract/state.ts';
import { say } from '../words/index.ts';

const COLOURS = 8;

export function typeInWords({ type }: Chat): string {
  const { group, channel } = say().chats;
  return { private: say().form.chat.private, group, supergroup: group, channel }[type];
}

/** The owner's own chat; undefined: nobody has paired the bot yet. */
export function ownChat(setup: AppState['setup']): number | undefined {
  return setup.mode === 'none' ? undefined : setup.owner?.id;
}

/**
 * The chat of a message that names none: the one that the user pinned, or their own. Never a guess at a group or channel, where
 * others would read it; null: it has to be chosen.
 */
export function usualChat({
  chats,
  preferences,
  setup,
}: Pick<AppState, 'chats' | 'setup'> & { preferences: Pick<AppState['preferences'], 'defaultChat'> }): number | null {
  const wanted = [preferences.defaultChat, ownChat(setup)];
  return wanted.find((id) => chats.some((chat) => chat.id === id)) ?? null;
}

/** The colour in which a chat is drawn: the first eight differ. */
export function chatColour(chatId: number, chats: readonly Chat[]): string {
  const place = chats.findIndex(({ id }) => id === chatId);
  return `var(--chat-${(place < 0 ? Math.abs(chatId) : place) % COLOURS})`;
}
