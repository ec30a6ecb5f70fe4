import { Api, Bot } from 'grammy';
import type { ApiError, ApiResponse, Update } from 'grammy/types';
import { onTestFinished, vi } from 'vitest';
import { botApiCheck } from '../../support/bot-api-schema.ts';
import { TestTelegram, type TestTelegramOptions } from '../../support/practice/test-telegram.ts';

export const TOKEN = '4242:practice-secret';
export const ANN = { id: 1001, name: 'Ann' };
export const START = Date.UTC(2026, 2, 27, 9, 0, 0);

/** Made on import, for it takes longer than a test should. */
const check = await botApiCheck();

export interface Answer {
  status: number;
  body: ApiResponse<unknown>;
}

/** A practice server on loopback, its clock in the test's hands, stopped when the test ends. */
export async function openPractice(options: Partial<TestTelegramOptions> = {}) {
  const clock = { ms: START };
  const server = new TestTelegram({
    token: TOKEN,
    bot: { username: 'bell_bot', name: 'Bell' },
    user: ANN,
    now: () => clock.ms,
    ...options,
  });
  await server.start();
  onTestFinished(() => server.stop());
  const methodUrl = (method: string, token = TOKEN) => `${server.apiRoot}/bot${token}/${method}`;

  /** Calls with a JSON body, and checks that the answer is one that Telegram could give. */
  async function call(method: string, params: object = {}, signal?: AbortSignal): Promise<Answer> {
    return read(method, await fetch(methodUrl(method), jsonRequest(params, signal)));
  }
  async function result<T>(method: string, params: object = {}): Promise<T> {
    const { body } = await call(method, params);
    if (!body.ok) throw new Error(`${method}: ${body.description}`);
    return body.result as T;
  }
  async function refusal(method: string, params: object = {}): Promise<ApiError> {
    const { body, status } = await call(method, params);
    if (body.ok) throw new Error(`${method} was not refused.`);
    if (body.error_code !== status) throw new Error(`HTTP says ${status}, the body says ${body.error_code}.`);
    return body;
  }
  /** What waits for the bot, without confirming it. */
  const updates = () => result<Update[]>('getUpdates');
  /** Resolves once the latest request of the method is there and has been read. */
  const received = (method: string) =>
    vi.waitFor(() => {
      const record = server.requests.findLast((each) => each.method === method);
      if (!record || Object.keys(record.params).length === 0) throw new Error(`No ${method} has come in.`);
      return record;
    });
  const grammyOptions = () => ({ client: { apiRoot: server.apiRoot } });
  const api = () => checked(new Api(TOKEN, grammyOptions().client));
  const bot = () => {
    const made = new Bot(TOKEN, grammyOptions());
    checked(made.api);
    return made;
  };
  return { server, clock, methodUrl, call, result, refusal, updates, received, api, bot };
}

function jsonRequest(params: object, signal?: AbortSignal): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
    ...(signal && { signal }),
  };
}

/** The answer to a request, checked against the Bot API's types. */
export async function read(method: string, response: Response): Promise<Answer> {
  const body = (await response.json()) as ApiResponse<unknown>;
  check(method, body);
  return { status: response.status, body };
}

function checked(api: Api): Api {
  api.config.use(async (previous, method, payload, signal) => {
    const answer = await previous(method, payload, signal);
    check(method, answer);
    return answer;
  });
  return api;
}

/** Which of them settles first, by name. */
export function first(promises: Record<string, Promise<unknown>>): Promise<string> {
  return Promise.race(Object.entries(promises).map(([name, promise]) => promise.then(() => name)));
}
