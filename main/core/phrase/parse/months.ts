import { takeMonth } from './dates.ts';
import type { MonthsFound } from './found.ts';
import type { Reader } from './reader.ts';

const QUARTERS = [1, 4, 7, 10];

/**
 * In which months: “in december”, “of january, april, july and october”, “every march”, “of every quarter”. A day must stand
 * before it: alone, “in june” is no day.
 */
export function readMonths(reader: Reader): MonthsFound | null {
  return reader.attempt(() => {
    const from = reader.place;
    const isIn = reader.word('in', 'of', 'during') !== null;
    const isEvery = reader.word('every', 'each') !== null;
    if (isEvery && reader.word('quarter')) return { ...reader.spanFrom(from), months: QUARTERS, isRepeated: true };
    if (!isIn && !isEvery) return null;
    const first = takeMonth(reader);
    if (first === null) return null;
    const months = new Set([first]);
    for (;;) {
      const next = reader.attempt(() => (reader.separator() ? takeMonth(reader) : null));
      if (next === null) break;
      months.add(next);
    }
    // “in june 2027” is once.
    if (/^\d{4}$/.test(reader.peek()?.text ?? '')) return null;
    const isRepeated = isEvery || months.size > 1;
    return { ...reader.spanFrom(from), months: [...months].sort((a, b) => a - b), isRepeated };
  });
}
