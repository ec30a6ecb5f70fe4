import { nameOfDelivery, type Reply } from '../replies.ts';
import type { CommandDeps } from './command.ts';

/** @throws UserError when it does not wait for the owner's word (any more) */
export function tapResend(key: string, { settle, words }: CommandDeps): Reply {
  return { text: words().trouble.onItsWay(nameOfDelivery(settle(key, 'resend'), words().core)) };
}

/** @throws UserError when it does not wait for the owner's word (any more) */
export function tapArrived(key: string, { settle, words }: CommandDeps): Reply {
  return { text: words().trouble.countsAsSent(nameOfDelivery(settle(key, 'arrived'), words().core)) };
}
