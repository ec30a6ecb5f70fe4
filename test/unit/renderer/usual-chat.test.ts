import { expect, test } from 'vitest';
import type { AppState } from '../../../main/contract/state.ts';
import { usualChat } from '../../../renderer/state/editor.ts';
import type { Link } from '../../../renderer/state/link.ts';

const ANN = { id: 1, type: 'private', title: 'Ann' } as const;
const BOB = { id: 2, type: 'private', title: 'Bob' } as const;
const NEWS = { id: -5, type: 'channel', title: 'News' } as const;

/** The chat of a message that names none; its newest message went to the channel. */
function usual(chats: AppState['chats'], defaultChat: number | null): number | null {
  const setup = { mode: 'telegram', bot: null, owner: { id: ANN.id, name: 'Ann' }, pairing: null };
  const jobs = [{ chatId: NEWS.id, createdAt: 9 }];
  return usualChat({ app: { value: { chats, jobs, setup, preferences: { defaultChat } } } } as unknown as Link);
}

test.each([
  ['is the owner’s own', [NEWS, BOB, ANN], null, ANN.id],
  ['is the one that was pinned', [ANN, NEWS], NEWS.id, NEWS.id],
  ['is the owner’s own when the pinned one is off the list', [ANN, BOB], NEWS.id, ANN.id],
  ['is asked for rather than guessed, though there is but one', [NEWS], null, null],
  ['is not somebody else’s', [BOB], null, null],
])('the chat of a message that names none %s', (_, chats, pinned, expected) => {
  expect(usual(chats, pinned)).toBe(expected);
});
