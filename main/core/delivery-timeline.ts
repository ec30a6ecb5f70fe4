import type { Acknowledgement, Delivery } from '../contract/delivery.ts';
import { ON_TIME_MS } from './catch-up.ts';
import type { DeliveryStep } from './ports.ts';
import { describeDuration } from './schedule/describe.ts';

/** What happened to a delivery at an instant (epoch ms), in words for the user. */
export interface TimelineEntry {
  at: number;
  text: string;
}

/**
 * Why a delivery was sent, or was not: from when it fell due to what became of it.
 * @param steps oldest first
 */
export function deliveryTimeline(delivery: Delivery, steps: readonly DeliveryStep[]): TimelineEntry[] {
  const { dueAt, coalesced } = delivery;
  const lines: TimelineEntry[] = [{ at: dueAt, text: whyItWent(delivery) }];
  const [first] = steps;
  const takenUp = first?.at ?? delivery.changedAt;
  if (takenUp - dueAt > ON_TIME_MS && !isAskedFor(delivery.key)) {
    const late = inSeconds(takenUp - dueAt);
    lines.push({ at: takenUp, text: `The computer was awake and Carillon running again, ${late} later.` });
  }
  if (coalesced > 0) {
    const others = coalesced === 1 ? 'one other run' : `${coalesced.toLocaleString('en')} other runs`;
    lines.push({ at: Math.max(dueAt, takenUp), text: `It stands for ${others} as well.` });
  }
  let attempt = 0;
  for (const step of steps) {
    if (step.state === 'sending') attempt++;
    lines.push({ at: step.at, text: inWords(step, attempt, delivery) });
  }
  // What was decided as it fell due took no further step.
  if (steps.length === 0 && delivery.state !== 'pending') {
    lines.push({ at: delivery.changedAt, text: delivery.reason ?? 'It was not sent.' });
  }
  if (delivery.state === 'pending') lines.push({ at: delivery.changedAt, text: 'It waits for its turn.' });
  return [...lines, ...endOfAsking(delivery.acknowledgement)];
}

function whyItWent({ key, acknowledgement }: Delivery): string {
  if (acknowledgement && acknowledgement.repeat > 0) return `It asked again (repeat ${acknowledgement.repeat}).`;
  return isAskedFor(key) ? 'You asked for it.' : 'It fell due.';
}

/** By its key: see `occurrenceKey`. */
function isAskedFor(key: string): boolean {
  return /![1-9]/.test(key);
}

const ENDS: Record<NonNullable<Acknowledgement['end']>, string> = {
  done: 'You said that it is done.',
  repeated: 'Nobody said that it is done: it was repeated.',
  superseded: 'The next run came and asks in its place.',
  dropped: 'It does not ask any more.',
};

function endOfAsking(acknowledgement: Acknowledgement | undefined): TimelineEntry[] {
  if (!acknowledgement?.end || acknowledgement.endedAt === undefined) return [];
  const isOthers = acknowledgement.end === 'done' && acknowledgement.by !== undefined;
  return [
    {
      at: acknowledgement.endedAt,
      text: isOthers ? `${acknowledgement.by} said that it is done.` : ENDS[acknowledgement.end],
    },
  ];
}

function inWords({ at, state, reason }: DeliveryStep, attempt: number, delivery: Delivery): string {
  switch (state) {
    case 'sending':
      return attempt === 1 ? 'It was handed to Telegram.' : `It was handed to Telegram again (attempt ${attempt}).`;
    case 'sent': {
      // The user's word has a reason, Telegram's has a number.
      if (reason !== undefined) return reason;
      const number = delivery.messageId === undefined ? '' : ` as message ${delivery.messageId}`;
      return `Delivered${number}, ${lateness(at - delivery.dueAt)}.`;
    }
    case 'pending':
      return reason ?? 'It waits to be tried again.';
    case 'failed':
      return reason ?? 'Telegram refused it.';
    case 'unsure':
      return reason ?? 'No answer came: it may have arrived.';
    case 'skipped':
      return reason ?? 'It was not sent.';
  }
}

function lateness(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, ms)} ms late`;
  return `${inSeconds(ms)} late`;
}

function inSeconds(ms: number): string {
  return describeDuration(Math.round(ms / 1_000) * 1_000);
}
