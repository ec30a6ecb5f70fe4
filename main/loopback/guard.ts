import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';

/** Why a request to the loopback server is turned away. */
export interface Refusal {
  status: 401 | 403;
  text: Translatable;
}

/**
 * A name that resolves to 127.0.0.1 (DNS rebinding) comes with its own Host, and another site's page with its own Origin:
 * neither gets in, whatever it knows.
 * @param port that the server listens on
 */
export function checkOrigin(request: IncomingMessage, port: number): Refusal | null {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const { host, origin } = request.headers;
  if (!host || !own.includes(host)) {
    return { status: 403, text: msg('error.addressNotCarillonsOpen') };
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return { status: 403, text: msg('error.carillonTakesNoCalls') };
  }
  return null;
}

/** In this header the window says the session's token; where no header can be set (pictures, the stream), in this parameter. */
export const KEY_HEADER = 'x-carillon-key';
export const KEY_PARAMETER = 'key';

/**
 * Whether the request says the session's token. Never a cookie: cookies know no ports, so every other server on this computer would get
 * it, and could call everything with it or put another in its place. The window keeps the token in its storage, which browsers
 * do keep apart by port.
 */
export function checkToken(request: IncomingMessage, url: URL, token: string): Refusal | null {
  const inHeader = request.headers[KEY_HEADER];
  const given = inHeader ?? (request.method === 'GET' ? url.searchParams.get(KEY_PARAMETER) : null);
  if (typeof given === 'string' && sameSecret(given, token)) return null;
  return { status: 401, text: msg('error.openAddressCarillonPrinted') };
}

/** Compares in constant time. */
export function sameSecret(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
