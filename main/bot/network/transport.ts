import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { ApiClientOptions } from 'grammy';
import type { Connections } from './connections.ts';

// An import would evaluate all that the module hands on, a WebSocket client of some megabytes among it.
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');

/**
 * How far a request had come when it broke. Telegram carries out only what it has whole, so a request that broke while
 * `connecting` or `sending` has certainly done nothing; one that was `sent` may have.
 */
export type Stage = 'connecting' | 'sending' | 'sent';

/** Why a request has no answer that can be read. */
export class RequestBroke extends Error {
  readonly stage: Stage;
  /** Of the system (ECONNRESET), of TLS, or our own: STALLED, NO_ANSWER, ABORTED, NOT_JSON, TOO_LARGE, PROXY_407. */
  readonly code: string;
  /** The HTTP status, where there was one. */
  readonly status: number | undefined;

  constructor(stage: Stage, code: string, status?: number) {
    super(`The request broke while ${stage}: ${code}${status === undefined ? '' : ` (${status})`}`);
    this.name = 'RequestBroke';
    this.stage = stage;
    this.code = code;
    this.status = status;
  }
}

export interface TransportLimits {
  /** To the end of the handshake, the way through a proxy included. */
  connectMs: number;
  /** While a body goes up: without a single byte taken by the network. */
  stalledMs: number;
  /** From the last byte of the request to the last byte of the answer. Longer than a long poll. */
  answerMs: number;
  mostAnswerBytes: number;
}

const LIMITS: TransportLimits = {
  connectMs: 20_000,
  stalledMs: 30_000,
  answerMs: 60_000,
  // A hundred updates at their largest are below one.
  mostAnswerBytes: 8 * 1_024 * 1_024,
};

/** As much as a system may hold of a request before the network takes it. */
const MAX_BUFFERED_BYTES = 4 * 1_024 * 1_024;

interface FetchOptions {
  method: string;
  headers: Record<string, string>;
  body: string | AsyncIterable<Uint8Array>;
  signal: AbortSignal;
}

/**
 * The `fetch` that grammY calls. There is no limit on a request as a whole, for 50 MB take many minutes on a home line; what
 * ends one is that nothing moves. It never follows a redirect, which would carry the token elsewhere.
 * @throws (as a rejection) RequestBroke and nothing else
 */
export function createFetch(
  connections: Route,
  limits: Partial<TransportLimits> = {},
): NonNullable<ApiClientOptions['fetch']> {
  const fetch = (url: string, options: FetchOptions) =>
    new Exchange({ ...LIMITS, ...limits }).run(url, options, connections);
  return fetch as unknown as NonNullable<ApiClientOptions['fetch']>;
}

/** How requests get to the server. */
type Route = Pick<Connections, 'agent'> & Partial<Pick<Connections, 'noteDate'>>;

type Answer = { json: () => Promise<unknown> };

/** One request and its answer. */
class Exchange {
  readonly #limits: TransportLimits;
  readonly #outcome = Promise.withResolvers<Answer>();
  #stage: Stage = 'connecting';
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;
  #request: ClientRequest | undefined;
  #sentBytes = 0;
  #sendingSince = 0;

  constructor(limits: TransportLimits) {
    this.#limits = limits;
  }

  async run(url: string, options: FetchOptions, connections: Route): Promise<Answer> {
    const abort = () => this.#break('ABORTED');
    options.signal.addEventListener('abort', abort, { once: true });
    if (options.signal.aborted) abort();
    this.#limit(this.#limits.connectMs, 'ETIMEDOUT');
    try {
      await this.#begin(url, options, connections);
      return await this.#outcome.promise;
    } finally {
      clearTimeout(this.#timer);
      options.signal.removeEventListener('abort', abort);
    }
  }

  async #begin(url: string, { method, headers, body }: FetchOptions, connections: Route) {
    const agent = await connections.agent().catch(() => this.#break('PROXY_UNREADABLE'));
    if (!agent || this.#isOver) return;
    const kind = url.startsWith('https:') ? https : http;
    const length = typeof body === 'string' && { 'content-length': Buffer.byteLength(body) };
    const request = kind.request(url, { method, headers: { ...headers, ...length }, agent });
    this.#request = request;
    request.on('error', (error: NodeJS.ErrnoException) => this.#break(error.code ?? error.name));
    // The connection ended, and the HTTP parser had nothing to complain of.
    request.on('close', () => this.#break('ECONNRESET'));
    // The agents of HTTP proxies tell how a tunnel was answered, or give a socket when there was none to build.
    request.on('proxyConnect', ({ statusCode }: { statusCode?: number }) => {
      if (statusCode !== undefined && statusCode !== 200) this.#break(`PROXY_${statusCode}`);
    });
    request.on('socket', (socket) => {
      whenConnected(socket, () => void this.#send(request, body).catch(() => this.#break('BODY')));
    });
    request.on('response', (response) => {
      connections.noteDate?.(response.headers.date);
      this.#read(request, response);
    });
  }

  #break(code: string, status?: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#outcome.reject(new RequestBroke(this.#stage, code, status));
    this.#request?.destroy();
  }

  #limit(ms: number, code: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#break(code), ms);
  }

  async #send(request: ClientRequest, body: FetchOptions['body']): Promise<void> {
    this.#stage = 'sending';
    this.#sendingSince = performance.now();
    this.#limit(this.#limits.stalledMs, 'STALLED');
    if (typeof body === 'string') {
      // Taken as sent from here on: a few bytes are on their way before Node can say so.
      request.end(body);
      this.#sent();
      return;
    }
    request.once('finish', () => this.#sent());
    for await (const chunk of body) {
      if (request.destroyed) return;
      this.#sentBytes += chunk.length;
      if (!request.write(chunk)) await drained(request);
      this.#limit(this.#limits.stalledMs, 'STALLED');
    }
    // A body that broke off on the way ends like any other: whoever made it has aborted the request.
    if (!request.destroyed) request.end();
  }

  /** The system has all of the request; what it still holds goes out as fast as the rest did. */
  #sent(): void {
    this.#stage = 'sent';
    const perMs = this.#sentBytes / Math.max(1, performance.now() - this.#sendingSince);
    const drainMs = this.#sentBytes === 0 ? 0 : Math.min(this.#sentBytes, MAX_BUFFERED_BYTES) / perMs;
    this.#limit(this.#limits.answerMs + drainMs, 'NO_ANSWER');
  }

  #read(request: ClientRequest, response: IncomingMessage): void {
    const { statusCode = 0 } = response;
    const chunks: Buffer[] = [];
    let size = 0;
    // While the request still goes up, the answer has as long as it may take after it.
    if (this.#stage !== 'sent') this.#limit(this.#limits.answerMs, 'NO_ANSWER');
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > this.#limits.mostAnswerBytes) this.#break('TOO_LARGE', statusCode);
      else chunks.push(chunk);
    });
    response.on('end', () => {
      const answer = readJson(Buffer.concat(chunks).toString('utf8'));
      // Answered before all of the request was there: final if it is a refusal, and else it cannot have been carried out.
      const isEarly = this.#stage !== 'sent' && statusCode >= 500;
      if (answer === undefined || isEarly) return this.#break('NOT_JSON', statusCode);
      this.#isOver = true;
      this.#outcome.resolve({ json: async () => answer });
      if (this.#stage !== 'sent') request.destroy();
    });
    response.on('error', (error: NodeJS.ErrnoException) => this.#break(error.code ?? error.name));
  }
}

function whenConnected(socket: Socket & { secureConnecting?: boolean }, run: () => void): void {
  if (socket.secureConnecting) socket.once('secureConnect', run);
  else if (socket.connecting) socket.once('connect', run);
  else run();
}

function drained(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      request.off('drain', done);
      request.off('close', done);
      resolve();
    };
    request.once('drain', done);
    request.once('close', done);
  });
}

/** What the Bot API answers, as far as grammY relies on it; undefined for anything else, such as the page of a proxy. */
function readJson(text: string): unknown {
  try {
    const answer = JSON.parse(text) as { ok?: unknown; error_code?: unknown } | null;
    if (answer?.ok === true && 'result' in answer) return answer;
    if (answer?.ok === false && typeof answer.error_code === 'number') {
      return { description: `Error ${answer.error_code}`, ...answer };
    }
  } catch {
    // Falls through: whatever it is, it is no answer of the Bot API.
  }
  return undefined;
}
