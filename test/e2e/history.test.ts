import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { askingDeliveries, deliveryOf } from '../support/window/deliveries.ts';
import { CHATS, NOW } from '../support/window/jobs.ts';
import { show } from '../support/window/show.ts';
import { busyWorld, emptyWorld } from '../support/window/worlds.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rows = (page: Page) => page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');

test('pages through rows that were due in the same instant, losing and doubling none', async () => {
  const deliveries = Array.from({ length: 250 }, (_, index) =>
    deliveryOf({
      jobId: 'k7pd',
      key: `k7pd@${index}`,
      state: 'sent',
      ago: Math.floor(index / 90) * 60_000,
      text: `No ${index}`,
    }),
  );
  const { page } = await show({ name: 'history', world: { ...emptyWorld(), deliveries }, hash: '#/history' });
  const rows = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');
  await expect.poll(() => rows.count()).toBe(100);
  await button(page, 'Show earlier').click();
  await expect.poll(() => rows.count()).toBe(200);
  await button(page, 'Show earlier').click();
  await expect.poll(() => rows.count()).toBe(250);
  const names = await page.locator('.delivery-name').allTextContents();
  expect(new Set(names).size).toBe(250);
  await button(page, 'Show earlier').waitFor({ state: 'detached' });
});

test('takes the user’s word on an unsure delivery', async () => {
  const { page, host } = await show('history');
  const unsure = page.getByRole('listitem').filter({ has: page.getByText('Unsure', { exact: true }) });
  await unsure.getByRole('button', { name: 'It arrived' }).click();
  await unsure.waitFor({ state: 'detached' });
  expect(host.fake.callsOf('delivery.resolve')).toMatchObject([{ as: 'arrived' }]);
});

test('has an address for each filter', async () => {
  const { page } = await show({ name: 'history', world: busyWorld(), hash: '#/history?state=failed' });
  const rows = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');
  await expect.poll(() => rows.count()).toBe(1);
  await rows.getByText('Carl blocked the bot.').waitFor();
  await page.getByLabel('State').selectOption('skipped');
  await expect.poll(() => rows.count()).toBe(2);
  expect(new URL(page.url()).hash).toBe('#/history?state=skipped');
  await page.goBack();
  await expect.poll(() => rows.count()).toBe(1);
});

test('is parted into days, each with its counts, and the heading stays in view', async () => {
  const { page } = await show('history');
  const headings = page.getByRole('list', { name: 'Deliveries' }).getByRole('heading');
  for (const name of [
    'Today 5 deliveries, 1 unsure',
    'Yesterday 3 deliveries, 1 failed, 1 skipped',
    'Sunday, 22 November 2 deliveries, 1 skipped',
  ]) {
    await page.getByRole('heading', { name }).waitFor();
  }
  await page.setViewportSize({ width: 900, height: 400 });
  await rows(page).filter({ hasText: 'Carl' }).scrollIntoViewIfNeeded();
  const top = () => headings.nth(1).evaluate((element) => element.getBoundingClientRect().top);
  await page.mouse.move(500, 300);
  await page.mouse.wheel(0, 140);
  await expect.poll(top).toBeGreaterThanOrEqual(-1);
});

test('is narrowed to a day, a chat and a message, which the address then holds', async () => {
  const { page, host } = await show('history');
  await page.getByLabel('Day', { exact: true }).fill('2026-11-23');
  await expect.poll(() => rows(page).count()).toBe(3);
  await page.getByLabel('Chat').selectOption({ label: CHATS.team.title });
  await expect.poll(() => rows(page).count()).toBe(1);
  expect(new URL(page.url()).hash).toBe(`#/history?day=2026-11-23&chat=${CHATS.team.id}`);
  // The day begins and ends at midnight in Berlin.
  const asked = {
    chatId: CHATS.team.id,
    from: Date.parse('2026-11-22T23:00Z'),
    to: Date.parse('2026-11-23T23:00Z'),
  };
  expect(host.fake.callsOf('history')).toContainEqual(expect.objectContaining(asked));
  await page.getByRole('link', { name: 'Show all' }).click();
  await expect.poll(() => rows(page).count()).toBe(10);
});

test('tells what happened to a delivery, step by step, and goes on telling as it changes', async () => {
  const { page, host } = await show('history');
  const row = rows(page).filter({ hasText: '3 min 10 s late' });
  await row.getByRole('button', { name: 'What happened' }).click();
  const story = row.getByRole('list', { name: 'What happened' });
  await story.getByText('It fell due.').waitFor();
  await story.getByText('Delivered').waitFor();
  const waiting = rows(page).filter({ hasText: 'Waiting' });
  await waiting.getByRole('button', { name: 'What happened' }).click();
  await waiting.getByText('It waits for its turn.').waitFor();
  const [delivery] = host.fake.current().recent.filter(({ state }) => state === 'pending');
  if (delivery) host.fake.setDelivery({ ...delivery, state: 'sent', changedAt: NOW });
  await page.getByText('It waits for its turn.').waitFor({ state: 'detached' });
});

test('what failed is sent again with one click', async () => {
  const { page, host } = await show('history');
  const failed = rows(page).filter({ hasText: 'Carl' });
  await failed.getByRole('button', { name: 'Send again' }).click();
  await failed.getByText('Waiting').waitFor();
  expect(host.fake.callsOf('delivery.resolve')).toMatchObject([{ as: 'resend' }]);
  expect(await failed.getByRole('button', { name: 'It arrived' }).count()).toBe(0);
});

test('the last 30 days are a picture, a sentence and a table, and each day of them leads to its deliveries', async () => {
  const { page, host } = await show('history-month');
  await page
    .getByText('208 sent, 6 failed, 1 unsure, 8 skipped, 2 waiting; 4 min 5 s late on average, 2 h at worst')
    .waitFor();
  await page.getByRole('img', { name: /^Deliveries a day/ }).waitFor();
  await page.getByText('Day by day').click();
  await page
    .getByRole('row', { name: /Thu 12 Nov 2026/ })
    .getByText('2 h')
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Thu 12 Nov 2026' }).click();
  await expect.poll(() => page.getByLabel('Day', { exact: true }).inputValue()).toBe('2026-11-12');
  // What comes in is counted without a reload.
  host.fake.setDelivery(deliveryOf({ jobId: 'n4qs', text: 'Just now', state: 'sent', ago: 0 }));
  await page.getByText('209 sent').waitFor();
});

describe('what stands in the chat', () => {
  const asking = { name: 'asking', world: { ...busyWorld(), deliveries: askingDeliveries() }, hash: '#/history' };

  test('is edited from its row, and what cannot be done is said beside the field', async () => {
    const { page, host } = await show(asking);
    const row = rows(page).filter({ hasText: 'Stand-up' });
    await row.getByText('edited in the chat').waitFor();
    await row.getByRole('button', { name: 'What happened' }).click();
    await row.getByRole('button', { name: 'Edit in the chat' }).click();
    await row.getByLabel('What it says in the chat').fill('Stand-up at 12 today');
    host.fake.refuseNext('delivery.editSent', 'It is no longer in the chat.', 'conflict');
    await row.getByRole('button', { name: 'Save in the chat' }).click();
    await row.getByRole('alert').getByText('It is no longer in the chat.').waitFor();
    await row.getByRole('button', { name: 'Save in the chat' }).click();
    await page.getByText('Edited in the chat', { exact: true }).waitFor();
    expect(host.fake.callsOf('delivery.editSent')).toMatchObject([{}, { text: 'Stand-up at 12 today' }]);
    await rows(page).filter({ hasText: 'edited in the chat' }).waitFor();
  });

  test('is deleted after a question, and then offers neither', async () => {
    const { page, host } = await show(asking);
    const row = rows(page).filter({ hasText: 'Stand-up' });
    await row.getByRole('button', { name: 'What happened' }).click();
    await row.getByRole('button', { name: 'Delete from the chat' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    expect(host.fake.callsOf('delivery.deleteSent')).toEqual([]);
    await row.getByRole('button', { name: 'Delete from the chat' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await row.getByText('deleted from the chat').waitFor();
    await row.getByRole('button', { name: 'Edit in the chat' }).waitFor({ state: 'detached' });
    expect(host.fake.callsOf('delivery.deleteSent')).toHaveLength(1);
  });

  test('tells repeats and what is done, and takes the word that it is', async () => {
    const { page } = await show(asking);
    await rows(page)
      .filter({ hasText: /repeat 1.*done at \d\d:\d\d/ })
      .first()
      .waitFor();
    const waiting = rows(page).filter({ hasText: 'repeat 2' });
    await waiting.getByRole('button', { name: 'It is done' }).click();
    await waiting.getByText('done at 10:14').waitFor();
    await waiting.getByRole('button', { name: 'It is done' }).waitFor({ state: 'detached' });
  });
});
