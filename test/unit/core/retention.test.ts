import { expect, onTestFinished, test } from 'vitest';
import { SqliteLedger } from '../../../main/adapters/ledger.ts';
import { keepWithinLimits } from '../../../main/core/retention.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const HOUR = 3_600_000;

function world(days: number) {
  const clock = new ManualClock(Date.parse('2026-11-24T09:00:00Z'));
  const ledger = new SqliteLedger(':memory:');
  const start = clock.now();
  for (let n = 0; n < days * 4; n++) {
    const dueAt = start - n * 6 * HOUR;
    const row = { key: `k7pd@${dueAt}`, jobId: 'k7pd', jobName: '', chatId: 7, text: 'x', dueAt, reason: 'Late.' };
    ledger.add({ ...row, state: 'skipped', coalesced: 0, scheduled: true, missed: false }, dueAt);
  }
  const limits = { days: 365, megabytes: 200 };
  const end = keepWithinLimits({ ledger, clock, timers: clock, log: silent, limits: () => limits });
  onTestFinished(() => {
    end();
    ledger.close();
  });
  return { clock, ledger, limits, count: () => ledger.history({ limit: 10_000 }).length, oldest: start };
}
const silent = { debug() {}, info() {}, warn() {}, error() {} };

test('a year of history is kept, and what is older goes bit by bit', async () => {
  const { clock, count } = world(500);
  expect(count()).toBe(2_000);
  await clock.advance(40);
  expect(count()).toBe(2_000);
  await clock.advance(20);
  // The first round leaves the rest to the next ones.
  expect(count()).toBe(1_750);
  await clock.advance(5_000);
  expect(count()).toBe(365 * 4);
});

test('a shorter time counts from the next round on', async () => {
  const { clock, limits, count } = world(30);
  await clock.advance(1_000);
  expect(count()).toBe(120);
  limits.days = 7;
  await clock.advance(6 * HOUR + 1_000);
  expect(count()).toBeLessThanOrEqual(29);
});
