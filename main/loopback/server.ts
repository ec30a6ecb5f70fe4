import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { PIECE_BYTES, PREVIEW_PATH } from '../contract/files.ts';
import type { ApiError, Push, Reply } from '../contract/ipc.ts';
import type { AppState } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { rangeHeaders, readRange } from './byte-range.ts';
import { checkOrigin, checkToken, sameSecret } from './guard.ts';
import { contentType, resolveAsset, SECURITY_HEADERS } from './static-files.ts';

// An import would evaluate all that the module hands on, a WebSocket client of some megabytes among it.
const { createServer } = process.getBuiltinModule('node:http');

/** What the server serves, once the services are there. */
export interface LoopbackApp {
  dispatch(channel: string, payload: unknown): Promise<Reply<unknown>>;
  current(): AppState;
  subscribe(listener: (push: Push) => void): () => void;
  /** Where a picture, film or sound lies that goes with messages; null when there is none of this name. */
  picture(file: string): Promise<string | null>;
}

const STATUS: Record<ApiError['code'], number> = {
  invalid: 400,
  unauthorised: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  changedElsewhere: 409,
  outsideBounds: 409,
  internal: 500,
  unavailable: 503,
};
/** A backup of ten thousand messages, and then some (see the contract's MOST_BACKUP_LENGTH). */
const MAX_BODY_BYTES = 20_000_000;
/** Keeps proxies and browsers from taking a quiet stream for a dead one. */
const HEARTBEAT_MS = 30_000;

/** Connections that have not said the token: a new one beyond these ends the oldest, so that none use up the process's files. */
const MAX_STRANGERS = 16;
const STRANGER_WITHIN_MS = 5_000;
/** A window that has not read so much, as in a frozen tab, is cut off; it asks for the whole state when it reads again. */
const MAX_UNREAD = 2_000_000;

/** Node looks for requests that never end twice a minute, which wakes an idle computer up. */
const LOOK_FOR_SLOW_MS = 10 * 60_000;

/** The window over HTTP, on 127.0.0.1 alone: files, one POST a call, and a stream of pushes. */
export class LoopbackServer {
  readonly #token: string;
  readonly #assets: string;
  readonly #server: Server;
  #app: LoopbackApp | null = null;
  /** Oldest first. */
  readonly #strangers = new Set<Socket>();

  /** @param assets the folder of the built window */
  constructor(options: { token: string; assets: string }) {
    this.#token = options.token;
    this.#assets = options.assets;
    this.#server = createServer({ connectionsCheckingInterval: LOOK_FOR_SLOW_MS }, (request, response) => {
      this.#handle(request, response).catch(() => response.destroy());
    });
    this.#server.on('connection', (socket) => this.#receive(socket));
  }

  /** @throws the system's error, EADDRINUSE among them */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
  }

  /** Until it is called, every request is answered with "starting". */
  serve(app: LoopbackApp): void {
    this.#app = app;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The address that lets a browser in. */
  get url(): string {
    return `http://127.0.0.1:${this.port}/?token=${this.#token}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
    if (!url) return refuse(response, 400, msg('error.addressCannotRead'));
    const stranger = checkOrigin(request, this.port);
    if (stranger) return refuse(response, stranger.status, stranger.text);
    const given = url.searchParams.get('token');
    if (given !== null && request.method === 'GET' && url.pathname === '/') return this.#admit(response, given);
    const isPicture = url.pathname.startsWith(PREVIEW_PATH);
    const isCall = url.pathname.startsWith('/api/');
    const unknown = checkToken(request, url, this.#token);
    if (!unknown) this.#welcome(request.socket);
    // The window's files hold no secret; served to anyone on this computer, they can say how to get in.
    if (unknown && (isCall || isPicture)) return refuse(response, unknown.status, unknown.text);
    if (isPicture) return this.#sendPreview(request, response, url.pathname.slice(PREVIEW_PATH.length));
    if (!isCall) return this.#sendFile(request, response, url.pathname);
    if (!this.#app) return refuse(response, 503, msg('error.carillonStartingTryAgain'));
    if (url.pathname === '/api/events') return this.#stream(request, response, this.#app);
    return this.#call(request, response, this.#app, url);
  }

  #receive(socket: Socket): void {
    this.#strangers.add(socket);
    socket.setTimeout(STRANGER_WITHIN_MS, () => this.#strangers.has(socket) && socket.destroy());
    socket.once('close', () => this.#strangers.delete(socket));
    const [oldest] = this.#strangers;
    if (this.#strangers.size > MAX_STRANGERS) oldest?.destroy();
  }

  /** It has said the token: it may stay as long as it likes. */
  #welcome(socket: Socket): void {
    this.#strangers.delete(socket);
    socket.setTimeout(0);
  }

  #admit(response: ServerResponse, given: string): void {
    if (!sameSecret(given, this.#token)) {
      return refuse(response, 401, msg('error.tokenNotSessionsOpen'));
    }
    // Behind the # it reaches the page and no server; the page keeps it and takes it out of the address bar and the history.
    response.writeHead(303, { location: `/#key=${this.#token}`, 'cache-control': 'no-store' }).end();
  }

  async #sendFile(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, msg('error.onlyGetWorksHere'));
    const file = resolveAsset(this.#assets, path);
    const content = file && (await readFile(file).catch(() => null));
    if (!file || !content) return refuse(response, 404, msg('error.nothingAddress'));
    const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    response.writeHead(200, { 'content-type': contentType(file), 'cache-control': cache });
    response.end(request.method === 'HEAD' ? undefined : content);
  }

  async #sendPreview(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const file = await this.#app?.picture(name);
    const found = file && (await stat(file).catch(() => null));
    if (!file || !found) return refuse(response, 404, msg('error.nothingAddress'));
    const range = readRange(request.headers.range, found.size);
    if (range === 'unsatisfiable') return refuse(response, 416, msg('error.noSuchPart'));
    const content = createReadStream(file, range ?? {});
    const isOpen = await once(content, 'open').catch(() => null);
    if (!isOpen) return refuse(response, 404, msg('error.nothingAddress'));
    response.writeHead(range ? 206 : 200, {
      ...rangeHeaders(range, found.size),
      'content-type': contentType(name),
      'cache-control': 'private, max-age=86400',
    });
    // A window that goes away in the middle is no error of ours.
    await pipeline(content, response).catch(() => {});
  }

  async #call(request: IncomingMessage, response: ServerResponse, app: LoopbackApp, url: URL): Promise<void> {
    if (request.method !== 'POST') return refuse(response, 405, msg('error.callPost'));
    const channel = url.pathname.slice('/api/'.length);
    const body = await readBody(request, channel === 'files.piece' ? PIECE_BYTES : MAX_BODY_BYTES);
    if (body === null) return refuse(response, 400, msg('error.callTooLarge'));
    let payload: unknown;
    try {
      payload =
        channel === 'files.piece'
          ? { upload: url.searchParams.get('upload'), bytes: new Uint8Array(body) }
          : readJson(body);
    } catch {
      return refuse(response, 400, msg('error.callNotValidJson'));
    }
    const reply = await app.dispatch(channel, payload);
    sendJson(response, reply.ok ? 200 : STATUS[reply.error.code], reply);
  }

  #stream(request: IncomingMessage, response: ServerResponse, app: LoopbackApp): void {
    if (request.method !== 'GET') return refuse(response, 405, msg('error.onlyGetWorksHere'));
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    let unread = 0;
    response.on('drain', () => {
      unread = 0;
    });
    const send = (push: Push) => {
      const data = `data: ${JSON.stringify(push)}\n\n`;
      if (response.writableNeedDrain) unread += data.length;
      if (unread > MAX_UNREAD) response.destroy();
      else response.write(data);
    };
    // Snapshot first, then changes: a window that reconnects has missed nothing.
    send({ topic: 'state', change: { type: 'snapshot', state: app.current() } });
    const unsubscribe = app.subscribe(send);
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
    response.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
    });
  }
}

/** Null when it is larger than such a call is. The rest of such a body is read and dropped, so that the answer arrives. */
async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes <= most) chunks.push(chunk as Buffer);
    if (bytes > 4 * MAX_BODY_BYTES) request.destroy();
  }
  return bytes > most ? null : Buffer.concat(chunks);
}

/** @throws SyntaxError */
function readJson(body: Buffer): unknown {
  return body.length === 0 ? undefined : JSON.parse(body.toString('utf8'));
}

function refuse(response: ServerResponse, status: number, text: Translatable): void {
  const code = (Object.keys(STATUS) as ApiError['code'][]).find((name) => STATUS[name] === status) ?? 'invalid';
  sendJson(response, status, { ok: false, error: { code, ...text } });
}

function sendJson(response: ServerResponse, status: number, value: Reply<unknown>): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}
