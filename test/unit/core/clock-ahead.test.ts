import { expect, test } from 'vitest';
import type { Job } from '../../../main/contract/job.ts';
import { broughtToPresent } from '../../../main/core/clock-ahead.ts';
import type { JobBook } from '../../../main/core/ports.ts';
import { draft } from '../../support/core-world.ts';
import { DAY, HOUR } from '../../support/manual-clock.ts';

const NOW = Date.parse('2026-11-27T09:00:00Z');
const JUMP = 400 * DAY;

/** Hourly. */
function series({ anchor, madeAt }: { anchor: number; madeAt: number }): JobBook {
  const schedule = { kind: 'interval', everyMs: HOUR, anchor } as const;
  const job: Job = {
    ...draft({ schedule }),
    ...{ id: 'k7pd', status: 'active', createdBy: 'window', createdAt: madeAt, since: madeAt },
  };
  return { jobs: [job], chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 };
}

function anchorOf({ jobs: [job] }: Readonly<JobBook>): number {
  return job?.schedule.kind === 'interval' ? job.schedule.anchor : Number.NaN;
}

test('a series made while the clock was ahead is counted from the present, and again when the clock goes back once more', () => {
  const first = broughtToPresent(series({ anchor: NOW + JUMP, madeAt: NOW + JUMP }), () => [], NOW);
  const second = broughtToPresent(first, () => [], NOW - JUMP);
  for (const [book, now] of [
    [first, NOW],
    [second, NOW - JUMP],
  ] as const) {
    expect(anchorOf(book)).toBeLessThanOrEqual(now);
    expect(anchorOf(book)).toBeGreaterThan(now - HOUR);
    // By whole intervals: its runs stay where they were.
    expect(Number.isInteger((anchorOf(book) - NOW) / HOUR)).toBe(true);
  }
});

test('a series that was meant to begin later stays, however the clock moves', () => {
  const later = series({ anchor: NOW + 30 * DAY, madeAt: NOW });
  expect(broughtToPresent(later, () => [], NOW - DAY)).toBe(later);
  const [job] = later.jobs;
  // Resumed while the clock was ahead, it still was made before.
  const resumed = { ...later, jobs: [{ ...(job as Job), since: NOW + JUMP }] };
  expect(broughtToPresent(resumed, () => [], NOW)).toBe(resumed);
});
