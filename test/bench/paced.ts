import { autoRetry } from '@grammyjs/auto-retry';
import { apiThrottler } from '@grammyjs/transformer-throttler';
import { Api } from 'grammy';
import { systemClock, systemTimers } from '../../main/adapters/clock.ts';
import { clientOptions } from '../../main/bot/client.ts';
import { createMessenger } from '../../main/bot/messenger.ts';
import { Connections } from '../../main/bot/network/connections.ts';
import { en } from '../../main/bot/words/en.ts';
import { Outbox } from '../../main/core/outbox.ts';
import { MemoryLedger } from '../../main/core/simulate/memory-ledger.ts';
import { startStrictTelegram } from './strict-telegram.ts';

export interface Paced {
  /** How many the server took. */
  sent: number;
  /** How many requests it refused with 429. */
  refused: number;
  /** From the first that was taken to the last, ms. */
  ms: number;
}

/** Hands all of these over at once, and ends when all are through or given up. */
type Send = (chats: readonly number[], api: Api) => Promise<void>;

const senders: Record<string, Send> = {
  Carillon: (chats, api) => throughOutbox(chats, api),
  'a loop': async (chats, api) => {
    for (const chat of chats) await api.sendMessage(chat, 'x').catch(() => {});
  },
  'grammY auto-retry': (chats, api) => {
    api.config.use(autoRetry());
    return all(chats, api);
  },
  'grammY throttler': (chats, api) => {
    api.config.use(apiThrottler());
    return all(chats, api);
  },
  'throttler + auto-retry': (chats, api) => {
    api.config.use(autoRetry(), apiThrottler());
    return all(chats, api);
  },
};
export const SENDERS = Object.keys(senders);

/** @param chats where the messages go, in their order */
export async function paced({ who, chats }: { who: string; chats: number[] }): Promise<Paced> {
  const telegram = await startStrictTelegram();
  const connections = new Connections({ apiRoot: telegram.apiRoot });
  await senders[who]?.(chats, new Api('1:x', clientOptions(telegram.apiRoot, connections)));
  const { accepted } = telegram;
  const ms = (accepted.at(-1) ?? 0) - (accepted[0] ?? 0);
  telegram.stop();
  return { sent: accepted.length, refused: telegram.refused(), ms };
}

async function all(chats: readonly number[], api: Api): Promise<void> {
  await Promise.all(chats.map((chat) => api.sendMessage(chat, 'x').catch(() => {})));
}

function throughOutbox(chats: readonly number[], api: Api): Promise<void> {
  const ledger = new MemoryLedger();
  return new Promise((resolve) => {
    let open = chats.length;
    const outbox = new Outbox({
      ledger,
      messenger: createMessenger({ api, files: '', fileIds: { find: () => undefined, note() {} }, words: () => en }),
      clock: systemClock,
      timers: systemTimers,
      log: { debug() {}, info() {}, warn() {}, error: console.error },
      random: Math.random,
      policyOf: () => ({ maxLatenessMs: 3_600_000, ifUnsure: 'ask', recurs: true }),
      gate: () => ({ may: 'now' }),
      onDelivery({ state }) {
        if (state !== 'pending' && state !== 'sending' && --open === 0) resolve();
      },
      onMigrated() {},
    });
    for (const [n, chatId] of chats.entries()) {
      const dueAt = systemClock.now();
      const row = { key: `k7pd@${dueAt}!${n}`, jobId: `j${n}`, jobName: '', chatId, text: 'x', dueAt, coalesced: 0 };
      ledger.add({ ...row, state: 'pending', scheduled: false, missed: false }, dueAt);
      const delivery = ledger.get(row.key);
      if (delivery) outbox.enqueue(delivery);
    }
  });
}
