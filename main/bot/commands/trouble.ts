import { nameOfDelivery, type Reply, titleOf } from '../replies.ts';
import type { CommandDeps } from './command.ts';

/** @throws UserError when it does not wait for the owner's word (any more) */
export function tapResend(key: string, { settle, words, chats }: CommandDeps): Reply {
  const delivery = settle(key, 'resend');
  const text = words().trouble.onItsWay(nameOfDelivery(delivery, words().core), titleOf(chats(), delivery.chatId));
  return { toast: text, text };
}

/** @throws UserError when it does not wait for the owner's word (any more) */
export function tapArrived(key: string, { settle, words }: CommandDeps): Reply {
  const text = words().trouble.countsAsSent(nameOfDelivery(settle(key, 'arrived'), words().core));
  return { toast: text, text };
}
