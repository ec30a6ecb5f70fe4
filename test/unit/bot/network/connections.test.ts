import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { ANN, openTelegram } from '../../../support/bot/carillon.ts';
import { openMessengerTo } from '../../../support/bot/messenger.ts';
import { json, openHttp, SENT } from '../../../support/bot/raw-server.ts';
import { until } from '../../../support/bot/until.ts';

function connect(apiRoot: string, { idleMs = 1_000, connectMs = 1_000 } = {}) {
  const { api, connections, messenger } = openMessengerTo(apiRoot, { idleMs, limits: { connectMs } });
  const send = () => messenger.send({ chatId: ANN.id, message: { text: 'x' } }, new AbortController().signal);
  return { agent: () => connections.agent(), connections, api, send };
}

describe('an idle connection', () => {
  test('is used again', async () => {
    const server = await openHttp((_request, response) => json(response, SENT));
    const { send } = connect(server.url);
    for (let n = 0; n < 3; n++) expect(await send()).toEqual({ kind: 'sent', messageId: 7 });
    expect(server.connections()).toBe(1);
  });

  test('is closed after a while, and the next message takes a new one', async () => {
    const server = await openHttp((_request, response) => json(response, SENT));
    const { send } = connect(server.url, { connectMs: 1_000, idleMs: 60 });
    await send();
    expect(server.open()).toBe(1);
    await until(() => server.open() === 0, 'the end of the idle connection');
    expect(await send()).toEqual({ kind: 'sent', messageId: 7 });
    expect(server.connections()).toBe(2);
  });

  test('is closed after a while also when a long answer had outlasted that limit', async () => {
    const server = await openHttp((_request, response) => setTimeout(() => json(response, SENT), 200));
    const { send } = connect(server.url, { connectMs: 1_000, idleMs: 60 });
    await send();
    await until(() => server.open() === 0, 'the end of the idle connection');
    expect(server.connections()).toBe(1);
  });

  test('that the server closed does not cast doubt on the next message', async () => {
    const server = await openHttp((_request, response) => json(response, SENT));
    const { agent, send } = connect(server.url);
    const pool = await agent();
    for (let n = 0; n < 5; n++) {
      expect(await send()).toEqual({ kind: 'sent', messageId: 7 });
      server.closeConnections();
      await until(() => Object.keys(pool.freeSockets).length === 0, 'word of the closed connection');
    }
    expect(server.connections()).toBe(5);
  });

  test('a server that says how long it keeps connections is believed', async () => {
    const server = await openHttp((_request, response) => json(response, SENT), { keepAliveTimeout: 1_000 });
    const { agent, send } = connect(server.url, { connectMs: 1_000, idleMs: 60_000 });
    const pool = await agent();
    await send();
    // Node says "timeout=1" and adds a second of its own; the client must be the first to let go.
    await until(() => Object.keys(pool.freeSockets).length === 0, 'the end of the idle connection', 900);
  });

  test('can be dropped, while one in use stays', async () => {
    let answer = () => {};
    let held = false;
    const server = await openHttp((_request, response) => {
      if (!held) return json(response, SENT);
      answer = () => json(response, SENT);
    });
    const { agent, connections, send } = connect(server.url);
    const pool = await agent();
    await Promise.all([send(), send()]);
    expect(server.open()).toBe(2);
    held = true;
    const slow = send();
    await until(() => Object.values(pool.sockets).flat().length === 1, 'one in use');
    connections.dropIdle();
    await until(() => server.open() === 1, 'one connection left');
    answer();
    expect(await slow).toEqual({ kind: 'sent', messageId: 7 });
  });
});

test('a long poll may be silent for longer than an idle connection and a handshake may be', async () => {
  const telegram = await openTelegram();
  const { agent, api } = connect(telegram.apiRoot, { connectMs: 40, idleMs: 80 });
  const pool = await agent();
  const poll = api.getUpdates({ timeout: 30 });
  const socket = await until(() => Object.values(pool.sockets).flat()[0], 'a connection');
  // The idle limit passes, and the connect limit before it.
  await once(socket, 'timeout');
  telegram.userSends('hello');
  expect(await poll).toMatchObject([{ message: { text: 'hello' } }]);
  expect(telegram.requests).toHaveLength(1);
});
