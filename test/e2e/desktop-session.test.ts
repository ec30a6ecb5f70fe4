import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { Desktop, onStandIn } from '../support/electron/desktop.ts';
import type { TestTelegram } from '../support/practice/test-telegram.ts';
import { botTexts, OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

// How a desktop ends Carillon, other than by its own Quit. No test can end the session that it runs in, so the stand-in does.
const WINDOWS = { STAND_IN_PLATFORM: 'win32' };

describe.runIf(onStandIn)('Windows shuts down or logs off', () => {
  test('that is an end in good order, also with no window open', async () => {
    const folder = tempFolder();
    const app = await Desktop.start(['--data-dir', folder, '--practice', '--hidden'], WINDOWS);
    await until('the tray', async () => (await app.probe.tray()).length > 0);
    expect(existsSync(join(folder, 'running'))).toBe(true);
    expect(await app.end(() => app.standIn.endWindowsSession(['shutdown']))).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'running'))).toBe(false);
  });

  test('a message under way gets its answer first: it is sent, and not unsure', async () => {
    const { app, telegram, folder } = await startWithTelegram();
    telegram.faults.next('sendMessage', { kind: 'delay', ms: 1_000 });
    await createOnce(await app.page(), 'Just in time');
    await until('it to be under way', () => telegram.requests.some(({ method }) => method === 'sendMessage'));
    expect(await app.end(() => app.standIn.endWindowsSession(['logoff']))).toMatchObject({ code: 0, stderr: '' });
    const later = await startAgain(telegram, folder);
    expect(await statesOf(later)).toEqual([['Just in time', 'sent']]);
    expect(botTexts(telegram, OWNER.id).filter((text) => text === 'Just in time')).toHaveLength(1);
  });

  test('a critical end waits for nobody, and what was under way is unsure', async () => {
    const { app, telegram, folder } = await startWithTelegram();
    telegram.faults.next('sendMessage', { kind: 'hang' });
    await createOnce(await app.page(), 'Who knows');
    await until('it to be under way', () => telegram.requests.some(({ method }) => method === 'sendMessage'));
    await app.end(() => app.standIn.endWindowsSession(['critical']));
    const later = await startAgain(telegram, folder);
    await expect.poll(() => statesOf(later)).toEqual([['Who knows', 'unsure']]);
  });
});

test.runIf(onStandIn)('a Linux session whose display is gone ends it in good order', async () => {
  const folder = tempFolder();
  const app = await Desktop.start(['--data-dir', folder, '--practice']);
  await (await app.page()).getByRole('navigation').waitFor();
  expect(await app.end(() => app.standIn.loseLinuxSession())).toMatchObject({ code: 0 });
  expect(existsSync(join(folder, 'running'))).toBe(false);
});

test.runIf(onStandIn)(
  '“Restart now” closes the window, which else would only hide, and ends it in good order',
  async () => {
    const folder = tempFolder();
    const app = await Desktop.start(['--data-dir', folder, '--practice']);
    await (await app.page()).getByRole('navigation').waitFor();
    expect(await app.end(() => app.standIn.restartForUpdate())).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(folder, 'running'))).toBe(false);
  },
);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s that comes twice ends it once, in good order',
  async (signal) => {
    const folder = tempFolder();
    const app = await Desktop.start(['--data-dir', folder, '--practice']);
    await (await app.page()).getByRole('navigation').waitFor();
    const ended = await app.end(() => {
      app.kill(signal);
      app.kill(signal);
    });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(folder, 'running'))).toBe(false);
  },
);

async function startWithTelegram() {
  const telegram = await startTelegram();
  const folder = tempFolder();
  const app = await startOn(telegram, folder, WINDOWS);
  return { app, telegram, folder };
}

async function startAgain(telegram: TestTelegram, folder: string): Promise<Page> {
  const page = await (await startOn(telegram, folder)).page();
  await page.getByRole('navigation').waitFor();
  expect(await page.getByText('did not come to its end last time').count()).toBe(0);
  return page;
}

function startOn(telegram: TestTelegram, folder: string, env = {}): Promise<Desktop> {
  const token = { CARILLON_BOT_TOKEN: TOKEN, CARILLON_OWNER_ID: String(OWNER.id) };
  return Desktop.start(['--data-dir', folder, '--api-root', telegram.apiRoot], { ...token, ...env });
}

async function createOnce(page: Page, text: string): Promise<void> {
  await page.getByRole('navigation').waitFor();
  const reply = await page.evaluate(
    ([chatId, text]) => {
      const at = new Date(Date.now() + 3_000).toISOString().slice(0, 19);
      const job = { chatId, message: { text }, schedule: { kind: 'once', at }, timeZone: 'UTC' } as const;
      return window.carillon?.call('jobs.create', job);
    },
    [OWNER.id, text] as const,
  );
  expect(reply).toMatchObject({ ok: true });
}

function statesOf(page: Page): Promise<(readonly [string, string])[]> {
  return page.evaluate(async () => {
    const reply = await window.carillon?.call('history', { limit: 10 });
    return reply?.ok ? reply.value.map(({ text, state }) => [text, state] as const) : [];
  });
}
