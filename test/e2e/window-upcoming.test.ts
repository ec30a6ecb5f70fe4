import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { CHATS, jobOf, NOW } from '../support/window/jobs.ts';
import { show } from '../support/window/show.ts';
import { busyWorld } from '../support/window/worlds.ts';

const mark = (page: Page, name: string | RegExp) => page.locator('.week-picture').getByRole('button', { name });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
const daily = (id: string, text: string, time: string) =>
  jobOf({
    id,
    text,
    chatId: id === 'bbb2' ? CHATS.team.id : CHATS.owner.id,
    schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: [time] },
  });

describe('the week as a picture', () => {
  test('is home: a mark tells under the pointer when, what and where, and opens its message', async () => {
    const { page } = await show('upcoming');
    await page.getByRole('heading', { name: 'Upcoming' }).waitFor();
    expect(await page.getByRole('group', { name: /^Tue 24 Nov 2026, 31 messages/ }).count()).toBe(1);
    await mark(page, 'today 10:50, Stand-up, to Bakery crew').hover();
    const tip = page.locator('.mark-tip');
    await tip.getByText('10:50').waitFor();
    expect(await tip.textContent()).toMatch(/today.*10:50 Stand-up.*Bakery crew/);
    await mark(page, 'today 10:50, Stand-up, to Bakery crew').click();
    await page.getByRole('dialog', { name: 'Edit message' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Message', exact: true }).inputValue()).toMatch(/^Stand-up in ten/);
  });

  test('what goes out very often is one line a day that says how often', async () => {
    const { page } = await show('upcoming');
    const label =
      'tomorrow 00:17–23:47, 48 messages, Take a break: stand up, look out of the window 🌿, to Anna Berger';
    expect(await mark(page, label).count()).toBe(1);
  });

  test('is one stop for the Tab key; the arrows go from mark to mark, and Enter opens', async () => {
    const jobs = [daily('aaa2', 'Breakfast', '08:00'), daily('bbb2', 'Supper', '19:00')];
    const { page } = await show({ name: 'two', world: busyWorld({ jobs }) });
    // The marks come after their heading: only then is Tab's next stop the picture.
    await mark(page, 'today 19:00, Supper, to Bakery crew').waitFor();
    await page.getByRole('link', { name: '30 days ahead' }).focus();
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toBe('today 19:00, Supper, to Bakery crew');
    await page.locator('.mark-tip').getByText('Supper').waitFor();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused(page)).toBe('tomorrow 08:00, Breakfast, to Anna Berger');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).toBe('Thu 26 Nov 08:00, Breakfast, to Anna Berger');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focused(page)).toBe('today 19:00, Supper, to Bakery crew');
    await page.keyboard.press('End');
    await expect.poll(() => focused(page)).toBe('Mon 30 Nov 19:00, Supper, to Bakery crew');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.week-picture'))).toBeNull();
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => focused(page)).toBe('Mon 30 Nov 19:00, Supper, to Bakery crew');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Edit message' }).waitFor();
  });

  test('what falls together is a number, behind which each message is found', async () => {
    const jobs = [daily('aaa2', 'Breakfast', '19:00'), daily('bbb2', 'Supper', '19:05')];
    const { page } = await show({ name: 'together', world: busyWorld({ jobs }) });
    const both = mark(page, 'today, 2 messages: 19:00, Breakfast, to Anna Berger; 19:05, Supper, to Bakery crew');
    expect(await both.textContent()).toBe('2');
    await both.click();
    const list = page.getByRole('dialog', { name: '2 messages today' });
    await list.getByRole('button', { name: /Supper/ }).click();
    await page.getByRole('dialog', { name: 'Edit message' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Message', exact: true }).inputValue()).toBe('Supper');
  });

  test('shows the day on which the clock jumps, in the picture and in words', async () => {
    const { page } = await show('upcoming-dst');
    const sunday = page.getByRole('group', { name: /^Sun 28 Mar 2027.*this day has 23 hours/ });
    expect(await sunday.count()).toBe(1);
    const hour = (await page.locator('.week-change').boundingBox())?.width ?? 0;
    const [three, six] = await Promise.all(
      ['03', '06'].map(async (text) => (await page.locator('.week-clock', { hasText: text }).boundingBox())?.x ?? 0),
    );
    // From two to three: an hour of the twenty-four.
    expect(Math.abs(hour - ((six ?? 0) - (three ?? 0)) / 3)).toBeLessThan(3);
  });

  test('is drawn anew at midnight, and when a message goes from the chat', async () => {
    const jobs = [daily('aaa2', 'Breakfast', '08:00'), daily('bbb2', 'Supper', '19:00')];
    const { page, host } = await show({ name: 'two', world: busyWorld({ jobs }) });
    await mark(page, /^today 19:00, Supper/).waitFor();
    await host.fake.call('jobs.stop', { id: 'bbb2' });
    await mark(page, /Supper/)
      .first()
      .waitFor({ state: 'detached' });
    host.fake.now = NOW + 14 * 3_600_000;
    await page.clock.setSystemTime(NOW + 14 * 3_600_000);
    await page.clock.runFor(61_000);
    await mark(page, 'today 08:00, Breakfast, to Anna Berger').waitFor();
    await page.getByRole('group', { name: /^Wed 25 Nov 2026/ }).waitFor();
    expect(await page.getByRole('group', { name: /^Tue 24 Nov 2026/ }).count()).toBe(0);
  });
});

describe('next up', () => {
  test('counts down to what goes out next, soonest first, and opens it', async () => {
    const { page } = await show('upcoming');
    const cards = page.getByRole('region', { name: 'Next up' }).getByRole('listitem');
    expect(await cards.count()).toBe(4);
    await cards.first().getByText('Take a break').waitFor();
    const countdown = cards.first().locator('.countdown');
    const before = await countdown.textContent();
    await page.clock.runFor(2_000);
    expect(await countdown.textContent()).not.toBe(before);
    await cards.nth(1).getByRole('button').click();
    await page.getByRole('dialog', { name: 'Edit message' }).waitFor();
  });

  test('counts nothing down while everything is paused', async () => {
    const { page } = await show('upcoming');
    await page.getByRole('link', { name: 'Messages', exact: true }).click();
    await page.getByRole('button', { name: 'Pause all' }).click();
    await page.getByRole('button', { name: 'Resume all' }).waitFor();
    await page.getByRole('link', { name: 'Upcoming' }).click();
    await page.getByRole('heading', { name: 'Upcoming' }).waitFor();
    await page.getByText('Everything is paused.').waitFor();
    expect(await page.getByRole('region', { name: 'Next up' }).count()).toBe(0);
  });
});
