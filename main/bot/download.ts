import { open } from 'node:fs/promises';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { isAbsolute } from 'node:path';
import type { Api } from 'grammy';
import { UserError } from '../core/errors.ts';
import { type ApiSignal, TELEGRAM } from './client.ts';
import type { Connections } from './network/connections.ts';

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
    throw new UserError(
      'unavailable',
      `The Bot API server keeps its files in a folder that Carillon cannot read (${error.code}). Run it on this computer and let your account read them, or start it without --local.`,
    );
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
