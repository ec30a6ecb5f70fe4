import { expect, test } from 'vitest';
import { goTo, openPage } from '../support/browser.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';

const SOON = { timeout: 15_000 };
const CRONTAB = `CRON_TZ=Europe/Zurich
30 7 * * 1-5 curl -s "https://api.telegram.org/bot123456789:AAFakeFakeFakeFakeFakeFakeFakeFake/sendMessage" -d text="Stand-up in 30 min"
0 18 * * 0 /home/pi/tg.sh "Bins out tonight"
@reboot /home/pi/tg.sh "Back again"
`;

test('a crontab becomes messages: one is put right in place, all are scheduled at once, and one undo takes them back', async () => {
  const folder = tempFolder();
  const serve = await ServeProcess.start(['--data-dir', folder, '--practice']);
  const page = await openPage(serve.url);
  await goTo(page, 'Messages');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a list' });
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'crontab', mimeType: 'text/plain', buffer: Buffer.from(CRONTAB) });
  const rows = dialog.getByRole('list', { name: 'Messages in the list' }).getByRole('listitem');
  await rows.nth(2).waitFor(SOON);
  await dialog.getByText('3 messages from a crontab').waitFor();
  await dialog.getByText('Its bot token is not kept. The message is sent by your bot.').waitFor();

  const open = rows.filter({ hasText: 'Back again' });
  await open.getByLabel('Carillon cannot read the time “@reboot”. Write when:').fill('at 5');
  await open.getByRole('button', { name: /17:00/ }).click();
  await open.getByText(/^Once/).waitFor(SOON);
  await dialog.getByLabel('Send the others to').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: 'Schedule 3 messages' }).click();

  const list = page.getByRole('list', { name: 'Scheduled messages' }).getByRole('listitem');
  await list.filter({ hasText: 'Stand-up in 30 min' }).waitFor(SOON);
  expect(await list.count()).toBe(3);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('heading', { name: 'Nothing is scheduled yet' }).waitFor(SOON);
});
