import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BulkChange } from '../../../main/contract/bulk-edit.ts';
import type { Job } from '../../../main/contract/job.ts';
import { Schedule } from '../../../main/contract/schedule.ts';
import { bulkEdited } from '../../../main/core/bulk-edit.ts';
import { nextOccurrence } from '../../../main/core/schedule/next.ts';
import { draft, openWorld } from '../../support/core-world.ts';
import { MINUTE } from '../../support/manual-clock.ts';
import { OFFLINE } from '../../support/scripted-messenger.ts';

const jobOf = (schedule: Schedule, more: Partial<Job> = {}): Job => ({
  id: 'k7pd',
  name: '',
  chatId: 42,
  message: { text: 'Hello' },
  schedule,
  timeZone: 'floating',
  missed: { policy: 'latest', maxLatenessMs: 86_400_000 },
  ifUnsure: 'ask',
  status: 'active',
  createdBy: 'window',
  createdAt: 0,
  since: 0,
  ...more,
});
const daily = (...times: string[]): Schedule => ({ kind: 'calendar', days: { on: 'everyDay' }, times });
const weekly = (...times: string[]): Schedule => ({
  kind: 'calendar',
  days: { on: 'weekdays', weekdays: [1, 5] },
  times,
});
const cron = (expression: string): Schedule => ({ kind: 'cron', expression });
const once = (at: string): Schedule => ({ kind: 'once', at });

describe('an hour later, ten minutes earlier', () => {
  test.each<[schedule: Schedule, minutes: number, after: Schedule | string]>([
    [once('2026-12-24T23:30'), 60, once('2026-12-25T00:30')],
    [once('2026-12-24T18:00:30'), -10, once('2026-12-24T17:50:30')],
    [daily('09:00', '23:30'), 60, daily('00:30', '10:00')],
    [weekly('09:00', '17:00'), 60, weekly('10:00', '18:00')],
    [weekly('23:30'), 60, 'otherDay'],
    [cron('0 9 * * 1-5'), 90, cron('30 10 * * 1-5')],
    [cron('30 0 9 * * *'), -10, cron('30 50 8 * * *')],
    [cron('0 23 * * *'), 120, cron('0 1 * * *')],
    [cron('0 23 * * 1'), 120, 'otherDay'],
    [cron('*/10 * * * *'), 5, 'noTimeOfDay'],
    [
      { kind: 'interval', everyMs: 3_600_000, anchor: 1_000 },
      5,
      { kind: 'interval', everyMs: 3_600_000, anchor: 301_000 },
    ],
    [
      { kind: 'interval', everyMs: 3_600_000, anchor: 0 },
      -5,
      { kind: 'interval', everyMs: 3_600_000, anchor: 3_300_000 },
    ],
  ])('%j by %i', (schedule, minutes, after) => {
    const edited = bulkEdited(jobOf(schedule), { kind: 'shift', minutes });
    expect(typeof edited === 'string' ? edited : edited.schedule).toEqual(after);
  });

  test('moves the next run by just that, and back again, whatever comes once, by date or by the clock', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
    const schedule = fc.oneof(
      time.map((at) => once(`2031-03-14T${at}`)),
      time.map((at) => weekly(at)),
      time.map((at) => cron(`${Number(at.slice(3))} ${Number(at.slice(0, 2))} * * *`)),
    );
    fc.assert(
      fc.property(
        schedule,
        fc.integer({ min: -300, max: 300 }).filter((n) => n !== 0),
        (before, minutes) => {
          const edited = bulkEdited(jobOf(before), { kind: 'shift', minutes });
          if (typeof edited === 'string') return;
          expect(Schedule.safeParse(edited.schedule).success).toBe(true);
          const at = (each: Schedule, from: string) => nextOccurrence(each, 'UTC', Date.parse(from)) ?? 0;
          const first = at(before, '2031-01-05T12:00:00Z');
          const second = at(edited.schedule, new Date(first + minutes * 60_000 - 1).toISOString());
          expect(second).toBe(first + minutes * 60_000);
          const back = bulkEdited({ ...jobOf(edited.schedule) }, { kind: 'shift', minutes: -minutes });
          expect(typeof back !== 'string' && back.schedule).toEqual(before);
        },
      ),
    );
  });
});

test.each<[schedule: Schedule, after: Schedule | string]>([
  [once('2026-12-24T18:00'), once('2026-12-24T10:00')],
  [daily('09:00', '23:30'), daily('10:00')],
  [daily('10:00'), 'same'],
  [cron('30 9 1 * *'), cron('0 10 1 * *')],
  [cron('0 9-17 * * *'), 'noTimeOfDay'],
  [{ kind: 'interval', everyMs: 60_000, anchor: 0 }, 'noTimeOfDay'],
])('%j at 10:00', (schedule, after) => {
  const edited = bulkEdited(jobOf(schedule), { kind: 'time', time: '10:00' });
  expect(typeof edited === 'string' ? edited : edited.schedule).toEqual(after);
});

test.each<[what: string, job: Partial<Job>, change: BulkChange, after: object | string]>([
  ['another chat leaves the topic of the former', { threadId: 7 }, { kind: 'chat', chatId: -1 }, { chatId: -1 }],
  ['the chat that it has', {}, { kind: 'chat', chatId: 42 }, 'same'],
  ['a tag', { tags: ['a'] }, { kind: 'addTag', tag: 'b' }, { tags: ['a', 'b'] }],
  ['a tag that it has', { tags: ['a'] }, { kind: 'addTag', tag: 'a' }, 'same'],
  ['without a tag', { tags: ['a', 'b'] }, { kind: 'removeTag', tag: 'a' }, { tags: ['b'] }],
  ['a zone', {}, { kind: 'zone', timeZone: 'Asia/Tokyo' }, { timeZone: 'Asia/Tokyo' }],
])('%s', (_what, more, change, after) => {
  const edited = bulkEdited(jobOf(daily('09:00'), more), change);
  if (typeof after === 'string') return expect(edited).toBe(after);
  expect(edited).toMatchObject(after);
  expect(edited).not.toHaveProperty('threadId');
});

describe('in the list', () => {
  test('several are moved by one change and brought back by one undo; what was seen before is what happens', async () => {
    const world = openWorld({ start: '2026-03-27T08:00:00Z' });
    const noon = world.jobs.create(draft({ text: 'Noon' }), 'window');
    const later = world.jobs.create(draft({ text: 'Once', schedule: once('2026-03-27T12:00') }), 'window');
    const often = world.jobs.create(draft({ text: 'Often', schedule: cron('*/7 * * * *') }), 'window');
    const change = { kind: 'shift', minutes: 60 } as const;
    const ids = [noon, later, often].map(({ id }) => id);
    const seen = world.jobs.previewEditMany(ids, change);
    expect(world.jobs.find(noon.id)?.inWords).toBe('Every day at 12:00');
    expect(seen.left).toEqual([{ id: often.id, why: 'noTimeOfDay' }]);

    expect(world.jobs.editMany(ids, change, 'window')).toEqual(seen);
    expect(world.jobs.find(noon.id)?.inWords).toBe('Every day at 13:00');
    world.jobs.stop(often.id, 'window');
    world.jobs.undo();
    expect(world.jobs.undo()).toEqual('Edited 2 messages');
    expect(world.jobs.find(noon.id)?.inWords).toBe('Every day at 12:00');
    expect(world.jobs.find(later.id)?.schedule).toEqual(once('2026-03-27T12:00'));
  });

  test('one that waits for the network goes to the new chat; a one-off that waits comes at its new time alone', async () => {
    const world = openWorld({ start: '2026-03-27T10:59:00Z' });
    world.messenger.answerBy(() => OFFLINE);
    const noon = world.jobs.create(draft({ text: 'Noon' }), 'window');
    const later = world.jobs.create(draft({ text: 'Once', schedule: once('2026-03-27T12:00') }), 'window');
    await world.clock.advance(2 * MINUTE);
    world.jobs.editMany([noon.id, later.id], { kind: 'chat', chatId: 77 }, 'window');
    world.jobs.editMany([later.id], { kind: 'shift', minutes: 60 }, 'window');
    const arrived: string[] = [];
    world.messenger.answerBy(({ chatId, message }) => {
      arrived.push(`${message.text} in ${chatId}`);
      return world.messenger.sent();
    });
    await world.clock.advance(30 * MINUTE);
    expect(arrived).toEqual(['Noon in 77']);
    await world.clock.advance(60 * MINUTE);
    expect(arrived).toEqual(['Noon in 77', 'Once in 77']);
  });

  test('duplicates are paused, have ids of their own, and go with one undo; none that can be changed is refused', () => {
    const world = openWorld();
    const jobs = [draft({ text: 'A' }), draft({ text: 'B' })].map((each) => world.jobs.create(each, 'window'));
    const ids = jobs.map(({ id }) => id);
    world.jobs.editMany(ids, { kind: 'duplicate' }, 'window');
    expect(
      world.jobs
        .list()
        .map(({ message, status }) => `${message.text} ${status}`)
        .sort(),
    ).toEqual(['A active', 'A paused', 'B active', 'B paused']);
    expect(new Set(world.jobs.list().map(({ id }) => id)).size).toBe(4);
    world.jobs.undo();
    expect(world.jobs.list()).toHaveLength(2);
    expect(() => world.jobs.editMany(ids, { kind: 'time', time: '12:00' }, 'window')).toThrow(/None of these/);
  });
});
