import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { show } from '../support/window/show.ts';

const phraseBox = (page: Page) => page.getByRole('textbox', { name: 'In your own words' });
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });

async function saved(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Said in words');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('list', { name: 'Scheduled messages' }).getByText('Said in words').waitFor();
}

describe('a time in one’s own words', () => {
  test('fills the fields, is read back with its next runs, and is what is saved', async () => {
    const { page, host } = await show('form-days');
    await phraseBox(page).fill('every weekday at 8:15 until 30 june 2027 except 2026-12-24');
    await preview(page)
      .getByText(/Every weekday at 08:15/)
      .waitFor();
    expect(await page.getByRole('list', { name: 'Next runs' }).getByRole('listitem').count()).toBe(5);
    expect(await page.getByLabel('Time', { exact: true }).inputValue()).toBe('08:15');
    await saved(page);
    expect(host.fake.callsOf('jobs.create')).toMatchObject([
      {
        schedule: { kind: 'calendar', days: { on: 'weekdays', weekdays: [1, 2, 3, 4, 5] }, times: ['08:15'] },
        until: '2027-06-30',
        except: ['2026-12-24'],
      },
    ]);
  });

  test('a hundred times a day stand in the form as one line, which can be changed and says what is saved', async () => {
    const { page, host } = await show('form-days');
    await phraseBox(page).fill('every 5 minutes between 9 and 17');
    await page.getByText('97 times a day: 09:00, 09:05, 09:10 … 17:00').waitFor();
    const step = page.getByLabel('Minutes between two times');
    expect(await step.inputValue()).toBe('5');
    expect(await page.getByLabel(/^Time \d/).count()).toBe(0);
    await step.fill('');
    await page.getByText('No time yet').waitFor();
    await step.fill('240');
    await page.getByText('3 times a day: 09:00, 13:00, 17:00').waitFor();
    await page.getByLabel('Last time').fill('21:30');
    await page.getByText('4 times a day: 09:00, 13:00, 17:00, 21:00').waitFor();
    await saved(page);
    expect(host.fake.callsOf('jobs.create')).toMatchObject([
      { schedule: { kind: 'calendar', times: ['09:00', '13:00', '17:00', '21:00'] } },
    ]);
  });

  test('what is unclear is asked about, and saved as it was answered', async () => {
    const { page, host } = await show('form-days');
    await phraseBox(page).fill('at 6');
    const choices = page.getByRole('group', { name: 'Did you mean' }).getByRole('button');
    await expect.poll(() => choices.count()).toBe(2);
    await choices.filter({ hasText: '18:00' }).click();
    await preview(page)
      .getByText(/Once, on Tue, 24 Nov 2026 at 18:00/)
      .waitFor();
    await saved(page);
    expect(host.fake.callsOf('jobs.create')).toMatchObject([{ schedule: { kind: 'once', at: '2026-11-24T18:00' } }]);
  });

  test('what is no time is said, with an example, and leaves the fields alone', async () => {
    const { page } = await show('form-days');
    const before = await preview(page).textContent();
    await phraseBox(page).fill('when the cows come home');
    await page.locator('#phrase-error').waitFor();
    expect(await preview(page).textContent()).toBe(before);
  });

  test('is not saved over while it is unclear', async () => {
    const { page, host } = await show('form-days');
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Half said');
    await phraseBox(page).fill('at 6');
    await page.getByRole('group', { name: 'Did you mean' }).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('phrase');
    expect(host.fake.callsOf('jobs.create')).toEqual([]);
    await phraseBox(page).fill('');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('list', { name: 'Scheduled messages' }).getByText('Half said').waitFor();
  });

  test('a field that is changed by hand has the last word', async () => {
    const { page, host } = await show('form-days');
    await phraseBox(page).fill('every day at 7am');
    await preview(page).getByText('Every day at 07:00').waitFor();
    await page.getByLabel('Time', { exact: true }).fill('07:45');
    await preview(page).getByText('Every day at 07:45').waitFor();
    await expect.poll(() => phraseBox(page).inputValue()).toBe('');
    await saved(page);
    expect(host.fake.callsOf('jobs.create')).toMatchObject([{ schedule: { times: ['07:45'] } }]);
  });

  test('a bound that is taken out of the phrase goes, one that was set by hand stays', async () => {
    const { page, host } = await show('form-days');
    await page.getByText('More options').click();
    await page.getByLabel('Last day').fill('2027-01-31');
    await phraseBox(page).fill('every day at 7am 3 times');
    await preview(page)
      .getByText(/3 times/)
      .waitFor();
    await phraseBox(page).fill('every day at 7am');
    await preview(page)
      .getByText(/3 times/)
      .waitFor({ state: 'detached' });
    await saved(page);
    const [draft] = host.fake.callsOf('jobs.create');
    expect(draft).toMatchObject({ until: '2027-01-31' });
    expect(draft).not.toHaveProperty('maxRuns');
  });
});
