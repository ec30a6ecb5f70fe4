import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs, retryWithBackoff } from '../../../main/core/retry-with-backoff.ts';
import { ManualClock, MINUTE } from '../../support/manual-clock.ts';

function openInsisting(isFull: () => boolean) {
  const clock = new ManualClock();
  const quitting = new AbortController();
  const seen = { tries: 0, refusals: 0, isOver: false };
  const record = () => {
    seen.tries++;
    if (isFull()) throw new Error('ENOSPC');
  };
  const onRefused = () => void seen.refusals++;
  const over = retryWithBackoff(record, { timers: clock, random: () => 0.5, signal: quitting.signal, onRefused }).then(
    () => {
      seen.isOver = true;
    },
  );
  return { clock, quitting, seen, over };
}

test('what a full disk refuses is written once there is room', async () => {
  let isFull = true;
  const { clock, seen, over } = openInsisting(() => isFull);
  await clock.advance(MINUTE);
  expect(seen.tries).toBeGreaterThan(2);
  expect(seen.isOver).toBe(false);
  isFull = false;
  await clock.advance(5 * MINUTE);
  await over;
  expect(seen.tries).toBe(seen.refusals + 1);
});

test('who quits meanwhile waits for one more try, and no longer', async () => {
  const { clock, quitting, seen, over } = openInsisting(() => true);
  await clock.settle();
  expect(seen.tries).toBe(1);
  quitting.abort();
  await over;
  expect(seen).toEqual({ tries: 2, refusals: 2, isOver: true });
  expect(clock.waiting).toBe(0);
});

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
