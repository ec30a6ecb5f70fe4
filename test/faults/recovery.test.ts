import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { english } from '../support/english.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { botTexts, OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const ENV = { CARILLON_BOT_TOKEN: TOKEN, CARILLON_OWNER_ID: String(OWNER.id) };

function draft(
  text: string,
  schedule: { kind: 'once'; at: string } | { kind: 'interval'; everyMs: number; anchor: number },
) {
  return { chatId: OWNER.id, message: { text }, schedule, timeZone: 'UTC' };
}

const inSeconds = (seconds: number) => ({
  kind: 'once' as const,
  at: new Date(Math.ceil(Date.now() / 1_000 + seconds) * 1_000).toISOString().slice(0, 19),
});
const hourly = () => ({ kind: 'interval' as const, everyMs: 3_600_000, anchor: Date.now() - 3_590_000 });

async function start(folder: string) {
  const telegram = await startTelegram();
  const args = ['--data-dir', folder, '--api-root', telegram.apiRoot];
  const open = () => ServeProcess.start(args, ENV);
  return { telegram, open };
}

const online = (serve: ServeProcess) =>
  until('online', async () => (await serve.state()).connection.state === 'online');
const textsOf = async (serve: ServeProcess) => (await serve.state()).jobs.map(({ message }) => message.text).sort();

test('jobs.json emptied: all is as the last change left it, and what was stopped does not come back', async () => {
  const folder = tempFolder();
  const { telegram, open } = await start(folder);
  const first = await open();
  for (const text of ['one', 'two', 'three']) await first.ask('jobs.create', draft(text, inSeconds(3_600)));
  const { id } = await first.ask('jobs.create', draft('stopped', inSeconds(4)));
  await first.ask('jobs.stop', { id });
  await first.end('SIGKILL');
  truncateSync(join(folder, 'jobs.json'));

  const second = await open();
  expect(await textsOf(second)).toEqual(['one', 'three', 'two']);
  const { pausedAll, notices } = await second.state();
  expect(pausedAll).toBe(false);
  expect(notices.map(({ text }) => text)).toEqual([expect.stringContaining('as the last change left them')]);
  await second.ask('jobs.create', draft('goes on', inSeconds(1)));
  await until('the next message', () => botTexts(telegram).includes('goes on'));
  expect(botTexts(telegram)).toEqual(['goes on']);
});

test('jobs.json and the history lost: all is paused, the user is asked in window and chat, and goes on when they say so', async () => {
  const folder = tempFolder();
  const { telegram, open } = await start(folder);
  const first = await open();
  await first.ask('jobs.create', draft('kept', { kind: 'interval', everyMs: 1_000, anchor: Date.now() }));
  const { id } = await first.ask(
    'jobs.create',
    draft('stopped', { kind: 'interval', everyMs: 1_000, anchor: Date.now() }),
  );
  await until('both', () => new Set(botTexts(telegram)).size === 2);
  await first.ask('jobs.stop', { id });
  await first.end('SIGKILL');
  truncateSync(join(folder, 'jobs.json'));
  for (const part of ['', '-wal', '-shm']) rmSync(join(folder, `carillon.db${part}`), { force: true });
  const sentByThen = botTexts(telegram).length;

  for (let starts = 0; starts < 2; starts++) {
    const serve = await open();
    const { pausedAll, notices } = await serve.state();
    expect(pausedAll).toBe(true);
    const doubt = notices.find(({ about }) => about === 'recovered');
    expect(english(doubt?.text)).toMatch(/recovered from a copy of .* all messages are paused.*“kept”/);
    const asked = () => botTexts(telegram).filter((text) => text.includes('all messages are paused'));
    await until('the chat to be told', () => asked().length > starts);
    await serve.end('SIGTERM');
  }
  const told = botTexts(telegram).slice(sentByThen);
  expect(told.filter((text) => text === 'kept' || text === 'stopped')).toEqual([]);

  const last = await open();
  for (const { id: found, message } of (await last.state()).jobs) {
    if (message.text === 'stopped') await last.ask('jobs.stop', { id: found });
  }
  await last.ask('jobs.resumeAll');
  expect((await last.state()).notices.filter(({ about }) => about === 'recovered')).toEqual([]);
  await until('it to go on', () => botTexts(telegram).at(-1) === 'kept');
  expect(botTexts(telegram).slice(sentByThen)).not.toContain('stopped');
});

test('only the daily backup left: it is taken, and all is paused until the user has looked', async () => {
  const folder = tempFolder();
  const { open } = await start(folder);
  const first = await open();
  await first.ask('jobs.create', draft('from the backup', inSeconds(3_600)));
  const backup = await first.ask('backup.export');
  await first.end('SIGKILL');
  for (const name of ['jobs.json', 'jobs.1.json', 'jobs.2.json', 'carillon.db', 'carillon.db-wal', 'carillon.db-shm']) {
    rmSync(join(folder, name), { force: true });
  }
  mkdirSync(join(folder, 'backups'), { recursive: true });
  writeFileSync(join(folder, 'backups', 'carillon-2026-01-02.json'), JSON.stringify(backup));
  const second = await open();
  expect(await textsOf(second)).toEqual(['from the backup']);
  expect((await second.state()).pausedAll).toBe(true);
});

test('the history missing beside messages: nothing is sent again, and of what was due once the user is asked', async () => {
  const folder = tempFolder();
  const { telegram, open } = await start(folder);
  const first = await open();
  await online(first);
  await first.ask('jobs.create', draft('once', inSeconds(1)));
  await first.ask('jobs.create', draft('hourly', hourly()));
  await first.ask('jobs.create', draft('tomorrow', inSeconds(86_400)));
  await until('both', () => botTexts(telegram).length === 2, 30_000);
  await first.end('SIGTERM');
  for (const part of ['', '-wal', '-shm']) rmSync(join(folder, `carillon.db${part}`), { force: true });

  const second = await open();
  const { notices, recent, unsure, jobs } = await second.state();
  expect(notices.map(({ text }) => text)).toEqual([expect.stringContaining('The history (carillon.db) was missing')]);
  expect(recent).toMatchObject([
    { text: 'once', state: 'unsure', reason: expect.stringContaining('history was lost') },
  ]);
  expect([unsure, jobs.length]).toEqual([1, 3]);
  await until('the chat to be told', () => botTexts(telegram).some((text) => text.includes('carillon.db')));
  await second.ask('jobs.create', draft('the next', inSeconds(1)));
  await until('the next', () => botTexts(telegram).includes('the next'));
  expect(botTexts(telegram).filter((text) => text === 'once' || text === 'hourly')).toHaveLength(2);
});

test('settings.json emptied: who owned the bot is nobody until they pair again', async () => {
  const folder = tempFolder();
  const telegram = await startTelegram();
  const args = ['--data-dir', folder, '--api-root', telegram.apiRoot];
  const bot = { id: Number(TOKEN.split(':')[0]), tokenIs: 'kept' };
  const settings = { version: 1, mode: 'telegram', owner: OWNER, bot, practiceToken: null, preferences: {} };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  writeFileSync(join(folder, 'token'), TOKEN);
  const first = await ServeProcess.start(args);
  await first.ask('preferences.set', { dailyBackup: false, base: { dailyBackup: true } });
  telegram.userSends('/every 5h Hello');
  await until('the owner to be obeyed', async () => (await first.state()).jobs.length === 1);
  await first.end('SIGKILL');
  truncateSync(join(folder, 'settings.json'));

  const second = await ServeProcess.start(args);
  await online(second);
  const { setup, notices } = await second.state();
  expect(setup).toMatchObject({ mode: 'telegram', owner: null });
  expect(notices.map(({ text }) => text)).toEqual([expect.stringContaining('pair with it again')]);
  telegram.userSends('/pause');
  telegram.userSends('/start');
  const pairing = await until('a code', async () => {
    const shown = (await second.state()).setup;
    return shown.mode === 'telegram' && shown.pairing;
  });
  telegram.userSends(`/start ${pairing.code}`);
  await until('the pairing', async () => {
    const now = (await second.state()).setup;
    return now.mode === 'telegram' && now.owner?.id === OWNER.id;
  });
  // What was said before that did nothing.
  expect((await second.state()).pausedAll).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).preferences.dailyBackup).toBe(true);
});
