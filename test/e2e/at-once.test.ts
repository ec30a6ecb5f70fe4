import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { rowOf } from '../support/window/messages.ts';
import { show } from '../support/window/show.ts';

const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

/** Calls of this name do not reach Carillon until the test lets them. */
async function hold(page: Page, channel: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(`**/api/${channel}`, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

describe('what is done in the list is seen at once, however long Carillon takes', () => {
  test('a pause, which then holds', async () => {
    const { page, host } = await show('messages');
    const release = await hold(page, 'jobs.pause');
    await rowOf(page, 'Rent').getByRole('button', { name: 'Pause' }).click();
    await rowOf(page, 'Rent').getByText('Paused').waitFor();
    expect(await rowOf(page, 'Rent').getAttribute('aria-busy')).toBe('true');
    expect(host.fake.callsOf('jobs.pause')).toEqual([]);
    release();
    await said(page, 'Paused “Rent”');
    expect(await rowOf(page, 'Rent').getAttribute('aria-busy')).toBeNull();
    expect(await rowOf(page, 'Rent').getByText('Paused').count()).toBe(1);
  });

  test('a stop that is refused is taken back, with the reason', async () => {
    const { page, host } = await show('messages');
    const release = await hold(page, 'jobs.stop');
    await rowOf(page, 'Rent').getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => rowOf(page, 'Rent').count()).toBe(0);
    host.fake.refuseNext('jobs.stop', 'The disk is full.', 'internal');
    release();
    await said(page, '“Rent” is not stopped. The disk is full.');
    await rowOf(page, 'Rent').waitFor();
  });

  test('several at once come back as they were when Carillon is gone', async () => {
    const { page, host } = await show('messages');
    const boxes = ['Rent', 'Stand-up'].map((text) => rowOf(page, text).getByRole('checkbox'));
    for (const box of boxes) await box.click();
    await host.stop();
    await page.getByRole('button', { name: 'Pause 2 selected' }).click();
    await said(page, 'Nothing is paused. Carillon is not running. Start it again; nothing was lost.');
    expect(await rowOf(page, 'Rent').getByText('Paused').count()).toBe(0);
    for (const box of boxes) expect(await box.isChecked()).toBe(true);
  });
});
