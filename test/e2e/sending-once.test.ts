import { expect, test } from 'vitest';
import { goTo, openPage } from '../support/browser.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';
import { rowOf } from '../support/window/messages.ts';

const draft = (chatId: number, text: string) => ({
  chatId,
  message: { text },
  schedule: { kind: 'cron', expression: '0 4 1 1 *' } as const,
  timeZone: 'UTC',
});

test('a double click, an Enter that is held, Undo, and quitting: each gesture sends once or not at all', async () => {
  const folder = tempFolder();
  const serve = await ServeProcess.start(['--data-dir', folder, '--practice']);
  const chatId = (await until('the own chat', async () => (await serve.state()).chats[0])).id;
  for (const text of ['Clicked', 'Held', 'Undone', 'Quit']) await serve.ask('jobs.create', draft(chatId, text));
  const page = await openPage(serve.url);
  await goTo(page, 'Messages');
  const run = (text: string) => rowOf(page, text).locator('[data-act=run]');

  await run('Undone').click();
  const toast = page.getByRole('status').filter({ hasText: 'Sending “Undone” to' });
  await expect.poll(() => run('Undone').innerText()).toBe('Sending');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => run('Undone').innerText()).toBe('Run now');

  await run('Clicked').dblclick();
  await run('Held').focus();
  await page.keyboard.down('Enter');
  for (let n = 0; n < 5; n++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  const history = async () =>
    (await serve.ask('history', { limit: 50 })).map(({ text, state }) => `${text}: ${state}`).sort();
  await until('both sent', async () => (await history()).filter((line) => line.endsWith('sent')).length === 2);
  expect(await history()).toEqual(['Clicked: sent', 'Held: sent', 'Undone: skipped']);

  await run('Quit').click();
  await until('it to be held', async () => (await serve.state()).held.length > 0);
  expect((await serve.end('SIGTERM')).code).toBe(0);
  const again = await ServeProcess.start(['--data-dir', folder, '--practice']);
  const quitting = async () => (await again.ask('history', { limit: 50 })).filter(({ text }) => text === 'Quit');
  await until('it to be sent', async () => (await quitting())[0]?.state === 'sent');
  expect(await quitting()).toHaveLength(1);
  expect((await again.ask('practice.messages')).filter(({ text }) => text === 'Quit')).toHaveLength(1);
});
