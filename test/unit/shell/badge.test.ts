import type { BrowserWindow } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { showBadge } from '../../../main/shell/notifications.ts';

const counts = vi.hoisted(() => [] as number[]);
vi.mock('electron', () => ({
  app: { setBadgeCount: (count: number) => counts.push(count) > 0 },
  nativeImage: { createFromDataURL: (url: string) => url.slice(0, 15) },
}));

const overlays: [unknown, string][] = [];
const window = {
  setOverlayIcon: (image: unknown, words: string) => void overlays.push([image, words]),
} as unknown as BrowserWindow;

beforeEach(() => {
  counts.length = 0;
  overlays.length = 0;
});

test.each(['linux', 'darwin'] as const)('%s has the number on the app’s icon, with a window or without', (platform) => {
  showBadge(3, window, platform);
  showBadge(0, null, platform);
  expect(counts).toEqual([3, 0]);
  expect(overlays).toEqual([]);
});

test('Windows has a dot on the window’s button, which says the number to a screen reader', () => {
  showBadge(1, window, 'win32');
  showBadge(2, window, 'win32');
  showBadge(0, window, 'win32');
  showBadge(1, null, 'win32');
  expect(overlays).toEqual([
    ['data:image/png;', '1 message needs a look'],
    ['data:image/png;', '2 messages need a look'],
    [null, ''],
  ]);
  expect(counts).toEqual([]);
});
