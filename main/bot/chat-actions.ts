import type { Api } from 'grammy';
import type { Message } from '../contract/message.ts';
import type { Translatable } from '../contract/translatable.ts';
import type { AfterSendStep, ChatActionOutcome, ChatActions } from '../core/ports.ts';
import { msg } from '../i18n/msg.ts';
import { meaningOf, readApiError } from './api-errors.ts';
import type { ApiSignal } from './client.ts';
import { keyboardOf } from './reminder-buttons.ts';

const ANSWER_WITHIN_MS = 30_000;

const DONE_ALREADY = /poll has already been closed/i;
const GONE = /message (to (delete|pin|unpin)|with poll to stop) not found/i;
const REFUSALS: readonly (readonly [telling: RegExp, advice: Translatable])[] = [
  [/message can't be deleted|MESSAGE_DELETE_FORBIDDEN/i, msg('delivery.botMayDelete48Hours')],
  [/not enough rights|CHAT_ADMIN_REQUIRED|have no rights/i, msg('delivery.botNeedsRights')],
];

/** Does things to messages that stand in chats. Each may be done twice: what is so already is done. */
export function createChatActions(api: Api): ChatActions {
  return {
    async perform(step, message) {
      let outcome: ChatActionOutcome = { kind: 'done' };
      for (const id of idsFor(step)) {
        outcome = await attempt(() => call(api, step, id, message));
        if (outcome.kind === 'retry' || outcome.kind === 'failed') return outcome;
      }
      return outcome;
    },
  };
}

/** Of an album the first message is pinned, and all are deleted. */
function idsFor({ action, messageIds }: AfterSendStep): readonly number[] {
  return action === 'delete' || action === 'deletePrevious' ? messageIds : messageIds.slice(0, 1);
}

function call(api: Api, { action, chatId }: AfterSendStep, id: number, message: Message | undefined) {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS) as ApiSignal;
  switch (action) {
    case 'pin':
      return api.pinChatMessage(chatId, id, {}, signal);
    case 'pinSilently':
      return api.pinChatMessage(chatId, id, { disable_notification: true }, signal);
    case 'unpinPrevious':
      return api.unpinChatMessage(chatId, id, {}, signal);
    case 'closePoll':
      // Without its buttons they would go.
      return api.stopPoll(chatId, id, message ? keyboardOf(message) : {}, signal);
    case 'delete':
    case 'deletePrevious':
      return api.deleteMessage(chatId, id, signal);
  }
}

async function attempt(act: () => Promise<unknown>): Promise<ChatActionOutcome> {
  try {
    await act();
    return { kind: 'done' };
  } catch (error) {
    const failure = readApiError(error);
    const { outcome } = meaningOf(failure);
    if (failure.kind === 'migrated') return { kind: 'failed', reason: MOVED };
    if (failure.kind !== 'refused')
      return { kind: 'retry', ...(outcome.kind === 'retry' && { afterMs: outcome.afterMs }) };
    if (DONE_ALREADY.test(failure.description)) return { kind: 'done' };
    if (GONE.test(failure.description)) return { kind: 'gone' };
    const known = REFUSALS.find(([telling]) => telling.test(failure.description));
    return { kind: 'failed', reason: known?.[1] ?? ('reason' in outcome ? (outcome.reason ?? MOVED) : MOVED) };
  }
}

const MOVED = msg('error.groupBecameSupergroupSince');
