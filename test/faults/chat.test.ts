import { expect, test } from 'vitest';
import { ServeProcess } from '../support/serve-process.ts';
import { OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const ENV = { CARILLON_BOT_TOKEN: TOKEN, CARILLON_OWNER_ID: String(OWNER.id) };

const textsOf = async (serve: ServeProcess) => (await serve.state()).jobs.map(({ message }) => message.text).sort();

test('killed between carrying out a command and confirming it: done once, and those behind it are done, too', async () => {
  const telegram = await startTelegram();
  const args = ['--data-dir', tempFolder(), '--api-root', telegram.apiRoot];
  for (const line of ['/every 2h One', '/every 3h Two', '/every 4h Three']) telegram.userSends(line);
  // The command is carried out, its answer never ends, and no poll has confirmed the update yet.
  telegram.faults.next('sendMessage', { kind: 'hang' });
  const first = await ServeProcess.start(args, ENV);
  await until('the first answer', () => telegram.requests.some(({ method }) => method === 'sendMessage'));
  expect(await textsOf(first)).toEqual(['One']);
  expect((await first.end('SIGKILL')).signal).toBe('SIGKILL');
  const confirmed = telegram.requests.filter(({ method, params }) => method === 'getUpdates' && 'offset' in params);
  expect(confirmed).toEqual([]);

  const second = await ServeProcess.start(args, ENV);
  await until('all three', async () => (await textsOf(second)).length >= 3);
  telegram.userSends('/every 5h Four');
  await until('the fourth', async () => (await textsOf(second)).includes('Four'));
  expect(await textsOf(second)).toEqual(['Four', 'One', 'Three', 'Two']);
});

test('a second program, trouble at Telegram, no network: the bot comes back by itself, and has missed nothing', async () => {
  const telegram = await startTelegram();
  const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--api-root', telegram.apiRoot], ENV);
  const connection = async () => (await serve.state()).connection.state;
  await until('online', async () => (await connection()) === 'online');
  telegram.faults.next('getUpdates', { kind: 'status', code: 409 });
  telegram.faults.next('getUpdates', { kind: 'status', code: 502 });
  telegram.faults.next('getUpdates', { kind: 'resetAfterRead' });
  telegram.userSends('/every 2h One');
  await until('the first', async () => (await textsOf(serve)).includes('One'));
  telegram.faults.offline = true;
  await until('offline', async () => (await connection()) === 'reconnecting');
  telegram.userSends('/every 3h Two');
  telegram.faults.offline = false;
  await until('the second', async () => (await textsOf(serve)).includes('Two'), 30_000);
  await until('online again', async () => (await connection()) === 'online');
  expect(await textsOf(serve)).toEqual(['One', 'Two']);
});
