import type { DeliveryState } from '../contract/delivery.ts';

/** The way of a delivery: what it may become from each state. */
const NEXT: Record<DeliveryState, readonly DeliveryState[]> = {
  // Again `pending`: it moved to another chat.
  pending: ['pending', 'sending', 'skipped'],
  // `pending`: it certainly did not arrive and is tried again.
  sending: ['pending', 'sent', 'failed', 'unsure', 'skipped'],
  sent: [],
  // From these, `pending` and `sent` are the user's word.
  failed: ['pending'],
  unsure: ['pending', 'sent'],
  skipped: ['pending'],
};

/** The states from which a delivery may come to this one. */
export function statesBefore(state: DeliveryState): DeliveryState[] {
  return (Object.keys(NEXT) as DeliveryState[]).filter((before) => NEXT[before].includes(state));
}
