import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../../main/contract/schedule.ts';
import { previewTiming } from '../../../../main/core/schedule/preview.ts';

const daily = (...times: string[]): Schedule => ({ kind: 'calendar', days: { on: 'everyDay' }, times });

function preview(schedule: Schedule, now: string, count = 2, zone = 'Europe/Berlin') {
  return previewTiming({ schedule, timeZone: zone }, 'UTC', Date.parse(now), { count });
}

describe('the preview under the form', () => {
  test('says the schedule in words and lists the next runs in the zone of the job', () => {
    expect(preview(daily('09:00'), '2026-03-27T08:30Z')).toEqual({
      ok: true,
      inWords: 'Every day at 09:00',
      runs: [
        { at: Date.parse('2026-03-28T08:00Z'), local: 'Sat 28 Mar 2026, 09:00', dst: 'none' },
        { at: Date.parse('2026-03-29T07:00Z'), local: 'Sun 29 Mar 2026, 09:00', dst: 'none' },
      ],
    });
  });

  test('a one-off has one run', () => {
    expect(preview({ kind: 'once', at: '2026-12-24T18:00' }, '2026-03-27T08:30Z', 5)).toMatchObject({
      runs: [{ local: 'Thu 24 Dec 2026, 18:00' }],
    });
  });

  test('notes a time that the clocks skip', () => {
    expect(preview(daily('02:30'), '2026-03-28T12:00Z', 1)).toMatchObject({
      runs: [
        {
          local: 'Sun 29 Mar 2026, 03:30',
          note: 'The clock goes forward: 02:30 does not exist on this day, it sends at 03:30.',
        },
      ],
    });
  });

  test('notes it with its seconds', () => {
    expect(preview({ kind: 'cron', expression: '15 30 2 * * *' }, '2026-03-28T12:00Z', 1)).toMatchObject({
      runs: [{ note: 'The clock goes forward: 02:30:15 does not exist on this day, it sends at 03:30:15.' }],
    });
  });

  test('notes a day that the calendar skips', () => {
    expect(preview({ kind: 'once', at: '2011-12-30T10:00' }, '2011-12-01T12:00Z', 1, 'Pacific/Apia')).toMatchObject({
      runs: [
        {
          note: 'The clock goes forward: 10:00 on Fri 30 Dec 2011 does not exist, it sends on Sat 31 Dec 2011 at 10:00.',
        },
      ],
    });
  });

  test('notes a time that comes twice', () => {
    expect(preview(daily('02:30'), '2026-10-24T12:00Z', 2)).toMatchObject({
      runs: [{ note: 'The clock goes back: 02:30 comes twice on this day, it sends the first time.' }, {}],
    });
  });

  test('says why there is none', () => {
    expect(preview({ kind: 'once', at: '2026-03-27T09:00' }, '2026-03-27T08:00Z')).toEqual({
      ok: false,
      error: 'That time has passed. Choose one in the future.',
    });
    expect(preview({ kind: 'cron', expression: '0 0 30 2 *' }, '2026-03-27T08:00Z')).toEqual({
      ok: false,
      error: 'There is no such day: this schedule would never run. Change the day or the month.',
    });
    expect(preview({ kind: 'cron', expression: '0 0' }, '2026-03-27T08:00Z')).toMatchObject({
      ok: false,
      error: expect.stringContaining('this one has 2'),
    });
  });
});

test.each<[line: string, meant: string | null]>([
  ['*/45 * * * *', 'Every 45 minutes'],
  ['0 */5 * * *', 'Every 5 hours'],
  ['*/15 * * * *', null],
  ['0 */6 * * *', null],
  ['0/45 * * * *', 'Every 45 minutes'],
  ['5/45 * * * *', 'Every 45 minutes'],
  ['0 0/5 * * *', 'Every 5 hours'],
  ['*/45 9-17 * * *', 'Every 45 minutes from 09:00 to 17:15, every day'],
  ['*/45 9-17 * * 1-5', 'Every 45 minutes from 09:00 to 17:15, every weekday'],
  ['*/40 8-9 * * sat,sun', 'Every Saturday and Sunday at 08:00, 08:40 and 09:20'],
  ['*/45 * * * 1-5', 'Every 45 minutes from 00:00 to 23:15, every weekday'],
  ['*/45 9-11,14 * * *', null],
  ['*/45 * 1 * *', null],
  ['*/45 * * * 1#2', null],
])('%s: an uneven step may be meant as an interval: %s', (expression, meant) => {
  const preview = previewTiming({ schedule: { kind: 'cron', expression }, timeZone: 'UTC' }, 'UTC', Date.now());
  expect(preview.ok && (preview.meant?.inWords ?? null)).toBe(meant);
});
