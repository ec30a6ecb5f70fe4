import type { Agent } from 'node:http';
import type { Api, ApiClientOptions } from 'grammy';

export const TELEGRAM = 'https://api.telegram.org';

/** For what no other limit is set for. Longer than a poll, which has its own. */
const REQUEST_SECONDS = 50;

/** How grammY talks to the Bot API. */
export function clientOptions(apiRoot: string, agent: Agent): ApiClientOptions {
  return {
    apiRoot,
    timeoutSeconds: REQUEST_SECONDS,
    // One request a call: a redirect would make it two, and carry the token elsewhere.
    baseFetchConfig: { agent, compress: true, redirect: 'error' },
  };
}

/** grammY's types name the signal of a polyfill; it takes the platform's own. */
export type ApiSignal = Parameters<Api['sendMessage']>[3];
