import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createFileSecrets } from '../../../main/adapters/file-secrets.ts';
import { SqliteLedger } from '../../../main/adapters/ledger.ts';
import { parseFlags } from '../../../main/app/flags.ts';
import { createServices } from '../../../main/app/services.ts';
import { startTelegram, TOKEN } from '../../support/telegram.ts';
import { tempFolder } from '../../support/temp-folder.ts';

async function openServices() {
  const telegram = await startTelegram();
  const opened = vi.spyOn(SqliteLedger.prototype, 'lastDue');
  const closed = vi.spyOn(SqliteLedger.prototype, 'close');
  onTestFinished(() => void vi.restoreAllMocks());
  const dataDir = tempFolder();
  const services = await createServices({
    flags: parseFlags(['--api-root', telegram.apiRoot], {}),
    dataDir,
    host: 'browser',
    version: '0',
    stores: (cwd, configName) => new Conf<Record<string, unknown>>({ cwd, configName }),
    secrets: createFileSecrets(dataDir),
    proxySecrets: createFileSecrets(dataDir, 'proxy'),
    onToken: () => {},
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const leftOpen = () => opened.mock.calls.length - closed.mock.calls.length;
  return { services, dataDir, leftOpen };
}

test('changes of the bot that are asked for at once happen one after the other, and leave one workspace', async () => {
  const { services, leftOpen } = await openServices();
  const { handlers } = services;
  await handlers['setup.usePractice'](undefined);
  await Promise.all([
    handlers['setup.useToken']({ token: TOKEN, keepInFile: true }),
    handlers['setup.useToken']({ token: TOKEN, keepInFile: true }),
    handlers['setup.usePractice'](undefined),
    handlers['setup.usePractice'](undefined),
  ]);
  expect(leftOpen()).toBe(1);
  await services.stop();
  expect(leftOpen()).toBe(0);
});

test('what is asked for just before the end opens nothing after it', async () => {
  const { services, leftOpen } = await openServices();
  const entering = services.handlers['setup.usePractice'](undefined);
  const tooLate = services.handlers['setup.usePractice'](undefined);
  const refused = expect(tooLate).rejects.toThrow('Carillon is closing.');
  await Promise.all([services.stop(), Promise.resolve(entering).catch(() => {})]);
  await refused;
  expect(leftOpen()).toBe(0);
});

test('a bot whose history cannot be opened leaves no messages of another on show', async () => {
  const { services } = await openServices();
  await services.handlers['setup.usePractice'](undefined);
  vi.spyOn(SqliteLedger.prototype, 'lastDue').mockImplementationOnce(() => {
    throw new Error('disk I/O error');
  });
  await expect(services.handlers['setup.useToken']({ token: TOKEN, keepInFile: true })).rejects.toThrow('disk I/O');
  expect(services.state.current()).toMatchObject({ setup: { mode: 'none' }, jobs: [] });
  expect(services.jobs()).toBeNull();
  await services.stop();
});

test('no window is ever handed the token', async () => {
  const { services } = await openServices();
  const shown: unknown[] = [];
  services.subscribe((push) => shown.push(push));
  await services.handlers['setup.useToken']({ token: TOKEN, keepInFile: true });
  shown.push(services.state.current());
  expect(shown.length).toBeGreaterThan(2);
  expect(JSON.stringify(shown)).toContain('telegram');
  expect(JSON.stringify(shown)).not.toContain(TOKEN);
  expect(JSON.stringify(shown)).not.toContain(TOKEN.split(':')[1]);
  await services.stop();
});

test('whoever keeps the token nowhere after all leaves no file of the former answer behind', async () => {
  const { services, dataDir } = await openServices();
  const { handlers, state } = services;
  await handlers['setup.useToken']({ token: TOKEN, keepInFile: true });
  expect(state.current().tokenStorage).toBe('file');
  expect(existsSync(join(dataDir, 'token'))).toBe(true);
  await handlers['setup.useToken']({ token: TOKEN, keepInFile: false });
  expect(state.current()).toMatchObject({ tokenStorage: 'session', setup: { mode: 'telegram' } });
  expect(existsSync(join(dataDir, 'token'))).toBe(false);
  await handlers['setup.leave'](undefined);
  expect(state.current().tokenStorage).toBe('file');
  await services.stop();
});
