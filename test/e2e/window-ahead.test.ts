import { describe, expect, test } from 'vitest';
import { missedDeliveries } from '../support/window/deliveries.ts';
import { jobOf, NOW } from '../support/window/jobs.ts';
import type { Screen } from '../support/window/screen.ts';
import { show } from '../support/window/show.ts';
import { busyWorld } from '../support/window/worlds.ts';

const ahead: Screen = {
  name: 'ahead',
  world: busyWorld(),
  hash: '#/ahead',
  act: (page) => page.getByText(/messages until/).waitFor(),
};

describe('what is ahead', () => {
  test('is a click away, and begins with what comes next', async () => {
    const { page } = await show('messages');
    await page.getByRole('link', { name: 'Ahead' }).click();
    await page.getByRole('heading', { name: 'What is ahead' }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Next: today 10:17, Take a break' }).waitFor();
    await page.getByRole('heading', { name: /^Today/ }).waitFor();
  });

  test('the keyboard travels through the days, and the timetable follows', async () => {
    const { page } = await show(ahead);
    const slider = page.getByRole('slider', { name: 'Travel in time' });
    await slider.focus();
    for (let day = 0; day < 3; day++) await slider.press('PageUp');
    await page
      .getByRole('status')
      .filter({ hasText: /By Thu 3 Dec.*messages have gone out/ })
      .waitFor();
    await page.getByRole('heading', { name: /^Thursday, 3 December/ }).waitFor();
    expect(await page.getByRole('heading', { name: /^Today/ }).count()).toBe(0);
    await slider.press('End');
    await page.getByRole('heading', { name: /^Thursday, 24 December/ }).waitFor();
  });

  test('a closed computer: what goes out late, what stands for others, what is left out', async () => {
    const strict = jobOf({
      id: 'str2',
      text: 'Only at midnight',
      schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: ['00:00'] },
      missed: { policy: 'skip', maxLatenessMs: 0 },
    });
    const world = busyWorld();
    const jobs = [...world.state.jobs, strict];
    const { page, host } = await show({ ...ahead, world: { ...world, state: { ...world.state, jobs } } });
    await page.getByRole('button', { name: 'Tonight' }).click();
    await page.getByRole('status').filter({ hasText: 'From today 22:00 to tomorrow 08:00' }).waitFor();
    const rows = page.getByRole('list', { name: 'What becomes of each message' }).getByRole('listitem');
    await rows.filter({ hasText: 'Take a break' }).getByText('20 runs, one message at 08:00 for all of them').waitFor();
    await rows.filter({ hasText: 'Only at midnight' }).getByText('1 run, not sent').waitFor();
    // And where it would have stood in the timetable.
    await page
      .getByText(/^Not sent\. Carillon was not running/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Leave it open' }).click();
    await page.getByText(/^Not sent\./).waitFor({ state: 'detached' });
    expect(host.fake.callsOf('plan').at(-1)).not.toHaveProperty('closed');
  });

  test('an end before its beginning is refused and changes nothing', async () => {
    const { page } = await show(ahead);
    await page.getByRole('button', { name: 'Tonight' }).click();
    await page.getByLabel('Closed from').fill('2026-11-25T09:00');
    await page.getByRole('alert').filter({ hasText: 'It has to close before it opens.' }).waitFor();
    await page.getByLabel('to', { exact: true }).fill('2026-11-25T10:00');
    await page.getByRole('status').filter({ hasText: 'to tomorrow 10:00' }).waitFor();
  });

  test('follows a message that is stopped meanwhile', async () => {
    const { page, host } = await show(ahead);
    await page.getByRole('status').filter({ hasText: 'Take a break' }).waitFor();
    await host.fake.call('jobs.stop', { id: 'st3w' });
    await page.getByRole('status').filter({ hasText: 'Next: today 10:50, Stand-up' }).waitFor();
  });

  test('one message every minute is one line a day', async () => {
    const often = jobOf({ id: 'ftn2', text: 'Tick', schedule: { kind: 'interval', everyMs: 60_000, anchor: NOW } });
    const world = busyWorld({ jobs: [often] });
    const { page } = await show({ ...ahead, world });
    const tomorrow = page.getByRole('region', { name: /^Tomorrow/ });
    await tomorrow.getByText('1,440 messages', { exact: true }).first().waitFor();
    expect(await tomorrow.getByRole('listitem').count()).toBe(1);
  });
});

describe('while you were away', () => {
  test('each message that was missed is sent after all or dropped', async () => {
    const missed = missedDeliveries();
    const world = { ...busyWorld({ missed }), deliveries: missed };
    const { page, host } = await show({ name: 'away', world });
    const away = page.getByRole('region', { name: 'While you were away' });
    const rows = away.getByRole('listitem');
    await rows
      .filter({ hasText: 'صباح الخير' })
      .getByRole('button', { name: /^Send now/ })
      .click();
    await rows.filter({ hasText: 'صباح الخير' }).waitFor({ state: 'detached' });
    expect(host.fake.callsOf('delivery.resolve')).toMatchObject([{ as: 'resend' }]);
    const before = host.fake.current().missed.length;
    await rows.getByRole('button', { name: /^Drop/ }).first().click();
    await expect.poll(() => host.fake.current().missed.length).toBe(before - 1);
    expect(host.fake.callsOf('delivery.resolve')).toHaveLength(1);
  });
});
