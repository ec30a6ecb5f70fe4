import { nameOfDelivery, type Reply, sayMissed, titleOf } from '../replies.ts';
import type { Command, CommandDeps } from './command.ts';
import { askIfOutsideBounds } from './trouble.ts';

export const missedCommand: Command = {
  name: 'missed',
  // In a group it would tell of what is sent elsewhere.
  run: (_args, place, { missed, clock, words }) =>
    place.isPrivate ? sayMissed(words(), missed.list(), clock.timeZone()) : { text: words().help.privateOnly },
};

/** @throws UserError when it cannot be sent (any more) */
export function tapSend(key: string, deps: CommandDeps): Reply {
  return askIfOutsideBounds(key, deps, () => sendMissed(key, deps));
}

function sendMissed(key: string, { missed, settle, clock, words, chats }: CommandDeps): Reply {
  const delivery = settle(key, 'resend');
  const toast = words().trouble.onItsWay(nameOfDelivery(delivery, words().core), titleOf(chats(), delivery.chatId));
  const rest = missed.list();
  return { toast, ...(rest.length === 0 ? { text: toast } : sayMissed(words(), rest, clock.timeZone())) };
}

export function tapSeen({ missed, words }: CommandDeps): Reply {
  missed.seen();
  return { text: words().missed.good };
}
