import { expect, test } from 'vitest';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { deliveryTimeline } from '../../../main/core/delivery-timeline.ts';

const DUE = 1_000_000;
const delivery = (part: Partial<Delivery> = {}): Delivery => ({
  key: `k7pd@${DUE}`,
  jobId: 'k7pd',
  jobName: '',
  chatId: 7,
  text: 'Hello',
  dueAt: DUE,
  state: 'sent',
  attempts: 1,
  changedAt: DUE + 340,
  coalesced: 0,
  messageId: 812,
  ...part,
});
const told = (it: Delivery, steps: Parameters<typeof deliveryTimeline>[1]) =>
  deliveryTimeline(it, steps).map(({ text }) => text);

test('one that went well', () => {
  expect(
    told(delivery(), [
      { at: DUE + 12, state: 'sending' },
      { at: DUE + 340, state: 'sent' },
    ]),
  ).toEqual(['It fell due.', 'It was handed to Telegram.', 'Delivered as message 812, 340 ms late.']);
});

test('one that slept, had to wait and went out in the end', () => {
  const late = DUE + 3 * 3_600_000;
  const steps = [
    { at: late, state: 'sending' },
    { at: late + 100, state: 'pending', reason: verbatim('Telegram asked to wait 2 s.') },
    { at: late + 2_100, state: 'sending' },
    { at: late + 2_400, state: 'sent' },
  ] as const;
  expect(told(delivery({ coalesced: 5 }), steps)).toEqual([
    'It fell due.',
    'The computer was awake and Carillon running again, 3 hours later.',
    'It stands for 5 other runs as well.',
    'It was handed to Telegram.',
    'Telegram asked to wait 2 s.',
    'It was handed to Telegram again (attempt 2).',
    expect.stringMatching(/^Delivered as message 812, 3 hours/),
  ]);
});

test('one that was decided against as it fell due', () => {
  const skipped = delivery({
    state: 'skipped',
    reason: verbatim('This message skips missed runs.'),
    changedAt: DUE + 7_200_000,
  });
  expect(told(skipped, []).at(-1)).toEqual('This message skips missed runs.');
});

test('one that the user asked for, and that waits', () => {
  const asked = delivery({ key: `k7pd@${DUE}!1`, state: 'pending', changedAt: DUE });
  expect(told(asked, [])).toEqual(['You asked for it.', 'It waits for its turn.']);
});
