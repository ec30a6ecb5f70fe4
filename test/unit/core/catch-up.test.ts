import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MissedPolicy } from '../../../main/contract/job.ts';
import type { Schedule } from '../../../main/contract/schedule.ts';
import { catchUp, MAX_REPLAYED, ON_TIME_MS } from '../../../main/core/catch-up.ts';
import { nextOccurrence } from '../../../main/core/schedule/next.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';

const NOON = Date.parse('2026-03-27T12:00:00Z');
const everyMinute: Schedule = { kind: 'cron', expression: '* * * * *' };
const daily: Schedule = { kind: 'calendar', days: { on: 'everyDay' }, times: ['12:00'] };

function owed(schedule: Schedule, policy: MissedPolicy['policy'], after: number, now: number, maxLatenessMs = DAY) {
  return catchUp({ schedule, timeZone: 'UTC', missed: { policy, maxLatenessMs } }, after, now);
}

describe('on time', () => {
  test.each(['skip', 'latest', 'all'] as const)('what is due now goes out, whatever the policy (%s)', (policy) => {
    expect(owed(daily, policy, NOON - HOUR, NOON, 0)).toEqual({ send: [{ dueAt: NOON, coalesced: 0 }], skip: null });
  });

  test('a minute late is a busy moment; more is an absence', () => {
    expect(owed(daily, 'skip', NOON - HOUR, NOON + MINUTE).send).toHaveLength(1);
    expect(owed(daily, 'skip', NOON - HOUR, NOON + MINUTE + 1).send).toEqual([]);
  });

  test('nothing is due before its time, nor twice', () => {
    const nothing = { send: [], skip: null };
    expect(owed(daily, 'all', NOON - HOUR, NOON - 1)).toEqual(nothing);
    expect(owed(daily, 'all', NOON, NOON + HOUR)).toEqual(nothing);
    // The clock was set back behind what was dealt with.
    expect(owed(daily, 'all', NOON + DAY, NOON)).toEqual(nothing);
  });
});

describe('after an absence', () => {
  test('an every-minute message and a night’s sleep of 8 hours: one message, which says that it stands for 479 more', () => {
    expect(owed(everyMinute, 'latest', NOON, NOON + 8 * HOUR + 30 * SECOND)).toEqual({
      send: [{ dueAt: NOON + 8 * HOUR, coalesced: 479 }],
      skip: null,
    });
  });

  test('an interval counts the same, without being walked through', () => {
    const everySecond: Schedule = { kind: 'interval', everyMs: 1_000, anchor: NOON - DAY };
    expect(owed(everySecond, 'latest', NOON, NOON + 365 * DAY, 366 * DAY)).toEqual({
      send: [{ dueAt: NOON + 365 * DAY, coalesced: 365 * 86_400 - 1 }],
      skip: null,
    });
  });

  test('latest: the last daily message is sent 3 hours late, and not when it may be 2 hours late at most', () => {
    expect(owed(daily, 'latest', NOON - 3 * DAY, NOON + 3 * HOUR).send).toEqual([{ dueAt: NOON, coalesced: 2 }]);
    expect(owed(daily, 'latest', NOON - 3 * DAY, NOON + 3 * HOUR, 2 * HOUR)).toEqual({
      send: [],
      skip: { dueAt: NOON, coalesced: 2, reason: expect.stringContaining('longer than this message may be late') },
    });
    expect(owed(daily, 'latest', NOON - DAY, NOON + 2 * HOUR, 2 * HOUR).send).toHaveLength(1);
  });

  test('skip: none is sent, and the history says so in one line', () => {
    expect(owed(daily, 'skip', NOON - 3 * DAY, NOON + 3 * HOUR)).toEqual({
      send: [],
      skip: { dueAt: NOON, coalesced: 2, reason: expect.stringContaining('skips missed runs') },
    });
  });

  test('all: each that may still be sent, oldest first; one line for those that are too late', () => {
    expect(owed(daily, 'all', NOON - 5 * DAY, NOON + HOUR, 2 * DAY)).toEqual({
      send: [
        { dueAt: NOON - DAY, coalesced: 0 },
        { dueAt: NOON, coalesced: 0 },
      ],
      skip: {
        dueAt: NOON - 2 * DAY,
        coalesced: 2,
        reason: expect.stringContaining('longer than this message may be late'),
      },
    });
  });

  test('all: what is as late as it may be is still sent', () => {
    expect(owed(daily, 'all', NOON - 5 * DAY, NOON, DAY).send.map(({ dueAt }) => dueAt)).toEqual([NOON - DAY, NOON]);
  });

  test('all: never a flood: of a day of every second the newest 500', () => {
    const everySecond: Schedule = { kind: 'cron', expression: '* * * * * *' };
    const { send, skip } = owed(everySecond, 'all', NOON - DAY, NOON);
    expect(send).toHaveLength(MAX_REPLAYED);
    expect(send.at(-1)).toEqual({ dueAt: NOON, coalesced: 0 });
    expect(send[0]).toEqual({ dueAt: NOON - 499 * SECOND, coalesced: 0 });
    expect(skip).toMatchObject({ dueAt: NOON - 500 * SECOND, reason: expect.stringContaining('the newest 500') });
  });
});

test('whatever the schedule, policy and absence: nothing too late, in order, each occurrence accounted for once', () => {
  const schedules = fc.constantFrom<Schedule[]>(
    everyMinute,
    daily,
    { kind: 'interval', everyMs: 7 * MINUTE, anchor: NOON - 3 * DAY },
    { kind: 'calendar', days: { on: 'weekdays', weekdays: [1, 3] }, times: ['06:00', '18:30'] },
    { kind: 'once', at: '2026-03-27T11:00' },
  );
  const policies = fc.constantFrom<MissedPolicy['policy'][]>('skip', 'latest', 'all');
  fc.assert(
    fc.property(schedules, policies, fc.nat(2 * DAY), fc.nat(3 * DAY), (schedule, policy, maxLatenessMs, awayMs) => {
      const after = NOON - awayMs;
      const { send, skip } = owed(schedule, policy, after, NOON, maxLatenessMs);
      const all: number[] = [];
      for (let at = nextOccurrence(schedule, 'UTC', after); at !== null && at <= NOON; ) {
        all.push(at);
        at = nextOccurrence(schedule, 'UTC', at);
      }
      const rows = [...(skip ? [skip] : []), ...send];
      expect(rows.reduce((sum, { coalesced }) => sum + 1 + coalesced, 0)).toBe(all.length);
      for (const { dueAt } of rows) expect(all).toContain(dueAt);
      for (const { dueAt } of send) expect(NOON - dueAt).toBeLessThanOrEqual(Math.max(maxLatenessMs, ON_TIME_MS));
      expect(rows.map(({ dueAt }) => dueAt)).toEqual([...rows.map(({ dueAt }) => dueAt)].sort((a, b) => a - b));
      if (policy !== 'all') expect(rows.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 200 },
  );
});
