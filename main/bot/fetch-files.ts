import type { Attachment, Message } from '../contract/message.ts';
import { UserError } from '../core/errors.ts';
import type { FileSink, Log } from '../core/ports.ts';
import { type DownloadDeps, download } from './download.ts';
import type { Quoted, QuotedFile } from './read-quoted.ts';
import type { Words } from './words/index.ts';

/** Telegram hands no larger file to a bot: https://core.telegram.org/bots/api#getfile. */
const MAX_BYTES = 20 * 1_024 * 1_024;
/** On a line of 1 Mbit/s 20 MB fit. Other commands wait meanwhile, /stop among them; messages that are due do not. */
const WITHIN_MS = 3 * 60_000;

export interface FetchDeps extends DownloadDeps {
  files: FileSink;
  log: Log;
  words: () => Words;
  /** Aborted when the bot stops. */
  closing: AbortSignal;
}

/** The message with its files in Carillon's folder. @throws UserError when one of them cannot be had */
export async function fetchQuoted({ message, files }: Quoted, deps: FetchDeps): Promise<Message> {
  if (files.length === 0) return message;
  const { media } = deps.words();
  const large = files.find(({ size = 0 }) => size > MAX_BYTES);
  if (large) throw new UserError('invalid', media.tooLarge(large.name));
  const signal = AbortSignal.any([deps.closing, AbortSignal.timeout(WITHIN_MS)]);
  const attachments: Attachment[] = [];
  for (const file of files) attachments.push(await fetchOne(file, deps, signal));
  const isMixed = new Set(attachments.map(({ kind }) => kind)).size > 1;
  // An album holds one kind; a photo that is none any more is a file, and so are the others.
  return {
    ...message,
    attachments: isMixed ? attachments.map((each) => ({ ...each, kind: 'document' })) : attachments,
  };
}

async function fetchOne(file: QuotedFile, deps: FetchDeps, signal: AbortSignal): Promise<Attachment> {
  const { files, log, words } = deps;
  const incoming = await files.receive(file.name, file.kind);
  try {
    const body = download(file.id, deps, { signal, maxBytes: MAX_BYTES });
    for await (const piece of body) await incoming.write(piece);
    return await incoming.finish();
  } catch (error) {
    await incoming.drop();
    if (error instanceof UserError) throw error;
    if (/file is too big/i.test(String(error))) throw new UserError('invalid', words().media.tooLarge(file.name));
    log.error('A file could not be fetched from Telegram', error);
    throw new UserError('unavailable', words().media.notFetched(file.name));
  }
}
