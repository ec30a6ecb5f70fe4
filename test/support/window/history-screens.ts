import { askingDeliveries } from './deliveries.ts';
import { monthOfDeliveries } from './month.ts';
import type { Screen } from './screen.ts';
import { busyWorld, emptyWorld } from './worlds.ts';

/** The history and what can be done with what was sent. */
export const HISTORY_SCREENS: readonly Screen[] = [
  {
    name: 'history',
    world: busyWorld(),
    hash: '#/history',
    act: (page) => page.getByRole('list', { name: 'Deliveries' }).waitFor(),
  },
  {
    name: 'history-month',
    world: { ...busyWorld(), deliveries: monthOfDeliveries() },
    hash: '#/history',
    act: (page) => page.getByText('The last 30 days').waitFor(),
  },
  {
    name: 'history-story',
    world: busyWorld(),
    hash: '#/history',
    act: async (page) => {
      await page.getByText('Day by day').click();
      const row = page
        .getByRole('list', { name: 'Deliveries' })
        .getByRole('listitem')
        .filter({ hasText: '3 min 10 s late' });
      await row.getByRole('button', { name: 'What happened' }).click();
      await row.getByText('It fell due.').waitFor();
    },
  },
  {
    name: 'history-asking',
    world: { ...busyWorld(), deliveries: askingDeliveries() },
    hash: '#/history',
    act: async (page) => {
      const rows = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');
      await rows.filter({ hasText: 'repeat 2' }).getByRole('button', { name: 'What happened' }).click();
      await page.getByRole('button', { name: 'Edit in the chat' }).click();
      await page.getByRole('button', { name: 'Save in the chat' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'history-delete',
    world: { ...busyWorld(), deliveries: askingDeliveries() },
    hash: '#/history',
    act: async (page) => {
      const rows = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');
      await rows.filter({ hasText: 'edited in the chat' }).getByRole('button', { name: 'What happened' }).click();
      await page.getByRole('button', { name: 'Delete from the chat' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'history-empty',
    world: emptyWorld(),
    hash: '#/history',
    act: (page) => page.getByRole('heading', { name: 'Nothing was sent yet' }).waitFor(),
  },
  {
    name: 'history-none',
    world: busyWorld(),
    hash: '#/history?state=failed&job=k7pd',
    act: (page) => page.getByRole('heading', { name: 'Nothing like that' }).waitFor(),
  },
];
