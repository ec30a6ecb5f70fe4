import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readWholePhrase } from '../../../../main/core/phrase/read-phrase.ts';
import { english } from '../../../support/english.ts';

/** What a phrase means depends on when, and where, it is said. */
function read(phrase: string, now: string, timeZone = 'Europe/Berlin') {
  return readWholePhrase(phrase, { now: Date.parse(now), timeZone });
}
function onceAt(phrase: string, now: string, timeZone?: string): string {
  const result = read(phrase, now, timeZone);
  if (!result.ok) return english(result.error);
  const { schedule, timeZone: zone } = result.timing;
  return schedule.kind === 'once' ? `${schedule.at} ${zone}` : JSON.stringify(schedule);
}

describe('exact time from now, over changes of the clock', () => {
  test('in spring an hour is skipped on the wall', () => {
    // 01:30 in Berlin; at 02:00 it becomes 03:00.
    expect(onceAt('in 1 hour', '2027-03-28T00:30:00Z')).toBe('2027-03-28T03:30 Europe/Berlin');
  });
  test('in autumn the first pass through an hour is meant by its name', () => {
    expect(onceAt('in 1 hour', '2026-10-24T23:30:00Z')).toBe('2026-10-25T02:30 Europe/Berlin');
  });
  test('the second pass has no name there: it is said in UTC', () => {
    expect(onceAt('in 2 hours', '2026-10-24T23:30:00Z')).toBe('2026-10-25T01:30 UTC');
    expect(onceAt('in 3 hours', '2026-10-24T23:30:00Z')).toBe('2026-10-25T03:30 Europe/Berlin');
  });
  test('a day is 24 hours, and with a time of day the calendar’s', () => {
    expect(onceAt('in 1 day', '2027-03-27T10:00:00Z')).toBe('2027-03-28T12:00 Europe/Berlin');
    expect(onceAt('in 1 day at 11:00', '2027-03-27T10:00:00Z')).toBe('2027-03-28T11:00 Europe/Berlin');
  });
  test('parts of a second are left out', () => {
    expect(onceAt('in 10s', '2026-11-23T10:00:00.900Z')).toBe('2026-11-23T11:00:10 Europe/Berlin');
  });
});

describe('which day is today is the zone’s to say', () => {
  // 23:30 on the 23rd in London, half past midnight on the 24th in Berlin, 12:30 on the 24th in Auckland.
  const now = '2026-11-23T23:30:00Z';
  test.each([
    ['Europe/London', '2026-11-24T09:00 Europe/London'],
    ['Europe/Berlin', '2026-11-25T09:00 Europe/Berlin'],
    ['Pacific/Auckland', '2026-11-25T09:00 Pacific/Auckland'],
  ])('tomorrow at 9 in %s', (zone, at) => {
    expect(onceAt('tomorrow at 9', now, zone)).toBe(at);
    // The same from anywhere, when the phrase names the zone.
    expect(onceAt(`tomorrow at 9 in ${zone}`, now, 'America/New_York')).toBe(at);
  });
});

describe('a time alone', () => {
  test.each<[phrase: string, now: string, at: string]>([
    ['at 6', '2026-11-23T03:00:00Z', '2026-11-23T06:00 Europe/Berlin'],
    ['at 6', '2026-11-23T10:00:00Z', '“6” could be 18:00 today or 06:00 tomorrow.'],
    ['at 6', '2026-11-23T19:00:00Z', '2026-11-24T06:00 Europe/Berlin'],
    ['at 06:00', '2026-11-23T10:00:00Z', '2026-11-24T06:00 Europe/Berlin'],
    ['at 6am', '2026-11-23T10:00:00Z', '2026-11-24T06:00 Europe/Berlin'],
    ['midnight', '2026-11-23T23:30:00Z', '2026-11-25T00:00 Europe/Berlin'],
    ['tonight at 8', '2026-11-23T20:00:00Z', '2026-11-23 20:00 has passed.'],
    ['today at 8', '2026-11-23T20:00:00Z', '2026-11-23 08:00 has passed.'],
  ])('%s, said at %s', (phrase, now, at) => {
    expect(onceAt(phrase, now)).toBe(at);
  });
});

describe('“next friday” is asked about only while this week’s is still to come', () => {
  test.each<[day: string, now: string, at: RegExp]>([
    ['Thursday', '2026-11-26T10:00:00Z', /2026-11-27 or 2026-12-04/],
    ['Friday', '2026-11-27T10:00:00Z', /^2026-12-04T09:00/],
    ['Saturday', '2026-11-28T10:00:00Z', /^2026-12-04T09:00/],
    ['Sunday', '2026-11-29T10:00:00Z', /^2026-12-04T09:00/],
  ])('on %s', (_, now, at) => {
    expect(onceAt('next friday at 9', now)).toMatch(at);
  });
});

test('a date without a year is the next one: today, too, but not when its time has passed', () => {
  expect(onceAt('24 december at 18:00', '2026-12-24T10:00:00Z')).toBe('2026-12-24T18:00 Europe/Berlin');
  expect(onceAt('24 december at 18:00', '2026-12-24T20:00:00Z')).toBe('2026-12-24 18:00 has passed.');
  expect(onceAt('24 december at 18:00', '2026-12-25T10:00:00Z')).toBe('2027-12-24T18:00 Europe/Berlin');
});

test('“until june” said in June is the next June', () => {
  expect(read('every day at 9 until june', '2026-06-10T10:00:00Z')).toMatchObject({ timing: { until: '2027-05-31' } });
});

test('the date of a relative day does not depend on the zone of the computer', () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu']) {
    vi.stubEnv('TZ', zone);
    expect(onceAt('the day after tomorrow at 9', '2026-11-23T10:00:00Z')).toBe('2026-11-25T09:00 Europe/Berlin');
  }
});
