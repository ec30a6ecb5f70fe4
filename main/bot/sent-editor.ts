import type { Api } from 'grammy';
import type { Translatable } from '../contract/translatable.ts';
import { UserError } from '../core/errors.ts';
import type { SentEditor } from '../core/ports.ts';
import { msg } from '../i18n/msg.ts';
import { type ApiFailure, meaningOf, readApiError } from './api-errors.ts';
import type { ApiSignal } from './client.ts';
import { acknowledgementRow, keyboardOf } from './reminder-buttons.ts';
import { editMessage } from './send-message.ts';
import type { Words } from './words/index.ts';

/** The user waits for it in front of the screen. */
const ANSWER_WITHIN_MS = 15_000;

/** Changes and deletes what the bot sent. */
export function createSentEditor(api: Api, words: () => Words): SentEditor {
  const within = () => AbortSignal.timeout(ANSWER_WITHIN_MS) as ApiSignal;
  return {
    async edit(standing, message, acknowledgement) {
      try {
        await editMessage(
          api,
          standing,
          message,
          keyboardOf(message, acknowledgement && acknowledgementRow(words(), acknowledgement)),
          within(),
        );
      } catch (error) {
        const failure = readApiError(error);
        // It says that already, as after an edit whose answer was lost.
        if (isRefused(failure, /message is not modified/)) return;
        throw refusal(failure, 'edited');
      }
    },
    async remove(chatId, messageIds) {
      let wasThere = false;
      for (const messageId of messageIds) {
        try {
          await api.deleteMessage(chatId, messageId, within());
          wasThere = true;
        } catch (error) {
          const failure = readApiError(error);
          if (!isRefused(failure, /message to delete not found/)) throw refusal(failure, 'deleted');
        }
      }
      return wasThere;
    },
  };
}

function isRefused(failure: ApiFailure, telling: RegExp): boolean {
  return failure.kind === 'refused' && telling.test(failure.description);
}

const REFUSALS: readonly (readonly [telling: RegExp, advice: Translatable])[] = [
  [/message can't be deleted/, msg('error.telegramLetsBotDelete')],
  [/message can't be edited/, msg('error.telegramDoesNotLet')],
  [/message to edit not found/, msg('error.noLongerChatSomebody')],
];

function refusal(failure: ApiFailure, done: 'edited' | 'deleted'): UserError {
  const known = failure.kind === 'refused' && REFUSALS.find(([telling]) => telling.test(failure.description));
  if (known) return new UserError('conflict', known[1]);
  if (failure.kind === 'migrated') {
    return new UserError('conflict', 'error.groupBecameSupergroupSince');
  }
  // Whatever was on its way may have been done: once more does no harm.
  const { outcome } = meaningOf(failure);
  const why =
    failure.kind === 'noAnswer' || !('reason' in outcome) ? msg('error.telegramDidNotAnswer') : outcome.reason;
  return new UserError('unavailable', done === 'edited' ? 'error.notEditedTryAgain' : 'error.notDeletedTryAgain', {
    why,
  });
}
