import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UpdateQueue } from '../../../main/practice/update-queue.ts';

const LONG = { offset: 0, limit: 100, timeoutMs: 50_000, allowed: undefined };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each<[string, (queue: UpdateQueue, client: AbortController) => void]>([
  ['an update', (queue) => queue.push({ message: undefined })],
  ['the client’s leaving', (_, client) => client.abort()],
  ['its time', () => vi.advanceTimersByTime(50_000)],
  ['another poll', (queue) => void queue.poll({ ...LONG, timeoutMs: 0 }, new AbortController().signal)],
])('a poll that %s has ended leaves no timer behind', async (_, end) => {
  const queue = new UpdateQueue(1);
  const client = new AbortController();
  const poll = queue.poll(LONG, client.signal);
  expect(vi.getTimerCount()).toBe(1);
  end(queue, client);
  await poll.catch(() => undefined);
  expect(vi.getTimerCount()).toBe(0);
});

test('no poll is held longer than Telegram would', async () => {
  const poll = new UpdateQueue(1).poll({ ...LONG, timeoutMs: 3_600_000 }, new AbortController().signal);
  vi.advanceTimersByTime(50_000);
  expect(await poll).toEqual([]);
});
