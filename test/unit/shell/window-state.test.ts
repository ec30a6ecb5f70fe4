import { describe, expect, test } from 'vitest';
import { usableBounds, zoomed, zoomStepOf } from '../../../main/shell/window-state.ts';

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

const CONTROL = { type: 'keyDown', control: true, meta: false, alt: false };

describe('the keys for the zoom', () => {
  test.each([
    ['+', 'in'],
    ['=', 'in'],
    ['-', 'out'],
    ['0', 'reset'],
    ['1', null],
  ])('Ctrl and %s: %s', (key, step) => {
    expect(zoomStepOf({ ...CONTROL, key }, 'linux')).toBe(step);
  });

  test('are Command’s on macOS, and never AltGr’s, nor those of a key that is let go', () => {
    const command = { ...CONTROL, control: false, meta: true, key: '+' };
    expect(zoomStepOf(command, 'darwin')).toBe('in');
    expect(zoomStepOf({ ...CONTROL, key: '+' }, 'darwin')).toBe(null);
    expect(zoomStepOf({ ...CONTROL, alt: true, key: '0' }, 'win32')).toBe(null);
    expect(zoomStepOf({ ...CONTROL, type: 'keyUp', key: '0' }, 'win32')).toBe(null);
  });
});

test('the zoom stays within Chromium’s bounds, and comes back to where it began', () => {
  let level = 0;
  for (let at = 0; at < 50; at++) level = zoomed(level, 'in');
  expect(1.2 ** level).toBeLessThan(3);
  for (let at = 0; at < 50; at++) level = zoomed(level, 'out');
  expect(1.2 ** level).toBeGreaterThan(0.5);
  expect(zoomed(level, 'reset')).toBe(0);
});
