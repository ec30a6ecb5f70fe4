import { expect, test } from 'vitest';
import type { Schedule } from '../../../../main/contract/schedule.ts';
import { describeDuration, describeSchedule } from '../../../../main/core/schedule/describe.ts';

const at9 = { kind: 'calendar' as const, times: ['09:00'] };

test.each<[words: string, schedule: Schedule]>([
  ['Once, on Thu, 24 Dec 2026 at 18:00', { kind: 'once', at: '2026-12-24T18:00' }],
  ['Every 10 seconds', { kind: 'interval', everyMs: 10_000, anchor: 0 }],
  ['Every hour', { kind: 'interval', everyMs: 3_600_000, anchor: 0 }],
  ['Every 2 hours', { kind: 'interval', everyMs: 7_200_000, anchor: 0 }],
  ['Every 1 hour 30 minutes', { kind: 'interval', everyMs: 5_400_000, anchor: 0 }],
  ['Every week', { kind: 'interval', everyMs: 7 * 86_400_000, anchor: 0 }],
  ['Every day at 09:00', { ...at9, days: { on: 'everyDay' } }],
  [
    'Every day at 08:00, 12:30 and 18:00',
    { kind: 'calendar', days: { on: 'everyDay' }, times: ['18:00', '08:00', '12:30'] },
  ],
  ['Every weekday at 09:00', { ...at9, days: { on: 'weekdays', weekdays: [5, 4, 3, 2, 1] } }],
  ['Every Saturday and Sunday at 09:00', { ...at9, days: { on: 'weekdays', weekdays: [6, 7] } }],
  ['Every Monday and Thursday at 09:00', { ...at9, days: { on: 'weekdays', weekdays: [4, 1, 4] } }],
  ['Every day at 09:00', { ...at9, days: { on: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] } }],
  [
    'On the 1st, 2nd, 3rd, 11th and 22nd of the month at 09:00',
    { ...at9, days: { on: 'daysOfMonth', days: [22, 11, 3, 2, 1] } },
  ],
  ['On the last day of the month at 09:00', { ...at9, days: { on: 'lastDayOfMonth' } }],
  ['On the 5th Friday of the month at 09:00', { ...at9, days: { on: 'nthWeekday', nth: 5, weekday: 5 } }],
  ['On the last Sunday of the month at 09:00', { ...at9, days: { on: 'nthWeekday', nth: -1, weekday: 7 } }],
  ['Every other day at 09:00', { ...at9, days: { on: 'everyDay' }, every: { nth: 2, from: '2026-11-23' } }],
  [
    'Every 3rd week on Monday and Thursday at 09:00',
    { ...at9, days: { on: 'weekdays', weekdays: [1, 4] }, every: { nth: 3, from: '2026-11-23' } },
  ],
  [
    'Every other month on the last day at 09:00',
    { ...at9, days: { on: 'lastDayOfMonth' }, every: { nth: 2, from: '2026-11-23' } },
  ],
  [
    'Every 45 minutes from 09:00 to 11:15, every day',
    { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00', '09:45', '10:30', '11:15'] },
  ],
  ['At 09:00, Monday through Friday', { kind: 'cron', expression: '0 9 * * 1-5' }],
])('%s', (words, schedule) => {
  expect(describeSchedule(schedule)).toBe(words);
});

test('a length of time stands in any sentence', () => {
  expect([86_400_000, 60_000, 90_000, 0].map((ms) => describeDuration(ms))).toEqual([
    '1 day',
    '1 minute',
    '1 minute 30 seconds',
    '0 ms',
  ]);
});
