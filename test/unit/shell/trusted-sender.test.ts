import type { WebContents, WebFrameMain } from 'electron';
import { expect, test } from 'vitest';
import { isTrustedSender } from '../../../main/shell/trusted-sender.ts';

const frame = (url: string) => ({ url }) as WebFrameMain;
const windowAt = (url: string) => ({ mainFrame: frame(url) }) as WebContents;
const OWN = windowAt('app://carillon/index.html#/history');

test('the main frame of the window, at the window’s address, is heard', () => {
  expect(isTrustedSender({ sender: OWN, senderFrame: OWN.mainFrame }, OWN)).toBe(true);
});

test.each<[string, WebContents, WebFrameMain | null, WebContents | null]>([
  ['no window is open', OWN, OWN.mainFrame, null],
  ['another window at the same address', windowAt('app://carillon/index.html'), OWN.mainFrame, OWN],
  ['a frame inside of the page', OWN, frame('app://carillon/index.html'), OWN],
  ['a frame that is gone', OWN, null, OWN],
])('%s is not', (_what, sender, senderFrame, window) => {
  expect(isTrustedSender({ sender, senderFrame }, window)).toBe(false);
});

test('another page in the window’s place is not', () => {
  const taken = windowAt('https://carillon.example/index.html');
  expect(isTrustedSender({ sender: taken, senderFrame: taken.mainFrame }, taken)).toBe(false);
});
