import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import type { Screen } from '../support/window/screen.ts';
import { show } from '../support/window/show.ts';
import { busyWorld } from '../support/window/worlds.ts';

const messages: Screen = {
  name: 'messages',
  hash: '#/messages',
  world: busyWorld(),
  act: (page) => page.getByRole('list', { name: 'Scheduled messages' }).waitFor(),
};
const field = (page: Page) => page.getByRole('combobox', { name: 'Command, screen or message' });
/** What a screen reader says of the choice: the option that the field points at. */
const chosen = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant');
    return (id && document.getElementById(id)?.querySelector('.palette-label')?.textContent) || null;
  });

test('a few letters and Enter lead to any screen, and nothing is left open', async () => {
  const { page } = await show(messages);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sett');
  await expect.poll(() => chosen(page)).toBe('Settings');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('a message is found by its letters, and paused without a pointer', async () => {
  const { page, host } = await show(messages);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rent');
  await expect.poll(() => chosen(page)).toBe('Rent');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'What to do with it' }).waitFor();
  await expect.poll(() => chosen(page)).toBe('Edit');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => chosen(page)).toBe('Pause');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Paused “Rent”' }).waitFor();
  expect(host.fake.callsOf('jobs.pause')).toEqual([{ id: 'r5nt' }]);
});

test('the arrows go round, Backspace goes back from a message, Esc closes and gives the focus back', async () => {
  const { page } = await show(messages);
  const before = page.getByRole('button', { name: 'New message' });
  await before.focus();
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => chosen(page)).toBe('Happy birthday, Jonas! 🎂');
  await page.keyboard.press('Enter');
  await expect.poll(() => chosen(page)).toBe('Edit');
  await page.keyboard.press('Backspace');
  await expect.poll(() => chosen(page)).toBe('New message');
  await page.keyboard.type('no such thing');
  await page.getByText('No results.').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect.poll(() => before.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a command that opens a dialog hands the focus on to it', async () => {
  const { page } = await show(messages);
  await page.getByRole('button', { name: 'Find and do' }).click();
  await page.getByRole('option', { name: /^New message/ }).click();
  const text = page.getByRole('textbox', { name: 'Message', exact: true });
  await expect.poll(() => text.evaluate((element) => element === document.activeElement)).toBe(true);
});
