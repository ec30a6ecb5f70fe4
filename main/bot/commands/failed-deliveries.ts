import { verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { OutsideBounds } from '../../core/resolve-delivery.ts';
import type { ButtonAction } from '../callback-data.ts';
import { nameOfDelivery, type Reply, sayTrouble, titleOf } from '../replies.ts';
import type { CommandDeps } from './command.ts';

/** @throws UserError when it does not wait for the owner's word (any more) */
export function tapResend(key: string, deps: CommandDeps, anyway = false): Reply {
  return askIfOutsideBounds(key, deps, () => {
    const { resolveDelivery, words, chats } = deps;
    const delivery = resolveDelivery(key, 'resend', anyway);
    const text = words().trouble.onItsWay(nameOfDelivery(delivery, words().core), titleOf(chats(), delivery.chatId));
    return { toast: text, text };
  });
}

/** Quiet hours, days off and the like speak against it now: that is said, with a button that sends it all the same. */
export function askIfOutsideBounds(
  key: string,
  { words }: CommandDeps,
  send: () => Reply,
  actions: Record<'anyway' | 'back', (key: string) => ButtonAction> = TROUBLE,
): Reply {
  try {
    return send();
  } catch (error) {
    if (!(error instanceof OutsideBounds)) throw error;
    const { core, trouble } = words();
    return {
      text: `${core.say(error.text)}\n${trouble.sendAnywayQuestion}`,
      buttons: [
        [
          { text: trouble.sendAnyway, action: actions.anyway(key) },
          { text: trouble.back, action: actions.back(key) },
        ],
      ],
    };
  }
}

const TROUBLE = {
  anyway: (key: string) => ({ do: 'sendAnyway', key }) as const,
  back: (key: string) => ({ do: 'troubleBack', key }) as const,
};

/** The failure of a message, in the words in which it was reported. @throws UserError */
export function tapTroubleAgain(key: string, { ledger, clock, words }: CommandDeps): Reply {
  const delivery = ledger.get(key);
  if (!delivery) throw new UserError('notFound', verbatim(words().reminder.gone));
  return sayTrouble(words(), delivery, clock.timeZone());
}

/** Resumes what was paused because a chat refused it; should that refuse again, it is paused again. @throws UserError */
export function tapResumeChat(chatId: number, { jobs, words, chats }: CommandDeps): Reply {
  const ids = jobs.list().flatMap((job) => (job.chatId === chatId && job.suspended !== undefined ? [job.id] : []));
  const count = jobs.many(ids, 'resume', 'chat');
  return { text: words().trouble.resumed(count, titleOf(chats(), chatId)) };
}

/** @throws UserError when it does not wait for the owner's word (any more) */
export function tapArrived(key: string, { resolveDelivery, words }: CommandDeps): Reply {
  const text = words().trouble.countsAsSent(nameOfDelivery(resolveDelivery(key, 'arrived'), words().core));
  return { toast: text, text };
}
