import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { onTestFinished } from 'vitest';
import { systemTimers } from '../../../main/adapters/clock.ts';
import { clientOptions } from '../../../main/bot/client.ts';
import { Connections } from '../../../main/bot/network/connections.ts';
import { PollingLoop } from '../../../main/bot/polling-loop.ts';
import type { Connection } from '../../../main/contract/state.ts';
import type { Timers } from '../../../main/core/ports.ts';
import { openTelegram, TOKEN } from './carillon.ts';
import { ListLog } from './log.ts';
import { until } from './until.ts';

export interface Options {
  timers?: Timers;
  token?: string;
  lastUpdateId?: number;
  onUpdate?: (update: Update) => Promise<void>;
  onConnection?: (connection: Connection) => void;
}

export async function openLifecycle(options: Options = {}) {
  const telegram = await openTelegram();
  return { telegram, ...talkTo(telegram.apiRoot, options) };
}

export function talkTo(apiRoot: string, options: Options = {}) {
  const log = new ListLog();
  const connections: Connection[] = [];
  const handled: string[] = [];
  const book = { last: options.lastUpdateId };
  const time = { ms: 1_000 };
  let bots = 0;
  const api = new Api(options.token ?? TOKEN, clientOptions(apiRoot, new Connections({ apiRoot })));
  const lifecycle = new PollingLoop({
    api,
    ledger: {
      lastUpdateId: () => book.last,
      setLastUpdateId(id) {
        book.last = id;
      },
    },
    clock: { now: () => time.ms, monotonic: () => time.ms, timeZone: () => 'UTC' },
    timers: options.timers ?? systemTimers,
    log,
    random: () => 0,
    onBot: () => void bots++,
    onConnection(connection) {
      connections.push(connection);
      options.onConnection?.(connection);
    },
    absenceMs: () => 120_000,
    onUpdate: async (update) => {
      handled.push(update.message?.text ?? '?');
      await options.onUpdate?.(update);
    },
  });
  onTestFinished(() => lifecycle.stop(0));
  const now = () => connections.at(-1);
  const being = (state: Connection['state']) => until(() => now()?.state === state && now(), `the state ${state}`);
  return { lifecycle, log, connections, handled, book, time, api, now, being, bots: () => bots };
}

export type Telegram = Awaited<ReturnType<typeof openTelegram>>;
export const polls = (telegram: Telegram) => telegram.requests.filter(({ method }) => method === 'getUpdates');
/** The poll that waits now. */
export const openPoll = (telegram: Telegram) =>
  until(() => {
    const last = polls(telegram).at(-1);
    return last?.open && last.params.timeout !== undefined && last;
  }, 'a poll that waits');
