import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOfDay } from '../../../renderer/logic/later.ts';
import { lastDays, lateHeight, lateInWords, sumOf, tallyInWords } from '../../../renderer/logic/tallies.ts';

const NONE = { sent: 0, failed: 0, unsure: 0, skipped: 0, waiting: 0, lateMs: null, worstMs: null };
const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Cairo');
const instant = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2090-01-01') });

describe('the last days', () => {
  test('lie one after the other without a gap, and the present in the last of them', () => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: 1, max: 60 }), (now, where, count) => {
        const { days, edges } = lastDays(now, count, where);
        expect(days).toHaveLength(count);
        expect(new Set(days).size).toBe(count);
        for (const [n, to] of edges.slice(1).entries()) expect(to).toBeGreaterThan(edges[n] ?? 0);
        expect(edges.at(-2)).toBeLessThanOrEqual(now);
        expect(edges.at(-1)).toBeGreaterThan(now);
      }),
    );
  });

  test('a day on which the clock is set is 23 or 25 hours long', () => {
    const hours = (day: string) => {
      const { from, to } = boundsOfDay(day, 'Europe/Berlin');
      return (to - from) / 3_600_000;
    };
    expect(['2026-03-29', '2026-10-25', '2026-11-24'].map(hours)).toEqual([23, 25, 24]);
  });
});

describe('tallies', () => {
  test('add up, and lateness counts for each message and not for each day', () => {
    const sum = sumOf([
      { ...NONE, sent: 1, lateMs: 4_000, worstMs: 4_000 },
      { ...NONE, failed: 2 },
      { ...NONE, sent: 3, lateMs: 0, worstMs: 0 },
    ]);
    expect(sum).toEqual({ ...NONE, sent: 4, failed: 2, lateMs: 1_000, worstMs: 4_000 });
    expect(sumOf([NONE])).toEqual(NONE);
  });

  test('are said in words', () => {
    expect(tallyInWords({ ...NONE, sent: 1_200, unsure: 1 })).toBe('1,200 sent, 1 unsure');
    expect(tallyInWords(NONE)).toBe('nothing was due');
    expect([lateInWords(339.6), lateInWords(190_000)]).toEqual(['340 ms', '3 min 10 s']);
  });

  test('the bar of lateness grows with it and never leaves the picture', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(lateHeight(less)).toBeLessThanOrEqual(lateHeight(more));
        expect(lateHeight(more)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
