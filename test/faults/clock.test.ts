import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { english } from '../support/english.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { botTexts, OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

test('the computer’s clock is set forwards and back, by hours and by a year: planned again each time, nothing doubled', async () => {
  const telegram = await startTelegram();
  const clock = join(tempFolder(), 'shift');
  const setClock = (ms: number) => writeFileSync(clock, String(ms));
  setClock(0);
  const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--api-root', telegram.apiRoot], {
    CARILLON_BOT_TOKEN: TOKEN,
    CARILLON_OWNER_ID: String(OWNER.id),
    SHIFTED_CLOCK: clock,
  });
  await until('online', async () => (await serve.state()).connection.state === 'online');
  const startedAt = Date.now();
  const { id } = await serve.ask('jobs.create', {
    chatId: OWNER.id,
    message: { text: 'hourly' },
    schedule: { kind: 'interval', everyMs: HOUR, anchor: startedAt },
    timeZone: 'UTC',
  });
  const nextAt = async () => (await serve.state()).jobs.find((job) => job.id === id)?.nextAt ?? 0;

  setClock(8 * HOUR);
  await until('one message for eight hours', () => botTexts(telegram).length === 1);
  await until('its row', async () => (await serve.state()).recent[0]?.state === 'sent');
  const [delivery] = (await serve.state()).recent;
  expect(delivery).toMatchObject({ coalesced: 7, dueAt: startedAt + 8 * HOUR, missed: true });

  setClock(0);
  await until('the series to go on from the present', async () => (await nextAt()) <= startedAt + HOUR);

  setClock(YEAR);
  await until('one message for a year', () => botTexts(telegram).length === 2);

  setClock(-YEAR);
  await until('nothing due before the series began', async () => (await nextAt()) <= startedAt + HOUR);
  expect(botTexts(telegram)).toHaveLength(2);
  const ended = await serve.end('SIGTERM');
  expect(ended.code).toBe(0);
});

test('a series made while the clock was a year ahead comes within the hour once the clock is right', async () => {
  const clock = join(tempFolder(), 'shift');
  const folder = tempFolder();
  const args = ['--data-dir', folder, '--practice'];
  writeFileSync(clock, String(YEAR));
  const ahead = await ServeProcess.start(args, { SHIFTED_CLOCK: clock });
  const chat = await until('a chat', async () => (await ahead.state()).chats[0]);
  await ahead.ask('jobs.create', {
    chatId: chat.id,
    message: { text: 'hourly' },
    schedule: { kind: 'interval', everyMs: HOUR, anchor: Date.now() + YEAR },
    timeZone: 'UTC',
  });
  expect((await ahead.state()).jobs[0]?.nextAt).toBeGreaterThan(Date.now() + YEAR);
  await ahead.end('SIGTERM');
  writeFileSync(clock, '0');
  const right = await ServeProcess.start(args, { SHIFTED_CLOCK: clock });
  expect((await right.state()).jobs[0]?.nextAt).toBeLessThanOrEqual(Date.now() + HOUR);
});

test('after an absence nothing is sent in quiet hours or on a day off: it waits for the morning after', async () => {
  const telegram = await startTelegram();
  const clock = join(tempFolder(), 'shift');
  const midnight = Math.ceil(Date.now() / (24 * HOUR)) * 24 * HOUR;
  /** Hours since the midnight with which the first day begins, UTC. */
  const setClock = (hours: number) => writeFileSync(clock, String(midnight + hours * HOUR - Date.now()));
  const dayOff = new Date(midnight + 24 * HOUR).toISOString().slice(0, 10);
  setClock(20);
  const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--api-root', telegram.apiRoot], {
    CARILLON_BOT_TOKEN: TOKEN,
    CARILLON_OWNER_ID: String(OWNER.id),
    SHIFTED_CLOCK: clock,
  });
  await until('online', async () => (await serve.state()).connection.state === 'online');
  await serve.ask('jobs.create', {
    chatId: OWNER.id,
    message: { text: 'at nine' },
    schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: ['21:00'] },
    timeZone: 'UTC',
    quiet: { from: '22:00', to: '07:00', mode: 'wait' },
    except: [dayOff],
    missed: { policy: 'latest', maxLatenessMs: 72 * HOUR },
  });
  // It sleeps over nine o'clock, and wakes at two on the day off.
  setClock(26);
  const waiting = await until('the run to wait', async () =>
    (await serve.state()).recent.find(({ state, reason }) => state === 'pending' && reason),
  );
  expect(english(waiting.reason)).toMatch(/^Waits until .*07:00: (quiet hours|day off)\.$/);
  setClock(34);
  await until('the watch of the clock to look', async () => (await serve.state()).recent.length === 1);
  expect(botTexts(telegram)).toEqual([]);
  setClock(48 + 7.01);
  await until('it to be sent', () => botTexts(telegram).length === 1);
  await serve.end('SIGTERM');
});
