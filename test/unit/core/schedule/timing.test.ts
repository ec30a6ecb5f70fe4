import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuietHours, Schedule } from '../../../../main/contract/schedule.ts';
import { nextOccurrence } from '../../../../main/core/schedule/next.ts';
import { nextRun, type Runs } from '../../../../main/core/schedule/timing.ts';
import { wallAt } from '../../../support/wall-clock-oracle.ts';

const BERLIN = 'Europe/Berlin';
const dailyAt9: Schedule = { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00'] };
const hourly: Schedule = { kind: 'cron', expression: '0 * * * *' };

/** The next runs as the wall of the zone shows them. */
function walls(bounds: Partial<Runs> & { schedule: Schedule }, from: string, count = 4): string[] {
  const runs: Runs = { timeZone: BERLIN, ...bounds };
  const found: string[] = [];
  for (let next = nextRun(runs, Date.parse(from)); next && found.length < count; next = nextRun(runs, next.at)) {
    found.push(new Date(wallAt(next.at, runs.timeZone)).toISOString().slice(0, 16).replace('T', ' '));
  }
  return found;
}

describe('start and end', () => {
  test('the first and the last day are included, and bounds go by the zone’s midnight', () => {
    expect(walls({ schedule: dailyAt9, startOn: '2026-11-25', until: '2026-11-27' }, '2026-11-23T10:00Z')).toEqual([
      '2026-11-25 09:00',
      '2026-11-26 09:00',
      '2026-11-27 09:00',
    ]);
    const late: Schedule = { kind: 'calendar', days: { on: 'everyDay' }, times: ['00:30', '23:30'] };
    expect(walls({ schedule: late, startOn: '2026-11-25', until: '2026-11-25' }, '2026-11-23T10:00Z')).toEqual([
      '2026-11-25 00:30',
      '2026-11-25 23:30',
    ]);
  });
});

describe('exceptions', () => {
  test('Christmas is left out, the day after is not', () => {
    expect(walls({ schedule: dailyAt9, except: ['2026-12-25', '2026-12-26'] }, '2026-12-24T00:00Z', 2)).toEqual([
      '2026-12-24 09:00',
      '2026-12-27 09:00',
    ]);
  });

  test('a schedule of which nothing is left ends, and does so at once', () => {
    const days = Array.from({ length: 1_500 }, (_, n) =>
      new Date(Date.UTC(2026, 11, 1 + n)).toISOString().slice(0, 10),
    );
    expect(walls({ schedule: dailyAt9, except: days, until: '2028-12-31' }, '2026-12-01T00:00Z')).toEqual([]);
  });
});

describe('quiet hours over midnight', () => {
  const night = { from: '22:00', to: '07:00' };

  test('waiting: what falls into them comes once, when they end', () => {
    expect(walls({ schedule: hourly, quiet: { ...night, mode: 'wait' } }, '2026-11-23T20:30Z', 4)).toEqual([
      '2026-11-24 07:00',
      '2026-11-24 08:00',
      '2026-11-24 09:00',
      '2026-11-24 10:00',
    ]);
  });

  test('skipping: their first minute is quiet, their end is not', () => {
    expect(walls({ schedule: hourly, quiet: { ...night, mode: 'skip' } }, '2026-11-23T19:30Z', 3)).toEqual([
      '2026-11-23 21:00',
      '2026-11-24 07:00',
      '2026-11-24 08:00',
    ]);
  });

  test('where the clock is set back out of them, they are over, and begin a second time', () => {
    const runs: Runs = {
      schedule: { kind: 'interval', everyMs: 600_000, anchor: 1_856_360_338_000 },
      timeZone: 'America/Miquelon',
      quiet: { from: '01:32', to: '01:00', mode: 'skip' },
    };
    const found: string[] = [];
    let next = nextRun(runs, Date.parse('2028-11-05T03:39:36Z'));
    for (; next && found.length < 4; next = nextRun(runs, next.at)) found.push(new Date(next.at).toISOString());
    expect(found.map((at) => at.slice(5, 16))).toEqual(['11-05T04:08', '11-05T04:18', '11-05T04:28', '11-06T04:08']);
  });

  test('in the middle of the night, what fell into it before is still to come', () => {
    const schedule: Schedule = { kind: 'calendar', days: { on: 'everyDay' }, times: ['23:00'] };
    const run = nextRun(
      { schedule, timeZone: BERLIN, quiet: { ...night, mode: 'wait' } },
      Date.parse('2026-11-24T02:00Z'),
    );
    expect(run).toMatchObject({ at: Date.parse('2026-11-24T06:00Z'), putOffFrom: Date.parse('2026-11-23T22:00Z') });
  });
});

describe('every nth', () => {
  test('every other week counts from the Monday of the first', () => {
    const schedule: Schedule = {
      kind: 'calendar',
      days: { on: 'weekdays', weekdays: [1, 5] },
      times: ['10:00'],
      every: { nth: 2, from: '2026-11-25' },
    };
    expect(walls({ schedule }, '2026-11-25T00:00Z')).toEqual([
      '2026-11-27 10:00',
      '2026-12-07 10:00',
      '2026-12-11 10:00',
      '2026-12-21 10:00',
    ]);
  });

  test('every third month on the last day', () => {
    const schedule: Schedule = {
      kind: 'calendar',
      days: { on: 'lastDayOfMonth' },
      times: ['12:00'],
      every: { nth: 3, from: '2026-11-23' },
    };
    expect(walls({ schedule }, '2026-11-23T00:00Z', 3)).toEqual([
      '2026-11-30 12:00',
      '2027-02-28 12:00',
      '2027-05-31 12:00',
    ]);
  });

  test('every 10th day, over a year’s end', () => {
    const schedule: Schedule = { ...dailyAt9, every: { nth: 10, from: '2026-12-20' } } as Schedule;
    expect(walls({ schedule }, '2026-12-20T12:00Z', 2)).toEqual(['2026-12-30 09:00', '2027-01-09 09:00']);
  });
});

describe('single runs', () => {
  const at = (instant: string) => Date.parse(instant);
  const exceptions = [
    { at: at('2026-11-24T08:00Z'), movedTo: at('2026-11-25T08:30Z') },
    { at: at('2026-11-25T08:00Z'), skipped: true } as const,
  ];

  test('one that is skipped does not come, one that is moved comes then, the rest as ever', () => {
    expect(walls({ schedule: dailyAt9, exceptions }, '2026-11-23T10:00Z', 2)).toEqual([
      '2026-11-25 09:30',
      '2026-11-26 09:00',
    ]);
  });

  test('a pause leaves out what falls into it, moved or not, and what comes at its very end is sent', () => {
    const pauses = [{ from: at('2026-11-24T00:00Z'), until: at('2026-11-26T08:00Z') }];
    expect(walls({ schedule: dailyAt9, exceptions, pauses }, '2026-11-23T10:00Z', 2)).toEqual([
      '2026-11-26 09:00',
      '2026-11-27 09:00',
    ]);
  });

  test('pauses that overlap are one', () => {
    const pauses = [
      { from: at('2026-11-24T00:00Z'), until: at('2026-11-25T00:00Z') },
      { from: at('2026-11-24T06:00Z'), until: at('2026-11-28T00:00Z') },
      { from: at('2026-11-27T00:00Z'), until: at('2026-11-29T00:00Z') },
    ];
    expect(walls({ schedule: dailyAt9, pauses }, '2026-11-23T10:00Z', 1)).toEqual(['2026-11-29 09:00']);
  });
});

const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const zones = fc.constantFrom(
  BERLIN,
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Santiago',
  'UTC',
);
const instants = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 11, 31) / 60_000 })
  .map((n) => n * 60_000);
const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc
    .array(times, { minLength: 1, maxLength: 6 })
    .map((all): Schedule => ({ kind: 'calendar', days: { on: 'everyDay' }, times: all })),
  fc
    .constantFrom('*/17 * * * *', '5 3,9 * * *', '30 2 * * 0')
    .map((expression): Schedule => ({ kind: 'cron', expression })),
  fc
    .integer({ min: 7, max: 3_000 })
    .map((minutes): Schedule => ({ kind: 'interval', everyMs: minutes * 60_000, anchor: Date.UTC(2024, 0, 1) })),
);
const quietHours: fc.Arbitrary<QuietHours> = fc
  .record({ from: times, to: times, mode: fc.constantFrom('wait' as const, 'skip' as const) })
  .filter(({ from, to }) => from !== to);

/** Every occurrence of the schedule in a span, taken one by one and judged by what the wall shows. */
function oracle(runs: Runs, from: number, to: number): number[] {
  const seen = new Map<number, string>();
  const wallOf = (instant: number) => {
    const wall = seen.get(instant) ?? new Date(wallAt(instant, runs.timeZone)).toISOString();
    seen.set(instant, wall);
    return wall;
  };
  const isQuiet = (at: number, { from, to }: QuietHours) => {
    const time = wallOf(at).slice(11, 16);
    return from < to ? time >= from && time < to : time >= from || time < to;
  };
  const found = new Set<number>();
  const { quiet, until, startOn, except } = runs;
  for (
    let at = nextOccurrence(runs.schedule, runs.timeZone, from - 8 * 86_400_000);
    at !== null && at <= to;
    at = nextOccurrence(runs.schedule, runs.timeZone, at)
  ) {
    const dateOf = (instant: number) => wallOf(instant).slice(0, 10);
    const isOff = (instant: number) => except?.includes(dateOf(instant));
    if ((until && dateOf(at) > until) || (startOn && dateOf(at) < startOn) || isOff(at)) continue;
    let sent = at;
    // What waits through quiet hours goes on waiting where a day off follows upon them.
    while (quiet?.mode === 'wait' && sent <= to && (isQuiet(sent, quiet) || isOff(sent))) {
      sent += 60_000 - (sent % 60_000);
    }
    if (until && dateOf(sent) > until) continue;
    if (!(quiet?.mode === 'skip' && isQuiet(at, quiet)) && sent > from && sent <= to) found.add(sent);
  }
  return [...found].sort((a, b) => a - b);
}

test('with any bounds, the runs are the schedule’s own as far as the wall clock allows them', () => {
  fc.assert(
    fc.property(
      schedules,
      zones,
      instants,
      fc.option(quietHours, { nil: undefined }),
      fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }),
      fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
      (schedule, timeZone, from, quiet, exceptIn, untilIn) => {
        const dayIn = (days: number) => new Date(wallAt(from + days * 86_400_000, timeZone)).toISOString().slice(0, 10);
        const runs: Runs = {
          schedule,
          timeZone,
          quiet,
          except: exceptIn.map(dayIn),
          until: untilIn === undefined ? undefined : dayIn(untilIn),
        };
        const to = from + 4 * 86_400_000;
        const found: number[] = [];
        for (let next = nextRun(runs, from); next && next.at <= to; next = nextRun(runs, next.at)) found.push(next.at);
        expect(found).toEqual(oracle(runs, from, to));
      },
    ),
    { numRuns: 100 },
  );
});
