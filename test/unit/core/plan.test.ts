import { describe, expect, test } from 'vitest';
import { planFor } from '../../../main/core/simulate/plan.ts';
import { planAhead } from '../../../main/core/simulate/plan-ahead.ts';
import { DAY, HOUR, MINUTE } from '../../support/manual-clock.ts';
import { dayOf, FROM, jobOf } from '../../support/simulated.ts';

describe('what the window shows of the time ahead', () => {
  test('a job that sends very often is one line a day; the others are told one by one', async () => {
    const daily = jobOf({ id: 'day2' });
    const often = jobOf({ id: 'ftn2', schedule: { kind: 'interval', everyMs: 10_000, anchor: FROM } });
    const { runs, series, until } = await planFor([often, daily], FROM, FROM + 30 * DAY, undefined, {
      timeZone: 'UTC',
    });
    expect(until).toBe(FROM + 30 * DAY);
    expect(runs.map(({ jobId }) => jobId)).toEqual(Array.from({ length: 30 }, () => 'day2'));
    // The first and the last day are halves.
    expect(series).toHaveLength(31);
    expect(series.reduce((sum, { sent }) => sum + sent, 0)).toBe((30 * DAY) / 10_000);
    expect(series[1]).toMatchObject({ jobId: 'ftn2', sent: 8_640, unsent: 0 });
  });

  test('a closed laptop shows in both', async () => {
    const often = jobOf({ id: 'ftn2', schedule: { kind: 'interval', everyMs: 60_000, anchor: FROM } });
    const daily = jobOf({ id: 'day2', missed: { policy: 'skip', maxLatenessMs: 0 } });
    const closed = { from: FROM + HOUR, to: FROM + 13 * HOUR };
    const plan = await planFor([often, daily], FROM, FROM + DAY, closed, { timeZone: 'UTC' });
    expect(plan.runs[0]).toMatchObject({ jobId: 'day2', state: 'skipped', missed: true });
    const sum = (of: 'sent' | 'unsent') => plan.series.reduce((all, series) => all + series[of], 0);
    // Twelve hours of them become one.
    expect(sum('sent')).toBe(DAY / MINUTE - 12 * 60 + 1);
    expect(sum('unsent')).toBe(12 * 60 - 1);
  });

  test('the days are those of the computer’s wall, and say when the clock changes', async () => {
    const from = Date.parse('2026-03-28T10:00:00Z');
    const { days } = await planFor([], from, from + 2 * DAY, undefined, { timeZone: 'Europe/Berlin' });
    expect(days).toEqual([
      {
        date: '2026-03-28',
        from: Date.parse('2026-03-27T23:00Z'),
        to: Date.parse('2026-03-28T23:00Z'),
        clockShiftMs: 0,
      },
      {
        date: '2026-03-29',
        from: Date.parse('2026-03-28T23:00Z'),
        to: Date.parse('2026-03-29T22:00Z'),
        clockShiftMs: HOUR,
      },
      {
        date: '2026-03-30',
        from: Date.parse('2026-03-29T22:00Z'),
        to: Date.parse('2026-03-30T22:00Z'),
        clockShiftMs: 0,
      },
    ]);
  });
});

describe('planning ahead', () => {
  test('the next days’ messages, by the time at which they go out', async () => {
    const daily = jobOf({ id: 'day2' });
    const weekly = jobOf({
      id: 'wee2',
      schedule: { kind: 'calendar', days: { on: 'weekdays', weekdays: [6] }, times: ['08:00'] },
    });
    const { runs, until } = await planAhead([weekly, daily], FROM, FROM + 2 * DAY);
    expect(runs.map(({ jobId, dueAt }) => `${dayOf(dueAt)} ${jobId}`)).toEqual([
      '03-27 11:00 day2',
      '03-28 07:00 wee2',
      '03-28 11:00 day2',
    ]);
    expect(until).toBe(FROM + 2 * DAY);
  });

  test('a hundred jobs that crowd one group each second: the plan ends early, and says how far it goes', async () => {
    const everySecond = { kind: 'interval', everyMs: 1_000, anchor: FROM } as const;
    const crowd = Array.from({ length: 100 }, () => jobOf({ chatId: -1_001, schedule: everySecond }));
    const { runs, until } = await planAhead(crowd, FROM, FROM + 400 * DAY);
    expect(until).toBeGreaterThan(FROM + HOUR);
    expect(until).toBeLessThan(FROM + DAY);
    const due = runs.reduce((sum, { coalesced }) => sum + 1 + coalesced, 0);
    expect(due).toBeLessThanOrEqual(1_000_000);
    // Each second up to there is accounted for.
    expect(due).toBeGreaterThan((100 * (until - FROM)) / 1_000 - 200);
  });

  test('a closed laptop: what becomes of each', async () => {
    const away = { from: FROM + MINUTE, to: FROM + 5 * HOUR };
    const jobs = [
      jobOf({ id: 'day2' }),
      jobOf({ id: 'mnt2', schedule: { kind: 'cron', expression: '*/30 * * * *' } }),
      jobOf({ id: 'str2', missed: { policy: 'skip', maxLatenessMs: 0 } }),
      jobOf({
        id: 'aaa2',
        schedule: { kind: 'cron', expression: '0 * * * *' },
        missed: { policy: 'all', maxLatenessMs: DAY },
      }),
      jobOf({ id: 'nix2', schedule: { kind: 'once', at: '2026-04-01T09:00' } }),
    ];
    const { absences } = await planAhead(jobs, FROM, FROM + 2 * HOUR, [away]);
    const of = Object.fromEntries((absences[0]?.jobs ?? []).map(({ jobId, ...rest }) => [jobId, rest]));
    expect(of).toMatchObject({
      day2: { due: 1, sent: 1, coalesced: 0, skipped: 0, reason: null },
      mnt2: { due: 10, sent: 1, coalesced: 9, skipped: 0 },
      str2: { due: 1, sent: 0, sentAt: null, skipped: 1, reason: expect.stringMatching(/skips missed runs/) },
      aaa2: { due: 5, sent: 5, coalesced: 0, skipped: 0 },
    });
    expect(of.nix2).toBeUndefined();
    expect(of.day2?.sentAt).toBeGreaterThanOrEqual(away.to);
  });
});
