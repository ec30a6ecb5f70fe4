import { expect, test } from 'vitest';
import { retryWithBackoff } from '../../../main/core/retry-with-backoff.ts';
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
