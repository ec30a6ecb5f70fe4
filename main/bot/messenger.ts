import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { Api } from 'grammy';
import type { Message } from '../contract/message.ts';
import type { Messenger, SendOutcome, SendRequest } from '../core/ports.ts';
import { meaningOf, readApiError } from './api-errors.ts';
import type { ApiSignal } from './client.ts';
import { sendMessage } from './send-message.ts';
import type { Words } from './words/index.ts';

/** Longer than any answer that Telegram still gives. */
const ANSWER_WITHIN_MS = 30_000;

/** Sends through the Bot API: one request a call. @param files the folder in which attachments are */
export function createMessenger(api: Api, files: string, words: () => Words): Messenger {
  return {
    async send(request: SendRequest, signal: AbortSignal): Promise<SendOutcome> {
      const missing = await findMissing(request.message, files);
      if (missing) return { kind: 'failed', reason: `The file “${missing}” is gone. Attach it to the message again.` };
      const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
      try {
        return { kind: 'sent', ...(await sendMessage(api, request, files, words(), limit as ApiSignal)) };
      } catch (error) {
        return meaningOf(readApiError(error)).outcome;
      }
    },
  };
}

/** The name of an attachment that cannot be read: the request would break off in its middle. */
async function findMissing({ attachments = [] }: Message, files: string): Promise<string | undefined> {
  for (const { file, name } of attachments) {
    const isThere = await access(join(files, file), constants.R_OK).then(
      () => true,
      () => false,
    );
    if (!isThere) return name;
  }
  return undefined;
}
