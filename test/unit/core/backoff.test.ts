import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../../main/core/backoff.ts';

test('doubles from a second to a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 1_000].map((attempt) => backoffMs(attempt, 1 - Number.EPSILON))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ]);
});

test('waits between half of it and the whole, whatever the dice say', () => {
  const dice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), dice, (attempt, random) => {
      const full = Math.min(60_000, 1_000 * 2 ** (attempt - 1));
      const ms = backoffMs(attempt, random);
      expect(ms).toBeGreaterThanOrEqual(full / 2);
      expect(ms).toBeLessThanOrEqual(full);
    }),
  );
});
