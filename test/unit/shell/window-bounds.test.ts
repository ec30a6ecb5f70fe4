import { expect, test } from 'vitest';
import { usableBounds } from '../../../main/shell/window-bounds.ts';

const SCREEN = { x: 0, y: 0, width: 1_920, height: 1_080 };
const RIGHT_SCREEN = { x: 1_920, y: 0, width: 1_280, height: 1_024 };
const window = (x: number, y: number) => ({ x, y, width: 800, height: 600 });

test('a window on either screen comes back where it was', () => {
  expect(usableBounds(window(100, 100), [SCREEN])).toEqual(window(100, 100));
  expect(usableBounds(window(2_000, 50), [SCREEN, RIGHT_SCREEN])).toEqual(window(2_000, 50));
});

test('a window on a screen that is gone is placed anew', () => {
  expect(usableBounds(window(2_000, 50), [SCREEN])).toBeNull();
  expect(usableBounds(window(1_821, 50), [SCREEN])).toBeNull();
  expect(usableBounds(window(1_820, 50), [SCREEN])).toEqual(window(1_820, 50));
  expect(usableBounds(window(50, 1_000), [SCREEN])).toBeNull();
});

test('nothing remembered, nothing used', () => {
  expect(usableBounds(null, [SCREEN])).toBeNull();
});
