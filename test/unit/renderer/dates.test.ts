import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayHeading,
  dayKey,
  moment,
  placeOf,
  plainDay,
  shortDay,
  timeOfDay,
  weekdayName,
} from '../../../renderer/logic/dates.ts';
import { instantOf, pauseChoices, snoozeChoices } from '../../../renderer/logic/later.ts';

const ZONE = 'Europe/Berlin';
const NOW = Date.parse('2026-11-24T09:14:32Z');
const at = (iso: string) => Date.parse(iso);
const anyInstant = fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2090-01-01T00:00:00Z') });
const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

describe('dates in words', () => {
  test('name the days around today, and the year only when it is another one', () => {
    expect(moment(at('2026-11-24T17:00:00Z'), NOW, ZONE)).toBe('today 18:00');
    expect(moment(at('2026-11-24T23:00:00Z'), NOW, ZONE)).toBe('tomorrow 00:00');
    expect(moment(at('2026-11-23T22:59:00Z'), NOW, ZONE)).toBe('yesterday 23:59');
    expect(moment(at('2026-11-27T08:00:00Z'), NOW, ZONE)).toBe('Fri 27 Nov, 09:00');
    expect(moment(at('2051-09-30T12:00:00Z'), NOW, ZONE)).toBe('Sat 30 Sep 2051, 14:00');
    expect(shortDay(at('2026-11-27T08:00:00Z'), NOW, ZONE)).toBe('Fri 27 Nov');
    expect(dayHeading(at('2026-11-24T08:00:00Z'), NOW, ZONE)).toBe('Today');
    expect(dayHeading(at('2026-11-20T08:00:00Z'), NOW, ZONE)).toBe('Friday, 20 November');
    expect(dayHeading(at('2025-12-31T08:00:00Z'), NOW, ZONE)).toBe('Wednesday, 31 December 2025');
    expect(plainDay('2026-12-24')).toBe('Thu 24 Dec 2026');
  });

  test('go by the zone that is asked for', () => {
    const instant = at('2026-11-26T00:45:00Z');
    expect(moment(instant, NOW, 'Asia/Tokyo')).toBe('Thu 26 Nov, 09:45');
    expect(timeOfDay(instant, ZONE)).toBe('01:45');
    expect(weekdayName(instant, 'America/New_York')).toBe('Wed');
  });

  test('midnight is 00:00, and never 24:00', () => {
    expect(timeOfDay(at('2026-11-23T23:00:00Z'), ZONE, true)).toBe('00:00:00');
  });

  test('today is the same day, whatever the clock did at night', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyZone, (a, b, zone) => {
        expect(shortDay(a, b, zone) === 'today').toBe(dayKey(a, zone) === dayKey(b, zone));
      }),
    );
  });

  test('a zone is called by its place', () => {
    expect(placeOf('Asia/Tokyo')).toBe('Tokyo');
    expect(placeOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(placeOf('UTC')).toBe('UTC');
  });
});

describe('the instant of a time on a clock', () => {
  test('is where that clock shows that time, for every zone', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const [day, time] = [dayKey(instant, zone), timeOfDay(instant, zone)];
        const found = instantOf(day, time, zone);
        expect([dayKey(found, zone), timeOfDay(found, zone)]).toEqual([day, time]);
      }),
    );
  });

  test('is the first of two where the clock goes back, and behind the gap where it goes forward', () => {
    expect(instantOf('2026-10-25', '02:30', ZONE)).toBe(at('2026-10-25T00:30:00Z'));
    expect(instantOf('2026-03-29', '02:30', ZONE)).toBe(at('2026-03-29T01:30:00Z'));
  });
});

describe('until when', () => {
  test('a pause lasts: the morning, Monday, a week', () => {
    expect(pauseChoices(NOW, ZONE).map(({ label, at: end }) => `${label} ${new Date(end).toISOString()}`)).toEqual([
      'For 1 hour 2026-11-24T10:14:32.000Z',
      'Until tomorrow 2026-11-25T07:00:00.000Z',
      'Until Monday 2026-11-30T07:00:00.000Z',
      'For a week 2026-12-01T07:00:00.000Z',
    ]);
  });

  test('no instant is offered twice, and none that is over', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (now, zone) => {
        const ends = pauseChoices(now, zone).map(({ at: end }) => end);
        expect(new Set(ends).size).toBe(ends.length);
        expect(Math.min(...ends)).toBeGreaterThan(now);
      }),
    );
  });

  test('a run is put off: counted from when it would come', () => {
    expect(snoozeChoices(NOW).map(({ at: end }) => (end - NOW) / 60_000)).toEqual([10, 60, 1_440]);
  });
});
