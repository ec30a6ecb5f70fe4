import { expect, onTestFinished, test } from 'vitest';
import { SqliteLedger } from '../../../main/adapters/ledger.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { filesNamedIn, keepWithinLimits, tidyFiles } from '../../../main/core/cleanup.ts';
import { DAY, HOUR, ManualClock } from '../../support/manual-clock.ts';

function world(days: number) {
  const clock = new ManualClock(Date.parse('2026-11-24T09:00:00Z'));
  const ledger = new SqliteLedger(':memory:');
  const start = clock.now();
  for (let n = 0; n < days * 4; n++) {
    const dueAt = start - n * 6 * HOUR;
    const row = {
      key: `k7pd@${dueAt}`,
      jobId: 'k7pd',
      jobName: '',
      chatId: 7,
      text: 'x',
      dueAt,
      reason: verbatim('Late.'),
    };
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

function openTidying(sweep: (before: number) => Promise<number>) {
  const clock = new ManualClock();
  const logged: string[] = [];
  const note = (text: string) => void logged.push(text);
  const log = { debug: note, info: note, warn: note, error: note };
  const end = tidyFiles({ clock, timers: clock, log, sweep });
  return { clock, logged, end };
}

test('soon after the start and then daily, files that nothing has named for seven days go', async () => {
  const swept: number[] = [];
  const { clock, logged, end } = openTidying(async (before) => swept.push(clock.now() - before));
  await clock.advance(HOUR);
  expect(swept).toEqual([7 * DAY]);
  await clock.advance(2 * DAY);
  expect(swept).toEqual([7 * DAY, 7 * DAY, 7 * DAY]);
  expect(logged.at(-1)).toBe('Removed 3 files that no message refers to any more.');
  end();
  await clock.advance(3 * DAY);
  expect(swept).toHaveLength(3);
});

test('what fails today is tried again tomorrow', async () => {
  let tries = 0;
  const { clock, logged } = openTidying(async () => {
    tries++;
    throw new Error('EACCES');
  });
  await clock.advance(2 * DAY);
  expect(tries).toBe(2);
  expect(logged).toHaveLength(2);
});

test('a file is named wherever it stands in a message, a draft or a change', () => {
  const [photo, paper] = [`${'a'.repeat(64)}.jpg`, 'b'.repeat(64)];
  const json = JSON.stringify({
    attachments: [{ file: photo }],
    before: { attachments: [{ file: paper }] },
    file: 'x',
  });
  expect(filesNamedIn(json)).toEqual([photo, paper]);
});
