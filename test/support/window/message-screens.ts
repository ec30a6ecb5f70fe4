import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { png } from '../pictures.ts';
import type { Screen } from './screen.ts';
import { busyWorld } from './worlds.ts';

const SHOT = fileURLToPath(new URL('../../../.github/gallery/upcoming-light.webp', import.meta.url));
const OTHER = fileURLToPath(new URL('../../../.github/gallery/messages-light.webp', import.meta.url));

export async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New message' }).click();
  await page.getByRole('list', { name: 'Next runs' }).waitFor();
}

async function add(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Add…' }).click();
  await page.getByRole('button', { name: what, exact: true }).click();
}

async function withFiles(
  page: Page,
  files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0],
  count: number,
) {
  await page.locator('.message-tools input[type=file]').setInputFiles(files);
  await page
    .getByRole('region', { name: 'Photos and files' })
    .getByRole('listitem')
    .nth(count - 1)
    .waitFor();
  await page.locator('progress').first().waitFor({ state: 'detached' });
}

const form = (name: string, act: (page: Page) => Promise<unknown>): Screen => ({
  name,
  hash: '#/messages',
  world: busyWorld(),
  act: async (page) => {
    await openForm(page);
    await act(page);
  },
});

/** The form with more than a text. */
export const MESSAGE_SCREENS: readonly Screen[] = [
  form('form-add', (page) => page.getByRole('button', { name: 'Add…' }).click()),
  form('form-photos', async (page) => {
    await withFiles(page, [SHOT, OTHER], 2);
    await page.getByRole('textbox', { name: 'Caption' }).fill('The plan of the week');
    await page.getByRole('region', { name: 'As Telegram shows it' }).getByText('The plan of the week').waitFor();
  }),
  form('form-files', async (page) => {
    const buffer = Buffer.alloc(2_345_678, 1);
    const files = ['Quarterly report with a rather long name, final, really.pdf', 'notes.txt'];
    await withFiles(
      page,
      [
        ...files.map((name) => ({ name, mimeType: 'application/pdf', buffer })),
        { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
      ],
      3,
    );
  }),
  form('form-poll', async (page) => {
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Where do we have lunch?');
    await add(page, 'Poll');
    await page.getByLabel('Answer 1', { exact: true }).fill('At the river');
    await page.getByLabel('Answer 1', { exact: true }).press('Enter');
    await page.getByLabel('Answer 2', { exact: true }).fill('In the canteen');
    await page.getByLabel('Answer 2', { exact: true }).press('Enter');
    await page.getByLabel('Answer 3', { exact: true }).fill('Everyone for themselves');
    await page.getByRole('region', { name: 'As Telegram shows it' }).getByText('Where do we').waitFor();
  }),
  form('form-buttons', async (page) => {
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Stand-up in 10 minutes');
    await add(page, 'Link buttons');
    await page.getByLabel('Text of Button 1').fill('Join the call');
    await page.getByLabel('Link of Button 1').fill('https://meet.example/stand-up');
    await page.getByRole('button', { name: 'Add a button' }).click();
    await page.getByLabel('Text of Button 2').fill('The board');
    await page.getByLabel('Link of Button 2').fill('ftp://board.example');
    await page.getByLabel('Beside the one before it').check();
    await page.getByText('Telegram opens no such link').waitFor();
  }),
];

/** What a person drops on the form: a picture. */
export const PHOTO = { name: 'cat.png', mimeType: 'image/png', buffer: png(320, 200) };
