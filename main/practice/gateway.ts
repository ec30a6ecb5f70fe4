import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiResponse } from 'grammy/types';
import { readParams } from './body.ts';
import { ApiFailure, tooManyRequests } from './failure.ts';
import type { Fault, Faults } from './faults.ts';
import type { KeptFiles } from './files.ts';
import type { Method } from './methods.ts';
import type { RequestLog, RequestRecord } from './request-log.ts';

export interface GatewayOptions {
  token: string;
  methods: ReadonlyMap<string, Method>;
  files: KeptFiles;
  faults: Faults;
  log: RequestLog;
  /** Epoch ms. */
  now: () => number;
  /** Called after each processed request. */
  onProcessed: () => void;
}

/** `/bot<token>/<method>`; a token has the id of the bot, a colon and a secret. */
const PATH = /^\/bot([^/]*)\/([^/]+)\/?$/;
/** `/file/bot<token>/<path>`, as getFile says the path. */
const FILE_PATH = /^\/file\/bot([^/]*)\/\w+\/([0-9a-f]{64})(?:\.[a-z0-9]+)?$/;
const TOKEN = /^\d+:[^/]+$/;
const DEFAULT_DESCRIPTIONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** Between HTTP and the methods: address, token, parameters, answer, and the faults that were planned. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #handling = new Set<Promise<void>>();
  readonly #delays = new Set<() => void>();

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  /** Takes one request to its end, whatever comes; an answer that cannot be given ends the connection. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    const handling = this.#handle(request, response)
      .catch(() => void response.destroy())
      .finally(() => this.#handling.delete(handling));
    this.#handling.add(handling);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
    const path = decode(url?.pathname ?? '');
    const [, owner, hash] = FILE_PATH.exec(path) ?? [];
    if (hash !== undefined) return this.#sendFile(owner, hash, response);
    const [, token, method] = PATH.exec(path) ?? [];
    const gone = new AbortController();
    const record = this.#options.log.add(method ?? '', this.#options.now());
    response.on('close', () => {
      record.open = false;
      gone.abort();
    });
    const fault = method === undefined ? undefined : this.#options.faults.take(method);
    if (fault?.kind === 'resetBeforeRead') return void request.socket.resetAndDestroy();
    if (fault?.kind === 'hang') return void request.resume();
    let answer: ApiResponse<unknown>;
    try {
      const params = await readParams(request, url?.searchParams ?? new URLSearchParams());
      this.#options.log.describe(record, params);
      if (fault?.kind === 'status') throw failureOf(fault);
      answer = { ok: true, result: await this.#find(token, method)(params, gone.signal) };
    } catch (error) {
      answer = refusal(error);
    }
    this.#options.onProcessed();
    if (fault?.kind === 'resetAfterRead') return void request.socket.resetAndDestroy();
    if (fault?.kind === 'delay') await this.#delay(fault.ms);
    send(response, record, answer);
  }

  async #sendFile(token: string | undefined, hash: string, response: ServerResponse): Promise<void> {
    const content = token === this.#options.token ? await this.#options.files.read(hash) : null;
    response.writeHead(content ? 200 : 404, { 'content-type': 'application/octet-stream' });
    response.end(content ?? undefined);
  }

  /** Waits until nothing is under way any more. The connections are the server's to end, before this. */
  async stop(): Promise<void> {
    for (const end of this.#delays) end();
    await Promise.all(this.#handling);
  }

  #find(token: string | undefined, method: string | undefined): Method {
    if (method === undefined || token === undefined || !TOKEN.test(token)) throw new ApiFailure(404, 'Not Found');
    if (token !== this.#options.token) throw new ApiFailure(401, 'Unauthorized');
    const run = this.#options.methods.get(method.toLowerCase());
    if (!run) throw new ApiFailure(404, 'Not Found');
    return run;
  }

  #delay(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#delays.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#delays.add(end);
    });
  }
}

/** An address may hold escapes that mean nothing; it is then taken as it is, and is unknown. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function failureOf(fault: Extract<Fault, { kind: 'status' }>): ApiFailure {
  const { code, description, retryAfter } = fault;
  if (retryAfter === undefined)
    return new ApiFailure(code, description ?? DEFAULT_DESCRIPTIONS[code] ?? `Error ${code}`);
  const { message, parameters } = tooManyRequests(retryAfter);
  return new ApiFailure(code, description ?? message, parameters);
}

function refusal(error: unknown): ApiResponse<unknown> {
  const known = error instanceof ApiFailure ? error : new ApiFailure(500, 'Internal Server Error');
  const { code, message, parameters } = known;
  return { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
}

function send(response: ServerResponse, record: RequestRecord, answer: ApiResponse<unknown>): void {
  if (response.destroyed) return;
  record.status = answer.ok ? 200 : answer.error_code;
  response.writeHead(record.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}
