import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupedByDay, matches, mergedDeliveries } from '../../../renderer/logic/deliveries.ts';
import { countsByPhase, nextJob, quotedTitle, sortedJobs, titleOf } from '../../../renderer/logic/jobs.ts';
import {
  coalescedInWords,
  countdown,
  counted,
  durationInWords,
  latenessInWords,
  minutesAndSeconds,
} from '../../../renderer/logic/words.ts';
import { hashOf, routeOfHash, SCREENS } from '../../../renderer/state/route.ts';
import { deliveryOf, mixedDeliveries } from '../../support/window/deliveries.ts';
import { jobOf, mixedJobs, NOW, ZONE } from '../../support/window/jobs.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('words', () => {
  test.for([
    [0, '0 s'],
    [999, '0 s'],
    [SECOND, '1 s'],
    [4 * MINUTE + 12 * SECOND, '4 min 12 s'],
    [2 * HOUR, '2 h'],
    [DAY + 15 * HOUR + 59 * MINUTE, '1 d 15 h'],
  ] as const)('%i ms last %s', ([ms, words]) => {
    expect(durationInWords(ms)).toBe(words);
  });

  test.for([
    [-5 * SECOND, 'now'],
    [0, 'now'],
    [1, 'in 1 s'],
    [9 * MINUTE + 59 * SECOND, 'in 9 min 59 s'],
    [35 * MINUTE + 28 * SECOND, 'in 35 min'],
    [4 * HOUR + 30 * MINUTE, 'in 4 h 30 min'],
    [6 * DAY + 22 * HOUR, 'in 6 d 22 h'],
    [40 * DAY, 'in 40 days'],
    [25 * 365.25 * DAY, 'in 25 years'],
  ] as const)('%i ms ahead are "%s"', ([ms, words]) => {
    expect(countdown(NOW + ms, NOW)).toBe(words);
  });

  test('a countdown says "now" at the instant and not before', () => {
    fc.assert(
      fc.property(fc.integer({ min: -DAY, max: 400 * DAY }), (ms) => {
        expect(countdown(NOW + ms, NOW) === 'now').toBe(ms <= 0);
      }),
    );
  });

  test('lateness counts from one second on', () => {
    expect(latenessInWords(NOW, NOW + 340)).toBeNull();
    expect(latenessInWords(NOW, NOW + 190 * SECOND)).toBe('3 min 10 s late');
  });

  test('numbers agree with their nouns', () => {
    expect(coalescedInWords(0)).toBeNull();
    expect(coalescedInWords(1)).toBe('stands for 1 missed run');
    expect(coalescedInWords(479)).toBe('stands for 479 missed runs');
    expect(counted(1, 'try', 'tries')).toBe('1 try');
    expect(counted(5, 'try', 'tries')).toBe('5 tries');
    expect(minutesAndSeconds(425_000)).toBe('7:05');
    expect(minutesAndSeconds(-1)).toBe('0:00');
  });
});

describe('jobs', () => {
  test('stand in the order in which they run; then the paused, then the finished', () => {
    const jobs = sortedJobs(mixedJobs().reverse(), 'next', String);
    expect(jobs.map(({ id }) => id)).toEqual(['st3w', 'k7pd', 'b2xy', 'w9fa', 'n4qs', 'r5nt', 'p8mc', 'f6hd']);
    expect(nextJob(jobs)?.id).toBe('st3w');
    expect(countsByPhase(jobs)).toEqual({ active: 6, paused: 1, finished: 1 });
    expect(nextJob([])).toBeNull();
  });

  test('are called by their name, or else by the first line of their text, cut between whole characters', () => {
    const job = jobOf({
      id: 'aaaa',
      text: `${'🔔'.repeat(60)}\nsecond`,
      schedule: { kind: 'cron', expression: '0 9 * * *' },
    });
    expect(titleOf({ ...job, name: 'Bells' })).toBe('Bells');
    expect(quotedTitle(job)).toBe(`“${'🔔'.repeat(47)}…”`);
  });
});

describe('deliveries', () => {
  test('are listed once each, newest first, as they are now', () => {
    const older = mixedDeliveries();
    const [first] = older;
    if (!first) throw new Error('The world has no deliveries.');
    const merged = mergedDeliveries([{ ...first, state: 'sent' }], older);
    expect(merged).toHaveLength(older.length);
    expect(merged.find(({ key }) => key === first.key)?.state).toBe('sent');
    expect(merged.map(({ dueAt }) => dueAt)).toEqual(merged.map(({ dueAt }) => dueAt).sort((a, b) => b - a));
  });

  test('are cut where the day changes in the zone', () => {
    const late = deliveryOf({ state: 'sent', text: 'late', ago: 0 }, Date.parse('2026-11-23T23:30:00Z'));
    const early = deliveryOf({ state: 'sent', text: 'early', ago: 0 }, Date.parse('2026-11-23T22:30:00Z'));
    expect(groupedByDay([late, early], ZONE).map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-23']);
    expect(groupedByDay([late, early], 'UTC')).toHaveLength(1);
  });

  test('a filter takes what meets all of it', () => {
    const [delivery] = mixedDeliveries();
    if (!delivery) throw new Error('The world has no deliveries.');
    expect(matches(delivery, {})).toBe(true);
    expect(matches(delivery, { jobId: delivery.jobId, state: delivery.state })).toBe(true);
    expect(matches(delivery, { jobId: delivery.jobId, state: 'failed' })).toBe(false);
  });
});

describe('addresses', () => {
  test('lead where they came from', () => {
    for (const screen of SCREENS) expect(routeOfHash(hashOf(screen)).screen).toBe(screen);
    const { screen, query } = routeOfHash(hashOf('history', { state: 'unsure', job: 'k7pd' }));
    expect([screen, query.get('state'), query.get('job')]).toEqual(['history', 'unsure', 'k7pd']);
  });

  test.for(['', '#', '#/', '#/nowhere', '#nonsense?x', '#/%'])('%s leads to Upcoming', (hash) => {
    expect(routeOfHash(hash).screen).toBe('upcoming');
  });
});
