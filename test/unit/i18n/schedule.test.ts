import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DayRule, Schedule, Timing } from '../../../main/contract/schedule.ts';
import { describeSchedule, describeTiming } from '../../../main/core/schedule/describe.ts';
import { previewTiming } from '../../../main/core/schedule/preview.ts';
import { de, en } from '../../../main/i18n/index.ts';

const at9 = { kind: 'calendar' as const, times: ['09:00'] };

test.each<[words: string, schedule: Schedule]>([
  ['Einmal am Do., 24. Dez. 2026 um 18:00 Uhr', { kind: 'once', at: '2026-12-24T18:00' }],
  ['Alle 10 Sekunden', { kind: 'interval', everyMs: 10_000, anchor: 0 }],
  ['Jede Stunde', { kind: 'interval', everyMs: 3_600_000, anchor: 0 }],
  ['Im Abstand von 1 Stunde 30 Minuten', { kind: 'interval', everyMs: 5_400_000, anchor: 0 }],
  ['Jeden Tag um 09:00 Uhr', { ...at9, days: { on: 'everyDay' } }],
  [
    'Jeden Tag um 08:00, 12:30 und 18:00 Uhr',
    { kind: 'calendar', days: { on: 'everyDay' }, times: ['18:00', '08:00', '12:30'] },
  ],
  ['Montags bis freitags um 09:00 Uhr', { ...at9, days: { on: 'weekdays', weekdays: [5, 4, 3, 2, 1] } }],
  ['Samstags und sonntags um 09:00 Uhr', { ...at9, days: { on: 'weekdays', weekdays: [6, 7] } }],
  ['Jeden Mittwoch um 09:00 Uhr', { ...at9, days: { on: 'weekdays', weekdays: [3] } }],
  ['Am 1., 15. und 31. jedes Monats um 09:00 Uhr', { ...at9, days: { on: 'daysOfMonth', days: [31, 1, 15] } }],
  ['Am letzten Tag jedes Monats um 09:00 Uhr', { ...at9, days: { on: 'lastDayOfMonth' } }],
  ['Am zweiten Dienstag jedes Monats um 09:00 Uhr', { ...at9, days: { on: 'nthWeekday', nth: 2, weekday: 2 } }],
  ['Am letzten Sonntag jedes Monats um 09:00 Uhr', { ...at9, days: { on: 'nthWeekday', nth: -1, weekday: 7 } }],
  ['Jeden zweiten Tag um 09:00 Uhr', { ...at9, days: { on: 'everyDay' }, every: { nth: 2, from: '2026-11-23' } }],
  [
    'Jede 3. Woche montags und donnerstags um 09:00 Uhr',
    { ...at9, days: { on: 'weekdays', weekdays: [1, 4] }, every: { nth: 3, from: '2026-11-23' } },
  ],
  [
    'Am letzten Tag jedes zweiten Monats um 09:00 Uhr',
    { ...at9, days: { on: 'lastDayOfMonth' }, every: { nth: 2, from: '2026-11-23' } },
  ],
  [
    'Alle 45 Minuten von 09:00 bis 11:15 Uhr, jeden Tag',
    { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00', '09:45', '10:30', '11:15'] },
  ],
  ['Um 09:00, Montag bis Freitag', { kind: 'cron', expression: '0 9 * * 1-5' }],
])('%s', (words, schedule) => {
  expect(describeSchedule(schedule, de)).toBe(words);
});

test('what bounds a schedule is said behind it', () => {
  const timing: Timing = {
    schedule: { ...at9, days: { on: 'everyDay' } },
    timeZone: 'Europe/Berlin',
    startOn: '2026-12-01',
    until: '2027-05-31',
    maxRuns: 12,
    except: ['2026-12-24', '2026-12-25'],
    quiet: { from: '22:00', to: '07:00', mode: 'wait' },
    jitterMs: 600_000,
  };
  expect(describeTiming(timing, de)).toBe(
    'Jeden Tag um 09:00 Uhr, ab 1. Dez. 2026, bis 31. Mai 2027, 12-mal, nicht am 24. Dez. 2026 und 25. Dez. 2026, ' +
      'in der Ruhezeit 22:00–07:00 wird gewartet, bis zu 10 Minuten später',
  );
});

test('a night in which the clock changes is explained', () => {
  const read = (now: string, time: string) => {
    const timing: Timing = { schedule: { ...at9, times: [time], days: { on: 'everyDay' } }, timeZone: 'Europe/Berlin' };
    const preview = previewTiming(timing, 'UTC', Date.parse(now), { count: 1, words: de });
    return preview.ok ? preview.runs[0] : undefined;
  };
  expect(read('2027-03-27T12:00:00Z', '02:30')).toMatchObject({
    local: 'So., 28. März 2027, 03:30',
    note: 'Die Uhr wird vorgestellt: 02:30 Uhr gibt es an diesem Tag nicht, gesendet wird um 03:30 Uhr.',
  });
  expect(read('2027-10-30T12:00:00Z', '02:30')?.note).toContain('zweimal');
});

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const weekday = fc.integer({ min: 1, max: 7 });
const rule: fc.Arbitrary<DayRule> = fc.oneof(
  fc.constant({ on: 'everyDay' } as const),
  fc.constant({ on: 'lastDayOfMonth' } as const),
  fc.record({ on: fc.constant('weekdays' as const), weekdays: fc.uniqueArray(weekday, { minLength: 1 }) }),
  fc.record({
    on: fc.constant('daysOfMonth' as const),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ on: fc.constant('nthWeekday' as const), nth: fc.constantFrom(1, 2, 3, 4, 5, -1), weekday }),
);
const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({
    kind: fc.constant('interval' as const),
    everyMs: fc.integer({ min: 1, max: 10_000_000 }).map((s) => s * 1_000),
    anchor: fc.constant(0),
  }),
  fc.record(
    {
      kind: fc.constant('calendar' as const),
      days: rule,
      times: fc.uniqueArray(time, { minLength: 1, maxLength: 3 }),
      every: fc.record({ nth: fc.integer({ min: 2, max: 100 }), from: fc.constant('2026-11-23') }),
    },
    { requiredKeys: ['kind', 'days', 'times'] },
  ),
);
const ENGLISH = /\b(every|other|on|at|the|of|month|and|week|days?|hours?|seconds?|last|\d+(st|nd|rd|th))\b/i;

test('whatever the schedule, German has no English word and names the same numbers', () => {
  fc.assert(
    fc.property(schedule, (schedule) => {
      const german = describeSchedule(schedule, de);
      expect(german).not.toMatch(ENGLISH);
      expect(german).toMatch(/^\p{Lu}/u);
      const times = describeSchedule(schedule, en).match(/\d\d:\d\d/g) ?? [];
      expect(german.match(/\d\d:\d\d/g) ?? []).toEqual(times);
    }),
    { numRuns: 2_000 },
  );
});

test('two different schedules are never told with the same words', () => {
  fc.assert(
    fc.property(schedule, schedule, (one, other) => {
      const isSame = describeSchedule(one, en) === describeSchedule(other, en);
      expect(describeSchedule(one, de) === describeSchedule(other, de)).toBe(isSame);
    }),
    { numRuns: 2_000 },
  );
});
