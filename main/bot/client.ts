import type { Api, ApiClientOptions } from 'grammy';
import type { Connections } from './network/connections.ts';
import { createFetch, type TransportLimits } from './network/transport.ts';

export const TELEGRAM = 'https://api.telegram.org';

/** grammY limits a request as a whole, and ends a large file on a slow line. Ours limit what does not move; a day is for none. */
const REQUEST_SECONDS = 24 * 60 * 60;

/** How grammY talks to the Bot API. */
export function clientOptions(
  apiRoot: string,
  connections: Connections,
  limits: Partial<TransportLimits> = {},
): ApiClientOptions {
  return { apiRoot, timeoutSeconds: REQUEST_SECONDS, fetch: createFetch(connections, limits) };
}

/** grammY's types name the signal of a polyfill; it takes the platform's own. */
export type ApiSignal = Parameters<Api['sendMessage']>[3];
