import { UserError } from '../../core/errors.ts';

/** A proxy that requests go through. */
export interface ProxyAddress {
  /** `http:`, `https:`, `socks5:` and its kin, with user and password where it has any. */
  url: URL;
  /** Where it was found, for the network check. */
  source: 'settings' | 'environment' | 'system';
}

/** Which proxy leads to an address, asked for each request; null: none. @throws Error when what is set cannot be read */
export type ProxyFor = (target: string) => ProxyAddress | null | Promise<ProxyAddress | null>;

const PROTOCOLS = ['http:', 'https:', 'socks:', 'socks4:', 'socks4a:', 'socks5:', 'socks5h:'];

/**
 * The proxy that the environment names for this address, in the way of curl: HTTPS_PROXY or HTTP_PROXY by the address's
 * protocol, else ALL_PROXY; small letters first; none for the hosts of NO_PROXY. Null: none.
 * @throws UserError when what is named cannot be read as a proxy
 */
export function proxyOfEnvironment(target: string, env: NodeJS.ProcessEnv): ProxyAddress | null {
  const { protocol, hostname, port: written } = new URL(target);
  const port = written || (protocol === 'https:' ? '443' : '80');
  if (isLoopback(hostname)) return null;
  const read = (name: string) => env[name] || env[name.toUpperCase()] || '';
  if (isExcepted(hostname, port, read('no_proxy'))) return null;
  const named = read(`${protocol.slice(0, -1)}_proxy`) || read('all_proxy');
  return named === '' ? null : { url: parseProxy(named), source: 'environment' };
}

/** Reads what one writes for a proxy; without a protocol it is HTTP's. @throws UserError */
export function parseProxy(text: string): URL {
  const trimmed = text.trim();
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const url = URL.parse(written);
  if (!url || url.hostname === '' || !PROTOCOLS.includes(url.protocol)) {
    throw new UserError('invalid', 'delivery.proxysAddressCannotRead');
  }
  return url;
}

/** As it may be shown: `http://ann:…@host:port`. */
export function withoutPassword(url: URL): string {
  const user = url.username === '' ? '' : `${url.username}:…@`;
  return `${url.protocol}//${user}${url.host}`;
}

/** A server on this very computer is reached without a proxy, as browsers do. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/** NO_PROXY: names with what ends in them, addresses, each with a port or without; `*` is everything. */
function isExcepted(hostname: string, port: string, exceptions: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return exceptions
    .split(/[\s,]+/)
    .filter((each) => each !== '')
    .some((each) => {
      if (each === '*') return true;
      const [, name = '', onlyPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(each.toLowerCase()) ?? [];
      if (onlyPort !== undefined && onlyPort !== port) return false;
      const bare = name.replace(/^\*?\./, '');
      return host === bare || host.endsWith(`.${bare}`);
    });
}
