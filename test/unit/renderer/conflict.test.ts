import { expect, test } from 'vitest';
import { conflictsOf, withParts } from '../../../renderer/logic/conflict.ts';
import { formOfJob } from '../../../renderer/logic/draft.ts';

const NOW = Date.parse('2026-11-26T10:00:00Z');
const base = {
  name: '',
  chatId: 5,
  message: { text: 'Stand-up' },
  schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: ['09:00'] },
  timeZone: 'UTC',
  missed: { policy: 'latest', maxLatenessMs: 86_400_000 },
  ifUnsure: 'ask',
} satisfies Parameters<typeof conflictsOf>[0];

test('only what differs between here and elsewhere is to be chosen, and what was not touched here is theirs', () => {
  const mine = { ...base, message: { text: 'Mine' } };
  const theirs = { ...base, message: { text: 'Theirs' }, chatId: 6, tags: ['x'] };
  expect([...conflictsOf(base, mine, theirs)]).toEqual([
    ['message', 'mine'],
    ['chat', 'theirs'],
    ['tags', 'theirs'],
  ]);
  expect(conflictsOf(base, theirs, theirs).size).toBe(0);
  expect(conflictsOf(base, mine, base).size).toBe(0);
});

test('the parts that are taken are taken whole, the others stay as they were typed', () => {
  const theirs = { ...base, message: { text: 'Theirs' }, schedule: { kind: 'once', at: '2027-01-01T10:00' } as const };
  const form = { ...formOfJob({ ...base, zone: 'UTC' }, NOW), text: 'Mine', name: 'Typed' };
  const taken = withParts(form, formOfJob({ ...theirs, zone: 'UTC' }, NOW), new Set(['time'] as const));
  expect(taken).toMatchObject({ text: 'Mine', name: 'Typed', kind: 'once', onceDate: '2027-01-01', onceTime: '10:00' });
});
