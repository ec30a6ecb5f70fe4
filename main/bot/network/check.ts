import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import { Api } from 'grammy';
import type { NetworkStep } from '../../contract/network.ts';
import { type Translatable, verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { msg, sentences } from '../../i18n/msg.ts';
import { readApiError, sayUnreachable } from '../api-errors.ts';
import { type ApiSignal, clientOptions, TELEGRAM } from '../client.ts';
import { Connections } from './connections.ts';
import { type ProxyAddress, type ProxyFor, withoutPassword } from './proxy.ts';

const https = process.getBuiltinModule('node:https');
const http = process.getBuiltinModule('node:http');

export interface NetworkCheckOptions {
  /** Without a trailing slash; left out: Telegram's. */
  apiRoot?: string | undefined;
  proxy?: ProxyFor | undefined;
  /** Undefined: there is no bot yet. */
  token: string | undefined;
  /** Epoch ms. */
  now: () => number;
  /** How long one step may take. */
  withinMs?: number;
}

const WITHIN_MS = 10_000;
/** Telegram's answers say the time to the second, and take a while to come. */
const CLOCK_OFF_MS = 30_000;

type Found = Omit<NetworkStep, 'step'>;
const ok = (found: Translatable): Found => ({ state: 'ok', found });
const warning = (found: Translatable): Found => ({ state: 'warning', found });
const failed = (found: Translatable): Found => ({ state: 'failed', found });
const skipped = (found: Translatable): Found => ({ state: 'skipped', found });

/** Looks step by step at what lies between this computer and Telegram. Changes nothing; never rejects. */
export async function checkNetwork(options: NetworkCheckOptions): Promise<NetworkStep[]> {
  const { apiRoot = TELEGRAM, withinMs = WITHIN_MS } = options;
  const url = new URL(apiRoot);
  const proxy = await readProxy(options, apiRoot);
  const steps: NetworkStep[] = [{ step: 'proxy', ...proxy.found }];
  if (proxy.address === undefined) return steps;
  const addresses = proxy.address ? null : await resolve(url.hostname);
  if (addresses) {
    steps.push({ step: 'name', ...addresses.found });
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    for (const [step, family] of [
      ['ipv4', 4],
      ['ipv6', 6],
    ] as const) {
      steps.push({
        step,
        ...(await reach(
          addresses.all.filter((each) => each.family === family),
          port,
          withinMs,
        )),
      });
    }
    if (!addresses.all.length) return steps;
  }
  const server = await askServer(options, apiRoot, withinMs);
  steps.push({ step: 'server', ...server.found }, { step: 'certificate', ...server.certificate });
  if (server.found.state === 'failed') return steps;
  steps.push({ step: 'clock', ...clockOf(server.date, options.now()) });
  return [...steps, ...(await askApi(options, apiRoot, withinMs))];
}

/** `address` undefined: what is set cannot be read; null: there is none. */
async function readProxy(
  { proxy }: NetworkCheckOptions,
  apiRoot: string,
): Promise<{ found: Found; address: ProxyAddress | null | undefined }> {
  try {
    const address = (await proxy?.(apiRoot)) ?? null;
    if (!address) return { found: ok(msg('notice.noneUsed')), address };
    const shown = withoutPassword(address.url);
    const source = {
      settings: msg('notice.usedAsYouSet', { shown }),
      environment: msg('notice.usedAsEnvironmentSays', { shown }),
      system: msg('notice.usedAsSystemSays', { shown }),
    };
    return { found: ok(source[address.source]), address };
  } catch (error) {
    return { found: failed(error instanceof UserError ? error.text : verbatim(String(error))), address: undefined };
  }
}

interface Resolved {
  found: Found;
  all: { address: string; family: number }[];
}

async function resolve(hostname: string): Promise<Resolved> {
  try {
    const all = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
    return {
      found: ok(msg('notice.hasTheAddress', { hostname, all: all.map(({ address }) => address).join(', ') })),
      all,
    };
  } catch {
    const name = msg('notice.nameNotFound', { name: hostname });
    return { found: failed(sentences(name, msg('notice.checkInternetConnectionOr'))), all: [] };
  }
}

async function reach(addresses: Resolved['all'], port: number, withinMs: number): Promise<Found> {
  const [first] = addresses;
  if (!first) return skipped(msg('notice.serverNoSuchAddress'));
  const started = performance.now();
  const failure = await new Promise<string | null>((settle) => {
    const socket = connect({ host: first.address, port, timeout: withinMs });
    const end = (why: string | null) => {
      socket.destroy();
      settle(why);
    };
    socket.once('connect', () => end(null));
    socket.once('timeout', () => end('ETIMEDOUT'));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
  if (failure === null)
    return ok(msg('notice.answersWithinMs', { address: first.address, ms: Math.round(performance.now() - started) }));
  const unreachable = msg('notice.cannotReached', { address: first.address, why: failure });
  return warning(sentences(unreachable, msg('notice.ifOtherKindWorks')));
}

interface Asked {
  found: Found;
  certificate: Found;
  date: string | undefined;
}

/** One request that needs no token. */
async function askServer({ proxy }: NetworkCheckOptions, apiRoot: string, withinMs: number): Promise<Asked> {
  const connections = new Connections({ apiRoot, proxy });
  const isSecure = apiRoot.startsWith('https:');
  try {
    const agent = await connections.agent();
    return await new Promise<Asked>((settle, refuse) => {
      const request = (isSecure ? https : http).get(`${apiRoot}/`, { agent, timeout: withinMs }, (response) => {
        response.resume();
        const certificate = isSecure
          ? certificateOf(response.socket as TLSSocket)
          : skipped(msg('notice.connectionNotEncrypted'));
        const found = ok(msg('notice.serverAnswersHttp', { status: String(response.statusCode) }));
        settle({ found, certificate, date: response.headers.date });
      });
      request.once('timeout', () => request.destroy(Object.assign(new Error('No answer'), { code: 'ETIMEDOUT' })));
      request.once('error', refuse);
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code);
    return {
      found: failed(isCertificate ? msg('notice.serverCannotShowTelegrams') : sayUnreachable(code)),
      certificate: isCertificate
        ? failed(
            sentences(msg('notice.certificateNotAccepted', { why: code }), msg('notice.antivirusProgramOrNetwork')),
          )
        : skipped(msg('notice.noConnection')),
      date: undefined,
    };
  } finally {
    connections.dropIdle();
  }
}

function certificateOf(socket: TLSSocket): Found {
  const { subject, issuer, valid_to } = socket.getPeerCertificate() as Partial<PeerCertificate>;
  if (!subject) return skipped(msg('notice.serverShowedNone'));
  const date = new Date(valid_to ?? 0).toISOString().slice(0, 10);
  const by = issuer?.O ?? issuer?.CN;
  return ok(msg('notice.fromValidUntil', { host: String(subject.CN), by: String(by), end: msg('text.day', { date }) }));
}

function clockOf(date: string | undefined, now: number): Found {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return skipped(msg('notice.serverDoesNotSay'));
  const offMs = now - theirs;
  if (Math.abs(offMs) <= CLOCK_OFF_MS) return ok(msg('notice.computersClockRight'));
  const seconds = Math.round(Math.abs(offMs) / 1_000);
  const off = msg(offMs > 0 ? 'notice.computersClockSecondsAhead' : 'notice.computersClockSecondsBehind', { seconds });
  return warning(sentences(off, msg('notice.setOrLetSet')));
}

/** Whether the token is a bot's, and whether its updates come here. */
async function askApi(options: NetworkCheckOptions, apiRoot: string, withinMs: number): Promise<NetworkStep[]> {
  const { token, proxy } = options;
  if (token === undefined) return [{ step: 'token', ...skipped(msg('notice.noBotSetUpYet')) }];
  const connections = new Connections({ apiRoot, proxy });
  const api = new Api(token, clientOptions(apiRoot, connections));
  const signal = AbortSignal.timeout(2 * withinMs) as ApiSignal;
  try {
    const { username } = await api.getMe(signal);
    const { url, pending_update_count: waiting } = await api.getWebhookInfo(signal);
    const updates = url
      ? failed(msg('notice.theyGoAnotherService', { host: URL.parse(url)?.host ?? url }))
      : ok(waiting === 0 ? msg('notice.noneWaitsFetched') : msg('notice.waitFetched', { waiting }));
    return [
      { step: 'token', ...ok(msg('notice.itIsS', { username })) },
      { step: 'updates', ...updates },
    ];
  } catch (error) {
    const failure = readApiError(error);
    if (failure.kind === 'unauthorised') return [{ step: 'token', ...failed(msg('notice.telegramDoesNotKnowGet')) }];
    return [{ step: 'token', ...failed(msg('notice.telegramDidNotAnswer')) }];
  } finally {
    connections.dropIdle();
  }
}
