import type { Api } from 'grammy';
import type { Messenger, SendOutcome, SendRequest } from '../core/ports.ts';
import { outcomeOf, readApiError } from './api-errors.ts';

/** Longer than any answer that Telegram still gives. */
const ANSWER_WITHIN_MS = 30_000;

/** Sends through the Bot API: one request a call. */
export function createMessenger(api: Api): Messenger {
  return {
    async send({ chatId, threadId, message }: SendRequest, signal: AbortSignal): Promise<SendOutcome> {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
      const options = threadId === undefined ? {} : { message_thread_id: threadId };
      try {
        const sent = await api.sendMessage(chatId, message.text, options, limit as ApiSignal);
        return { kind: 'sent', messageId: sent.message_id };
      } catch (error) {
        return outcomeOf(readApiError(error));
      }
    },
  };
}

/** grammY's types name the signal of a polyfill; it takes the platform's own. */
export type ApiSignal = Parameters<Api['sendMessage']>[3];
