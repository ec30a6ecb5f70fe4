import type { Delivery, DeliveryState } from '../../../main/contract/delivery.ts';
import { verbatim } from '../../../main/contract/translatable.ts';

import { CHATS, HOUR, MINUTE, NOW } from './jobs.ts';

type DeliverySeed = Partial<Delivery> & { state: DeliveryState; ago: number; text: string };

export function deliveryOf({ ago, ...seed }: DeliverySeed, now = NOW): Delivery {
  const dueAt = Math.round((now - ago) / 1_000) * 1_000;
  const jobId = seed.jobId ?? 'k7pd';
  return {
    key: `${jobId}@${dueAt}`,
    jobId,
    jobName: '',
    chatId: CHATS.owner.id,
    dueAt,
    attempts: 1,
    changedAt: dueAt + 340,
    coalesced: 0,
    ...seed,
  };
}

/** Deliveries in every state, over three days. */
export function mixedDeliveries(now = NOW): Delivery[] {
  const standUp = { jobId: 'k7pd', jobName: 'Stand-up', chatId: CHATS.team.id, text: 'Stand-up in ten minutes.' };
  const bread = { jobId: 'w9fa', jobName: 'Tomorrow’s bread', chatId: CHATS.channel.id, text: 'Fresh tomorrow from 6' };
  const rest = { jobId: 'st3w', text: 'Take a break: stand up, look out of the window 🌿' };
  return [
    deliveryOf({ ...rest, state: 'sending', ago: 1_000 }, now),
    deliveryOf(
      {
        ...bread,
        state: 'pending',
        ago: 40_000,
        attempts: 2,
        reason: verbatim('No network. Tries again in 20 seconds.'),
      },
      now,
    ),
    deliveryOf({ ...rest, state: 'sent', ago: 27 * MINUTE }, now),
    deliveryOf(
      {
        ...bread,
        state: 'unsure',
        ago: 2 * HOUR,
        reason: verbatim('The connection broke after the message was handed over. Look into the chat: is it there?'),
      },
      now,
    ),
    deliveryOf(
      { ...standUp, state: 'sent', ago: 2.4 * HOUR, changedAt: now - 2.4 * HOUR + 190_000, coalesced: 3, attempts: 4 },
      now,
    ),
    deliveryOf(
      {
        jobId: 'c4rn',
        text: 'Carl, your order is ready',
        chatId: 5_551_234,
        state: 'failed',
        ago: 20 * HOUR,
        reason: verbatim('Carl blocked the bot. He has to open the chat with it and press Start; then send it again.'),
      },
      now,
    ),
    deliveryOf(
      {
        ...bread,
        state: 'skipped',
        ago: 26 * HOUR,
        reason: verbatim('It was 9 h late, more than the 6 h that it may be.'),
      },
      now,
    ),
    deliveryOf({ ...standUp, state: 'sent', ago: 26.5 * HOUR }, now),
    deliveryOf(
      { ...rest, state: 'skipped', ago: 50 * HOUR, coalesced: 479, reason: verbatim('The computer was asleep.') },
      now,
    ),
    deliveryOf({ ...standUp, state: 'sent', ago: 50.5 * HOUR }, now),
  ];
}

/** A message that asks until it is done: yesterday's was done, today's waits, and one was changed in the chat since. */
export function askingDeliveries(now = NOW): Delivery[] {
  const pills = { jobId: 'p2ns', jobName: 'Pills', chatId: CHATS.owner.id, text: 'Take your pills' };
  const sent = { ...pills, state: 'sent' } as const;
  const of = (ago: number, acknowledgement: Delivery['acknowledgement'], more: Partial<Delivery> = {}) => ({
    ...deliveryOf({ ...sent, ago }, now),
    messageId: 812,
    ...(acknowledgement && { acknowledgement }),
    ...more,
  });
  return [
    of(4 * MINUTE, { repeat: 2 }),
    of(14 * MINUTE, { repeat: 1, end: 'repeated', endedAt: now - 4 * MINUTE }),
    of(24 * MINUTE, { repeat: 0, end: 'repeated', endedAt: now - 14 * MINUTE }),
    of(24.3 * HOUR, { repeat: 1, end: 'done', endedAt: now - 24.2 * HOUR }),
    of(26 * HOUR, undefined, { jobName: 'Stand-up', text: 'Stand-up at 11 today', editedAt: now - 25 * HOUR }),
    of(27 * HOUR, undefined, { jobName: 'Sale', text: 'Everything for half', deletedAt: now - 25 * HOUR }),
  ];
}

/** What fell due overnight, while the computer slept. */
export function missedDeliveries(now = NOW): Delivery[] {
  const missed = { missed: true, chatId: CHATS.team.id };
  return [
    deliveryOf(
      { ...missed, jobName: 'Stand-up', text: 'Stand-up', state: 'sent', ago: 20 * MINUTE, coalesced: 2 },
      now,
    ),
    ...Array.from({ length: 7 }, (_, index) =>
      deliveryOf(
        {
          ...missed,
          jobId: `mss${index + 2}`,
          text: index === 2 ? 'صباح الخير' : 'Fresh tomorrow from 6: rye, spelt, poppy seed plaits. Order by 20:00.',
          state: 'skipped',
          ago: (index + 9) * HOUR,
          reason: verbatim('It was 9 h late, more than the 6 h that it may be.'),
        },
        now,
      ),
    ),
  ];
}
