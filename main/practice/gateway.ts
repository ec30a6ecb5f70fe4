import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiResponse } from 'grammy/types';
import { readParams } from './body.ts';
import { ApiFailure } from './failure.ts';
import type { KeptFiles } from './files.ts';
import type { Method } from './methods.ts';
import type { Params } from './params.ts';

/** Watches the requests, and may come between one and its answer: for tests. */
export interface Probe {
  /** Null: it sees to the request itself. */
  take(method: string, request: IncomingMessage, response: ServerResponse): WatchedRequest | null;
}

export interface WatchedRequest {
  /** What it asks for. @throws ApiFailure what is answered instead */
  read(params: Params): void;
  /** It was processed, with this status. @returns whether the answer goes out */
  mayAnswer(status: number): Promise<boolean>;
}

export interface GatewayOptions {
  token: string;
  methods: ReadonlyMap<string, Method>;
  files: KeptFiles;
  probe: Probe | undefined;
  /** Called after each processed request. */
  onProcessed: () => void;
}

/** `/bot<token>/<method>`; a token has the id of the bot, a colon and a secret. */
const PATH = /^\/bot([^/]*)\/([^/]+)\/?$/;
/** `/file/bot<token>/<path>`, as getFile says the path. */
const FILE_PATH = /^\/file\/bot([^/]*)\/\w+\/([0-9a-f]{64})(?:\.[a-z0-9]+)?$/;
const TOKEN = /^\d+:[^/]+$/;

/** Between HTTP and the methods: address, token, parameters and answer. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #handling = new Set<Promise<void>>();

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
    response.on('close', () => gone.abort());
    const watched = this.#options.probe?.take(method ?? '', request, response);
    if (watched === null) return;
    let answer: ApiResponse<unknown>;
    try {
      const params = await readParams(request, url?.searchParams ?? new URLSearchParams());
      watched?.read(params);
      answer = { ok: true, result: await this.#find(token, method)(params, gone.signal) };
    } catch (error) {
      answer = refusal(error);
    }
    this.#options.onProcessed();
    const status = answer.ok ? 200 : answer.error_code;
    if (watched && !(await watched.mayAnswer(status))) return;
    if (response.destroyed) return;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  }

  async #sendFile(token: string | undefined, hash: string, response: ServerResponse): Promise<void> {
    const content = token === this.#options.token ? await this.#options.files.read(hash) : null;
    response.writeHead(content ? 200 : 404, { 'content-type': 'application/octet-stream' });
    response.end(content ?? undefined);
  }

  /** Waits until nothing is under way any more. The connections are the server's to end, before this. */
  async stop(): Promise<void> {
    await Promise.all(this.#handling);
  }

  #find(token: string | undefined, method: string | undefined): Method {
    if (method === undefined || token === undefined || !TOKEN.test(token)) throw new ApiFailure(404, 'Not Found');
    if (token !== this.#options.token) throw new ApiFailure(401, 'Unauthorized');
    const run = this.#options.methods.get(method.toLowerCase());
    if (!run) throw new ApiFailure(404, 'Not Found');
    return run;
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

function refusal(error: unknown): ApiResponse<unknown> {
  const known = error instanceof ApiFailure ? error : new ApiFailure(500, 'Internal Server Error');
  const { code, message, parameters } = known;
  return { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
}
