import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { Api } from 'grammy';
import type { Message } from '../contract/message.ts';
import type { Messenger, SendOutcome, SendRequest } from '../core/ports.ts';
import { msg } from '../i18n/msg.ts';
import { isFileIdRefused, meaningOf, readApiError } from './api-errors.ts';
import type { ApiSignal } from './client.ts';
import { Upload } from './files.ts';
import { type FileIds, sendMessage } from './send-message.ts';
import type { Words } from './words/index.ts';

const MOVED = msg('input.groupBecameSupergroupMessage');

export interface MessengerDeps {
  api: Api;
  /** The folder in which attachments are. */
  files: string;
  fileIds: FileIds;
  words: () => Words;
}

/** Sends through the Bot API: one request a call, and a second one only where the first was refused for its file ids. */
export function createMessenger({ api, files, fileIds, words }: MessengerDeps): Messenger {
  const request = async (sending: SendRequest, ids: FileIds, signal: AbortSignal) => {
    const upload = new Upload(files, sending.onProgress);
    const cut = new AbortController();
    // What is on its way whole is past stopping: its answer says what became of it.
    const stop = () => upload.isUnderWay && cut.abort();
    sending.cancel?.addEventListener('abort', stop);
    try {
      return await sendMessage(
        { api, upload, fileIds: ids, words: words() },
        sending,
        AbortSignal.any([signal, cut.signal]) as ApiSignal,
      );
    } finally {
      sending.cancel?.removeEventListener('abort', stop);
    }
  };
  return {
    async send(sending: SendRequest, signal: AbortSignal): Promise<SendOutcome> {
      const missing = await findMissing(sending.message, files);
      if (missing) return { kind: 'failed', reason: msg('delivery.fileGoneAttachMessage', { missing }) };
      try {
        const sent = await request(sending, fileIds, signal).catch((error) => {
          if (!isFileIdRefused(error)) throw error;
          // Telegram forgets files now and then: it certainly did not arrive, and is uploaded anew.
          return request(sending, { ...fileIds, find: () => undefined }, signal);
        });
        return { kind: 'sent', ...sent };
      } catch (error) {
        const { outcome } = meaningOf(readApiError(error));
        // Which of the two chats has moved is not said, and to move the wrong one's jobs would send them astray.
        if (outcome.kind === 'migrated' && sending.message.copy) return { kind: 'failed', reason: MOVED };
        return outcome;
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
