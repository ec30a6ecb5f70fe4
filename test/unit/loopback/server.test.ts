import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Push, Reply } from '../../../main/contract/ipc.ts';
import type { AppState } from '../../../main/contract/state.ts';
import type { Translatable } from '../../../main/contract/translatable.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { type LoopbackApp, LoopbackServer } from '../../../main/loopback/server.ts';
import { english } from '../../support/english.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TOKEN = 'a-token-of-this-session';

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

async function openServer(part: Partial<LoopbackApp> = {}) {
  const folder = tempFolder();
  const assets = join(folder, 'renderer');
  mkdirSync(join(assets, 'assets'), { recursive: true });
  writeFileSync(join(assets, 'index.html'), '<h1>Carillon</h1>');
  writeFileSync(join(assets, 'assets', 'app-1.js'), 'start()');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const calls: [string, unknown][] = [];
  const listeners = new Set<(push: Push) => void>();
  const server = new LoopbackServer({ token: TOKEN, assets });
  await server.listen(0);
  onTestFinished(() => server.close());
  const serve = () =>
    server.serve({
      dispatch: async (channel, payload): Promise<Reply<unknown>> => {
        calls.push([channel, payload]);
        return channel === 'state.get'
          ? { ok: true, value: payload ?? null }
          : { ok: false, error: { code: 'notFound', ...verbatim('There is no such call.') } };
      },
      current: () => ({ version: '1.2.3' }) as AppState,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      picture: async () => null,
      ...part,
    });
  serve();
  const host = `127.0.0.1:${server.port}`;
  const key = { 'x-carillon-key': TOKEN };

  function open(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
    return new Promise<IncomingMessage>((resolve, reject) => {
      const { method = 'GET', headers = {}, body } = options;
      const sent = request(
        { host: '127.0.0.1', port: server.port, path, method, headers: { host, ...headers } },
        resolve,
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
  async function ask(path: string, options: Parameters<typeof open>[1] = {}): Promise<Answer> {
    const response = await open(path, options);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  }
  const call = (channel: string, body?: string, headers: Record<string, string> = key) =>
    ask(`/api/${channel}`, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
  return { server, host, key, calls, listeners, open, ask, call };
}

describe('who gets in', () => {
  test('the printed address hands the token to the page alone: behind a #, and in no cookie', async () => {
    const { server, ask } = await openServer();
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/?token=${TOKEN}`);
    const { status, headers } = await ask(`/?token=${TOKEN}`);
    expect([status, headers.location, headers['set-cookie']]).toEqual([303, `/#key=${TOKEN}`, undefined]);
  });

  test.each(['wrong', '', `${TOKEN}x`])('a wrong token (%j) gives 401', async (token) => {
    const { ask } = await openServer();
    const { status, headers } = await ask(`/?token=${token}`);
    expect([status, headers['set-cookie']]).toEqual([401, undefined]);
  });

  test.each<Record<string, string>>([
    {},
    { cookie: `carillon=${TOKEN}` },
    { cookie: TOKEN },
    { 'x-carillon-key': 'wrong' },
    { 'x-carillon-key': '' },
  ])('a call with %j is turned away with 401, whatever it calls', async (headers) => {
    const { call, ask, calls } = await openServer();
    for (const channel of ['state.get', 'no.such']) expect((await call(channel, '', headers)).status).toBe(401);
    expect((await ask('/api/events', { headers })).status).toBe(401);
    expect(calls).toEqual([]);
  });

  test('another name for this computer (DNS rebinding) is turned away with 403, whatever it knows', async () => {
    const { server, ask, key } = await openServer();
    for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1', '127.0.0.1:1']) {
      const { status } = await ask('/', { headers: { host, ...key } });
      expect([host, status]).toEqual([host, 403]);
    }
    expect((await ask('/', { headers: { host: `localhost:${server.port}` } })).status).toBe(200);
  });

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', ''])(
    'a page of another site (%j) is turned away with 403, whatever it knows',
    async (origin) => {
      const { ask, calls, key } = await openServer();
      const answer = await ask('/api/state.get', { method: 'POST', headers: { origin, ...key } });
      expect(answer.status).toBe(403);
      expect(calls).toEqual([]);
    },
  );

  test('the window’s own origin gets in', async () => {
    const { host, call, key } = await openServer();
    expect((await call('state.get', '1', { origin: `http://${host}`, cookie: 'theme=dark', ...key })).body).toBe(
      '{"ok":true,"value":1}',
    );
  });
});

describe('calls', () => {
  test('carry JSON both ways', async () => {
    const { call, calls } = await openServer();
    const { status, headers, body } = await call('state.get', '{"a":"ü"}');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'application/json; charset=utf-8',
      'no-store',
    ]);
    expect(JSON.parse(body)).toEqual({ ok: true, value: { a: 'ü' } });
    await call('state.get', '');
    expect(calls).toEqual([
      ['state.get', { a: 'ü' }],
      ['state.get', undefined],
    ]);
  });

  test.each([
    ['notFound', 404],
    ['invalid', 400],
    ['unauthorised', 401],
    ['forbidden', 403],
    ['conflict', 409],
    ['unavailable', 503],
    ['internal', 500],
  ] as const)('a refusal "%s" is HTTP %i', async (code, status) => {
    const { call } = await openServer({ dispatch: async () => ({ ok: false, error: { code, ...verbatim('No.') } }) });
    const answer = await call('jobs.stop', '{}');
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ ok: false, error: { code, ...verbatim('No.') } });
  });

  test('what is no JSON, too large, or no POST is refused in words', async () => {
    const { call, ask, calls, key } = await openServer();
    const refusal = async (answer: Promise<Answer>) => {
      const { status, body } = await answer;
      return [status, english(JSON.parse(body).error)];
    };
    expect(await refusal(call('state.get', '{"a":'))).toEqual([400, 'The call is not valid JSON.']);
    expect(await refusal(call('state.get', JSON.stringify('x'.repeat(20_000_001))))).toEqual([
      400,
      'The call is too large.',
    ]);
    expect(await refusal(ask('/api/state.get', { headers: key }))).toEqual([405, 'A call is a POST.']);
    expect(await refusal(ask('/api/events', { method: 'POST', headers: key }))).toEqual([405, 'Only GET works here.']);
    expect(calls).toEqual([]);
  });

  test('a channel whose name is no text is unknown', async () => {
    const { call } = await openServer();
    for (const channel of ['%zz', '%', '', '%00', 'a/b', '__proto__']) expect((await call(channel)).status).toBe(404);
  });

  test('before the services are there it asks for a second', async () => {
    const server = new LoopbackServer({ token: TOKEN, assets: tempFolder() });
    await server.listen(0);
    onTestFinished(() => server.close());
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/state.get`, {
      method: 'POST',
      headers: { 'x-carillon-key': TOKEN },
    });
    expect(answer.status).toBe(503);
    expect(english(((await answer.json()) as { error: Translatable }).error)).toContain('Carillon is starting.');
  });
});

describe('files', () => {
  test('the window, with the headers that keep strangers’ scripts out', async () => {
    const { ask } = await openServer();
    const { status, headers, body } = await ask('/');
    expect([status, body, headers['content-type']]).toEqual([200, '<h1>Carillon</h1>', 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' });
    const script = await ask('/assets/app-1.js');
    expect(script.headers['cache-control']).toContain('immutable');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await ask('/', { method: 'HEAD' })).body).toBe('');
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//../secret.txt',
    '/%00',
    '/%zz',
    '/assets',
    '/none.js',
  ])('nothing outside the window’s folder: %s', async (path) => {
    const { ask } = await openServer();
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  test('files can only be got', async () => {
    const { ask } = await openServer();
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    expect((await ask('/index.html', { method: 'DELETE' })).status).toBe(405);
  });
});

describe('pushes', () => {
  async function events(response: IncomingMessage, count: number): Promise<unknown[]> {
    let text = '';
    for await (const chunk of response.iterator({ destroyOnReturn: false })) {
      text += chunk;
      if (text.split('\n\n').length > count) break;
    }
    return text
      .split('\n\n')
      .slice(0, count)
      .map((line) => JSON.parse(line.replace(/^data: /, '')));
  }

  test('the whole state first, then each change', async () => {
    const { open, listeners, key } = await openServer();
    const response = await open('/api/events', { headers: key });
    expect(response.headers['content-type']).toBe('text/event-stream');
    expect(await events(response, 1)).toEqual([
      { topic: 'state', change: { type: 'snapshot', state: { version: '1.2.3' } } },
    ]);
    for (const listener of listeners) listener({ topic: 'navigate', to: 'new' });
    expect(await events(response, 1)).toEqual([{ topic: 'navigate', to: 'new' }]);
    response.destroy();
  });

  test('a stream on which nothing happens says each half minute that it lives', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { open, key } = await openServer();
    const response = await open('/api/events', { headers: key });
    await events(response, 1);
    vi.advanceTimersByTime(30_000);
    const { value } = await response.iterator({ destroyOnReturn: false }).next();
    expect(String(value)).toBe(':\n\n');
    response.destroy();
  });

  test('a window that goes is no longer told', async () => {
    const { open, listeners, key } = await openServer();
    const gone = Promise.withResolvers<void>();
    const response = await open('/api/events', { headers: key });
    expect(listeners.size).toBe(1);
    const [listener] = listeners;
    listeners.delete = (which) => {
      if (which === listener) gone.resolve();
      return true;
    };
    response.destroy();
    await gone.promise;
  });

  test('closing ends the streams and lets the port go', async () => {
    const { server, open, host, key } = await openServer();
    const response = await open('/api/events', { headers: key });
    const ended = new Promise((resolve) => response.on('close', resolve));
    response.on('error', () => {});
    response.resume();
    await server.close();
    await ended;
    await expect(fetch(`http://${host}/`)).rejects.toThrow();
  });

  test('a port that is taken is an error that says so', async () => {
    const { server } = await openServer();
    const second = new LoopbackServer({ token: TOKEN, assets: tempFolder() });
    await expect(second.listen(server.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

test('whatever bytes arrive, as a request or as the body of one: an answer of 4xx, and it goes on serving', async () => {
  const { server, ask, calls, host } = await openServer();
  const send = (bytes: Uint8Array) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes));
      socket.setEncoding('latin1');
      socket.on('data', (text) => {
        answer += text;
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  const head = (lines: string) => Buffer.from(`${lines}\r\nHost: ${host}\r\nConnection: close\r\n`, 'latin1');
  const noise = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes));
  // A first byte that can begin no method: a beginning of one would rightly be waited for.
  const junk = noise.map((bytes) => Buffer.concat([Buffer.from([1]), bytes]));
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const broken = noise.filter((bytes) => !isJson(`{${bytes}`));
  const body = broken.map((bytes) => {
    const length = `Content-Length: ${bytes.length + 1}\r\nX-Carillon-Key: ${TOKEN}\r\n\r\n{`;
    return Buffer.concat([head('POST /api/jobs.create HTTP/1.1'), Buffer.from(length), bytes]);
  });
  const path = fc
    .string({ unit: fc.constantFrom('/', '%', '.', '2', 'e', 'z', '\\', '?', ':', '@', '~'), maxLength: 20 })
    // Back at the top there is the window, rightly.
    .filter((text) => URL.parse(`http://x/none/${text}`)?.pathname !== '/')
    .map((text) => Buffer.concat([head(`GET /none/${text} HTTP/1.1`), Buffer.from('\r\n')]));
  await fc.assert(
    fc.asyncProperty(fc.oneof(junk, body, path), async (bytes) => {
      expect(await send(bytes)).toMatch(/^HTTP\/1\.1 4\d\d /);
    }),
    { numRuns: 150 },
  );
  expect(calls).toEqual([]);
  expect((await ask('/')).status).toBe(200);
});

test('a window that does not read is cut off before it makes Carillon grow, and gets the whole state when it is back', async () => {
  const { open, listeners, key } = await openServer();
  const frozen = await open('/api/events', { headers: key });
  frozen.pause();
  const text = 'x'.repeat(100_000);
  const push = { topic: 'practice', event: { text } } as unknown as Push;
  for (let n = 0; n < 400 && listeners.size > 0; n++) {
    for (const listener of listeners) listener(push);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await vi.waitFor(() => expect(listeners.size).toBe(0));
  const back = await open('/api/events', { headers: key });
  const [first] = await once(back, 'data');
  expect(String(first)).toContain('"snapshot"');
});
