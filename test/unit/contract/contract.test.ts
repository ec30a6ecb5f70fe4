import { describe, expect, test } from 'vitest';
import { BackupExtras } from '../../../main/contract/backup.ts';
import { JOB_ID_ALPHABET, JobDraft, JobId, Tags } from '../../../main/contract/job.ts';
import { MAX_TEXT_LENGTH, Message } from '../../../main/contract/message.ts';
import { Schedule, TimeOfDay, TimeZone, WallDateTime } from '../../../main/contract/schedule.ts';
import { BotToken } from '../../../main/contract/state.ts';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }) => (value: unknown) =>
  schema.safeParse(value).success;

test.each<[string, { safeParse(value: unknown): { success: boolean } }, unknown[], unknown[]]>([
  ['a time of day', TimeOfDay, ['00:00', '09:30', '23:59'], ['24:00', '9:30', '09:60', '09:30:00', '']],
  [
    'a date and time',
    WallDateTime,
    ['2026-12-24T18:00', '2028-02-29T00:00:59'],
    [
      '2026-02-29T00:00',
      '2026-04-31T00:00',
      '2026-13-01T00:00',
      '2026-12-24 18:00',
      '2026-12-24T18:00Z',
      '2026-12-24T24:00',
    ],
  ],
  [
    'a time zone',
    TimeZone,
    ['Europe/Berlin', 'UTC', 'America/Argentina/Ushuaia'],
    ['Mars/Olympus', '+02:00', '-05', '', 'Europe/'],
  ],
  ['a bot token', BotToken, ['123456789:AAE-x_y', ' 1:abc '], ['123456789', 'abc:def', '1:a b', '1:', '']],
  ['a job id', JobId, ['k7pd', '2345'], ['K7PD', 'k7p', 'k7pdd', 'l0l0', 'i111']],
  [
    'a text',
    Message,
    [{ text: 'a' }, { text: 'x'.repeat(MAX_TEXT_LENGTH) }],
    [{ text: ' \n' }, { text: 'x'.repeat(MAX_TEXT_LENGTH + 1) }],
  ],
])('%s', (_, schema, good, bad) => {
  expect(good.filter((value) => !takes(schema)(value))).toEqual([]);
  expect(bad.filter(takes(schema))).toEqual([]);
});

test('tags are trimmed, in lower case and each there once; there are at most ten, short and without commas', () => {
  expect(Tags.parse([' Family', 'work ', 'FAMILY', 'Über uns'])).toEqual(['family', 'work', 'über uns']);
  const eleven = Array.from({ length: 11 }, (_, n) => `tag ${n}`);
  expect(takes(Tags)(eleven.slice(1))).toBe(true);
  for (const bad of [eleven, [' '], ['a,b'], ['x'.repeat(25)]]) expect(takes(Tags)(bad)).toBe(false);
});

test('every id that Carillon makes is one that it takes', () => {
  for (const character of JOB_ID_ALPHABET) expect(takes(JobId)(character.repeat(4))).toBe(true);
});

describe('schedules that cannot be', () => {
  test.each<[string, unknown]>([
    ['an interval below a second', { kind: 'interval', everyMs: 999, anchor: 0 }],
    ['an interval of half a millisecond', { kind: 'interval', everyMs: 1_000.5, anchor: 0 }],
    ['an interval of a century', { kind: 'interval', everyMs: 100 * 366 * 86_400_000, anchor: 0 }],
    ['an anchor after all dates', { kind: 'interval', everyMs: 1_000, anchor: 9e15 }],
    ['no time of day', { kind: 'calendar', days: { on: 'everyDay' }, times: [] }],
    ['no weekday', { kind: 'calendar', days: { on: 'weekdays', weekdays: [] }, times: ['09:00'] }],
    ['the 32nd', { kind: 'calendar', days: { on: 'daysOfMonth', days: [32] }, times: ['09:00'] }],
    ['a sixth Friday', { kind: 'calendar', days: { on: 'nthWeekday', nth: 6, weekday: 5 }, times: ['09:00'] }],
    ['an eighth weekday', { kind: 'calendar', days: { on: 'weekdays', weekdays: [8] }, times: ['09:00'] }],
    ['no cron line', { kind: 'cron', expression: '  ' }],
    ['another kind', { kind: 'sometimes' }],
  ])('%s', (_, schedule) => {
    expect(takes(Schedule)(schedule)).toBe(false);
  });
});

test('a draft with the least that a person must say gets the defaults: sent at most a day late, asked when in doubt', () => {
  const least = {
    chatId: -5,
    message: { text: 'x' },
    schedule: { kind: 'cron', expression: '0 9 * * *' },
    timeZone: 'UTC',
  };
  expect(JobDraft.parse(least)).toMatchObject({
    name: '',
    missed: { policy: 'latest', maxLatenessMs: 86_400_000 },
    ifUnsure: 'ask',
  });
  expect(takes(JobDraft)({ ...least, chatId: 0 })).toBe(false);
  expect(takes(JobDraft)({ ...least, chatId: 1.5 })).toBe(false);
});

test('a backup of an earlier version, in which a reminder’s acknowledgement was called “ask”, is read as well', () => {
  const row = { key: 'k7pd@0', jobId: 'k7pd', jobName: '', chatId: 1, text: 'Tea', dueAt: 0, state: 'sent' };
  const history = [{ ...row, attempts: 1, changedAt: 0, coalesced: 0, ask: { repeat: 0, end: 'done', endedAt: 5 } }];
  const [read] = BackupExtras.parse({ history }).history;
  expect(read?.acknowledgement).toEqual({ repeat: 0, end: 'done', endedAt: 5 });
  expect(BackupExtras.parse({ history: [read] }).history).toEqual([read]);
});
