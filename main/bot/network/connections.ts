import type { LookupAddress } from 'node:dns';
import type { Agent } from 'node:http';
import type { LookupFunction, Socket } from 'node:net';
import type { ProxyFor } from './proxy.ts';

// An import would evaluate all that the module hands on, a WebSocket client of some megabytes among it.
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');
const dns = process.getBuiltinModule('node:dns');

/** Shorter than any server keeps an idle connection: a request must not go out on one that is just being closed. */
const IDLE_MS = 5_000;
/**
 * Node tries the addresses of a name one after the other, and gives each 250 ms before it drops it: less than one round trip
 * on a slow line, so that no connection is ever made. Only an address that swallows everything has to be waited out, once.
 */
const ATTEMPT_MS = 3_000;

export interface ConnectionsOptions {
  /** Without a trailing slash. */
  apiRoot: string;
  /** Left out: there is none. */
  proxy?: ProxyFor | undefined;
  idleMs?: number;
  /** Told the `Date` of each answer. */
  onDate?: ((date: string | undefined) => void) | undefined;
}

/** The connections to the Bot API, kept open between requests; through a proxy where there is one. */
export class Connections {
  readonly #options: ConnectionsOptions;
  readonly #families = new WorkingFamily();
  /** By the proxy that they go through; '' for none. */
  readonly #agents = new Map<string, Agent>();

  constructor(options: ConnectionsOptions) {
    this.#options = options;
  }

  /** For the next request. @throws Error when the proxy cannot be read */
  async agent(): Promise<Agent> {
    const proxy = (await this.#options.proxy?.(this.#options.apiRoot)) ?? null;
    const key = proxy?.url.href ?? '';
    const known = this.#agents.get(key);
    if (known) return known;
    const { apiRoot, idleMs = IDLE_MS } = this.#options;
    // The timeout of an agent ends idle connections only; one that waits for a long poll's answer may be as silent as it likes.
    const how = { keepAlive: true, timeout: idleMs };
    const isSecure = apiRoot.startsWith('https:');
    const agent = proxy ? await throughProxy(proxy.url, isSecure, how) : this.#direct(isSecure, how);
    this.#agents.set(key, agent);
    return agent;
  }

  /** An answer came that says this of its time. */
  noteDate(date: string | undefined): void {
    this.#options.onDate?.(date);
  }

  /** Ends the connections that no request uses: after a sleep they are dead, and would take a message with them. */
  dropIdle(): void {
    for (const agent of this.#agents.values()) {
      for (const sockets of Object.values(agent.freeSockets)) {
        for (const socket of sockets ?? []) socket.destroy();
      }
    }
  }

  #direct(isSecure: boolean, how: { keepAlive: boolean; timeout: number }): Agent {
    const families = this.#families;
    const options = { ...how, autoSelectFamilyAttemptTimeout: ATTEMPT_MS, lookup: families.lookup };
    const agent = isSecure ? new https.Agent(options) : new http.Agent(options);
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (...args) => {
      const socket = connect(...args) as Socket;
      socket.once('connect', () => families.note(socket.remoteFamily));
      return socket;
    };
    return agent;
  }
}

/** Loaded only where there is a proxy. */
async function throughProxy(url: URL, isSecure: boolean, how: { keepAlive: boolean; timeout: number }): Promise<Agent> {
  if (url.protocol.startsWith('socks')) {
    const { SocksProxyAgent } = await import('socks-proxy-agent');
    return new SocksProxyAgent(url, how) as unknown as Agent;
  }
  if (isSecure) {
    const { HttpsProxyAgent } = await import('https-proxy-agent');
    return new HttpsProxyAgent(url, how) as unknown as Agent;
  }
  const { HttpProxyAgent } = await import('http-proxy-agent');
  return new HttpProxyAgent(url, how) as unknown as Agent;
}

/** Tries the kind of address that worked last first: IPv6 without a route is waited out once, not at each connection. */
class WorkingFamily {
  #family: number | null = null;

  note(family: string | undefined): void {
    if (family === 'IPv4') this.#family = 4;
    if (family === 'IPv6') this.#family = 6;
  }

  readonly lookup: LookupFunction = (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const sorted = this.#sort(addresses);
      const [first] = sorted;
      if (options.all) callback(null, sorted);
      else callback(null, first?.address ?? '', first?.family);
    });
  };

  #sort(addresses: LookupAddress[]): LookupAddress[] {
    return addresses.toSorted((a, b) => Number(b.family === this.#family) - Number(a.family === this.#family));
  }
}
