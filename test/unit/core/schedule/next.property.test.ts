import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../../main/contract/schedule.ts';
import { nextOccurrence } from '../../../../main/core/schedule/next.ts';
import { samples } from '../../../support/samples.ts';
import { changesOf, WallClockOracle } from '../../../support/wall-clock-oracle.ts';

const DAY = 86_400_000;
const FROM = Date.UTC(2024, 0, 1);
const TO = Date.UTC(2031, 0, 1);

/** Ordinary zones, half and quarter hours, changes by 30 minutes and by 2 hours, at midnight, against the sun, by decree. */
const ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Asuncion',
  'America/Havana',
  'America/New_York',
  'America/Nuuk',
  'America/Santiago',
  'America/Scoresbysund',
  'America/St_Johns',
  'Antarctica/Casey',
  'Antarctica/Troll',
  'Asia/Almaty',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Jerusalem',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Atlantic/Azores',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/Chisinau',
  'Europe/Dublin',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Easter',
  'Pacific/Kiritimati',
  'Pacific/Norfolk',
  'UTC',
];
const anyZone = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...ZONES) },
  { weight: 1, arbitrary: fc.constantFrom(...Intl.supportedValuesOf('timeZone')) },
);
const known = new Map<string, number[]>();

/** Looked for when a zone comes up: in all of them it would take longer than the tests. */
function changesIn(zone: string): number[] {
  const changes = known.get(zone) ?? changesOf(zone, FROM, TO);
  known.set(zone, changes);
  return changes;
}

/** Instants near the changes of the zone's clocks above all: elsewhere there is little to get wrong. */
const zoneAndInstant = anyZone.chain((zone) => {
  const anywhere = fc.integer({ min: FROM, max: TO });
  const ofZone = changesIn(zone);
  const near = ofZone.length === 0 ? anywhere : fc.constantFrom(...ofZone);
  const shift = fc.oneof(
    fc.integer({ min: -2 * DAY, max: 2 * DAY }),
    fc.integer({ min: -150, max: 150 }).map((minutes) => minutes * 60_000),
    fc.integer({ min: -3, max: 3 }),
  );
  const instant = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(near, shift).map(([at, by]) => at + by) },
    { weight: 1, arbitrary: anywhere },
  );
  return fc.record({ zone: fc.constant(zone), after: instant });
});

/** A schedule, and what it names in plain numbers: minutes of the day, a second, and which weekdays (1 is Monday). */
interface Named {
  schedule: Schedule;
  minutes: number[];
  second: number;
  weekdays: number[];
  /** It goes by intervals: whenever the clocks show such a minute, as Vixie cron does with wildcards. */
  isFrequent?: boolean;
}

const small = fc.integer({ min: 0, max: 23 }).chain((hour) =>
  // Where clocks change: at night.
  fc.record({ hour: fc.constantFrom(hour, 0, 1, 2, 3), minute: fc.constantFrom(0, 15, 29, 30, 31, 45, 59) }),
);
const someWeekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const two = (n: number) => String(n).padStart(2, '0');

const calendar: fc.Arbitrary<Named> = fc
  .record({ times: fc.array(small, { minLength: 1, maxLength: 4 }), weekdays: fc.option(someWeekdays, { nil: null }) })
  .map(
    ({ times, weekdays }): Named => ({
      schedule: {
        kind: 'calendar',
        days: weekdays ? { on: 'weekdays', weekdays } : { on: 'everyDay' },
        times: times.map(({ hour, minute }) => `${two(hour)}:${two(minute)}`),
      },
      minutes: times.map(({ hour, minute }) => hour * 60 + minute),
      second: 0,
      weekdays: weekdays ?? EVERY_DAY,
    }),
  )
  // Four that happen to be evenly apart are a window.
  .filter(({ minutes }) => new Set(minutes).size < 4);

const window: fc.Arbitrary<Named> = fc
  .record({
    from: fc.integer({ min: 0, max: 6 * 60 }),
    step: fc.constantFrom(10, 15, 20, 30, 45, 60),
    count: fc.integer({ min: 4, max: 12 }),
  })
  .map(({ from, step, count }) => {
    const minutes = Array.from({ length: count }, (_, n) => from + n * step);
    const times = minutes.map((minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
    const schedule: Schedule = { kind: 'calendar', days: { on: 'everyDay' }, times };
    return { schedule, minutes, second: 0, weekdays: EVERY_DAY, isFrequent: true };
  });

/** Minutes or hours by wildcards, steps and ranges. */
const frequentCron: fc.Arbitrary<Named> = fc
  .record({
    minute: fc.constantFrom('*', '*/15', '0-59/20', '5/20', '10-20', '0', '30', '0,45'),
    hour: fc.constantFrom('*', '*/2', '1-5', '0-23/3', '2', '0'),
  })
  .filter(({ minute, hour }) => /[*/-]/.test(minute + hour))
  .map(({ minute, hour }) => ({
    schedule: { kind: 'cron', expression: `${minute} ${hour} * * *` },
    minutes: valuesOf(hour, 23).flatMap((h) => valuesOf(minute, 59).map((m) => h * 60 + m)),
    second: 0,
    weekdays: EVERY_DAY,
    isFrequent: true,
  }));

/** A field of cron in the plainest way: each value that it allows. */
function valuesOf(text: string, greatest: number): number[] {
  return text.split(',').flatMap((part) => {
    const [span = '', step] = part.split('/');
    const [from, to] = span === '*' ? [0, greatest] : span.split('-').map(Number);
    const end = to ?? (step ? greatest : (from ?? 0));
    const found: number[] = [];
    for (let value = from ?? 0; value <= end; value += Number(step ?? 1)) found.push(value);
    return found;
  });
}

const cron: fc.Arbitrary<Named> = fc
  .record({
    hours: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 5 }), { nil: null }),
    minutes: fc.uniqueArray(fc.constantFrom(0, 7, 15, 30, 45, 59), { minLength: 1, maxLength: 3 }),
    second: fc.option(fc.integer({ min: 0, max: 59 }), { nil: null }),
    weekdays: fc.option(someWeekdays, { nil: null }),
  })
  .map(({ hours, minutes, second, weekdays }) => {
    const fields = [minutes.join(','), hours?.join(',') ?? '*', '*', '*', weekdays?.join(',') ?? '*'];
    const all = hours ?? Array.from({ length: 24 }, (_, hour) => hour);
    return {
      schedule: { kind: 'cron', expression: [...(second === null ? [] : [second]), ...fields].join(' ') },
      minutes: all.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)),
      second: second ?? 0,
      weekdays: weekdays ?? EVERY_DAY,
      isFrequent: hours === null,
    };
  });

/** All that the schedule names in (after, until], found by looking at each minute of the zone's clocks. */
function lookUp(named: Named, zone: string, after: number, until: number): number[] {
  const { minutes, second, weekdays } = named;
  const oracle = new WallClockOracle(zone, after - 2 * DAY, until + 2 * DAY);
  if (named.isFrequent) {
    return oracle.minutes
      .filter(({ wall }) => {
        const day = Math.floor(wall / DAY) * DAY;
        return minutes.includes((wall - day) / 60_000) && weekdays.includes(new Date(day).getUTCDay() || 7);
      })
      .map(({ instant }) => instant + second * 1_000)
      .filter((at) => at > after && at <= until);
  }
  const found = new Set<number>();
  const firstDay = Math.floor((after - DAY) / DAY) * DAY;
  for (let day = firstDay; day <= until + DAY; day += DAY) {
    if (!weekdays.includes(new Date(day).getUTCDay() || 7)) continue;
    for (const minute of minutes) {
      const at = oracle.place(day + minute * 60_000 + second * 1_000);
      if (at !== null && at > after && at <= until) found.add(at);
    }
  }
  return [...found].sort((a, b) => a - b);
}

function walk(schedule: Schedule, zone: string, after: number, until: number): number[] {
  const found: number[] = [];
  let next = nextOccurrence(schedule, zone, after);
  while (next !== null && next <= until) {
    found.push(next);
    next = nextOccurrence(schedule, zone, next);
  }
  return found;
}

describe('the next occurrence, against every minute that the zone’s clocks show', () => {
  test.each([
    ['calendar', calendar],
    ['a window of the day', window],
    ['cron', cron],
    ['frequent cron', frequentCron],
  ])('%s: none is left out, none is made up, each is later than the last', (_, named) => {
    fc.assert(
      fc.property(named, zoneAndInstant, (each, { zone, after }) => {
        const until = after + 1.5 * DAY;
        expect(walk(each.schedule, zone, after, until)).toEqual(lookUp(each, zone, after, until));
      }),
      { numRuns: samples(80) },
    );
  });

  test('it does not matter from where one looks: every instant before an occurrence finds it or an earlier one', () => {
    fc.assert(
      fc.property(
        fc.oneof(calendar, window, cron, frequentCron),
        zoneAndInstant,
        fc.nat(2 * DAY),
        ({ schedule }, { zone, after }, later) => {
          const next = nextOccurrence(schedule, zone, after) as number;
          const between = after + (later % (next - after));
          expect(nextOccurrence(schedule, zone, between)).toBe(next);
          expect(nextOccurrence(schedule, zone, next)).toBeGreaterThan(next);
        },
      ),
      { numRuns: samples(80) },
    );
  });

  test('one-offs: at the instant at which the clocks first show the time, or as far past the gap as it is wide', () => {
    fc.assert(
      fc.property(zoneAndInstant, ({ zone, after }) => {
        const minute = Math.floor(after / 60_000) * 60_000;
        const at = new Date(minute).toISOString().slice(0, 16);
        const oracle = new WallClockOracle(zone, minute - 2 * DAY, minute + 2 * DAY);
        expect(nextOccurrence({ kind: 'once', at }, zone, 0)).toBe(oracle.place(minute));
      }),
      { numRuns: samples(60) },
    );
  });

  test('intervals: exact elapsed time from the anchor, whatever the clocks do', () => {
    const lengths = fc.integer({ min: 1_000, max: 40 * DAY });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: TO }), zoneAndInstant, (everyMs, anchor, { zone, after }) => {
        const next = nextOccurrence({ kind: 'interval', everyMs, anchor }, zone, after) as number;
        expect(next).toBeGreaterThan(after);
        expect(next).toBeGreaterThan(anchor);
        expect((next - anchor) % everyMs).toBe(0);
        expect(next - everyMs <= Math.max(after, anchor)).toBe(true);
      }),
    );
  });
});

describe('which days a rule means, against a list of the month’s days', () => {
  const monthOf = (year: number, month: number) => {
    const days: { day: number; weekday: number }[] = [];
    for (let date = new Date(Date.UTC(year, month, 1)); date.getUTCMonth() === month; ) {
      days.push({ day: date.getUTCDate(), weekday: date.getUTCDay() || 7 });
      date = new Date(date.getTime() + DAY);
    }
    return days;
  };
  const rules = fc.oneof(
    fc.constant({ on: 'lastDayOfMonth' as const }),
    fc.record({
      on: fc.constant('daysOfMonth' as const),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      on: fc.constant('nthWeekday' as const),
      nth: fc.constantFrom<(1 | 2 | 3 | 4 | 5 | -1)[]>(1, 2, 3, 4, 5, -1),
      weekday: fc.integer({ min: 1, max: 7 }),
    }),
  );

  test('month by month', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 2024, max: 2030 }), fc.nat(11), (days, year, month) => {
        const all = monthOf(year, month);
        const wanted = all.filter(({ day, weekday }) => {
          if (days.on === 'lastDayOfMonth') return day === all.length;
          if (days.on === 'daysOfMonth') return days.days.includes(day);
          const same = all.filter((other) => other.weekday === days.weekday).map((other) => other.day);
          return weekday === days.weekday && day === same.at(days.nth === -1 ? -1 : days.nth - 1);
        });
        const schedule: Schedule = { kind: 'calendar', days, times: ['12:00'] };
        const found = walk(schedule, 'UTC', Date.UTC(year, month, 1) - 1, Date.UTC(year, month + 1, 1) - 1);
        expect(found).toEqual(wanted.map(({ day }) => Date.UTC(year, month, day, 12)));
      }),
      { numRuns: samples(60) },
    );
  });
});
