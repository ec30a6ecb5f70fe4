import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { mp4 } from '../media.ts';
import { png } from '../pictures.ts';
import type { Screen } from './screen.ts';
import { busyWorld } from './worlds.ts';

const SHOT = fileURLToPath(new URL('../../../.github/gallery/upcoming-light.webp', import.meta.url));
const OTHER = fileURLToPath(new URL('../../../.github/gallery/messages-light.webp', import.meta.url));

/** What a person drops on the form: a picture. */
export const PHOTO = { name: 'cat.png', mimeType: 'image/png', buffer: png(320, 200) };

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
    .getByRole('region', { name: 'Photos, videos and files' })
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
    // Enter goes on to the next answer.
    await page
      .locator('input:focus')
      .and(page.getByLabel('Answer 2', { exact: true }))
      .waitFor();
    await page.getByLabel('Answer 2', { exact: true }).fill('In the canteen');
    await page.getByLabel('Answer 2', { exact: true }).press('Enter');
    await page
      .locator('input:focus')
      .and(page.getByLabel('Answer 3', { exact: true }))
      .waitFor();
    await page.getByLabel('Answer 3', { exact: true }).fill('Everyone for themselves');
    await page.getByRole('region', { name: 'As Telegram shows it' }).getByText('Where do we').waitFor();
  }),
  form('form-quiz', async (page) => {
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Which is the capital of Switzerland?');
    await add(page, 'Poll');
    for (const [nth, city] of ['Zurich', 'Bern'].entries()) {
      await page.getByLabel(`Answer ${nth + 1}`, { exact: true }).fill(city);
    }
    await page.getByLabel('Quiz: there is a right answer').check();
    await page.getByLabel('Right answer 2').check();
    await page.getByLabel('Explanation').fill('It is called the federal city.');
    await page.getByRole('region', { name: 'As Telegram shows it' }).getByText('Which is').waitFor();
  }),
  form('form-media', async (page) => {
    const film = { name: 'Trailer.mp4', mimeType: 'video/mp4', buffer: mp4({ width: 640, height: 360, seconds: 3 }) };
    await withFiles(page, [PHOTO, film], 2);
    await page.getByLabel('Blur until tapped').check();
  }),
  form('form-place', async (page) => {
    await add(page, 'Place on the map');
    await page.getByLabel('Latitude').fill('52.5163');
    await page.getByLabel('Longitude').fill('13.3777');
    await page.locator('#place-title').fill('Brandenburg Gate');
    await page.getByLabel('Address (optional)').fill('Pariser Platz, Berlin');
    await page.getByText('📍 Brandenburg Gate').waitFor();
  }),
  form('form-contact', async (page) => {
    await add(page, 'Contact');
    await page.getByLabel('Phone number').fill('+49 30 123456');
    await page.getByLabel('First name').fill('Bea');
    await page.getByText('👤 Bea').waitFor();
  }),
  form('form-dice', async (page) => {
    await add(page, 'Dice');
    await page.getByText('Telegram rolls it').waitFor();
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
