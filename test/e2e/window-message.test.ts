import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { show } from '../support/window/show.ts';

const textBox = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const shown = (page: Page) => page.getByRole('region', { name: 'As Telegram shows it' });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

test('a formatted message is shown as Telegram shows it, measured without its marks, and saved with its format', async () => {
  const { page, host } = await show('form-days');
  await textBox(page).fill('*Stand-up* on {weekday}');
  // Without a format the marks stand for themselves, and the variable is filled in all the same.
  await shown(page)
    .getByText(/^\*Stand-up\* on \w+day$/)
    .waitFor();
  await textBox(page).fill('*Stand\\-up*');
  await page.getByRole('radio', { name: 'Markdown' }).check({ force: true });
  await shown(page).getByText('Stand-up', { exact: true }).waitFor();
  expect(await shown(page).locator('strong').textContent()).toBe('Stand-up');
  await page.getByText('8/4,096').waitFor();
  await page.getByText('More options').click();
  await page.getByLabel('Without a sound').check();
  await page.getByLabel('Without a preview of links').check();
  await save(page);
  await expect.poll(() => host.fake.callsOf('jobs.create').length).toBe(1);
  expect(host.fake.callsOf('jobs.create')).toMatchObject([
    { message: { text: '*Stand\\-up*', format: 'markdown', silent: true, linkPreview: false } },
  ]);
});

test('what Telegram would refuse is said beside the text, and is not saved', async () => {
  const { page, host } = await show('form-days');
  await textBox(page).fill('See you at 9.30');
  await page.getByRole('radio', { name: 'Markdown' }).check({ force: true });
  await save(page);
  await page.locator('#job-text-error').getByText('is a mark of Markdown').waitFor();
  expect(host.fake.callsOf('jobs.create')).toEqual([]);
  await textBox(page).fill('See you at 9\\.30');
  await save(page);
  await expect.poll(() => host.fake.callsOf('jobs.create').length).toBe(1);
});

test('a variable is inserted where the cursor is, and a test goes to the owner without being saved', async () => {
  const { page, host } = await show('form-days');
  await textBox(page).fill('Good morning, today is ');
  await page.getByLabel('Insert what changes each time').selectOption('{date}');
  expect(await textBox(page).inputValue()).toBe('Good morning, today is {date}');
  await page.getByRole('button', { name: 'Send me a test' }).click();
  await page.getByText('Sent to you as a test.').waitFor();
  expect(host.fake.callsOf('message.test')).toMatchObject([{ message: { text: 'Good morning, today is {date}' } }]);
  expect(host.fake.callsOf('jobs.create')).toEqual([]);
});

test('a message that asks: what cannot be is said beside it, what is saved asks every half hour, and opens as it was', async () => {
  const { page, host } = await show('form-asks');
  await page.locator('#ask-error').getByText('Write a whole number from 1 to 50.').waitFor();
  expect(host.fake.callsOf('jobs.create')).toEqual([]);
  await page.getByLabel('Ask again').selectOption({ label: 'every 30 min' });
  await page.getByLabel('At most so many times').fill('5');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const reminder = { repeat: { everyMs: 30 * 60_000, times: 5 } };
  expect(host.fake.callsOf('jobs.create')).toMatchObject([{ reminder }]);
  await page
    .getByRole('list', { name: 'Scheduled messages' })
    .getByRole('listitem')
    .filter({ hasText: 'Take your pills' })
    .getByRole('button', { name: /Edit/ })
    .first()
    .click();
  await page.getByLabel('Ask until it is done').waitFor();
  expect(await page.getByLabel('At most so many times').inputValue()).toBe('5');
  await page.getByLabel('Ask again').selectOption({ label: 'not by itself' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(host.fake.callsOf('jobs.edit')).toMatchObject([{ draft: { reminder: {} } }]);
});
