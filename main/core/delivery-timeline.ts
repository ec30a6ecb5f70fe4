import type { Acknowledgement, Delivery } from '../contract/delivery.ts';
import type { Translatable } from '../contract/translatable.ts';
import { duration, msg } from '../i18n/msg.ts';
import { ON_TIME_MS } from './catch-up.ts';
import type { DeliveryStep } from './ports.ts';

/** What happened to a delivery at an instant (epoch ms). */
export interface TimelineEntry {
  at: number;
  text: Translatable;
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
    lines.push({ at: takenUp, text: msg('notice.computerAwakeCarillonRunning', { late }) });
  }
  if (coalesced > 0) {
    lines.push({ at: Math.max(dueAt, takenUp), text: msg('timeline.coversOthers', { count: coalesced }) });
  }
  let attempt = 0;
  for (const step of steps) {
    if (step.state === 'sending') attempt++;
    lines.push({ at: step.at, text: inWords(step, attempt, delivery) });
  }
  // What was decided as it fell due took no further step.
  if (steps.length === 0 && delivery.state !== 'pending') {
    lines.push({ at: delivery.changedAt, text: delivery.reason ?? msg('notice.notSent') });
  }
  if (delivery.state === 'pending') lines.push({ at: delivery.changedAt, text: msg('notice.waitsTurn') });
  return [...lines, ...endOfAsking(delivery.acknowledgement)];
}

function whyItWent({ key, acknowledgement }: Delivery): Translatable {
  if (acknowledgement && acknowledgement.repeat > 0)
    return msg('notice.askedAgainRepeat', { repeat: acknowledgement.repeat });
  return isAskedFor(key) ? msg('notice.youAsked') : msg('notice.fellDue');
}

/** By its key: see `occurrenceKey`. */
function isAskedFor(key: string): boolean {
  return /![1-9]/.test(key);
}

const ENDS: Record<NonNullable<Acknowledgement['end']>, Translatable> = {
  done: msg('delivery.youSaidDone'),
  repeated: msg('notice.nobodySaidDoneRepeated'),
  superseded: msg('notice.nextRunCameAsks'),
  dropped: msg('notice.doesNotAskAny'),
};

function endOfAsking(acknowledgement: Acknowledgement | undefined): TimelineEntry[] {
  if (!acknowledgement?.end || acknowledgement.endedAt === undefined) return [];
  const isOthers = acknowledgement.end === 'done' && acknowledgement.by !== undefined;
  return [
    {
      at: acknowledgement.endedAt,
      text: isOthers ? msg('delivery.saidDone', { by: acknowledgement.by ?? '' }) : ENDS[acknowledgement.end],
    },
  ];
}

function inWords({ at, state, reason }: DeliveryStep, attempt: number, delivery: Delivery): Translatable {
  switch (state) {
    case 'sending':
      return attempt === 1 ? msg('notice.handedTelegram') : msg('notice.handedTelegramAgainAttempt', { attempt });
    case 'sent': {
      // The user's word has a reason, Telegram's has a number.
      if (reason !== undefined) return reason;
      const late = inSeconds(at - delivery.dueAt);
      const { messageId } = delivery;
      return messageId === undefined
        ? msg('notice.deliveredLate', { late })
        : msg('notice.deliveredAsMessageLate', { id: String(messageId), late });
    }
    case 'pending':
      return reason ?? msg('notice.waitsTriedAgain');
    case 'failed':
      return reason ?? msg('notice.telegramRefused');
    case 'unsure':
      return reason ?? msg('notice.noAnswerCameMay');
    case 'skipped':
      return reason ?? msg('notice.notSent');
  }
}

/** Below a second in ms, otherwise in whole seconds. */
function inSeconds(ms: number): Translatable {
  return duration(ms < 1_000 ? Math.max(0, ms) : Math.round(ms / 1_000) * 1_000);
}
