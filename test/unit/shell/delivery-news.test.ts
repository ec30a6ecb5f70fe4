import { expect, test } from 'vitest';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { type Translatable, verbatim } from '../../../main/contract/translatable.ts';
import { de } from '../../../main/i18n/index.ts';
import { msg } from '../../../main/i18n/msg.ts';
import { newsKindOf, newsOf } from '../../../main/shell/delivery-news.ts';

test('nothing happened, nothing is told', () => {
  expect(newsOf([])).toBeNull();
});

test('one message that failed says why', () => {
  expect(newsOf([delivery('failed', 'Stand-up', verbatim('The chat was not found.'))])).toEqual({
    title: 'A message was not sent',
    body: '“Stand-up”: The chat was not found.',
  });
});

test('one that is unsure goes by the beginning of its text when it has no name', () => {
  expect(newsOf([delivery('unsure', '')])).toEqual({
    title: 'A message may not have arrived',
    body: '“The text of it”: See the history.',
  });
});

test('a burst is counted, and each job is named once', () => {
  expect(newsOf([delivery('failed', 'A'), delivery('failed', 'B'), delivery('failed', 'A')])).toEqual({
    title: '3 messages were not sent',
    body: '“A”, “B”',
  });
  expect(newsOf([delivery('unsure', 'A'), delivery('unsure', 'B')])?.title).toBe('2 messages may not have arrived');
  expect(newsOf([delivery('unsure', 'A'), delivery('failed', 'B')])?.title).toBe('2 messages need a look');
  const many = ['A', 'B', 'C', 'D', 'E'].map((name) => delivery('failed', name));
  expect(newsOf(many)?.body).toBe('“A”, “B”, “C” and 2 more');
});

test('what was missed is told as such, unless it failed as well', () => {
  const missed = { ...delivery('pending', 'Stand-up'), missed: true };
  expect(newsKindOf(missed)).toBe('missed');
  expect(newsKindOf({ ...missed, state: 'failed' })).toBe('failed');
  expect(newsKindOf(delivery('sent', 'Stand-up'))).toBeNull();
  expect(newsOf([missed])?.title).toBe('A message fell due while you were away');
  expect(newsOf([missed, missed])?.title).toBe('2 messages fell due while you were away');
  expect(newsOf([missed, delivery('failed', 'B')])?.title).toBe('2 messages need a look');
});

test('in German the reason is, too', () => {
  const reason = msg('telegram.botNotChatAny');
  expect(newsOf([delivery('failed', 'Stand-up', reason)], de)).toEqual({
    title: 'Eine Nachricht wurde nicht gesendet',
    body: '„Stand-up“: Der Bot ist nicht mehr in diesem Chat. Füge ihn wieder hinzu, oder wähle einen anderen Chat.',
  });
  const many = ['A', 'B', 'C', 'D'].map((name) => delivery('unsure', name));
  expect(newsOf(many, de)).toEqual({
    title: '4 Nachrichten sind vielleicht nicht angekommen',
    body: '„A“, „B“, „C“ und 1 weitere',
  });
});

function delivery(state: Delivery['state'], jobName: string, reason?: Translatable): Delivery {
  const times = { dueAt: 0, changedAt: 0, attempts: 1, coalesced: 0 };
  const what = { key: `${jobName}@0`, jobId: 'ab23', jobName, chatId: 1, text: '\nThe text of it\nand more', state };
  return { ...what, ...times, ...(reason === undefined ? {} : { reason }) };
}
