import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDebouncedQuery } from '../../../renderer/state/debounced-query.ts';

describe('what is being typed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Each answer comes when the test says so. */
  function slowReader() {
    const open: { text: string; answer: (ok?: boolean) => void }[] = [];
    const told: string[] = [];
    const reading = createDebouncedQuery<{ ok: boolean; text: string }>(
      (text) => new Promise((resolve) => open.push({ text, answer: (ok = true) => resolve({ ok, text }) })),
      ({ text }) => told.push(text),
    );
    return { reading, open, told };
  }

  test('is read when typing pauses, not with each letter', async () => {
    const { reading, open, told } = slowReader();
    for (const text of ['e', 'ev', 'eve']) reading.type(text);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(open.map(({ text }) => text)).toEqual(['eve']);
    open[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(reading.answer.value).toEqual({ ok: true, text: 'eve' });
    expect(told).toEqual(['eve']);
  });

  test('an answer to what stood there before is not taken for the one to what stands there now', async () => {
    const { reading, open, told } = slowReader();
    reading.type('old');
    await vi.advanceTimersByTimeAsync(1_000);
    reading.type('new');
    await vi.advanceTimersByTimeAsync(1_000);
    open[1]?.answer();
    open[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(reading.answer.value?.text).toBe('new');
    expect(told).toEqual(['new']);
  });

  test('Enter waits for the answer to the text as it is, and asks only once for it', async () => {
    const { reading, open } = slowReader();
    reading.type('whole');
    const [first, second] = [reading.latest(), reading.latest()];
    open[0]?.answer();
    expect(await first).toEqual({ ok: true, text: 'whole' });
    expect(await second).toEqual({ ok: true, text: 'whole' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(open).toHaveLength(1);
  });

  test('what was refused is asked again, and nothing is asked about nothing', async () => {
    const { reading, open } = slowReader();
    reading.type('x');
    const refused = reading.latest();
    open[0]?.answer(false);
    expect(await refused).toMatchObject({ ok: false });
    const again = reading.latest();
    open[1]?.answer();
    expect(await again).toMatchObject({ ok: true });
    reading.type('  ');
    expect(reading.answer.value).toBeNull();
    expect(await reading.latest()).toBeNull();
    expect(open).toHaveLength(2);
  });
});
