import type { Delivery, DeliveryState } from '../../main/contract/delivery.ts';
import type { Translatable } from '../../main/contract/translatable.ts';
import { inDigits, say } from '../words/index.ts';
import { dayKey, shortDay, timeOfDay } from './dates.ts';
import { firstLine } from './jobs.ts';
import { counted } from './words.ts';

export interface DeliveryFilter {
  jobId?: string;
  chatId?: number;
  state?: DeliveryState;
  /** Due from then on and before `to`, epoch ms. */
  from?: number;
  to?: number;
}

export function matches(delivery: Delivery, filter: DeliveryFilter): boolean {
  return (
    (filter.jobId === undefined || delivery.jobId === filter.jobId) &&
    (filter.chatId === undefined || delivery.chatId === filter.chatId) &&
    (filter.from === undefined || delivery.dueAt >= filter.from) &&
    (filter.to === undefined || delivery.dueAt < filter.to) &&
    (filter.state === undefined || delivery.state === filter.state)
  );
}

/** Why the soonest run of a message, by its id, has not left yet though its time has come. @param newestFirst deliveries */
export function waitingReasons(newestFirst: readonly Delivery[]): Map<string, Translatable> {
  return new Map(
    newestFirst.flatMap(({ jobId, state, reason }) => (state === 'pending' && reason ? [[jobId, reason]] : [])),
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

export function nameOfDelivery({ jobName, text }: Delivery): string {
  return jobName || firstLine(text);
}

/** What it asked and what was done to it since it arrived: "repeat 2", "done at 09:03", "edited". @param zone IANA */
export function sinceInWords({ acknowledgement, editedAt, deletedAt, dueAt }: Delivery, zone: string): string[] {
  const when = (at: number) =>
    (dayKey(at, zone) === dayKey(dueAt, zone) ? '' : `${shortDay(at, 0, zone)} `) + timeOfDay(at, zone);
  const facts: string[] = [];
  if (acknowledgement && acknowledgement.repeat > 0) facts.push(say().history.repeat(acknowledgement.repeat));
  if (acknowledgement?.end === 'done' && acknowledgement.endedAt !== undefined)
    facts.push(say().history.doneAt(when(acknowledgement.endedAt), acknowledgement.by));
  if (acknowledgement?.end === undefined && acknowledgement?.snoozedUntil !== undefined)
    facts.push(say().history.asksAgainAt(when(acknowledgement.snoozedUntil), acknowledgement.by));
  if (deletedAt !== undefined) facts.push(say().history.deleted);
  else if (editedAt !== undefined) facts.push(say().history.edited);
  return facts;
}

/** "6 deliveries, 1 failed": how many, and what of them the user should know of. */
export function countsInWords(deliveries: readonly Delivery[]): string {
  const of = (state: DeliveryState) => deliveries.filter((delivery) => delivery.state === state).length;
  const odd = (['failed', 'unsure', 'skipped'] as const).filter((state) => of(state) > 0);
  const parts = odd.map((state) => `${inDigits(of(state))} ${say().history.words[state]}`);
  return [counted(deliveries.length, say().history.delivery, say().history.deliveries), ...parts].join(', ');
}
