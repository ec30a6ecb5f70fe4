import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { openPage } from '../support/browser.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { CHATS } from '../support/window/jobs.ts';
import { show } from '../support/window/show.ts';

const line = (page: Page) => page.getByRole('textbox', { name: 'Quick add' });
const part = (page: Page, name: string) => page.locator('.quick-part', { hasText: name });
const dates = (page: Page) => page.getByRole('list', { name: 'Next dates' }).getByRole('listitem');

describe('a message in one line', () => {
  test('for a newcomer: one click, one line, Enter, and it is scheduled by the real Carillon', async () => {
    const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice']);
    const page = await openPage(serve.url);
    await line(page).click();
    await page.keyboard.type('every weekday at 9 to me: Stand-up in 10');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Scheduled to ' }).waitFor();
    await expect.poll(() => line(page).inputValue()).toBe('');
    await page.getByRole('region', { name: 'Next up' }).getByText('Stand-up in 10').waitFor();
    await page
      .locator('.week-picture')
      .getByRole('button', { name: /09:00, Stand-up in 10/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Messages', exact: true }).click();
    await page.getByRole('list', { name: 'Scheduled messages' }).getByText('Every weekday at 09:00').waitFor();
  });

  test('is read back in parts with its next five dates, and saved to the chat that it names', async () => {
    const { page, host } = await show('messages');
    await page.keyboard.press('Control+n');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('quick-add');
    await page.keyboard.type('every weekday at 9 until june to Bakery: Stand-up in 10');
    await part(page, 'When').getByText('Every weekday at 09:00, until 31 May 2027').waitFor();
    await part(page, 'What').getByText('Stand-up in 10').waitFor();
    expect(await page.locator('#quick-add-to option:checked').textContent()).toBe('Bakery crew');
    expect(await dates(page).allTextContents()).toEqual([
      'Wed 25 Nov 2026, 09:00',
      'Thu 26 Nov 2026, 09:00',
      'Fri 27 Nov 2026, 09:00',
      'Mon 30 Nov 2026, 09:00',
      'Tue 1 Dec 2026, 09:00',
    ]);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => host.fake.callsOf('jobs.create'))
      .toMatchObject([
        {
          chatId: CHATS.team.id,
          message: { text: 'Stand-up in 10' },
          schedule: { kind: 'calendar', days: { on: 'weekdays', weekdays: [1, 2, 3, 4, 5] }, times: ['09:00'] },
          until: '2027-05-31',
        },
      ]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('status').filter({ hasText: 'Undone' }).waitFor();
  });

  test('each part is put right where it stands', async () => {
    const { page, host } = await show('upcoming');
    await line(page).fill('every day at 9 to Bakery: Bread');
    await part(page, 'When').click();
    await page.keyboard.type('every sunday at 7:30');
    await part(page, 'When').getByText('Every Sunday at 07:30').waitFor();
    await part(page, 'What').click();
    await page.keyboard.type('Rolls');
    await part(page, 'What').getByText('Rolls').waitFor();
    expect(await line(page).inputValue()).toBe('every sunday at 7:30 to Bakery: Rolls');
    await page.getByLabel('To', { exact: true }).selectOption('Anna Berger');
    await page.getByRole('button', { name: 'Schedule' }).click();
    await expect
      .poll(() => host.fake.callsOf('jobs.create'))
      .toMatchObject([{ chatId: CHATS.owner.id, message: { text: 'Rolls' }, schedule: { times: ['07:30'] } }]);
  });

  test('a time that could be several is asked about, and so is a chat', async () => {
    const { page, host } = await show('upcoming');
    await line(page).fill('every monday to Berger: Bins');
    await page.getByRole('button', { name: '18:00', exact: true }).click();
    expect(await line(page).inputValue()).toBe('every monday at 18:00 to Berger: Bins');
    await part(page, 'When').waitFor();
    await line(page).press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Which chat is “Berger”? Choose it.' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('quick-add-to');
    expect(host.fake.callsOf('jobs.create')).toEqual([]);
    await page.getByLabel('To', { exact: true }).selectOption('Berger’s daily bread');
    await page.getByRole('alert').filter({ hasText: 'Which chat' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Schedule' }).click();
    await expect.poll(() => host.fake.callsOf('jobs.create')).toMatchObject([{ chatId: CHATS.channel.id }]);
  });

  test('nothing is saved without a message or with a time that is none; a refusal stays to be read', async () => {
    const { page, host } = await show('upcoming');
    await line(page).fill('every day at 9');
    await line(page).press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Write behind the time what should be sent.' }).waitFor();
    await line(page).fill('when hell freezes over');
    await line(page).press('Enter');
    await page.getByText('says no time that I understand').waitFor();
    expect(host.fake.callsOf('jobs.create')).toEqual([]);
    host.fake.refuseNext('jobs.create', 'The disk is full.', 'internal');
    await line(page).fill('every day at 9 Tea');
    await line(page).press('Enter');
    await page.getByRole('alert').filter({ hasText: 'The disk is full.' }).waitFor();
    expect(await line(page).inputValue()).toBe('every day at 9 Tea');
  });

  test('more than fits a line goes on in the form, with all that was said', async () => {
    const { page, host } = await show('upcoming');
    await line(page).fill('every day at 9 until june, 10 times to crew: Bread');
    await page.getByRole('button', { name: 'More options' }).click();
    const dialog = page.getByRole('dialog', { name: 'New message' });
    expect(await dialog.getByRole('textbox', { name: 'Message', exact: true }).inputValue()).toBe('Bread');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect
      .poll(() => host.fake.callsOf('jobs.create'))
      .toMatchObject([{ chatId: CHATS.team.id, until: '2027-05-31', maxRuns: 10, message: { text: 'Bread' } }]);
    await page.getByRole('list', { name: 'Scheduled messages' }).getByText('Bread').first().waitFor();
  });
});

/** As Ctrl+V does, with what was copied elsewhere. */
async function paste(page: Page, text: string): Promise<void> {
  await line(page).focus();
  await page.evaluate((pasted) => document.execCommand('insertText', false, pasted), text);
}

describe('several lines', () => {
  test('pasted line breaks are the message’s', async () => {
    const { page, host } = await show('upcoming');
    await paste(page, 'every day at 9 to Bakery crew: Today:\n- bread\n- rolls');
    await part(page, 'What').getByText('rolls').waitFor();
    await line(page).press('Enter');
    await expect
      .poll(() => host.fake.callsOf('jobs.create'))
      .toMatchObject([{ message: { text: 'Today:\n- bread\n- rolls' } }]);
    await expect.poll(() => line(page).inputValue()).toBe('');
  });

  test('Shift and Enter begins another line', async () => {
    const { page, host } = await show('upcoming');
    await line(page).focus();
    await page.keyboard.type('every day at 9 to crew: First');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second');
    await page.keyboard.press('Enter');
    await expect.poll(() => host.fake.callsOf('jobs.create')).toMatchObject([{ message: { text: 'First\nsecond' } }]);
  });

  const PLAN =
    'every monday at 9 to Bakery crew: Order flour\n\nevery friday at 17:00: Clean the oven\ntomorrow at 8 Keys';

  test('that each read as a message are offered as several; one undo takes all of them back', async () => {
    const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice']);
    const page = await openPage(serve.url);
    await paste(page, PLAN.replace(' to Bakery crew', ''));
    await page.getByRole('button', { name: 'Schedule 3 messages' }).waitFor();
    await line(page).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Schedule 3 messages');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Scheduled 3 messages' }).waitFor();
    await expect.poll(() => line(page).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('status').filter({ hasText: 'Undone: Created 3 messages.' }).waitFor();
    await page.getByRole('link', { name: 'Messages', exact: true }).click();
    await page.getByText('Order flour').waitFor({ state: 'detached' });
  });

  test('go each to its chat, or all of it is one message if that was meant', async () => {
    const { page, host } = await show('upcoming');
    await paste(page, PLAN);
    await page.getByRole('button', { name: 'Schedule 3 messages' }).click();
    await expect
      .poll(() => host.fake.callsOf('jobs.createMany'))
      .toMatchObject([
        {
          drafts: [
            { chatId: CHATS.team.id, message: { text: 'Order flour' } },
            { chatId: CHATS.owner.id, message: { text: 'Clean the oven' } },
            { chatId: CHATS.owner.id, message: { text: 'Keys' } },
          ],
        },
      ]);
    await paste(page, PLAN);
    await page.getByRole('button', { name: 'Schedule one message' }).click();
    await expect
      .poll(() => host.fake.callsOf('jobs.create'))
      .toMatchObject([{ message: { text: PLAN.slice(PLAN.indexOf('Order')) } }]);
  });
});
