import type { Delivery, DeliveryState } from '../../main/contract/delivery.ts';
import { dayKey } from './dates.ts';

export interface DeliveryFilter {
  jobId?: string;
  state?: DeliveryState;
}

export function matches(delivery: Delivery, filter: DeliveryFilter): boolean {
  return (
    (filter.jobId === undefined || delivery.jobId === filter.jobId) &&
    (filter.state === undefined || delivery.state === filter.state)
  );
}

/** Both lists without doubles, newest first, in the ledger's own order; where a delivery is in both, the one of `live` counts. */
export function mergedDeliveries(live: readonly Delivery[], older: Iterable<Delivery>): Delivery[] {
  const byKey = new Map<string, Delivery>();
  for (const delivery of older) byKey.set(delivery.key, delivery);
  for (const delivery of live) byKey.set(delivery.key, delivery);
  return [...byKey.values()].sort((a, b) => b.dueAt - a.dueAt || (a.key < b.key ? 1 : -1));
}

export interface DeliveryDay {
  /** `2026-12-24` */
  day: string;
  deliveries: Delivery[];
}

/** Deliveries, newest first, cut where the calendar day in `zone` changes. */
export function groupedByDay(deliveries: readonly Delivery[], zone: string): DeliveryDay[] {
  const days: DeliveryDay[] = [];
  for (const delivery of deliveries) {
    const day = dayKey(delivery.dueAt, zone);
    const last = days.at(-1);
    if (last?.day === day) last.deliveries.push(delivery);
    else days.push({ day, deliveries: [delivery] });
  }
  return days;
}

/** How a state is called on the screen. */
export const STATE_WORDS: Record<DeliveryState, string> = {
  pending: 'Waiting',
  sending: 'Sending',
  sent: 'Sent',
  failed: 'Failed',
  unsure: 'Unsure',
  skipped: 'Skipped',
};
