import { expect, test } from 'vitest';
import { isQuiet } from '../../../main/shell/delivery-news.ts';
import { CrashLoopGuard } from '../../../main/shell/window-state.ts';

const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);

test('quiet hours go over midnight, and by the clock of the zone', () => {
  const night = { from: '22:00', to: '07:00' };
  const quiet = ['21:59', '22:00', '23:59', '00:00', '06:59', '07:00'].map((time) => isQuiet(night, at(time), 'UTC'));
  expect(quiet).toEqual([false, true, true, true, true, false]);
  expect(isQuiet(night, at('21:30'), 'Europe/Berlin')).toBe(true);
  expect(isQuiet({ from: '12:00', to: '13:00' }, at('12:30'), 'UTC')).toBe(true);
  expect(isQuiet({ from: '12:00', to: '13:00' }, at('13:00'), 'UTC')).toBe(false);
  expect(isQuiet(null, at('23:00'), 'UTC')).toBe(false);
});

test('a window is made anew three times in ten minutes, and again once these are over', () => {
  const guard = new CrashLoopGuard();
  const MINUTE = 60_000;
  expect([0, 1, 2, 3, 9].map((minute) => guard.allow(minute * MINUTE))).toEqual([true, true, true, false, false]);
  expect(guard.allow(10 * MINUTE)).toBe(true);
  expect(guard.allow(10.5 * MINUTE)).toBe(false);
});
