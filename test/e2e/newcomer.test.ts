import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { goTo, openPage } from '../support/browser.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

const SOON = { timeout: 15_000 };

describe('a newcomer with no token', () => {
  test('tries practice mode, schedules in the chat, stops in the window, and finds the history after a restart', async () => {
    const folder = tempFolder();
    const serve = await ServeProcess.start(['--data-dir', folder]);
    const page = await openPage(serve.url);
    await page.getByRole('button', { name: 'Try practice mode' }).click();

    await sayInChat(page, '/every 2s hello');
    const chat = page.getByRole('log', { name: 'Practice chat' });
    await chat.getByText('Every 2 seconds').waitFor(SOON);
    await chat.getByText('hello', { exact: true }).nth(2).waitFor(SOON);

    await goTo(page, 'Messages');
    const row = page
      .getByRole('list', { name: 'Scheduled messages' })
      .getByRole('listitem')
      .filter({ hasText: 'hello' });
    await row.getByText('Every 2 seconds').waitFor(SOON);
    await row.getByRole('button', { name: 'Stop', exact: true }).click();
    await row.waitFor({ state: 'detached', ...SOON });

    await sayInChat(page, '/list');
    await chat.getByText('Nothing is scheduled.').waitFor(SOON);

    const { code } = await serve.end('SIGTERM');
    expect(code).toBe(0);

    const again = await ServeProcess.start(['--data-dir', folder]);
    const later = await openPage(again.url);
    await goTo(later, 'History');
    const deliveries = later
      .getByRole('list', { name: 'Deliveries' })
      .getByRole('listitem')
      .filter({ hasText: 'hello' });
    await deliveries.nth(2).waitFor(SOON);
    await goTo(later, 'Practice');
    await later.getByRole('log', { name: 'Practice chat' }).getByText('Nothing is scheduled.').waitFor(SOON);
  });
});

describe('one truth in three places', () => {
  test('what is made in the window shows in the chat, and undo in the window brings back what was stopped in the chat', async () => {
    const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice']);
    const page = await openPage(serve.url);
    await goTo(page, 'Messages');
    await page.getByRole('button', { name: 'New message' }).first().click();
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Water the plants');
    await page.getByRole('radio', { name: 'Every', exact: true }).check({ force: true });
    await page.getByRole('spinbutton', { name: 'Number' }).fill('3');
    await page.getByRole('combobox', { name: 'Unit' }).selectOption({ label: 'hours' });
    await expect.poll(() => page.getByRole('list', { name: 'Next runs' }).getByRole('listitem').count()).toBe(5);
    await page.getByRole('button', { name: 'Save' }).click();
    const row = page
      .getByRole('list', { name: 'Scheduled messages' })
      .getByRole('listitem')
      .filter({ hasText: 'Water' });
    await row.getByText('Every 3 hours').waitFor(SOON);

    await sayInChat(page, '/list');
    const chat = page.getByRole('log', { name: 'Practice chat' });
    await chat.getByText('“Water the plants”').waitFor(SOON);
    await sayInChat(page, '/stop');
    await chat.getByText('Recurring task stopped.').waitFor(SOON);

    await goTo(page, 'Messages');
    await row.waitFor({ state: 'detached', ...SOON });
    await page.keyboard.press('Control+z');
    await row.getByText('Every 3 hours').waitFor(SOON);
  });
});

async function sayInChat(page: Page, text: string): Promise<void> {
  await goTo(page, 'Practice');
  await page.getByRole('textbox', { name: 'Message to the bot' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}
