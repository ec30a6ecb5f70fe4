import type { CustomScheme, Protocol } from 'electron';
import { lifecycle } from './lifecycle.ts';

type Handler = Parameters<Protocol['handle']>[1];

/** Chromium knows no scheme of ours, so each of its hosts becomes a host on https: app://carillon/x is https://carillon.app.stand-in.invalid/x. */
const SUFFIX = '.stand-in.invalid';

class StandInProtocol implements Pick<Protocol, 'handle' | 'unhandle' | 'registerSchemesAsPrivileged'> {
  readonly #schemes = new Map<string, CustomScheme>();
  readonly #handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    lifecycle.needNotReady('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (!Array.isArray(schemes) || schemes.some(({ scheme }) => typeof scheme !== 'string'))
      throw new Error('Argument must be an array of custom schemes.');
    if (schemes.some(({ privileges }) => privileges?.codeCache && !privileges.standard))
      throw new Error('Code cache can only be enabled when the custom scheme is registered as standard scheme.');
    // Electron's documentation: "can be called only once".
    if (this.#schemes.size > 0) throw new Error('protocol.registerSchemesAsPrivileged() can be called once only.');
    for (const scheme of schemes) this.#schemes.set(scheme.scheme, scheme);
  }

  handle(scheme: string, handler: Handler): void {
    lifecycle.needReady('Session can only be received when app is ready', TypeError);
    const { standard, secure } = this.#schemes.get(scheme)?.privileges ?? {};
    // On https both come by themselves: without this the window would work here and fail in Electron.
    if (!standard || !secure) throw new Error(`${scheme}: needs the privileges standard and secure before ready.`);
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  /** The app's answer to a request of the page; null when the address is on no scheme that was registered. */
  async answer(method: string, address: string): Promise<Response | null> {
    const own = toOwnScheme(address);
    const handler = own === address ? undefined : this.#handlers.get(new URL(own).protocol.slice(0, -1));
    return handler ? await handler(new Request(own, { method })) : null;
  }
}

/** `app://carillon/…` as the page's Chromium knows it. */
export function toHttps(address: string): string {
  const { protocol, host, pathname, search, hash } = new URL(address);
  return `https://${host}.${protocol.slice(0, -1)}${SUFFIX}${pathname}${search}${hash}`;
}

/** The other way round; any other address stays as it is. */
export function toOwnScheme(address: string): string {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || !url.host.endsWith(SUFFIX)) return address;
  const labels = url.host.slice(0, -SUFFIX.length).split('.');
  return `${labels.pop()}://${labels.join('.')}${url.pathname}${url.search}${url.hash}`;
}

export const protocol = new StandInProtocol();
