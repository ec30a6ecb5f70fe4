import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import { type ReadingLimits, ReadingThread } from '../../../main/workers/reading-thread.ts';
import { ListLog } from '../../support/bot/log.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';

function open(limits?: ReadingLimits, code?: URL) {
  const log = new ListLog();
  const thread = new ReadingThread({ log, ...(limits && { limits }), ...(code && { code }) });
  onTestFinished(() => thread.stop());
  return { thread, log };
}

const RANGE = { from: '2026-01-01', until: '2026-12-31', zone: 'UTC' };
const calendar = (event: string) => `BEGIN:VCALENDAR\nBEGIN:VEVENT\n${event}\nEND:VEVENT\nEND:VCALENDAR`;
const GOOD = { ics: calendar('DTSTART;VALUE=DATE:20261201'), range: RANGE };

test('a file is read in the thread, and what is wrong with one is said as it is elsewhere', async () => {
  const { thread } = open();
  expect((await thread.read('calendar', GOOD)).days).toEqual([{ date: '2026-12-01', name: 'Holiday' }]);
  await expect(thread.read('backup', { text: '{', zone: 'UTC' })).rejects.toThrow(
    'That file is no backup: it is not JSON.',
  );
  const picture = join(tempFolder(), 'picture');
  writeFileSync(picture, 'GIF89a\x01\x00\x01\x00');
  expect(await thread.read('media', { path: picture, name: 'x' })).toEqual({ type: 'gif', width: 1, height: 1 });
});

test('a backup comes in pieces, and all of it', async () => {
  const { thread } = open();
  const chats = Array.from({ length: 1_000 }, (_, n) => ({ id: n + 1, type: 'private', title: `Chat ${n}` }));
  const backup = { carillon: 'backup', version: 1, at: 1, jobs: [], chats, preferences: DEFAULT_PREFERENCES };
  const pieces = await thread.read('backup', { text: JSON.stringify(backup), zone: 'UTC' });
  expect(pieces.length).toBe(6);
  expect(pieces.flatMap((piece) => piece.chats ?? [])).toHaveLength(1_000);
});

/** The real reader, which goes on for ever at one file: all that are known to take long are refused by their own bounds first. */
function stubbornReader(): URL {
  const file = join(tempFolder(), 'reader.mjs');
  const real = new URL('../../../main/workers/reader.ts', import.meta.url).href;
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
    for (const name of ['on', 'once']) {
      const listen = parentPort[name].bind(parentPort);
      parentPort[name] = (event, run) => listen(event, (message) => {
        if (JSON.stringify(message).includes('ENDLESS')) for (;;);
        return run(message);
      });
    }
    await import(${JSON.stringify(real)});`,
  );
  return pathToFileURL(file);
}

test('a file that takes too long is given up, and the next one is read', async () => {
  const { thread, log } = open({ timeMs: 2_000, memoryMb: 64 }, stubbornReader());
  const ended = thread.read('calendar', { ics: 'ENDLESS', range: RANGE });
  await expect(ended).rejects.toThrow('That file takes too long to read. Choose a smaller one.');
  expect(log.lines.join()).toContain('was given up');
  // A fresh thread starts within the same limit, which a busy machine may not keep at once.
  const { days } = await until('the next file', () => thread.read('calendar', GOOD).catch(() => null), 60_000);
  expect(days).toHaveLength(1);
});

test('a file that takes too much memory ends its own thread alone', async () => {
  const { thread } = open({ timeMs: 60_000, memoryMb: 48 });
  const text = `[${'{"a":[1,2,3]},'.repeat(1_500_000)}1]`;
  await expect(thread.read('backup', { text, zone: 'UTC' })).rejects.toThrow('That file is too large to read.');
  expect((await thread.read('calendar', GOOD)).days).toHaveLength(1);
});

test('what is read while Carillon closes is given up', async () => {
  const { thread } = open();
  const reading = thread.read('calendar', GOOD);
  await thread.stop();
  await expect(reading).rejects.toThrow('Carillon is closing.');
  await expect(thread.read('calendar', GOOD)).rejects.toThrow('Carillon is closing.');
});
