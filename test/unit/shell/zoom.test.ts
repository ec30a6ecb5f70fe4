import { describe, expect, test } from 'vitest';
import { zoomed, zoomStepOf } from '../../../main/shell/zoom.ts';

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
