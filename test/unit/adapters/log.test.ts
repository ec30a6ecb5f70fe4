import { existsSync, readFileSync } from 'node:fs';
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
