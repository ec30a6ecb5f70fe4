import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeOf, timesIn } from '../../../renderer/logic/time-range.ts';
import { clockOf } from '../../../renderer/logic/week.ts';

test('every five minutes between nine and five is one range, and the range is those times', () => {
  const times = Array.from({ length: 97 }, (_, n) => clockOf(540 + n * 5));
  const range = { step: '5', from: '09:00', to: '17:00' };
  expect(rangeOf(times)).toEqual(range);
  expect(timesIn(range)).toEqual(times);
});

test('no range loses or adds a time, whatever the times are', () => {
  const minute = fc.integer({ min: 0, max: 1_439 });
  const even = fc
    .tuple(minute, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 288 }))
    .map(([first, step, count]) =>
      Array.from({ length: count }, (_, n) => first + n * step).filter((at) => at < 1_440),
    );
  const any = fc.uniqueArray(minute, { maxLength: 30 }).map((minutes) => minutes.sort((a, b) => a - b));
  fc.assert(
    fc.property(fc.oneof(even, any), (minutes) => {
      const times = minutes.map(clockOf);
      const range = rangeOf(times);
      if (range) expect(timesIn(range)).toEqual(times);
    }),
  );
  fc.assert(fc.property(even, (minutes) => (rangeOf(minutes.map(clockOf)) !== null) === minutes.length >= 7));
});

test('a few times, and times at different distances, are no range', () => {
  expect(rangeOf(['09:00', '13:00', '17:00'])).toBeNull();
  expect(rangeOf(['09:00', '09:05', '09:10', '09:15', '09:20', '09:25', '09:31'])).toBeNull();
});

test.each([
  ['no step', { step: '', from: '09:00', to: '17:00' }],
  ['half a minute', { step: '0.5', from: '09:00', to: '17:00' }],
  ['nothing between', { step: '0', from: '09:00', to: '17:00' }],
  ['its end before its beginning', { step: '5', from: '17:00', to: '09:00' }],
  ['no end', { step: '5', from: '17:00', to: '' }],
])('what is half typed has no times: %s', (_, range) => {
  expect(timesIn(range)).toEqual([]);
});
