import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog } from '../../../main/adapters/log.ts';
import { createRedactor } from '../../../main/bot/redact.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';

const TOKEN = '123456789:AAEhBP0av28ABCDEFGHIJKLMNOPQRSTUVWX';

test('every line is written without the token, wherever it stands in it', async () => {
  const folder = tempFolder();
  const log = createLog(folder, createRedactor('42:short'));
  log.info(`starting with 42:short and 100% of it`);
  log.warn(`cannot reach https://api.telegram.org/bot${TOKEN}/getMe`);
  log.error('Sending failed', new Error(`request to /bot${TOKEN}/sendMessage failed`));
  log.error('Plain', `cause ${TOKEN}`);
  const file = join(folder, 'logs', 'carillon.log');
  const text = await until('the last line', () => {
    const content = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return content.includes('Plain') && content;
  });
  expect(text).not.toContain('AAEhBP0av28');
  expect(text).not.toContain('42:short');
  expect(text).toContain('100% of it');
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT.* info starting with <token>/m);
  expect(text).toMatch(/error Sending failed: Error: request to \/bot<token>\/sendMessage failed\n\s+at /);
});

test('what is less important than the level is left out', () => {
  const folder = tempFolder();
  const log = createLog(folder, createRedactor(), 'warn');
  for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level](`said at ${level}`);
  const text = readFileSync(join(folder, 'logs', 'carillon.log'), 'utf8');
  expect(text.match(/said at \w+/g)).toEqual(['said at warn', 'said at error']);
});

test('nothing that somebody wrote is in a line: not what Telegram quotes, not what stands in a file, not a name', () => {
  const folder = tempFolder();
  const log = createLog(folder, createRedactor());
  log.error('Sending failed', new Error('400: can’t parse "my "secret"\nwish", and "another"'));
  log.warn('“Secret plans” could not be kept, nor “a secret”.');
  log.error(
    'Not read',
    thrownBy(() => JSON.parse('{"text": secret wish}')),
  );
  const text = readFileSync(join(folder, 'logs', 'carillon.log'), 'utf8');
  expect(text).not.toMatch(/secret|wish|plans|another/i);
  expect(text).toContain('Sending failed: Error: 400: can’t parse "…"\n    at ');
  expect(text).toContain('warn “…”.');
  expect(text).toContain('Not read: SyntaxError');
});

test('at 1 MB a fresh file begins; three old ones are kept, the newest first, all for this account alone', () => {
  const folder = tempFolder();
  const log = createLog(folder, createRedactor());
  for (let n = 1; n <= 60; n++) log.info(`line ${n} ${'x'.repeat(100_000)}`);
  const logs = join(folder, 'logs');
  expect(readdirSync(logs).sort()).toEqual(['carillon.1.log', 'carillon.2.log', 'carillon.3.log', 'carillon.log']);
  const firstLines = ['carillon.3.log', 'carillon.2.log', 'carillon.1.log', 'carillon.log'].map((name) => {
    const { size, mode } = statSync(join(logs, name));
    expect(size).toBeLessThan(1_200_000);
    expect(mode & 0o777).toBe(0o600);
    return Number(/line (\d+)/.exec(readFileSync(join(logs, name), 'utf8'))?.[1]);
  });
  expect(firstLines).toEqual([...firstLines].sort((a, b) => a - b));
  expect(readFileSync(join(logs, 'carillon.log'), 'utf8')).toContain('line 60 ');
});

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

test('lines that cannot be written are told of once, and counted in the log as soon as it works again', () => {
  const folder = tempFolder();
  const complaints: string[] = [];
  const log = createLog(folder, createRedactor(), 'info', (text) => complaints.push(text));
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
  for (let n = 0; n < 3; n++) log.info('lost');
  expect(complaints).toEqual([
    expect.stringMatching(/^Carillon cannot write its log: E.*It keeps running without one\.$/),
  ]);
  rmSync(join(folder, 'logs'));
  log.info('written');
  const lines = readFileSync(join(folder, 'logs', 'carillon.log'), 'utf8')
    .trim()
    .split('\n');
  expect(lines).toEqual([
    expect.stringMatching(/ warn Lines that could not be written: 3$/),
    expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d info written$/),
  ]);
});
