import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Api } from 'grammy';
import { describe, expect, test } from 'vitest';
import { download } from '../../../../main/bot/files.ts';
import { Connections } from '../../../../main/bot/network/connections.ts';
import { ANN, TOKEN } from '../../../support/bot/carillon.ts';
import { openMessengerTo } from '../../../support/bot/messenger.ts';
import { json, openHttp } from '../../../support/bot/raw-server.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const MB = 1_024 * 1_024;

/** As fast as it is taken, until the other side has had enough. @returns how many bytes that was */
async function pour(response: ServerResponse, bytes: number): Promise<number> {
  const piece = Buffer.alloc(MB, ' ');
  let poured = 0;
  while (poured < bytes && !response.destroyed) {
    poured += piece.length;
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
  return poured;
}

/** A byte now and then, for as long as somebody listens. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 10);
  response.once('close', () => clearInterval(timer));
}

describe('an answer of the Bot API', () => {
  const sendTo = (url: string, limits = {}) =>
    openMessengerTo(url, { limits }).messenger.send(
      { chatId: ANN.id, message: { text: 'x' } },
      new AbortController().signal,
    );

  test('of 300 MB is not kept in memory: it is broken off, and nobody knows whether the message arrived', async () => {
    const poured = Promise.withResolvers<number>();
    const server = await openHttp((_request, response) => void pour(response, 300 * MB).then(poured.resolve));
    const before = process.memoryUsage().rss;
    expect(await sendTo(server.url)).toMatchObject({ kind: 'unsure' });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MB);
    expect(await poured.promise).toBeLessThan(40 * MB);
  });

  test('that drips without an end is given up', async () => {
    const server = await openHttp((_request, response) => drip(response));
    expect(await sendTo(server.url, { answerMs: 200 })).toMatchObject({ kind: 'unsure' });
  });

  test.each(['{"ok":false}', '{"ok":false,"error_code":"400"}', '{"ok":true}', '[]', 'null', '"ok"', '1'])(
    'that is %s is none, and is said in words',
    async (body) => {
      const server = await openHttp((_request, response) => void response.end(body));
      const outcome = await sendTo(server.url);
      expect(outcome.kind).toBe('unsure');
      expect(JSON.stringify(outcome)).not.toMatch(/undefined|null/);
    },
  );
});

describe('a file of Telegram’s', () => {
  /** Takes it as a command does that wants the file of a message. */
  async function take(
    answer: (response: ServerResponse) => void,
    options: { maxBytes?: number; stalledMs?: number; path?: string } = {},
  ) {
    const { path = 'documents/file_1' } = options;
    const server = await openHttp((request, response) => {
      if (request.url?.startsWith('/file/')) answer(response);
      else json(response, { ok: true, result: { file_id: 'a', file_unique_id: 'b', file_path: path } });
    });
    const deps = { api: new Api(TOKEN, { apiRoot: server.url }), token: TOKEN, apiRoot: server.url };
    const connections = new Connections({ apiRoot: server.url });
    const limits = { signal: new AbortController().signal, maxBytes: 3 * MB, ...options };
    let size = 0;
    for await (const piece of download('a', { ...deps, connections }, limits)) size += piece.length;
    return size;
  }

  test('comes whole', async () => {
    expect(await take((response) => void pour(response, 2 * MB))).toBe(2 * MB);
  });

  test('that is larger than it may be is broken off', async () => {
    const poured = Promise.withResolvers<number>();
    const taken = take((response) => void pour(response, 300 * MB).then(poured.resolve));
    await expect(taken).rejects.toThrow('too large');
    expect(await poured.promise).toBeLessThan(40 * MB);
  });

  test('of a server of one’s own that runs with --local is read where that keeps it', async () => {
    const path = join(tempFolder(), 'file_1');
    writeFileSync(path, Buffer.alloc(MB));
    const asked: string[] = [];
    const ask = (response: ServerResponse) => {
      asked.push('/file');
      response.end();
    };
    expect(await take(ask, { path })).toBe(MB);
    await expect(take(ask, { path, maxBytes: 10 })).rejects.toThrow('too large');
    await expect(take(ask, { path: `${path}-elsewhere` })).rejects.toThrow(/start it without --local\.$/);
    expect(asked).toEqual([]);
  });

  test('that stands still is given up', async () => {
    const taken = take((response) => void response.write('begun'), { stalledMs: 100 });
    await expect(taken).rejects.toThrow('stalled');
  });

  test('that is elsewhere is not followed there: the address holds the token', async () => {
    const taken = take((response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end());
    await expect(taken).rejects.toThrow('HTTP 302');
  });
});
