import type { Page } from 'playwright';
import { pausedJobs } from './jobs.ts';
import type { Screen } from './screen.ts';
import { busyWorld } from './worlds.ts';

/** A content plan as people have one: most rows are ready, some are not. */
export const PLAN = `Wann;Nachricht;Chat;Image URL
24.12.2031 18:00;Merry Christmas to all of you;Bakery crew;
every weekday at 8;The bakery opens at nine;;https://example.org/bread.jpg
at 5;Rehearsal;Choir;
;A thought without a time;;
`;

async function openPlan(page: Page, plan: string): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a list' });
  await dialog.getByLabel('Or paste the cells or lines').fill(plan);
  await dialog.getByRole('button', { name: 'Read', exact: true }).click();
  await dialog.getByRole('list', { name: 'Messages in the list' }).waitFor();
}

export const IMPORT_SCREENS: readonly Screen[] = [
  {
    name: 'import',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('dialog', { name: 'Import a list' }).waitFor();
    },
  },
  { name: 'import-review', hash: '#/messages', world: busyWorld(), act: (page) => openPlan(page, PLAN) },
  {
    name: 'import-columns',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openPlan(page, 'when,text\n1/2/2031 18:00,Happy new year\n');
      await page.getByText('Columns', { exact: true }).click();
    },
  },
  {
    name: 'messages-plan-pause',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await page.getByRole('checkbox', { name: 'Select all' }).check();
      await page.getByRole('button', { name: /^Plan a pause…/ }).click();
      await page.getByLabel('First day').fill('2026-12-20');
      await page.getByLabel('Last day').fill('2027-01-03');
      await page.getByText(/messages pause\.$/).waitFor();
    },
  },
  {
    name: 'settings-pauses',
    hash: '#/settings',
    world: busyWorld({ jobs: pausedJobs() }),
    act: (page) => page.getByRole('list', { name: 'Planned pauses' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'messages-bulk',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await page.getByRole('checkbox', { name: 'Select all' }).check();
      await page.getByRole('button', { name: /^Change…/ }).click();
      await page.getByText(/messages change$/).waitFor();
    },
  },
];
