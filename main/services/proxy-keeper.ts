import {
  type ProxyAddress,
  type ProxyFor,
  parseProxy,
  proxyOfEnvironment,
  withoutPassword,
} from '../bot/network/proxy.ts';
import type { Log, SecretStore } from '../core/ports.ts';

export interface ProxyKeeperDeps {
  /** Where the address is kept, which may hold a password. */
  secrets: SecretStore;
  env: NodeJS.ProcessEnv;
  /** What the system says of an address, as a PAC file answers: `PROXY host:port; DIRECT`. Left out: it is not asked. */
  ofSystem?: ((target: string) => Promise<string>) | undefined;
  log: Log;
}

/** Which proxy leads to Telegram: the one of the settings, else the environment's, else the system's. */
export class ProxyKeeper {
  readonly #deps: ProxyKeeperDeps;
  #ofSettings: URL | null = null;

  constructor(deps: ProxyKeeperDeps) {
    this.#deps = deps;
  }

  /** Reads what was kept. What cannot be read is none: the log says why. */
  async load(): Promise<void> {
    try {
      const kept = await this.#deps.secrets.get();
      this.#ofSettings = kept === null ? null : parseProxy(kept);
    } catch (error) {
      this.#deps.log.error('The stored proxy could not be read', error);
    }
  }

  /** What is set, as it may be shown; null: nothing. */
  get shown(): string | null {
    return this.#ofSettings && withoutPassword(this.#ofSettings).replace(/\/$/, '');
  }

  /** @param text as it was written; empty: none. @throws UserError when it cannot be read or kept */
  async set(text: string): Promise<void> {
    const url = text.trim() === '' ? null : parseProxy(text);
    // The password is not shown: where its place was left as it was, it stays.
    if (url && decodeURIComponent(url.password) === '…') url.password = this.#ofSettings?.password ?? '';
    if (url) await this.#deps.secrets.set(url.href);
    else await this.#deps.secrets.clear();
    this.#ofSettings = url;
  }

  readonly proxyFor: ProxyFor = async (target) => {
    if (this.#ofSettings) return { url: this.#ofSettings, source: 'settings' };
    return proxyOfEnvironment(target, this.#deps.env) ?? (await this.#askSystem(target));
  };

  async #askSystem(target: string): Promise<ProxyAddress | null> {
    try {
      const answer = await this.#deps.ofSystem?.(target);
      const url = answer === undefined ? null : readPac(answer);
      return url && { url, source: 'system' };
    } catch (error) {
      this.#deps.log.warn(
        `The system does not say which proxy it uses: ${error instanceof Error ? error.message : error}`,
      );
      return null;
    }
  }
}

const PAC_PROTOCOLS: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/** The first way that a PAC file names; null: none through a proxy. */
function readPac(answer: string): URL | null {
  const [kind = '', host] = (answer.split(';')[0] ?? '').trim().split(/\s+/);
  const protocol = PAC_PROTOCOLS[kind.toUpperCase()];
  return protocol && host ? parseProxy(`${protocol}://${host}`) : null;
}
