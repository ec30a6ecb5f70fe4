import type { Page } from 'playwright';
import { openForm } from './message-screens.ts';
import type { Screen } from './screen.ts';
import { busyWorld } from './worlds.ts';

async function kind(page: Page, name: string): Promise<void> {
  await openForm(page);
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
}

async function editOsaka(page: Page): Promise<void> {
  const row = page.getByRole('listitem').filter({ hasText: 'Osaka' });
  await row.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('list', { name: 'Next runs' }).waitFor();
}

/** The form in each of its looks. */
export const FORM_SCREENS: readonly Screen[] = [
  { name: 'form-days', hash: '#/messages', world: busyWorld(), act: openForm },
  {
    name: 'form-phrase',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByLabel('In your own words').fill('every 2nd friday 9:30 until june');
      await page.getByText('2nd Friday').or(page.getByText('second Friday')).first().waitFor();
    },
  },
  {
    name: 'form-many-times',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByLabel('In your own words').fill('every 5 minutes between 9 and 17');
      await page.getByText('97 times a day').waitFor();
    },
  },
  {
    name: 'form-phrase-unclear',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByLabel('In your own words').fill('at 6');
      await page.getByRole('group', { name: 'Did you mean' }).waitFor();
    },
  },
  {
    name: 'form-markdown',
    hash: '#/messages',
    world: busyWorld(),
    async act(page) {
      await openForm(page);
      const text = '*Stand\\-up* at {time}\n>Bring _one_ thing\n`git log` and [the board](https://example.com)';
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
      await page.getByRole('radio', { name: 'Markdown' }).check({ force: true });
      await page.getByRole('region', { name: 'As Telegram shows it' }).getByText('Stand-up').waitFor();
    },
  },
  {
    name: 'form-markdown-wrong',
    hash: '#/messages',
    world: busyWorld(),
    async act(page) {
      await openForm(page);
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill('See you at 9.30');
      await page.getByRole('radio', { name: 'Markdown' }).check({ force: true });
      await page.getByText('is a mark of Markdown').first().waitFor();
    },
  },
  { name: 'form-once', hash: '#/messages', world: busyWorld(), act: (page) => kind(page, 'Once') },
  { name: 'form-every', hash: '#/messages', world: busyWorld(), act: (page) => kind(page, 'Every') },
  { name: 'form-cron', hash: '#/messages', world: busyWorld(), act: (page) => kind(page, 'Cron') },
  {
    name: 'form-month',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByLabel('On', { exact: true }).selectOption('daysOfMonth');
      await page.getByRole('checkbox', { name: '31', exact: true }).check({ force: true });
      await page.getByText('More options').click();
      await page.getByLabel('Name (optional)').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'form-limits',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByText('More options').click();
      await page.getByLabel('First day').fill('2026-12-24');
      await page.getByLabel('Last day').fill('2026-12-01');
      await page.getByLabel('Not on these days').fill('2026-12-25');
      await page.getByRole('button', { name: 'Add day' }).click();
      await page.getByText('Quiet hours, in which').click();
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Limits');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.locator('#bounds-error').waitFor();
    },
  },
  {
    name: 'form-asks',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByText('More options').click();
      await page.getByLabel('Ask until it is done').check();
      await page.getByLabel('At most so many times').fill('0');
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Take your pills');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByLabel('At most so many times').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'form-dst',
    hash: '#/messages',
    world: busyWorld({}, Date.parse('2027-03-26T10:00:00Z')),
    act: async (page) => {
      await openForm(page);
      await page.getByLabel('On', { exact: true }).selectOption('everyDay');
      await page.getByLabel('Time', { exact: true }).fill('02:30');
      await page.getByText('does not exist').waitFor();
    },
  },
  {
    name: 'form-errors',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await kind(page, 'Cron');
      await page.getByLabel('Cron line').fill('61 9 * *');
      await page.getByLabel('Time zone').fill('Europe/Nowhere');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('The message is empty').waitFor();
    },
  },
  {
    name: 'form-edit-zone',
    hash: '#/messages',
    world: busyWorld(),
    act: editOsaka,
  },
  {
    name: 'form-conflict',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page, fake) => {
      await editOsaka(page);
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Ring the Osaka office about the flour');
      fake.changeElsewhere('Osaka', {
        message: { text: 'Call Osaka, and ask for Mr Sato' },
        schedule: { kind: 'calendar', days: { on: 'everyDay' }, times: ['08:30'] },
      });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('region', { name: 'Changed elsewhere' }).waitFor();
    },
  },
  {
    name: 'form-stopped',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page, fake) => {
      await editOsaka(page);
      fake.changeElsewhere('Osaka', 'stop');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('region', { name: 'Stopped elsewhere' }).waitFor();
    },
  },
  {
    name: 'form-discard',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Half a thought');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Discard' }).waitFor();
    },
  },
];
