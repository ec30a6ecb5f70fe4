import { beforeAll, describe, expect, test } from 'vitest';
import type { Plan, PlannedRun } from '../../../main/contract/plan.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import {
  absenceInWords,
  byDay,
  clockChangeInWords,
  jobAfterAbsence,
  nextAfter,
  sendsUntil,
  sleepChoices,
} from '../../../renderer/logic/plan.ts';
import { speak } from '../../../renderer/words/index.ts';

beforeAll(() => speak('en'));

const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Tuesday, 10:14 in Berlin. */
const NOW = Date.parse('2026-11-24T09:14:00Z');
const MIDNIGHT = Date.parse('2026-11-23T23:00:00Z');

const run = (jobId: string, dueAt: number, more: Partial<PlannedRun> = {}): PlannedRun => ({
  jobId,
  dueAt,
  sentAt: dueAt,
  state: 'sent',
  coalesced: 0,
  reason: null,
  missed: false,
  ...more,
});

/** A daily message at noon that is left out on the second day, and one every ten minutes all through that day. */
const plan: Plan = {
  from: NOW,
  until: NOW + 3 * DAY,
  days: [0, 1, 2, 3].map((n) => ({
    date: `2026-11-${24 + n}`,
    from: MIDNIGHT + n * DAY,
    to: MIDNIGHT + (n + 1) * DAY,
    clockShiftMs: 0,
  })),
  runs: [
    run('noon', MIDNIGHT + 12 * HOUR),
    run('noon', MIDNIGHT + 36 * HOUR, { sentAt: null, state: 'skipped', reason: verbatim('Too late.') }),
    run('noon', MIDNIGHT + 60 * HOUR),
  ],
  series: [
    {
      jobId: 'ftn2',
      date: '2026-11-25',
      firstAt: MIDNIGHT + DAY,
      lastAt: MIDNIGHT + 2 * DAY - 600_000,
      sent: 144,
      unsent: 0,
    },
  ],
  absence: [],
};

describe('the days ahead', () => {
  test('each with what it brings; what is not sent does not count', () => {
    const days = byDay(plan);
    expect(days.map(({ date, sends, runs }) => `${date} ${sends} ${runs.length}`)).toEqual([
      '2026-11-24 1 1',
      '2026-11-25 144 1',
      '2026-11-26 1 1',
      '2026-11-27 0 0',
    ]);
  });

  test('what will have gone out by a time, in the middle of a series too', () => {
    expect(sendsUntil(plan, NOW)).toBe(0);
    expect(sendsUntil(plan, MIDNIGHT + 12 * HOUR)).toBe(1);
    expect(sendsUntil(plan, MIDNIGHT + DAY)).toBe(2);
    expect(sendsUntil(plan, MIDNIGHT + DAY + HOUR)).toBe(1 + 7);
    expect(sendsUntil(plan, plan.until)).toBe(146);
  });

  test('what comes next after a time', () => {
    expect(nextAfter(plan, NOW)).toEqual({ jobId: 'noon', at: MIDNIGHT + 12 * HOUR });
    expect(nextAfter(plan, MIDNIGHT + DAY + HOUR)).toEqual({ jobId: 'ftn2', at: MIDNIGHT + DAY + HOUR + 600_000 });
    expect(nextAfter(plan, plan.until)).toBeNull();
  });

  test('a day on which the clocks change says so', () => {
    const day = { date: '2027-03-28', from: 0, to: 23 * HOUR, clockShiftMs: HOUR };
    expect(clockChangeInWords(day)).toBe('The clocks go forward by 1 h: this day has 23 hours.');
    expect(clockChangeInWords({ ...day, clockShiftMs: -HOUR })).toBe(
      'The clocks go back by 1 h: this day has 25 hours.',
    );
    expect(clockChangeInWords({ ...day, clockShiftMs: 0 })).toBeNull();
  });
});

describe('a closed computer', () => {
  test('is offered for tonight, the weekend and a week, by the wall of the zone', () => {
    const local = (at: number) =>
      new Date(at).toLocaleString('en-GB', { timeZone: ZONE, weekday: 'short', hour: '2-digit' });
    expect(sleepChoices(NOW, ZONE).map(({ label, from, to }) => `${label}: ${local(from)} to ${local(to)}`)).toEqual([
      'Tonight: Tue, 22 to Wed, 08',
      'The weekend: Fri, 18 to Mon, 08',
      'A week from now: Tue, 10 to Tue, 10',
    ]);
  });

  test('begins now when the evening or the weekend has begun', () => {
    const late = Date.parse('2026-11-27T22:30:00Z');
    const [tonight, weekend] = sleepChoices(late, ZONE);
    expect(tonight?.from).toBe(late);
    expect(weekend?.from).toBe(late);
  });

  const job = { jobId: 'k7pd', due: 4, sent: 1, sentAt: MIDNIGHT + 32 * HOUR, coalesced: 3, skipped: 0, reason: null };
  const closed = { from: MIDNIGHT + 22 * HOUR, to: MIDNIGHT + 32 * HOUR };

  test('in one sentence', () => {
    expect(absenceInWords([], closed, NOW, ZONE)).toBe(
      'From today 22:00 to tomorrow 08:00 nothing is due, so you can turn it off.',
    );
    expect(absenceInWords([job], closed, NOW, ZONE)).toBe(
      'From today 22:00 to tomorrow 08:00, 4 runs fall due. 1 message goes out when it opens again; 3 runs go without a message of their own.',
    );
    expect(absenceInWords([{ ...job, sent: 0, sentAt: null, skipped: 4 }], closed, NOW, ZONE)).toMatch(
      /4 runs fall due\. None of them is sent afterwards\.$/,
    );
  });

  test('and message by message', () => {
    expect(jobAfterAbsence(job, ZONE)).toBe('4 runs, one message at 08:00 for all of them');
    expect(jobAfterAbsence({ ...job, due: 1 }, ZONE)).toBe('1 run, sent at 08:00');
    expect(jobAfterAbsence({ ...job, sent: 4, coalesced: 0 }, ZONE)).toBe('4 runs, 4 messages from 08:00 on');
    expect(jobAfterAbsence({ ...job, sent: 0, sentAt: null, skipped: 4, reason: verbatim('Too late.') }, ZONE)).toBe(
      '4 runs, not sent. Too late.',
    );
  });
});
