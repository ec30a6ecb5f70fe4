import type { Delivery } from '../contract/delivery.ts';
import type { Outbox } from './outbox.ts';
import type { Clock, Ledger } from './ports.ts';

export interface SettleDeps {
  ledger: Pick<Ledger, 'get' | 'update' | 'seen'>;
  outbox: Pick<Outbox, 'enqueue'>;
  clock: Clock;
  onDelivery: (delivery: Delivery) => void;
}

/**
 * The user's word on a delivery that Carillon cannot decide: it arrived, or send it (again).
 * Null when there is no such delivery, or none that waits for a word.
 */
export function settle(deps: SettleDeps, key: string, as: 'arrived' | 'resend'): Delivery | null {
  const { ledger, outbox, clock, onDelivery } = deps;
  const old = ledger.get(key);
  const isOpen =
    old && (old.state === 'unsure' || (as === 'resend' && (old.state === 'failed' || old.state === 'skipped')));
  if (!isOpen) return null;
  const at = clock.now();
  const delivery =
    as === 'arrived'
      ? ledger.update(key, { state: 'sent', at, reason: 'You said that it arrived.' })
      : ledger.update(key, { state: 'pending', at, reason: 'You asked to send it again.', wantedAt: at });
  onDelivery(delivery);
  // The user has seen it, for they decided about it.
  if (delivery.missed) markSeen(deps, [key]);
  // Lateness counts from the user's word: it is wanted now.
  if (as === 'resend') outbox.enqueue(delivery, at);
  return delivery;
}

/** The user has seen that these were missed. */
export function markSeen({ ledger, onDelivery }: SettleDeps, keys: readonly string[]): void {
  for (const key of keys) {
    const delivery = ledger.seen(key);
    if (delivery) onDelivery(delivery);
  }
}
