import { Api } from 'grammy';
import { clientOptions } from '../../../main/bot/client.ts';
import { createMessenger } from '../../../main/bot/messenger.ts';
import { Connections } from '../../../main/bot/network/connections.ts';
import type { ProxyFor } from '../../../main/bot/network/proxy.ts';
import type { TransportLimits } from '../../../main/bot/network/transport.ts';
import type { FileIds } from '../../../main/bot/send-message.ts';
import { en } from '../../../main/bot/words/en.ts';
import type { Messenger } from '../../../main/core/ports.ts';
import { TOKEN } from './carillon.ts';

interface Options {
  token?: string;
  files?: string;
  idleMs?: number;
  limits?: Partial<TransportLimits>;
  proxy?: ProxyFor;
}

/** As the ledger keeps them. */
export function memoryFileIds(): FileIds & { known: Map<string, string> } {
  const known = new Map<string, string>();
  const key = ({ kind, file, name }: Parameters<FileIds['find']>[0]) => `${kind} ${file} ${name}`;
  return { known, find: (file) => known.get(key(file)), note: (file, id) => void known.set(key(file), id) };
}

/** A messenger over real connections to a Bot API server. */
export function openMessengerTo(apiRoot: string, options: Options = {}) {
  const { token = TOKEN, files = '', idleMs = 1_000, limits = {}, proxy } = options;
  const connections = new Connections({ apiRoot, idleMs, proxy });
  const api = new Api(token, clientOptions(apiRoot, connections, { connectMs: 2_000, ...limits }));
  const fileIds = memoryFileIds();
  const messenger: Messenger = createMessenger({ api, files, fileIds, words: () => en });
  return { api, connections, fileIds, messenger };
}
