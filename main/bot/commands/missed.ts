import { type Reply, sayMissed } from '../replies.ts';
import type { Command, CommandDeps } from './command.ts';

export const missedCommand: Command = {
  name: 'missed',
  description: 'What fell due while you were away',
  form: '/missed',
  example: '/missed',
  // In a group it would tell of what is sent elsewhere.
  run: (_args, place, { missed, clock }) =>
    place.isPrivate ? sayMissed(missed.list(), clock.timeZone()) : { text: 'Ask me in our own chat.' },
};

/** @throws UserError when it cannot be sent (any more) */
export function tapSend(
  key: string,
  { missed, settle, clock }: Pick<CommandDeps, 'missed' | 'settle' | 'clock'>,
): Reply {
  settle(key, 'resend');
  return missed.list().length === 0 ? { text: 'On its way.' } : sayMissed(missed.list(), clock.timeZone());
}

export function tapSeen({ missed }: Pick<CommandDeps, 'missed'>): Reply {
  missed.seen();
  return { text: 'Good.' };
}
