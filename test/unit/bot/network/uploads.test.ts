import { truncateSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { TransportLimits } from '../../../../main/bot/network/transport.ts';
import type { UploadProgress } from '../../../../main/core/ports.ts';
import { ANN, freshFolder } from '../../../support/bot/carillon.ts';
import { openMessengerTo } from '../../../support/bot/messenger.ts';
import { openTcp, SENT } from '../../../support/bot/raw-server.ts';
import { until } from '../../../support/bot/until.ts';

const MB = 1_024 * 1_024;
/** More than two systems keep of a connection between them. */
const SIZE = 24 * MB;
const FILE = `${'a'.repeat(64)}.bin`;
/** Of a body in chunks, as a form with files is. */
const END = '\r\n0\r\n\r\n';

/** A video to send, and at the other end of the line whatever `serve` does with the connection. */
async function openLine(serve: (socket: Socket) => void, limits: Partial<TransportLimits> = {}) {
  const { port } = await openTcp(serve);
  const files = freshFolder();
  writeFileSync(join(files, FILE), '');
  truncateSync(join(files, FILE), SIZE);
  const { messenger } = openMessengerTo(`http://127.0.0.1:${port}`, { files, limits });
  const progress: UploadProgress[] = [];
  const cancel = new AbortController();
  const message = {
    text: '',
    attachments: [{ kind: 'document' as const, file: FILE, name: 'holiday.mp4', size: SIZE }],
  };
  const send = () =>
    messenger.send(
      { chatId: ANN.id, message, cancel: cancel.signal, onProgress: (it) => progress.push(it) },
      new AbortController().signal,
    );
  return { send, progress, cancel };
}

/** Takes it in pieces of about a megabyte, with a wait after each, and answers when it has all. */
function takeSlowly(waitMs: number) {
  return (socket: Socket) => {
    let piece = 0;
    socket.on('data', async (chunk: Buffer) => {
      if (chunk.subarray(-END.length).toString('latin1') === END) return answer(socket);
      piece += chunk.length;
      if (piece < MB) return;
      piece = 0;
      socket.pause();
      await pause(waitMs);
      socket.resume();
    });
  };
}

function answer(socket: Socket, status = '200 OK', body = JSON.stringify(SENT)): void {
  socket.write(`HTTP/1.1 ${status}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

describe('a large file on a slow line', () => {
  test('arrives, however long it takes, as long as something moves', async () => {
    // All of it takes far longer than what counts as standing still.
    const { send, progress } = await openLine(takeSlowly(40), { stalledMs: 400, answerMs: 2_000 });
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(progress.at(-1)).toEqual({ sentBytes: SIZE, totalBytes: SIZE });
    const sizes = progress.map(({ sentBytes }) => sentBytes);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  });

  test('that stands still is given up, and has certainly not arrived', async () => {
    const { send, progress } = await openLine((socket) => socket.pause(), { stalledMs: 80 });
    const outcome = { kind: 'retry', scope: 'chat', reason: expect.stringContaining('did not arrive') };
    expect(await send()).toMatchObject(outcome);
    // On a busy machine it may be given up before anything was told.
    expect(Math.max(0, ...progress.map(({ sentBytes }) => sentBytes))).toBeLessThan(SIZE);
  });

  test('can be stopped at once, also while it stands still', async () => {
    const { send, progress, cancel } = await openLine((socket) => socket.pause());
    const sending = send();
    await until(() => progress.length > 0, 'the first of it');
    cancel.abort();
    expect(await sending).toMatchObject({ kind: 'retry' });
  });

  test('whose connection breaks on the way has certainly not arrived', async () => {
    const { send } = await openLine((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await send()).toMatchObject({ kind: 'retry', scope: 'chat' });
  });

  test('that is out and not answered may have arrived, and is past stopping', async () => {
    let isThere = false;
    const takeAll = (socket: Socket) =>
      socket.on('data', (chunk: Buffer) => {
        isThere ||= chunk.subarray(-END.length).toString('latin1') === END;
      });
    const { send, cancel } = await openLine(takeAll, { answerMs: 150 });
    const sending = send();
    await until(() => isThere, 'all of it');
    cancel.abort();
    expect(await sending).toMatchObject({ kind: 'unsure' });
  });

  test('that the server finds too large is refused before all of it is there', async () => {
    const { send, progress } = await openLine((socket) => {
      socket.pause();
      answer(socket, '413 Request Entity Too Large', '<html>413</html>');
    });
    expect(await send()).toMatchObject({ kind: 'failed', reason: expect.stringContaining('too large') });
    expect(progress.filter(({ sentBytes }) => sentBytes === SIZE)).toEqual([]);
  });

  test('that a failing server answers before all of it is there has not arrived', async () => {
    const { send } = await openLine((socket) => {
      socket.pause();
      answer(socket, '502 Bad Gateway', '<html>502</html>');
    });
    expect(await send()).toMatchObject({ kind: 'retry', scope: 'chat' });
  });
});
