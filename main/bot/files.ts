import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { isAbsolute, join } from 'node:path';
import type { Api } from 'grammy';
import { InputFile } from 'grammy';
import { canBeAlbum, MEDIA_RULES } from '../contract/media.ts';
import type { Attachment, Message } from '../contract/message.ts';
import { verbatim } from '../contract/translatable.ts';
import { UserError } from '../core/errors.ts';
import type { FileSink, Log, UploadProgress } from '../core/ports.ts';
import { type ApiSignal, TELEGRAM } from './client.ts';
import type { Connections } from './network/connections.ts';
import type { Quoted, QuotedFile } from './read-quoted.ts';
import type { Words } from './words/index.ts';

/** The files of one request, counted as the network takes them. */
export class Upload {
  readonly #folder: string;
  readonly #onProgress: (progress: UploadProgress) => void;
  #sentBytes = 0;
  #totalBytes = 0;
  #unread = 0;

  /** @param folder in which the attachments are */
  constructor(folder: string, onProgress: (progress: UploadProgress) => void = () => {}) {
    this.#folder = folder;
    this.#onProgress = onProgress;
  }

  /** While true, the end of the request is not out: Telegram cannot have carried it out. */
  get isUnderWay(): boolean {
    return this.#unread > 0;
  }

  file({ file, name, size }: Attachment): InputFile {
    this.#totalBytes += size;
    this.#unread++;
    return new InputFile(() => this.#read(join(this.#folder, file)), name);
  }

  async *#read(path: string): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(path)) {
      yield chunk as Uint8Array;
      this.#sentBytes += chunk.length;
      this.#onProgress({ sentBytes: this.#sentBytes, totalBytes: this.#totalBytes });
    }
    this.#unread--;
  }
}

/** Telegram hands no larger file to a bot: https://core.telegram.org/bots/api#getfile. */
export const MAX_FETCHED_BYTES = 20 * 1_024 * 1_024;
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
  const large = files.find(({ size = 0 }) => size > MAX_FETCHED_BYTES);
  if (large) throw new UserError('invalid', verbatim(media.tooLarge(large.name)));
  const signal = AbortSignal.any([deps.closing, AbortSignal.timeout(WITHIN_MS)]);
  const attachments: Attachment[] = [];
  for (const file of files) attachments.push(await fetchOne(file, deps, signal));
  // Parts that are no album any more, as a photo that is none, go as files.
  const isAlbum = attachments.length < 2 || canBeAlbum(attachments.map(({ kind }) => kind));
  return {
    ...message,
    attachments: isAlbum ? attachments : attachments.map(({ spoiler: _, ...each }) => ({ ...each, kind: 'document' })),
  };
}

async function fetchOne(file: QuotedFile, deps: FetchDeps, signal: AbortSignal): Promise<Attachment> {
  const { files, log, words } = deps;
  const incoming = await files.receive(file.name, file.kind);
  try {
    const body = download(file.id, deps, { signal, maxBytes: MAX_FETCHED_BYTES });
    for await (const piece of body) await incoming.write(piece);
    const attachment = await incoming.finish();
    return file.spoiler && MEDIA_RULES[attachment.kind].isVisual ? { ...attachment, spoiler: true } : attachment;
  } catch (error) {
    await incoming.drop();
    if (error instanceof UserError) throw error;
    if (/file is too big/i.test(String(error)))
      throw new UserError('invalid', verbatim(words().media.tooLarge(file.name)));
    log.error('A file could not be fetched from Telegram', error);
    throw new UserError('unavailable', verbatim(words().media.notFetched(file.name)));
  }
}

// An import would evaluate all that the module hands on, a WebSocket client of some megabytes among it.
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');

/** Without a single byte, connecting included. */
const STALLED_MS = 30_000;

export interface DownloadDeps {
  api: Api;
  token: string;
  /** Without a trailing slash. */
  apiRoot: string;
  /** The same way as all requests: through the proxy, where there is one. */
  connections: Pick<Connections, 'agent'>;
}

export interface DownloadOptions {
  signal: AbortSignal;
  /** More than this is not read, whatever the server said of the size. */
  maxBytes: number;
  stalledMs?: number;
}

/**
 * Yields the content of a file at Telegram as it comes. Follows no redirect, which would carry the token elsewhere.
 * @throws when it cannot be had, stalls, or is too large
 */
export async function* download(
  fileId: string,
  { api, token, apiRoot, connections }: DownloadDeps,
  { signal, maxBytes, stalledMs = STALLED_MS }: DownloadOptions,
): AsyncGenerator<Uint8Array> {
  // grammY's types name the signal of a polyfill; it takes the platform's own.
  const { file_path: path = '' } = await api.getFile(fileId, signal as ApiSignal);
  // A Bot API server of one's own, run with --local, answers with a path on its disk, and serves no files (telegram-bot-api, README).
  if (isAbsolute(path) && apiRoot !== TELEGRAM) return yield* readLocal(path, { signal, maxBytes });
  const kind = apiRoot.startsWith('https:') ? https : http;
  const agent = await connections.agent();
  const request = kind.get(`${apiRoot}/file/bot${token}/${path}`, { agent, signal });
  let response: IncomingMessage | undefined;
  request.setTimeout(stalledMs, () => (response ?? request).destroy(new Error('The download stalled.')));
  try {
    response = await responseTo(request);
    if (response.statusCode !== 200) throw new Error(`HTTP ${response.statusCode}`);
    let size = 0;
    for await (const piece of response as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > maxBytes) throw new RangeError('The file is too large.');
      yield piece;
    }
  } finally {
    request.destroy();
  }
}

/** @throws UserError when the server's files are not here to be read */
async function* readLocal(path: string, { signal, maxBytes }: DownloadOptions): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new UserError('unavailable', 'telegram.botApiServerKeeps', { code: String(error.code) });
  });
  try {
    let size = 0;
    for await (const piece of file.createReadStream({ signal, autoClose: false }) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > maxBytes) throw new RangeError('The file is too large.');
      yield piece;
    }
  } finally {
    await file.close();
  }
}

function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', reject);
  });
}
