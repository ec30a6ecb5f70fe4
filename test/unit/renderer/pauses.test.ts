import { describe, expect, test } from 'vitest';
import type { JobView } from '../../../main/contract/state.ts';
import { comingPause, effectOfPause, pausedSpans, pauseInWords, pauseOfDays } from '../../../renderer/logic/pauses.ts';
import { mixedJobs, NOW, pausedJobs } from '../../support/window/jobs.ts';

const BERLIN = 'Europe/Berlin';

describe('a pause from one day to another', () => {
  test('lasts from the first midnight to the one after the last day, in the zone of the computer', () => {
    const pause = pauseOfDays('2026-12-20', '2027-01-03', BERLIN);
    expect(pause).toEqual({ from: Date.parse('2026-12-19T23:00Z'), until: Date.parse('2027-01-03T23:00Z') });
  });

  test('over a change of the clock has a day of 23 hours', () => {
    const { from, until } = pauseOfDays('2027-03-28', '2027-03-28', BERLIN) ?? { from: 0, until: 0 };
    expect(until - from).toBe(23 * 3_600_000);
  });

  test('is none while a day is missing, or the last comes before the first', () => {
    expect(pauseOfDays('2026-12-20', '', BERLIN)).toBeNull();
    expect(pauseOfDays('', '2026-12-20', BERLIN)).toBeNull();
    expect(pauseOfDays('2026-12-20', '2026-12-19', BERLIN)).toBeNull();
  });

  test('is said by its days, by its times where it has some, and once it has begun by its end', () => {
    const days = pauseOfDays('2026-12-20', '2027-01-03', BERLIN) ?? { from: 0, until: 0 };
    expect(pauseInWords(days, NOW, BERLIN)).toBe('Sun 20 Dec 2026 – Sun 3 Jan 2027');
    expect(pauseInWords(days, days.from, BERLIN)).toBe('Until Sun 3 Jan 2027');
    expect(pauseInWords({ ...days, from: days.from + 9 * 3_600_000 }, NOW, BERLIN)).toMatch(/09:00 – .*00:00$/);
    const [one] = [pauseOfDays('2026-12-24', '2026-12-24', BERLIN) ?? days];
    expect(pauseInWords(one, NOW, BERLIN)).toBe('Thu 24 Dec 2026');
  });

  test('pauses what recurs, and says how many messages come once in it', () => {
    const jobs = mixedJobs(NOW);
    const soon = pauseOfDays('2026-11-01', '2027-12-31', BERLIN) ?? { from: 0, until: 0 };
    const { paused, once } = effectOfPause(jobs, soon);
    expect(paused.every(({ schedule, status }) => schedule.kind !== 'once' && status === 'active')).toBe(true);
    const coming = jobs.filter(({ schedule, nextAt }) => schedule.kind === 'once' && nextAt !== null);
    expect(once).toBe(coming.length);
    expect(effectOfPause(jobs, { from: 0, until: 1 }).once).toBe(0);
  });
});

test('several pauses are listed once each, soonest first, with all messages that have them', () => {
  const jobs = pausedJobs();
  const [christmas, spring, ...others] = pausedSpans(jobs, NOW);
  expect(others).toEqual([]);
  expect(christmas?.jobs).toHaveLength(jobs.length);
  expect(spring?.jobs.map(({ id }) => id)).toEqual([jobs[0]?.id]);
  const later = (spring?.pause.from ?? 0) - 1;
  expect(pausedSpans(jobs, later).map(({ pause }) => pause)).toEqual([spring?.pause]);
  expect(comingPause(jobs[0] as JobView, NOW)).toEqual(christmas?.pause);
  expect(comingPause(jobs[0] as JobView, later)).toEqual(spring?.pause);
  expect(comingPause(jobs[1] as JobView, later)).toBeNull();
});
