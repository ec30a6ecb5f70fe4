import { statSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { createFileSecrets } from '../../../main/adapters/file-secrets.ts';
import { serialize } from '../../../main/adapters/json-store.ts';
import { createLog } from '../../../main/adapters/log.ts';
import { parseFlags } from '../../../main/app/flags.ts';
import { PRACTICE_OWNER } from '../../../main/app/practice-mode.ts';
import { createServices, type Services } from '../../../main/app/services.ts';
import { createRedactor } from '../../../main/bot/redact.ts';
import type { ChannelInput, Reply } from '../../../main/contract/ipc.ts';
import { dispatch } from '../../../main/core/dispatch.ts';
import type { Log } from '../../../main/core/ports.ts';
import { TestTelegram } from '../../support/practice/test-telegram.ts';
import { ServeChild } from '../../support/serve-child.ts';
import type { CallTarget } from './calls.ts';

const TOKEN = '123456789:AAE-torture-token-of-no-real-bot';
const OWNER = { id: 4_711, name: 'Olga' };

export interface OpenTarget extends CallTarget {
  /** @throws when it did not end as it should */
  close(): Promise<void>;
}

/** One that is called over HTTP. */
export interface HttpTarget extends OpenTarget {
  /** Hands in a body as it is; answers the status. */
  post(body: Uint8Array): Promise<number>;
}

/** A job far ahead: there is something to edit, and nothing is sent by itself. */
function farAhead(n: number, chatId = OWNER.id): ChannelInput<'jobs.create'> {
  return {
    chatId,
    message: { text: `Far ahead ${n}` },
    schedule: { kind: 'once', at: `2099-01-0${n}T09:00` },
    timeZone: 'UTC',
  };
}

/** `serve` as a process, called over HTTP. */
export async function openProcess(folder: string): Promise<HttpTarget> {
  const telegram = await openTelegram();
  const serve = new ServeChild(['--data-dir', folder, '--api-root', telegram.apiRoot, '--port', '0'], {
    CARILLON_BOT_TOKEN: TOKEN,
    CARILLON_OWNER_ID: String(OWNER.id),
  });
  await serve.ready();
  const headers = { ...serve.key, origin: serve.origin, 'content-type': 'application/json' };
  const send = (channel: string, body: string | Uint8Array<ArrayBuffer> | undefined) =>
    fetch(`${serve.origin}/api/${encodeURIComponent(channel)}`, { method: 'POST', headers, body: body ?? null });
  const ids: string[] = [];
  for (const n of [1, 2, 3]) ids.push((await serve.ask('jobs.create', farAhead(n))).id);
  return {
    ids,
    async call(channel, payload) {
      const response = await send(channel, JSON.stringify(payload));
      return { status: response.status, reply: (await response.json()) as Reply<unknown> };
    },
    post: async (body) => (await send('state.get', new Uint8Array(body))).status,
    snapshot: async () => [join(folder, 'jobs.json'), join(folder, 'settings.json')].map(stampOf).join(),
    async close() {
      const { code, stderr } = await serve.end('SIGTERM');
      await telegram.stop();
      if (code !== 0 || stderr !== '') throw new Error(`serve ended with code ${code}: ${stderr}`);
    },
  };
}

/** The services in this process, in practice mode, called as IPC does. */
export async function openInProcess(folder: string): Promise<OpenTarget & { services: Services; log: Log }> {
  const telegram = await openTelegram();
  const log = createLog(folder, createRedactor());
  const services = await createServices({
    flags: parseFlags(['--api-root', telegram.apiRoot], {}),
    dataDir: folder,
    host: 'desktop',
    version: '0',
    stores: (cwd, configName) => new Conf<Record<string, unknown>>({ cwd, configName, serialize }),
    secrets: createFileSecrets(folder),
    proxySecrets: createFileSecrets(folder, 'proxy'),
    onToken: () => {},
    log,
  });
  const ask = (channel: string, payload: unknown) => dispatch(services.handlers, channel, payload, log);
  await ask('setup.usePractice', undefined);
  for (const n of [1, 2, 3]) await ask('jobs.create', farAhead(n, PRACTICE_OWNER.id));
  return {
    services,
    log,
    ids: services.state.current().jobs.map(({ id }) => id),
    call: async (channel, payload) => ({ status: null, reply: await ask(channel, payload) }),
    snapshot: async () => [join(folder, 'practice', 'jobs.json'), join(folder, 'settings.json')].map(stampOf).join(),
    async close() {
      await services.stop();
      await telegram.stop();
    },
  };
}

async function openTelegram(): Promise<TestTelegram> {
  const bot = { username: 'torture_bot', name: 'Torture' };
  const telegram = new TestTelegram({ token: TOKEN, bot, user: OWNER, now: Date.now });
  await telegram.start();
  return telegram;
}

/** Another one for each time that the file is written. */
function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : 'none';
}
