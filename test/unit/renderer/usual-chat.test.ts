import { expect, test } from 'vitest';
import type { AppState } from '../../../main/contract/state.ts';
import { usualChat } from '../../../renderer/logic/chats.ts';

const ANN = { id: 1, type: 'private', title: 'Ann' } as const;
const BOB = { id: 2, type: 'private', title: 'Bob' } as const;
const NEWS = { id: -5, type: 'channel', title: 'News' } as const;

function usual(chats: AppState['chats'], defaultChat: number | null): number | null {
  const setup = { mode: 'telegram', bot: null, owner: { id: ANN.id, name: 'Ann' }, pairing: null } as const;
  return usualChat({ chats, setup, preferences: { defaultChat } });
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
