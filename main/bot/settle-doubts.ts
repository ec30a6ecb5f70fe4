import type { Message } from '../contract/message.ts';
import { findSent, type Holder } from '../core/find-sent.ts';
import type { Clock, Messenger, SendOutcome, SendRequest, Timers } from '../core/ports.ts';
import { abortablePause } from '../core/timers.ts';
import { msg } from '../i18n/msg.ts';
import type { Mark, MessageIds } from './message-ids.ts';

export interface DoubtDeps {
  ids: MessageIds;
  /** Whose message has this id. Changes nothing. */
  whose: (chatId: number, messageId: number) => Promise<Holder>;
  /** Whether the bot could edit what others post there: then a post is not known for its own by that. */
  isChannel: (chatId: number) => boolean;
  clock: Pick<Clock, 'monotonic'>;
  timers: Timers;
}

/** What was taken is shown within a moment. */
const FIRST_LOOK_MS = 1_000;
const LOOK_EVERY_MS = 10_000;
/** Telegram carries a request out within seconds, or drops it. What is not there before that may still come. */
const ARRIVES_WITHIN_MS = 10_000;
/** While Telegram answers and nothing is certain, the chat waits no longer than this. */
const MAX_WAIT_MS = 90_000;
/** And while it does not answer: then nothing would get through to the chat anyway. */
const MAX_OUTAGE_MS = 15 * 60_000;

const NOT_THERE = msg('delivery.notInChatSentAgain');

/**
 * Settles what is in doubt by evidence, where that is certain. Until then the request counts as under way: the chat's next
 * message waits, and a Carillon that ends meanwhile leaves it in doubt.
 */
export function withDoubtsSettled(messenger: Messenger, deps: DoubtDeps): Messenger {
  return {
    async send(request, signal) {
      const mark = deps.ids.mark(request.chatId);
      const outcome = await messenger.send(request, signal);
      if (outcome.kind !== 'unsure' || !mark || !canBeKnown(request.message)) return outcome;
      return (await settle(request, mark, deps, signal)) ?? outcome;
    },
  };
}

/** What is forwarded can be edited by nobody, and looks like another's; of several copies some may be left out. */
function canBeKnown({ copy }: Message): boolean {
  return !copy || (!copy.forward && copy.messageIds.length === 1);
}

async function settle(
  { chatId, message }: SendRequest,
  mark: Mark,
  deps: DoubtDeps,
  signal: AbortSignal,
): Promise<SendOutcome | null> {
  const { ids, clock, timers } = deps;
  const begun = clock.monotonic();
  // Since when Telegram answers again: what it was busy with may come about until a while after.
  let answeringSince = begun;
  const parts = Math.max(1, message.attachments?.length ?? 1);
  const seen = new Map<number, Holder>();
  const foundAt = new Map<string, number>();
  for (let wait = FIRST_LOOK_MS; ; wait = LOOK_EVERY_MS) {
    await abortablePause(timers, wait, signal);
    const startedAt = clock.monotonic();
    if (signal.aborted) return null;
    const finding = await findSent({
      ...{ after: mark.after, parts, seen },
      known: () => ids.knownAfter(mark),
      look: (id) => deps.whose(chatId, id),
    });
    if (signal.aborted || finding.is === 'open') return null;
    const isDisturbed = mark.isClouded || ids.isDisturbed(mark);
    if (finding.is === 'found' && !isDisturbed) {
      const which = finding.ids.join();
      const at = foundAt.get(which) ?? clock.monotonic();
      foundAt.set(which, at);
      // What others posted in a channel comes as an update, to a poll that began after it was there.
      if (!deps.isChannel(chatId) || ids.polledSince > at) {
        ids.settle(mark, finding.ids);
        return sentAs(finding.ids);
      }
    }
    if (finding.is === 'notThere' && startedAt - answeringSince >= ARRIVES_WITHIN_MS) {
      ids.settle(mark, []);
      return { kind: 'retry', scope: 'chat', reason: NOT_THERE };
    }
    const now = clock.monotonic();
    if (finding.is === 'later' && !finding.isAnswered) answeringSince = now;
    if (now - answeringSince >= MAX_WAIT_MS || now - begun >= MAX_OUTAGE_MS) return null;
  }
}

function sentAs(ids: readonly number[]): SendOutcome {
  const [messageId = 0] = ids;
  const note = msg('delivery.foundInChatAs', { messageId: String(messageId) });
  return { kind: 'sent', messageId, ...(ids.length > 1 && { messageIds: ids }), note };
}
