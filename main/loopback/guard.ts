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

/** Cookies know no ports: two that run beside each other would put each other's browser out without a name of their own. */
function cookieName(port: number): string {
  return `carillon-${port}`;
}

/** Whether the request carries the session's token as the cookie of this port. */
export function checkToken(request: IncomingMessage, token: string, port: number): Refusal | null {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('='));
  const given = cookies.find(([name]) => name === cookieName(port))?.[1];
  if (given !== undefined && sameSecret(given, token)) return null;
  return { status: 401, text: msg('error.openAddressCarillonPrinted') };
}

/** The Set-Cookie value that lets a browser in. */
export function sessionCookie(token: string, port: number): string {
  return `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=31536000`;
}

/** Compares in constant time. */
export function sameSecret(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}
