import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { draftOf } from '../../main/contract/job.ts';
import { jobOf } from '../support/window/jobs.ts';
import { button, messageBox, messagesScreen, rowOf } from '../support/window/messages.ts';
import { show } from '../support/window/show.ts';
import { busyWorld } from '../support/window/worlds.ts';

describe('a form that is refused', () => {
  test('keeps what was typed and shows the sentence of the server at the field that it is about', async () => {
    const { page } = await show('form-once');
    await messageBox(page).fill('Too late');
    await page.getByLabel('Date', { exact: true }).fill('2020-01-01');
    await button(page, 'Save').click();
    const date = page.getByLabel('Date', { exact: true });
    await page.locator('#once-error').getByText('That time has passed. Choose one in the future.').waitFor();
    expect(await date.getAttribute('aria-invalid')).toBe('true');
    expect(await date.getAttribute('aria-describedby')).toBe('once-error');
    await expect.poll(() => focusedName(page)).toBe('once-date');
    expect(await messageBox(page).inputValue()).toBe('Too late');
    await date.fill('2027-01-01');
    await page.locator('#once-error').waitFor({ state: 'detached' });
    await button(page, 'Save').click();
    await rowOf(page, 'Too late').waitFor();
  });

  test('shows what is wrong with a cron line beside it', async () => {
    const { page } = await show('form-cron');
    await messageBox(page).fill('Cron');
    await page.getByRole('textbox', { name: 'Cron line' }).fill('61 9 * * *');
    await button(page, 'Save').click();
    await page.locator('#cron-error').getByText('“61” is no minute').waitFor();
  });

  test('offers the interval that an uneven step of a cron line may be meant as', async () => {
    const { page } = await show('form-cron');
    await page.getByRole('textbox', { name: 'Cron line' }).fill('*/45 * * * *');
    await button(page, 'Every 45 minutes instead').click();
    await page.getByRole('region', { name: 'Preview' }).getByText('Every 45 minutes', { exact: true }).waitFor();
    expect(await page.getByRole('radio', { name: 'Every', exact: false }).count()).toBeGreaterThan(0);
  });

  test('says below what is about none of its fields', async () => {
    const { page, host } = await show('form-days');
    await messageBox(page).fill('Unlucky');
    host.fake.refuseNext('jobs.create', 'The disk is full.', 'internal');
    await button(page, 'Save').click();
    await page.getByRole('alert').getByText('The disk is full.').waitFor();
    expect(await messageBox(page).inputValue()).toBe('Unlucky');
    await button(page, 'Save').click();
    await rowOf(page, 'Unlucky').waitFor();
  });

  test('opens the closed part that holds the field', async () => {
    const { page } = await show('form-days');
    await messageBox(page).fill('Limits');
    await page.getByText('More options').click();
    await page.getByLabel('Last day').fill('2020-01-01');
    await page.getByText('More options').click();
    await button(page, 'Save').click();
    await page.locator('#bounds-error').getByText('would never run').waitFor();
  });
});

describe('an edit', () => {
  test('leaves everything that was not touched as it was', async () => {
    const timing = {
      schedule: {
        kind: 'calendar',
        days: { on: 'weekdays', weekdays: [2, 4] },
        times: ['09:00', '18:30'],
        every: { nth: 2, from: '2026-11-02' },
      },
      timeZone: 'floating',
      startOn: '2026-11-02',
      until: '2027-06-30',
      maxRuns: 50,
      except: ['2026-12-24'],
      quiet: { from: '22:00', to: '06:30', mode: 'skip' },
      jitterMs: 60_000,
    } as const;
    const { schedule, except, ...rest } = timing;
    const job = jobOf({
      id: 'edt2',
      text: 'Everything set',
      threadId: 7,
      missed: { policy: 'all', maxLatenessMs: 7_200_000 },
      ifUnsure: 'resend',
      ...rest,
      except: [...except],
      schedule: { ...schedule, times: [...schedule.times], days: { on: 'weekdays', weekdays: [2, 4] } },
    });
    const { page, host } = await show({ ...messagesScreen, world: busyWorld({ jobs: [job] }) });
    await rowOf(page, 'Everything set').getByRole('button', { name: 'Edit', exact: true }).click();
    await messageBox(page).fill('Everything still set');
    await button(page, 'Save').click();
    await rowOf(page, 'Everything still set').waitFor();
    expect(host.fake.callsOf('jobs.edit')).toEqual([
      {
        id: 'edt2',
        draft: {
          ...timing,
          name: '',
          chatId: job.chatId,
          threadId: 7,
          message: { text: 'Everything still set' },
          missed: { policy: 'all', maxLatenessMs: 7_200_000 },
          ifUnsure: 'resend',
        },
        base: draftOf(job),
      },
    ]);
  });
});

describe('a chat that is not in the list', () => {
  test('is found by its name and chosen; one that is not found is said beside its name', async () => {
    const { page } = await show('form-days');
    await button(page, 'Add a chat').click();
    const name = page.getByRole('textbox', { name: 'Name or id of the chat' });
    await expect.poll(() => focusedName(page)).toBe('chat-reference');
    await name.fill('@nobody');
    await name.press('Enter');
    await page.locator('#chat-reference-error').getByText('Telegram knows no chat “@nobody”').waitFor();
    await name.fill('@bread_fans');
    await name.press('Enter');
    await expect.poll(() => focusedName(page)).toBe('job-chat');
    expect(await page.getByLabel('To', { exact: true }).locator('option:checked').textContent()).toContain(
      'Bread fans',
    );
  });
});

describe('days without a message', () => {
  test('come from a calendar file, and the message says so', async () => {
    const { page, host } = await show('form-days');
    await messageBox(page).fill('Not on holidays');
    await page.getByText('More options').click();
    const days = ['20261225', '20261226', '20270101'];
    const events = days.flatMap((day) => ['BEGIN:VEVENT', `UID:${day}`, `DTSTART;VALUE=DATE:${day}`, 'END:VEVENT']);
    const ics = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
    const file = { name: 'holidays.ics', mimeType: 'text/calendar', buffer: Buffer.from(ics) };
    await page.getByLabel('Calendar file').setInputFiles(file);
    await page.getByRole('list', { name: 'Days without a message' }).getByText('Fri 1 Jan 2027').waitFor();
    await button(page, 'Send on Sat 26 Dec 2026 after all').click();
    await page.getByLabel('Calendar file').setInputFiles({ ...file, buffer: Buffer.from('nonsense') });
    await page.locator('#except-error').waitFor();
    await button(page, 'Save').click();
    await rowOf(page, 'Not on holidays').waitFor();
    expect(host.fake.callsOf('jobs.create')).toMatchObject([{ except: ['2026-12-25', '2027-01-01'] }]);
  });
});

function focusedName(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}
