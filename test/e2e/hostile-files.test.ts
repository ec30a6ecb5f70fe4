import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Reply } from '../../main/contract/ipc.ts';
import { english } from '../support/english.ts';
import { hostileFiles } from '../support/hostile-files.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const MAX_BLOCKED_MS = 50;
const LOOP_WATCH = new URL('../support/loop-watch.mjs', import.meta.url).href;
const ONE_SENTENCE = /^[A-Z][^\n]{10,300}[.!]$/;

interface Blocked {
  delayMs: number;
  cpuMs: number;
}

async function start() {
  const folder = tempFolder();
  const file = join(folder, 'loop.json');
  const env = { NODE_OPTIONS: `--import ${LOOP_WATCH}`, LOOP_WATCH: file };
  const serve = await ServeProcess.start(['--practice', '--data-dir', join(folder, 'data')], env);
  /** The longest that the loop was kept busy since the last time. */
  const blocked = async (): Promise<Blocked> => {
    rmSync(file, { force: true });
    serve.kill('SIGUSR2');
    return until('the process to say how long it was blocked', () => {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as Blocked;
      } catch {
        return null;
      }
    });
  };
  const upload = async (bytes: Buffer): Promise<Reply<unknown>> => {
    const begun = await serve.call('files.begin', { name: 'picture.jpg', as: 'photo', size: bytes.length });
    if (!begun.ok) return begun;
    for (let at = 0; at < bytes.length; at += 1_048_576) {
      await fetch(`${serve.origin}/api/files.piece?upload=${begun.value}`, {
        method: 'POST',
        headers: { ...serve.key, origin: serve.origin },
        body: new Uint8Array(bytes.subarray(at, at + 1_048_576)),
      });
    }
    return serve.call('files.end', { upload: begun.value });
  };
  return { serve, blocked, upload };
}

test('while forty hostile files and more are read, a message of every second goes out and nothing waits', async () => {
  const { serve, blocked, upload } = await start();
  const { setup } = await serve.state();
  await serve.ask('jobs.create', {
    chatId: setup.mode === 'none' ? 0 : (setup.owner?.id ?? 0),
    message: { text: 'tick' },
    schedule: { kind: 'interval', everyMs: 1_000, anchor: 0 },
    timeZone: 'UTC',
  });
  const sent = async () => (await serve.ask('practice.messages')).filter(({ text }) => text === 'tick').length;
  await until('the first messages', async () => (await sent()) >= 2);
  await blocked();
  const before = await sent();
  await until('a while without files', async () => (await sent()) >= before + 3);
  const quiet = await blocked();

  const replies: Reply<unknown>[] = [];
  const began = performance.now();
  const ticked = await sent();
  for (const ics of hostileFiles.calendars) replies.push(await serve.call('holidays.read', { ics }));
  for (const text of hostileFiles.backups) {
    replies.push(await serve.call('backup.preview', { source: { text }, mode: 'merge' }));
  }
  for (const picture of hostileFiles.pictures) replies.push(await upload(picture));
  const seconds = (performance.now() - began) / 1_000;
  const busy = await blocked();

  expect(replies.length).toBeGreaterThan(40);
  for (const reply of replies) if (!reply.ok) expect(english(reply.error)).toMatch(ONE_SENTENCE);
  // Blocked by its own work, not by the machine's: the delay may be longer where others keep the processors busy, as it was without files.
  const worst = Math.min(busy.cpuMs, busy.delayMs - quiet.delayMs);
  expect(worst, JSON.stringify({ quiet, busy, seconds })).toBeLessThan(MAX_BLOCKED_MS);
  // A busy machine holds a message up for a second or two; a blocked loop would hold up all.
  expect((await sent()) - ticked).toBeGreaterThanOrEqual(Math.floor(seconds) - 3);
});
