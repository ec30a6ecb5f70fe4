import { nameOfDelivery, type Reply, sayMissed, titleOf } from '../replies.ts';
import type { Command, CommandDeps } from './command.ts';
import { askIfOutsideBounds } from './failed-deliveries.ts';

export const missedCommand: Command = {
  name: 'missed',
  // In a group it would tell of what is sent elsewhere.
  run: (_args, place, { missed, clock, words }) =>
    place.isPrivate ? sayMissed(words(), missed.list(), clock.timeZone()) : { text: words().help.privateOnly },
};

/** @throws UserError when it cannot be sent (any more) */
export function tapSend(key: string, deps: CommandDeps, anyway = false): Reply {
  const asked = askIfOutsideBounds(key, deps, () => sendMissed(key, deps, anyway), MISSED);
  if (asked.toast !== undefined) return asked;
  // The rest of the list is still to be decided.
  const { text, buttons = [] } = tapMissedAgain(deps);
  return { text: `${text}\n\n${asked.text}`, buttons: [...(asked.buttons ?? []), ...buttons] };
}

const MISSED = {
  anyway: (key: string) => ({ do: 'missedAnyway', key }) as const,
  back: () => ({ do: 'missedBack' }) as const,
};

/** The list as it is now. */
export function tapMissedAgain({ missed, clock, words }: CommandDeps): Reply {
  return sayMissed(words(), missed.list(), clock.timeZone());
}

function sendMissed(
  key: string,
  { missed, resolveDelivery, clock, words, chats }: CommandDeps,
  anyway: boolean,
): Reply {
  const delivery = resolveDelivery(key, 'resend', anyway);
  const toast = words().trouble.onItsWay(nameOfDelivery(delivery, words().core), titleOf(chats(), delivery.chatId));
  const rest = missed.list();
  return { toast, ...(rest.length === 0 ? { text: toast } : sayMissed(words(), rest, clock.timeZone())) };
}

export function tapSeen({ missed, words }: CommandDeps): Reply {
  missed.seen();
  return { text: words().missed.good };
}
