import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { openPage } from '../support/browser.ts';
import { Desktop, onStandIn } from '../support/electron/desktop.ts';
import { filesWith } from '../support/files-with.ts';
import type { TestTelegram } from '../support/practice/test-telegram.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { botTexts, OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const SECRET = TOKEN.split(':')[1] ?? '';
const SESSION_ONLY = 'Keep it nowhere: I enter it again at each start';
/** Chromium's own switch: without a keyring, Linux has only a store whose key is everyone's. */
const NO_KEYRING = '--password-store=basic';

describe('without a keyring', () => {
  test('whoever lets the token be kept nowhere is asked again at the next start, and finds bot and messages as they were', async () => {
    const telegram = await startTelegram();
    const folder = tempFolder();
    const args = ['--data-dir', folder, '--api-root', telegram.apiRoot, '--log-level', 'debug'];
    const first = await ServeProcess.start(args);
    const page = await openPage(first.url);
    await page.getByLabel('Bot token').fill(TOKEN);
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByText('Choose one of the two.').waitFor();
    await connect(page, SESSION_ONLY);
    await pair(telegram, page);
    telegram.userSends('/every 1h Water the plants');
    await until('the message', async () => (await first.state()).jobs.length === 1);
    await page.goto(`${first.origin}/#/settings`);
    await page.getByText('The bot token is kept on no disk').waitFor();
    await first.ask('backup.export');
    expect((await first.end('SIGTERM')).code).toBe(0);
    expect(filesWith(folder, SECRET)).toEqual([]);

    const second = await ServeProcess.start(args);
    const again = await openPage(second.url);
    await again.getByText('Your bot token was not kept on this computer, as you chose.').waitFor();
    expect(await second.state()).toMatchObject({ setup: { mode: 'none' }, jobs: [] });
    await again.getByLabel('Bot token').fill(TOKEN);
    await connect(again, SESSION_ONLY);
    await again.getByRole('link', { name: 'Messages' }).click();
    await again.getByText('Water the plants').first().waitFor();
    expect(await second.state()).toMatchObject({ setup: { owner: { id: OWNER.id } }, notices: [] });
    expect(filesWith(folder, SECRET)).toEqual([]);
  });

  test('the desktop offers the same choice; hidden at login, it opens its window to ask', async () => {
    const telegram = await startTelegram();
    const folder = tempFolder();
    const args = ['--data-dir', folder, '--api-root', telegram.apiRoot, NO_KEYRING];
    const app = await Desktop.start(args);
    const page = await app.page();
    await page.getByLabel('Bot token').fill(TOKEN);
    await connect(page, SESSION_ONLY);
    await pair(telegram, page);
    await app.end(() => app.kill('SIGTERM'));
    expect(filesWith(folder, SECRET)).toEqual([]);

    const hidden = await Desktop.start([...args, '--hidden']);
    const asking = await hidden.page();
    await asking.getByText('Your bot token was not kept on this computer, as you chose.').waitFor();
    await asking.getByLabel('Bot token').fill(TOKEN);
    await connect(asking, 'Keep it in a file that only my account can read');
    await asking.getByRole('navigation').waitFor();
    await until('the file', () => filesWith(folder, SECRET).length > 0);
    await hidden.end(() => hidden.kill('SIGTERM'));
    expect(filesWith(folder, SECRET)).toEqual(['token']);

    const kept = await Desktop.start([...args, '--hidden']);
    await until('the tray', async () => (await kept.probe.tray()).some(({ label }) => label === 'New message'));
    expect(await kept.probe.windows()).toEqual([]);
  });
});

describe('with a keyring', () => {
  test('no file that a session of the desktop writes holds the token, and its window never does', async () => {
    const telegram = await startTelegram();
    const folder = tempFolder();
    const args = ['--data-dir', folder, '--api-root', telegram.apiRoot, '--log-level', 'debug'];
    const app = await Desktop.start(args);
    const page = await app.page();
    await page.getByLabel('Bot token').fill(TOKEN);
    await page.getByRole('button', { name: 'Connect' }).click();
    await pair(telegram, page);
    telegram.faults.next('sendMessage', { kind: 'status', code: 400, description: `Bad Request: ${TOKEN}` });
    telegram.userSends('/once Hello there');
    await until('a delivery', async () => (await inWindow(page, 'history', { limit: 10 })).includes('Hello there'));
    const seen = await Promise.all([
      inWindow(page, 'state.get', undefined),
      inWindow(page, 'history', { limit: 200 }),
      inWindow(page, 'backup.export', undefined),
      inWindow(page, 'backup.list', undefined),
      page.content(),
      page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])),
    ]);
    expect(seen[0]).toContain(String(OWNER.id));
    expect(seen.join('\n')).not.toContain(SECRET);
    // However it ends: killed in the middle of it, it leaves what a crash leaves.
    await app.end(() => app.kill('SIGKILL'));
    expect(filesWith(folder, SECRET)).toEqual([]);
    expect(readFileSync(join(folder, 'logs', 'carillon.log'), 'utf8')).toContain('<token>');
    const again = await Desktop.start(args, { STAND_IN_KEYRING: 'locked' });
    const later = await again.page();
    if (onStandIn) {
      // Nobody answers the keyring's prompt: tray and window are there, and say so.
      await later.getByText('in this system’s keyring, which is locked').waitFor();
      expect((await again.probe.tray()).length).toBeGreaterThan(0);
      await again.standIn.answerKeyring(true);
    }
    await later.getByRole('navigation').waitFor();
    await until('the bot to be online', async () =>
      (await inWindow(later, 'state.get', undefined)).includes('"state":"online"'),
    );
    expect(botTexts(telegram).length).toBeGreaterThan(0);
  });
});

async function connect(page: Page, place: string): Promise<void> {
  await page.getByRole('radio', { name: place }).check();
  await page.getByRole('button', { name: 'Connect' }).click();
}

/** Follows the invitation that the window shows, as the owner in Telegram. */
async function pair(telegram: TestTelegram, page: Page): Promise<void> {
  const link = page.locator('a[href*="?start="]').first();
  const href = await link.getAttribute('href');
  telegram.userSends(`/start ${new URL(href ?? '').searchParams.get('start')}`);
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('navigation').waitFor();
}

/** The answer to a call of the window's own, as text. */
function inWindow(page: Page, channel: string, input: unknown): Promise<string> {
  return page.evaluate(
    async ([name, value]) => JSON.stringify(await window.carillon?.call(name as 'history', value as { limit: number })),
    [channel, input] as const,
  );
}
