import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFileStore } from '../../../main/adapters/file-store.ts';
import { PIECE_BYTES } from '../../../main/contract/files.ts';
import type { Handlers, Push } from '../../../main/contract/ipc.ts';
import type { AppState } from '../../../main/contract/state.ts';
import { dispatch } from '../../../main/core/dispatch.ts';
import { LoopbackServer } from '../../../main/loopback/server.ts';
import { Uploads } from '../../../main/services/uploads.ts';
import { createBrowserApi } from '../../../renderer/transport/browser.ts';
import { english } from '../../support/english.ts';
import { png } from '../../support/pictures.ts';
import { mediaHere } from '../../support/reading.ts';
import { memoryFolder } from '../../support/temp-folder.ts';

const TOKEN = 'let-me-in';
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** The window's transport, the loopback server and the real folder of files. */
async function openFiles() {
  const folder = memoryFolder();
  const store = openFileStore(join(folder, 'files'), mediaHere);
  const uploads = new Uploads(store, { monotonic: () => performance.now() });
  const handlers = {
    'files.begin': (upload) => uploads.begin(upload),
    'files.piece': ({ upload, bytes }) => uploads.piece(upload, bytes),
    'files.end': ({ upload }) => uploads.end(upload),
  } satisfies Partial<Handlers> as unknown as Handlers;
  const server = new LoopbackServer({ token: TOKEN, assets: folder });
  await server.listen(0);
  onTestFinished(() => server.close());
  server.serve({
    dispatch: (channel, payload) => dispatch(handlers, channel, payload, silent),
    current: () => ({}) as AppState,
    subscribe: (_listener: (push: Push) => void) => () => {},
    picture: async (file) => (file.endsWith('.png') ? store.pathOf(file) : null),
  });
  const origin = `http://127.0.0.1:${server.port}`;
  const key = { 'x-carillon-key': TOKEN };
  const get = (url: string, headers: Record<string, string> = key, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...headers, ...(init.headers as Record<string, string>) } });
  const api = createBrowserApi({
    origin,
    key: TOKEN,
    fetch: ((url: string, init: RequestInit) => get(url, key, init)) as typeof fetch,
    EventSource: undefined as never,
  });
  const begin = async (name: string, size: number) => {
    const reply = await api.call('files.begin', { name, as: 'photo', size });
    if (!reply.ok) throw new Error(english(reply.error));
    return reply.value;
  };
  return { store, uploads, api, begin, get, origin, key };
}

test('a photo goes from the window into the folder in pieces, and comes back as a picture', async () => {
  const { store, api, begin, get, origin } = await openFiles();
  const content = Buffer.concat([png(300, 200), Buffer.alloc(PIECE_BYTES, 7)]);
  const upload = await begin('Sommer über Köln.png', content.length);
  for (let at = 0; at < content.length; at += PIECE_BYTES) {
    const bytes = new Uint8Array(content.subarray(at, at + PIECE_BYTES));
    expect(await api.call('files.piece', { upload, bytes })).toEqual({ ok: true });
  }
  const reply = await api.call('files.end', { upload });
  if (!reply.ok) throw new Error(english(reply.error));
  expect(reply.value).toMatchObject({ kind: 'photo', name: 'Sommer über Köln.png', size: content.length });
  expect(readFileSync(store.pathOf(reply.value.file))).toEqual(content);
  const shown = await get(`${origin}/files/${reply.value.file}`);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(content);
});

test('fifty megabytes go through while everything else goes on', async () => {
  const { api, begin } = await openFiles();
  const size = 50_000_000;
  let longest = 0;
  let before = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - before);
    before = performance.now();
  }, 5);
  onTestFinished(() => clearInterval(beat));
  const upload = await begin('film.mp4', size);
  for (let left = size; left > 0; left -= PIECE_BYTES) {
    const reply = await api.call('files.piece', { upload, bytes: new Uint8Array(Math.min(left, PIECE_BYTES)) });
    expect(reply.ok).toBe(true);
  }
  expect(await api.call('files.end', { upload })).toMatchObject({ ok: true, value: { kind: 'document', size } });
  // Both ends run in this one process; a second would be what a person notices.
  expect(longest).toBeLessThan(1_000);
});

test('a file that is too large or empty is refused before anything of it is sent', async () => {
  const { api } = await openFiles();
  const begin = (size: number) => api.call('files.begin', { name: 'film.mp4', as: 'document', size });
  expect(await begin(50_000_001)).toMatchObject({ error: { key: 'input.botCanSendFiles' } });
  expect(await begin(0)).toMatchObject({ error: { key: 'input.fileEmpty' } });
});

test('pieces and pictures are for this window alone', async () => {
  const { store, uploads, begin, get, origin, key } = await openFiles();
  const upload = await begin('cat.png', 3);
  onTestFinished(() => uploads.drop(upload));
  const send = (headers: Record<string, string>, length = 3) =>
    get(`${origin}/api/files.piece?upload=${upload}`, headers, { method: 'POST', body: new Uint8Array(length) });
  expect((await send({})).status).toBe(401);
  expect((await send({ ...key, origin: 'http://evil.example' })).status).toBe(403);
  expect((await send(key, PIECE_BYTES + 1)).status).toBe(400);
  expect((await send(key)).status).toBe(200);
  const name = `${'a'.repeat(64)}.png`;
  writeFileSync(store.pathOf(name), png(1, 1));
  expect((await get(`${origin}/files/${name}`, {})).status).toBe(401);
  expect((await get(`${origin}/files/${name}`)).status).toBe(200);
  expect((await get(`${origin}/files/${'b'.repeat(64)}.png`)).status).toBe(404);
  expect((await get(`${origin}/files/secret.txt`)).status).toBe(404);
});
