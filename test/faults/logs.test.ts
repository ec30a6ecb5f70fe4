import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { filesWith } from '../support/files-with.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { botTexts, OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const OUT = fileURLToPath(new URL('../../out', import.meta.url));
const WRONG_TOKENS = ['987654321:BBF-wrong-token-of-no-bot-either', '77:abc'];
const TEXT = 'Zebra party at eight';
const TITLE = 'Quagga family';
const GROUP = -1_009_912;

/** An error that nobody catches, of the kind that holds all that it should not. */
const CRASH = `process.on('SIGUSR2', () => {
  const error = new Error('request to https://api.telegram.org/bot${TOKEN}/sendMessage failed: "${TEXT}" to "${TITLE}"');
  if (process.env.CRASH_BY === 'rejection') Promise.reject(error);
  else throw error;
});`;

test('through sends, failures, wrong tokens and crashes no file but its own holds the token, and no log a message', async () => {
  const telegram = await startTelegram();
  telegram.addChat({ id: GROUP, type: 'group', title: TITLE });
  const folder = tempFolder();
  const args = ['--data-dir', folder, '--api-root', telegram.apiRoot, '--log-level', 'debug'];
  const crashFile = join(tempFolder(), 'crash.mjs');
  writeFileSync(crashFile, CRASH);
  const said: string[] = [];
  const start = (crashBy: 'throw' | 'rejection') =>
    ServeProcess.start(args, {
      CARILLON_OWNER_ID: String(OWNER.id),
      CRASH_BY: crashBy,
      NODE_OPTIONS: `--import=${crashFile}`,
    });
  const crash = async (serve: ServeProcess) => {
    const ended = await serve.end('SIGUSR2');
    said.push(ended.stdout, ended.stderr);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toBe('Carillon ended because of an error inside it. Its log has the details.\n');
    // Closed in good order: what SQLite keeps beside an open file is gone.
    expect(readdirSync(folder).filter((name) => name.startsWith('carillon.db'))).toEqual(['carillon.db']);
  };

  const first = await start('throw');
  for (const token of WRONG_TOKENS) {
    expect(await first.call('setup.useToken', { token, keepInFile: true })).toMatchObject({ ok: false });
  }
  await first.ask('setup.useToken', { token: TOKEN, keepInFile: true });
  await until('online', async () => (await first.state()).connection.state === 'online');
  await until('the group', async () => (await first.state()).chats.some(({ title }) => title === TITLE));
  const send = async (serve: ServeProcess, state: string) => {
    const before = (await serve.ask('history', { limit: 200 })).length;
    await serve.ask('jobs.create', {
      chatId: GROUP,
      message: { text: TEXT },
      schedule: { kind: 'once', at: new Date(Date.now() + 3_000).toISOString().slice(0, 19) },
      timeZone: 'UTC',
    });
    await until(`a message that is ${state}`, async () => {
      const history = await serve.ask('history', { limit: 200 });
      return history.length > before && history[0]?.state === state;
    });
  };
  await send(first, 'sent');
  const quoting = `Bad Request: can't parse entities: unsupported start tag "${TEXT}" in "${TITLE}"`;
  telegram.faults.next('sendMessage', { kind: 'status', code: 400, description: quoting });
  await send(first, 'failed');
  // It is told in the chat: that is not to be what the next fault meets.
  await until('word of it', () => botTexts(telegram, OWNER.id).some((text) => text.includes('was not sent')));
  telegram.keepDoubts();
  telegram.faults.next('sendMessage', { kind: 'resetAfterRead' });
  await send(first, 'unsure');
  telegram.faults.next('sendMessage', { kind: 'status', code: 400, description: quoting }, 9);
  telegram.userSends('/list');
  await until('the failed answer in the log', () => logOf(folder).includes('An answer in the chat failed'));
  telegram.faults.clear();
  telegram.faults.offline = true;
  await until('the network to be missed', async () => (await first.state()).connection.state === 'reconnecting');
  telegram.faults.offline = false;
  await crash(first);

  const second = await start('rejection');
  await until('online again', async () => (await second.state()).connection.state === 'online');
  await send(second, 'sent');
  telegram.faults.next('getUpdates', { kind: 'status', code: 401 });
  telegram.userSends('hello');
  await until('the token to be refused', async () => (await second.state()).connection.state === 'unauthorised');
  await crash(second);

  expect(botTexts(telegram, GROUP)).toEqual([TEXT, TEXT, TEXT]);
  expect(logOf(folder)).toMatch(
    /error Carillon ends because .*: Error: request to \S+\/bot<token>\/sendMessage.*\n +at /,
  );
  expect(logOf(folder).match(/Carillon ends because/g)).toHaveLength(2);
  expect(logOf(folder)).toMatch(/debug \w{4}@\d+: sent, 1 tried/);
  for (const token of [TOKEN, ...WRONG_TOKENS]) {
    const secret = token.split(':')[1] ?? '';
    expect(filesWith(folder, token === '77:abc' ? token : secret)).toEqual(token === TOKEN ? ['token'] : []);
    expect(said.join('')).not.toContain(secret);
  }
  for (const words of [TEXT, TITLE, 'Zebra', 'Quagga']) {
    expect(filesWith(join(folder, 'logs'), words)).toEqual([]);
    expect(said.join('')).not.toContain(words);
  }
});

function logOf(folder: string): string {
  const file = join(folder, 'logs', 'carillon.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

test('started by a service, from a folder that belongs to nobody’s project, it writes its log', async () => {
  const installed = tempFolder();
  cpSync(OUT, join(installed, 'out'), { recursive: true });
  symlinkSync(join(OUT, '..', 'node_modules'), join(installed, 'node_modules'));
  const folder = tempFolder();
  const line = [join(installed, 'out/main/serve.js'), '--port', '0', '--data-dir', folder];
  const child = spawn(process.execPath, line, { cwd: '/', env: { PATH: process.env.PATH, HOME: folder } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const log = join(folder, 'logs', 'carillon.log');
  await until('a line in the log', () => existsSync(log) && readFileSync(log, 'utf8').includes(' info '));
});
