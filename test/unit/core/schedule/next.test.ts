import { describe, expect, test } from 'vitest';
import type { DayRule, Schedule } from '../../../../main/contract/schedule.ts';
import { UserError } from '../../../../main/core/errors.ts';
import { nextOccurrence } from '../../../../main/core/schedule/next.ts';

/** The next occurrences as UTC, without the seconds that are zero. */
function nexts(schedule: Schedule, zone: string, after: string, count = 1): (string | null)[] {
  const found: (string | null)[] = [];
  let from = Date.parse(after);
  while (found.length < count) {
    const next = nextOccurrence(schedule, zone, from);
    found.push(next === null ? null : new Date(next).toISOString().replace(/(:00)?\.000Z$/, 'Z'));
    if (next === null) break;
    from = next;
  }
  return found;
}
const daily = (...times: string[]): Schedule => ({ kind: 'calendar', days: { on: 'everyDay' }, times });
const on = (days: DayRule, ...times: string[]): Schedule => ({ kind: 'calendar', days, times });
const cron = (expression: string): Schedule => ({ kind: 'cron', expression });

describe('once', () => {
  const sixPm: Schedule = { kind: 'once', at: '2026-12-24T18:00' };

  test('comes at that time in the zone of the job', () => {
    expect(nexts(sixPm, 'Europe/Berlin', '2026-01-01T00:00Z')).toEqual(['2026-12-24T17:00Z']);
    expect(nexts(sixPm, 'America/New_York', '2026-01-01T00:00Z')).toEqual(['2026-12-24T23:00Z']);
  });

  test('does not come again', () => {
    expect(nexts(sixPm, 'Europe/Berlin', '2026-12-24T16:59:59.999Z', 2)).toEqual(['2026-12-24T17:00Z', null]);
    expect(nexts(sixPm, 'Europe/Berlin', '2026-12-24T17:00Z')).toEqual([null]);
  });

  test('keeps its seconds', () => {
    expect(nexts({ kind: 'once', at: '2026-12-24T18:00:30' }, 'UTC', '2026-01-01T00:00Z')).toEqual([
      '2026-12-24T18:00:30Z',
    ]);
  });

  test('works in the far future and in the far past', () => {
    expect(nexts({ kind: 'once', at: '9999-12-31T23:59' }, 'Europe/Berlin', '2026-01-01T00:00Z')).toEqual([
      '9999-12-31T22:59Z',
    ]);
    // Liberia was 44 minutes and 30 seconds behind.
    expect(nexts({ kind: 'once', at: '1960-01-01T12:00' }, 'Africa/Monrovia', '1950-01-01T00:00Z')).toEqual([
      '1960-01-01T12:44:30Z',
    ]);
  });
});

describe('every so often', () => {
  const hourly: Schedule = { kind: 'interval', everyMs: 3_600_000, anchor: Date.parse('2026-03-28T22:30Z') };

  test('is elapsed time: on the night of the change 23 hours or 25 hours make a day', () => {
    expect(nexts(hourly, 'Europe/Berlin', '2026-03-29T00:00Z', 3)).toEqual([
      '2026-03-29T00:30Z',
      '2026-03-29T01:30Z',
      '2026-03-29T02:30Z',
    ]);
  });

  test('begins one interval after the anchor, not at it', () => {
    expect(nexts(hourly, 'UTC', '2026-01-01T00:00Z')).toEqual(['2026-03-28T23:30Z']);
    expect(nexts(hourly, 'UTC', '2026-03-28T23:30Z')).toEqual(['2026-03-29T00:30Z']);
  });
});

describe('on days of the calendar', () => {
  test('several times a day come in their order, however they were given', () => {
    expect(nexts(daily('18:00', '09:00', '12:30'), 'UTC', '2026-03-27T09:00Z', 3)).toEqual([
      '2026-03-27T12:30Z',
      '2026-03-27T18:00Z',
      '2026-03-28T09:00Z',
    ]);
  });

  test('weekdays skip the weekend', () => {
    const workdays = on({ on: 'weekdays', weekdays: [1, 2, 3, 4, 5] }, '09:00');
    // 27 March 2026 is a Friday; on Sunday the clocks change.
    expect(nexts(workdays, 'Europe/Berlin', '2026-03-27T00:00Z', 2)).toEqual([
      '2026-03-27T08:00Z',
      '2026-03-30T07:00Z',
    ]);
  });

  test('the weekday is the one in the zone of the job', () => {
    const monday = on({ on: 'weekdays', weekdays: [1] }, '08:00');
    expect(nexts(monday, 'Pacific/Kiritimati', '2026-03-27T00:00Z')).toEqual(['2026-03-29T18:00Z']);
  });

  test('the 29th, 30th and 31st leave out the months that have none', () => {
    const late = on({ on: 'daysOfMonth', days: [31, 29] }, '12:00');
    expect(nexts(late, 'UTC', '2027-01-30T00:00Z', 4)).toEqual([
      '2027-01-31T12:00Z',
      '2027-03-29T12:00Z',
      '2027-03-31T12:00Z',
      '2027-04-29T12:00Z',
    ]);
    expect(nexts(on({ on: 'daysOfMonth', days: [29] }, '12:00'), 'UTC', '2028-01-30T00:00Z')).toEqual([
      '2028-02-29T12:00Z',
    ]);
  });

  test('the last day is the 28th, 29th, 30th or 31st', () => {
    expect(nexts(on({ on: 'lastDayOfMonth' }, '23:59'), 'UTC', '2028-01-01T00:00Z', 4)).toEqual([
      '2028-01-31T23:59Z',
      '2028-02-29T23:59Z',
      '2028-03-31T23:59Z',
      '2028-04-30T23:59Z',
    ]);
    expect(nexts(on({ on: 'lastDayOfMonth' }, '12:00'), 'UTC', '2026-02-01T00:00Z')).toEqual(['2026-02-28T12:00Z']);
  });

  test('a fifth Friday comes only in months that have five; the last Friday in each', () => {
    expect(nexts(on({ on: 'nthWeekday', nth: 5, weekday: 5 }, '12:00'), 'UTC', '2026-03-01T00:00Z', 2)).toEqual([
      '2026-05-29T12:00Z',
      '2026-07-31T12:00Z',
    ]);
    expect(nexts(on({ on: 'nthWeekday', nth: -1, weekday: 5 }, '12:00'), 'UTC', '2026-02-01T00:00Z', 2)).toEqual([
      '2026-02-27T12:00Z',
      '2026-03-27T12:00Z',
    ]);
    expect(nexts(on({ on: 'nthWeekday', nth: 1, weekday: 7 }, '12:00'), 'UTC', '2026-02-01T12:00Z')).toEqual([
      '2026-03-01T12:00Z',
    ]);
  });
});

describe('cron', () => {
  test('five fields, and six with seconds first', () => {
    expect(nexts(cron('*/20 8-9 * * MON-FRI'), 'UTC', '2026-03-27T09:30Z', 2)).toEqual([
      '2026-03-27T09:40Z',
      '2026-03-30T08:00Z',
    ]);
    expect(nexts(cron('*/30 * * * * *'), 'UTC', '2026-03-27T09:00:00Z', 2)).toEqual([
      '2026-03-27T09:00:30Z',
      '2026-03-27T09:01Z',
    ]);
  });

  test('is strictly after, to the millisecond', () => {
    expect(nexts(cron('0 9 * * *'), 'UTC', '2026-03-27T08:59:59.999Z')).toEqual(['2026-03-27T09:00Z']);
    expect(nexts(cron('0 9 * * *'), 'UTC', '2026-03-27T09:00:00.000Z')).toEqual(['2026-03-28T09:00Z']);
    expect(nexts(cron('* * * * * *'), 'UTC', '2026-03-27T09:00:00.001Z')).toEqual(['2026-03-27T09:00:01Z']);
  });

  test('Sunday is 0 and 7', () => {
    expect(nexts(cron('0 12 * * 0'), 'UTC', '2026-03-27T00:00Z')).toEqual(['2026-03-29T12:00Z']);
    expect(nexts(cron('0 12 * * 7'), 'UTC', '2026-03-27T00:00Z')).toEqual(['2026-03-29T12:00Z']);
  });

  test('a day of the month and a weekday: either will do, as in every cron', () => {
    expect(nexts(cron('0 12 1 * 1'), 'UTC', '2026-03-27T00:00Z', 2)).toEqual([
      '2026-03-30T12:00Z',
      '2026-04-01T12:00Z',
    ]);
  });

  test('29 February waits for a leap year, over 2100 too, which is none', () => {
    expect(nexts(cron('0 12 29 2 *'), 'UTC', '2026-03-01T00:00Z')).toEqual(['2028-02-29T12:00Z']);
    expect(nexts(cron('0 12 29 2 *'), 'UTC', '2097-01-01T00:00Z')).toEqual(['2104-02-29T12:00Z']);
  });

  test('30 February never comes', () => {
    expect(nexts(cron('0 12 30 2 *'), 'Europe/Berlin', '2026-01-01T00:00Z')).toEqual([null]);
    expect(nexts(cron('0 12 31 4,6,9,11 *'), 'Europe/Berlin', '2026-01-01T00:00Z')).toEqual([null]);
  });

  test('@daily and its like are understood', () => {
    expect(nexts(cron('@daily'), 'Europe/Berlin', '2026-03-27T00:00Z')).toEqual(['2026-03-27T23:00Z']);
  });

  test.each([
    ['0 0 9 * * 1-5 2026', /5 fields .* or 6 .*this one has 7/],
    ['0 9 * *', /this one has 4/],
    ['tomorrow', /this one has 1/],
    ['60 * * * *', /“60” is no minute\. It takes 0 to 59/],
    ['0 24 * * *', /“24” is no hour/],
    ['0 9 32 * *', /“32” is no day of the month\. It takes 1 to 31/],
    ['0 9 1 13 *', /“13” is no month/],
    ['0 9 * * Freitag', /“Freitag” is no weekday/],
    ['61 0 9 * * *', /“61” is no second/],
    ['a b c d e', /“a” is no minute/],
    ['*/0 * * * *', /“\*\/0” is no minute/],
    ['1,,2 * * * *', /“1,,2” is no minute/],
    ['* * * * *; rm', /“rm” is no weekday|“\*;” is no/],
    ['@sometimes', /“@sometimes” is no cron line\. There are @hourly/],
    ['@reboot', /“@reboot” is no cron line/],
  ])('%s is refused in words, with an example of the right form', (line, words) => {
    const read = () => nextOccurrence(cron(line), 'UTC', 0);
    expect(read).toThrow(UserError);
    expect(read).toThrow(words);
    expect(read).toThrow(/\. Example: 0 9 \* \* 1-5$/);
  });
});

describe('when the clocks change', () => {
  test('Berlin, spring: 02:30 does not exist and moves forward to 03:30, once', () => {
    expect(nexts(daily('02:30'), 'Europe/Berlin', '2026-03-28T00:00Z', 3)).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-29T01:30Z',
      '2026-03-30T00:30Z',
    ]);
  });

  test('Berlin, spring: times in the gap and times behind it keep the order in which they come', () => {
    // 02:30 becomes 03:30, which is behind 03:15.
    expect(nexts(daily('02:30', '03:15'), 'Europe/Berlin', '2026-03-29T00:00Z', 2)).toEqual([
      '2026-03-29T01:15Z',
      '2026-03-29T01:30Z',
    ]);
  });

  test('Berlin, spring: two times that fall together are one message', () => {
    expect(nexts(daily('02:30', '03:30'), 'Europe/Berlin', '2026-03-29T00:00Z', 2)).toEqual([
      '2026-03-29T01:30Z',
      '2026-03-30T00:30Z',
    ]);
  });

  test('Berlin, autumn: 02:30 comes twice and is sent the first time', () => {
    expect(nexts(daily('02:30'), 'Europe/Berlin', '2026-10-24T12:00Z', 2)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ]);
    // Carillon was started between the two.
    expect(nexts(daily('02:30'), 'Europe/Berlin', '2026-10-25T01:10Z')).toEqual(['2026-10-26T01:30Z']);
  });

  test('Berlin, autumn: a cron line of fixed times comes once, too', () => {
    expect(nexts(cron('0,30 2 * * *'), 'Europe/Berlin', '2026-10-24T23:59Z', 3)).toEqual([
      '2026-10-25T00:00Z',
      '2026-10-25T00:30Z',
      '2026-10-26T01:00Z',
    ]);
  });

  test.each([
    ['every 30 minutes', cron('*/30 * * * *')],
    ['every 30 minutes between 1 and 5', daily('01:00', '01:30', '02:00', '02:30', '03:00', '03:30', '04:00')],
    ['by wildcard in one hour', cron('*/30 1-3 * * *')],
  ])('Berlin, autumn: what is frequent goes on through both passes (%s)', (_, schedule) => {
    expect(nexts(schedule, 'Europe/Berlin', '2026-10-24T23:59Z', 6)).toEqual([
      '2026-10-25T00:00Z',
      '2026-10-25T00:30Z',
      '2026-10-25T01:00Z',
      '2026-10-25T01:30Z',
      '2026-10-25T02:00Z',
      '2026-10-25T02:30Z',
    ]);
  });

  test('hourly is hourly through the autumn night, in Berlin and where midnight comes twice', () => {
    const hours = ['2026-10-24T23:00Z', '2026-10-25T00:00Z', '2026-10-25T01:00Z', '2026-10-25T02:00Z'];
    expect(nexts(cron('@hourly'), 'Europe/Berlin', '2026-10-24T22:30Z', 4)).toEqual(hours);
    const havana = ['2026-11-01T04:00Z', '2026-11-01T05:00Z', '2026-11-01T06:00Z'];
    expect(nexts(cron('0 * * * *'), 'America/Havana', '2026-11-01T03:30Z', 3)).toEqual(havana);
  });

  test('in spring what is frequent keeps its phase: Lord Howe skips half an hour, and nothing moves out of step', () => {
    // 4 October 2026, 02:00 becomes 02:30.
    expect(nexts(cron('*/20 * * * *'), 'Australia/Lord_Howe', '2026-10-03T15:10Z', 3)).toEqual([
      '2026-10-03T15:40Z',
      '2026-10-03T16:00Z',
      '2026-10-03T16:20Z',
    ]);
  });

  test('Lord Howe moves its clocks by half an hour', () => {
    // 4 October 2026, 02:00 becomes 02:30.
    expect(nexts(daily('02:15'), 'Australia/Lord_Howe', '2026-10-03T12:00Z')).toEqual(['2026-10-03T15:45Z']);
    // 5 April 2026, 02:00 becomes 01:30 again: the first 01:45 is at UTC+11.
    expect(nexts(daily('01:45'), 'Australia/Lord_Howe', '2026-04-04T12:00Z', 2)).toEqual([
      '2026-04-04T14:45Z',
      '2026-04-05T15:15Z',
    ]);
  });

  test('Samoa had no 30 December 2011: its message goes out with that of the 31st', () => {
    expect(nexts(daily('09:00'), 'Pacific/Apia', '2011-12-28T20:00Z', 3)).toEqual([
      '2011-12-29T19:00Z',
      '2011-12-30T19:00Z',
      '2011-12-31T19:00Z',
    ]);
    const onThe30th = on({ on: 'daysOfMonth', days: [30] }, '09:00');
    expect(nexts(onThe30th, 'Pacific/Apia', '2011-12-01T00:00Z', 2)).toEqual([
      '2011-12-30T19:00Z',
      '2012-01-29T19:00Z',
    ]);
  });
});
