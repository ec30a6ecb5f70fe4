import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { CHATS, manyJobs } from '../support/window/jobs.ts';
import type { Screen } from '../support/window/screen.ts';
import { show } from '../support/window/show.ts';
import { busyWorld } from '../support/window/worlds.ts';

const messages: Screen = {
  name: 'messages',
  hash: '#/messages',
  world: busyWorld(),
  act: (page) => page.getByRole('list', { name: 'Scheduled messages' }).waitFor(),
};
const thousands: Screen = { ...messages, world: busyWorld({ jobs: manyJobs(10_000) }) };

const list = (page: Page) => page.getByRole('list', { name: 'Scheduled messages' });
const rows = (page: Page) => list(page).getByRole('listitem');
const rowOf = (page: Page, text: string) => rows(page).filter({ hasText: text });
const boxOf = (page: Page, text: string) => rowOf(page, text).getByRole('checkbox');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search messages' });
const titles = (page: Page) => rows(page).getByRole('heading').allTextContents();
const chosen = (page: Page) => rows(page).getByRole('checkbox', { checked: true }).count();

describe('finding a message', () => {
  test('by words from its text, its chat or its tags, in any order; and back to all of them', async () => {
    const { page } = await show(messages);
    await page.keyboard.press('/');
    await page.keyboard.type('CREW stand');
    await expect.poll(() => titles(page)).toEqual(['Stand-up']);
    await page.getByRole('status').getByText('1 of 8 messages').waitFor();
    await search(page).fill('customers');
    await expect.poll(() => titles(page)).toEqual(['Tomorrow’s bread']);
    await search(page).fill('nowhere to be found');
    await page.getByRole('heading', { name: 'Nothing has “nowhere to be found” in it' }).waitFor();
    await button(page, 'Show all messages').click();
    await expect.poll(() => rows(page).count()).toBe(8);
  });

  test('by chat, tag and state together, and in the order of names', async () => {
    const { page } = await show(messages);
    await page.getByRole('combobox', { name: 'Chat' }).selectOption({ label: CHATS.owner.title });
    await button(page, /^Active/).click();
    await page.getByLabel('Sort by').selectOption('name');
    await expect
      .poll(() => titles(page))
      .toEqual([
        'Call with Osaka',
        'Dentist at 15:30, bring the insurance card',
        'Rent',
        expect.stringMatching(/^Take/),
      ]);
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('home');
    await expect.poll(() => titles(page)).toEqual(['Rent']);
  });

  test('Ctrl+F leads to the search: the browser’s own would not find what is far away in the list', async () => {
    const { page } = await show(thousands);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('message 9991');
    await rowOf(page, 'Message 9991').waitFor();
  });
});

describe('choosing several messages', () => {
  test('by Shift-click, to stop them as one change that one click takes back', async () => {
    const { page, host } = await show(messages);
    await boxOf(page, 'Stand-up').click();
    await boxOf(page, 'Tomorrow’s bread').click({ modifiers: ['Shift'] });
    await page.getByRole('status').getByText('3 selected').waitFor();
    await button(page, 'Stop 3 selected').click();
    await expect.poll(() => rows(page).count()).toBe(5);
    expect(host.fake.callsOf('jobs.many')).toEqual([{ ids: ['k7pd', 'b2xy', 'w9fa'], action: 'stop' }]);
    await page.getByRole('status').filter({ hasText: 'Stopped 3 messages' }).waitFor();
    await button(page, 'Undo').click();
    await expect.poll(() => rows(page).count()).toBe(8);
    expect(host.fake.callsOf('undo')).toHaveLength(1);
  });

  test('with the keyboard alone: Space, Shift and the arrows, all, none', async () => {
    const { page, host } = await show(messages);
    await boxOf(page, 'Take a break').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect.poll(() => boxOf(page, 'Stand-up').isChecked()).toBe(true);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => chosen(page)).toBe(3);
    await page.keyboard.press('Shift+ArrowUp');
    await expect.poll(() => chosen(page)).toBe(2);
    await page.keyboard.press('Control+a');
    await expect.poll(() => chosen(page)).toBe(8);
    await page.keyboard.press('Escape');
    await expect.poll(() => chosen(page)).toBe(0);
    await page.keyboard.press('Shift+ArrowUp');
    await expect.poll(() => chosen(page)).toBe(2);
    await button(page, 'Pause 2 selected').press('Enter');
    await rowOf(page, 'Stand-up').getByText('Paused').waitFor();
    await expect.poll(() => host.fake.callsOf('jobs.many')).toHaveLength(1);
    await expect.poll(() => focusedLabel(page)).toBe('Select all messages');
  });

  test('takes nothing that the search hides', async () => {
    const { page, host } = await show(messages);
    await page.getByRole('checkbox', { name: 'Select all messages' }).click();
    await search(page).fill('osaka');
    await page.getByRole('status').getByText('1 selected').waitFor();
    await button(page, 'Pause 1 selected').click();
    await expect.poll(() => host.fake.callsOf('jobs.many')).toEqual([{ ids: ['n4qs'], action: 'pause' }]);
  });

  test('a refusal is said, and the choice stays', async () => {
    const { page, host } = await show(messages);
    await boxOf(page, 'Rent').click();
    host.fake.refuseNext('jobs.many', 'The disk is full.', 'internal');
    await button(page, 'Pause 1 selected').click();
    await page.getByRole('status').filter({ hasText: 'The disk is full.' }).waitFor();
    expect(await boxOf(page, 'Rent').isChecked()).toBe(true);
  });
});

test('a message is duplicated: the form opens with all that the first one says, and saves a second one', async () => {
  const { page, host } = await show(messages);
  await rowOf(page, 'Tomorrow’s bread').getByRole('button', { name: 'More', exact: true }).click();
  await button(page, /^Duplicate/).click();
  const form = page.getByRole('dialog', { name: 'New message' });
  expect(await form.getByLabel('Tags (optional)').inputValue()).toBe('work, customers');
  await form.getByLabel('Tags (optional)').fill('Work, sunday');
  await form.getByRole('button', { name: 'Save' }).click();
  await rowOf(page, '#work #sunday').waitFor();
  const [{ chatId, tags, name }] = host.fake.callsOf('jobs.create') as [
    { chatId: number; tags: string[]; name: string },
  ];
  expect({ chatId, tags, name }).toEqual({
    chatId: CHATS.channel.id,
    tags: ['work', 'sunday'],
    name: 'Tomorrow’s bread',
  });
});

describe('ten thousand messages', () => {
  test('are one list to a screen reader, of which the page holds what is in view', async () => {
    const { page } = await show(thousands);
    expect(await rows(page).count()).toBeLessThan(60);
    expect(await rows(page).first().getAttribute('aria-setsize')).toBe('10000');
    await page.mouse.wheel(0, 400_000);
    await expect
      .poll(async () => Number(await rows(page).first().getAttribute('aria-posinset')))
      .toBeGreaterThan(3_000);
    await expect
      .poll(() => page.evaluate(() => document.elementFromPoint(600, 400)?.closest('li') !== null))
      .toBe(true);
  });

  test('the focus stays where it was put while the list goes by, and Tab goes on from there', async () => {
    const { page } = await show(thousands);
    await rows(page).nth(1).getByRole('checkbox').focus();
    await page.mouse.move(700, 500);
    await page.mouse.wheel(0, 300_000);
    await expect.poll(async () => Number(await rows(page).last().getAttribute('aria-posinset'))).toBeGreaterThan(2_000);
    expect(await focusedRow(page)).toBe('2');
    await page.keyboard.press('Tab');
    expect(await focusedRow(page)).toBe('2');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('End');
    await expect.poll(() => focusedRow(page)).toBe('10000');
    await page.keyboard.press('Home');
    await expect.poll(() => focusedRow(page)).toBe('1');
    await page.keyboard.press('Shift+End');
    await page.getByRole('status').getByText('10,000 selected').waitFor();
  });

  test('a message that goes while it has the focus hands it to the next one', async () => {
    const { page } = await show(thousands);
    const first = rows(page).first();
    await first.getByRole('button', { name: 'Stop', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedRow(page)).toBe('1');
  });
});

function focusedLabel(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
}

function focusedRow(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset'));
}
