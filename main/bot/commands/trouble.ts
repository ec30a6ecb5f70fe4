import { nameOfDelivery, type Reply } from '../replies.ts';
import type { CommandDeps } from './command.ts';

/** @throws UserError when it does not wait for the owner's word (any more) */
export function tapResend(key: string, { settle }: Pick<CommandDeps, 'settle'>): Reply {
  return { text: `${nameOfDelivery(settle(key, 'resend'))} is on its way.` };
}

/** @throws UserError when it does not wait for the owner's word (any more) */
export function tapArrived(key: string, { settle }: Pick<CommandDeps, 'settle'>): Reply {
  return { text: `Good. ${nameOfDelivery(settle(key, 'arrived'))} counts as sent.` };
}
