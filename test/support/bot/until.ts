import { vi } from 'vitest';

/** Waits for what must come about: the first value that is neither null, undefined nor false. */
export function until<T>(
  look: () => T | null | undefined | false,
  what = 'what was waited for',
  withinMs = 20_000,
): Promise<T> {
  return vi.waitFor(
    () => {
      const seen = look();
      if (seen === null || seen === undefined || seen === false) throw new Error(`${what} did not come about.`);
      return seen;
    },
    { interval: 10, timeout: withinMs },
  );
}
