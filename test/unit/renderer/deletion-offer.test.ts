import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { createDeletionOffer } from '../../../renderer/state/deletion-offer.ts';
import { createToasts } from '../../../renderer/state/toasts.ts';
import { deliveryOf } from '../../support/window/deliveries.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openOffer() {
  const held = signal<{ key: string }[]>([]);
  const recent = signal<readonly Delivery[]>([]);
  const toasts = createToasts();
  const asked: unknown[] = [];
  const offer = createDeletionOffer({
    app: { held, recent, jobs: signal([]) } as never,
    attempt: ((channel: string, input: unknown) => {
      asked.push([channel, input]);
      return Promise.resolve({ ok: true, value: {} });
    }) as never,
    toasts,
    titleOfChat: () => 'Team',
  });
  const sent = { ...deliveryOf({ state: 'sent', text: 'Stand-up', ago: 0, jobId: 'k7pd' }), messageId: 7 };
  return { held, recent, toasts, asked, offer, sent };
}

test('what was sent by hand can be deleted in the chat for ten seconds', async () => {
  const { held, recent, toasts, asked, sent } = openOffer();
  held.value = [{ key: sent.key }];
  recent.value = [{ ...sent, state: 'sending' }];
  expect(toasts.list.value).toEqual([]);
  held.value = [];
  recent.value = [sent];
  const [toast] = toasts.list.value;
  expect(toast).toMatchObject({ text: 'Sent “Stand-up” to Team', action: { label: 'Delete it in the chat' } });
  toast?.action?.run();
  expect(asked).toEqual([['delivery.deleteSent', { key: sent.key }]]);
  vi.advanceTimersByTime(10_000);
  expect(toasts.list.value.some(({ action }) => action)).toBe(false);
});

test('what its schedule sent, and what was taken back, is not offered', () => {
  const { held, recent, toasts, sent, offer } = openOffer();
  recent.value = [sent];
  held.value = [{ key: 'k7pd@1!1' }];
  recent.value = [{ ...sent, key: 'k7pd@1!1', state: 'skipped' }];
  expect(toasts.list.value).toEqual([]);
  recent.value = [{ ...sent, key: 'k7pd@2!1' }];
  offer.follow('k7pd@2!1');
  expect(toasts.list.value).toHaveLength(1);
});
