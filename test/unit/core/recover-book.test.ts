import { expect, test } from 'vitest';
import type { Job } from '../../../main/contract/job.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import type { KeptChange } from '../../../main/core/ports.ts';
import { withJournal } from '../../../main/core/recover-book.ts';

const EMPTY = { jobs: [], chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 };

const job = (text: string): Job => ({
  id: 'b4c9',
  name: '',
  chatId: 1,
  message: { text },
  schedule: { kind: 'once', at: '2049-01-01T09:00' },
  timeZone: 'UTC',
  missed: { policy: 'latest', maxLatenessMs: 0 },
  ifUnsure: 'ask',
  status: 'active',
  createdBy: 'window',
  createdAt: 1,
  since: 1,
});
const change = (id: number, before: Job | null, after: Job | null, undone: boolean): KeptChange => ({
  ...{ id, follows: id - 1, at: id, by: 'window', label: verbatim(''), undone },
  before: [{ id: 'b4c9', job: before }],
  after: [{ id: 'b4c9', job: after }],
});
const recovered = (changes: KeptChange[]) =>
  withJournal(EMPTY, changes, (id) => id, 99).jobs.map(({ message }) => message.text);

const created = change(1, null, job('Rent'), true);
const edited = change(2, job('Rent'), job('Rent, and more'), true);

test('a message whose edit and whose making were undone stays gone, also when the journal has lost its making', () => {
  expect(recovered([created, edited])).toEqual([]);
  expect(recovered([edited])).toEqual([]);
  // Nor does what followed upon the lost change.
  expect(recovered([edited, { ...change(3, job('Rent, and more'), job('Rent again'), true), follows: 2 }])).toEqual([]);
});

test('an undone change counts where all before it is known: the message is as it was before it', () => {
  expect(recovered([{ ...created, undone: false }, edited])).toEqual(['Rent']);
  expect(
    recovered([
      { ...created, undone: false },
      { ...edited, undone: false },
    ]),
  ).toEqual(['Rent, and more']);
});
