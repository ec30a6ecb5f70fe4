import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { goTo, openPage } from '../support/browser.ts';
import { mp4 } from '../support/media.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { PHOTO } from '../support/window/message-screens.ts';
import { show } from '../support/window/show.ts';

const SOON = { timeout: 15_000 };
const files = (page: Page) => page.getByRole('region', { name: 'Photos, videos and files' }).getByRole('listitem');
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

/** Drops files on the form, as a person who drags them there from a folder. */
async function drop(page: Page, dropped: readonly { name: string; mimeType: string; buffer: Buffer }[]) {
  const parts = dropped.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, mimeType, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([bytes], name, { type: mimeType }));
    }
    return data;
  }, parts);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.locator('.job-text-input').dispatchEvent(type, { dataTransfer: transfer });
  }
}

/** Shows a picture, rather than the sign of one that is broken. */
async function isShown(page: Page, selector: string): Promise<void> {
  await expect
    .poll(
      () => page.locator(selector).evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth)),
      {
        timeout: SOON.timeout,
      },
    )
    .toContain(320);
}

test('a photo is dropped on the form, scheduled, and arrives in the chat as a picture', async () => {
  const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice']);
  const page = await openPage(serve.url);
  await goTo(page, 'Messages');
  await page.getByRole('button', { name: 'New message' }).first().click();
  await drop(page, [PHOTO]);
  await files(page).getByText('cat.png', { exact: true }).waitFor(SOON);
  await isShown(page, '.attachment img');
  await page.getByRole('textbox', { name: 'Caption' }).fill('Good morning');
  await page.getByRole('button', { name: 'Send me a test' }).click();
  await page.getByText('Sent to you as a test.').waitFor(SOON);
  await page.getByRole('radio', { name: 'Every', exact: true }).check({ force: true });
  await page.getByRole('spinbutton', { name: 'Number' }).fill('2');
  await page.getByRole('combobox', { name: 'Unit' }).selectOption({ label: 'seconds' });
  await save(page);
  await goTo(page, 'Practice');
  const bubbles = page.getByRole('log', { name: 'Practice chat' }).locator('.bubble', { hasText: 'Good morning' });
  await bubbles.nth(1).waitFor(SOON);
  await isShown(page, '.bubble img');
});

test('what cannot be sent says why beside the others, and the rest is saved in the order that was chosen', async () => {
  const { page, host } = await show('form-days');
  const text = { mimeType: 'text/plain', buffer: Buffer.from('x') };
  await drop(page, [
    { name: 'b.txt', ...text },
    { name: 'a.txt', ...text },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
  ]);
  await files(page).getByText('The file is empty.').waitFor();
  await page.getByRole('button', { name: 'Move a.txt up' }).press('Enter');
  // What was moved keeps the focus: another key press moves it on.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Move a.txt down');
  await save(page);
  await page.getByText('A file could not be attached.').waitFor();
  await page.getByRole('button', { name: 'Remove empty.txt' }).click();
  await save(page);
  await expect.poll(() => host.fake.callsOf('jobs.create').length).toBe(1);
  expect(host.fake.callsOf('jobs.create')[0]).toMatchObject({
    message: { text: '', attachments: [{ name: 'a.txt', kind: 'document' }, { name: 'b.txt' }] },
  });
});

test('an eleventh file is refused, and the limit of a caption is shown', async () => {
  const { page } = await show('form-days');
  const many = Array.from({ length: 11 }, (_, n) => ({ ...PHOTO, name: `${n}.png` }));
  await drop(page, many);
  await files(page).getByText('An album has at most 10').waitFor();
  await page.getByText('0/1,024').waitFor();
});

test('a film is known by its content, goes as a video, an animation or a file, and is played before', async () => {
  const { page, host } = await show('form-days');
  await drop(page, [
    { name: 'clip.bin', mimeType: 'text/plain', buffer: mp4({ width: 640, height: 360, seconds: 3 }) },
  ]);
  await page.locator('.format-preview video[controls]').waitFor(SOON);
  await page.getByLabel('Send as').selectOption({ label: 'Round video' });
  await page.getByText('A round video has to be square').waitFor();
  await page.getByLabel('Send as').selectOption({ label: 'Animation (GIF)' });
  await page.getByRole('textbox', { name: 'Caption' }).fill('Look');
  await page.getByLabel('Caption above').check();
  await save(page);
  await expect.poll(() => host.fake.callsOf('jobs.create').length).toBe(1);
  expect(host.fake.callsOf('jobs.create')[0]).toMatchObject({
    message: {
      text: 'Look',
      captionAbove: true,
      attachments: [{ kind: 'animation', name: 'clip.bin', width: 640, height: 360, duration: 3 }],
    },
  });
});

test('a place is pasted from a map, and what is missing of it is said beside it', async () => {
  const { page, host } = await show('form-days');
  await page.getByRole('button', { name: 'Add…' }).click();
  await page.getByRole('button', { name: 'Place on the map' }).click();
  await save(page);
  await page.getByText('Write the latitude as a number.').first().waitFor();
  await page.getByLabel('Latitude').evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'https://maps.example/@52.5163,13.3777,17z');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect.poll(() => page.getByLabel('Longitude').inputValue()).toBe('13.3777');
  await save(page);
  await expect.poll(() => host.fake.callsOf('jobs.create').length).toBe(1);
  expect(host.fake.callsOf('jobs.create')[0]).toMatchObject({
    message: { text: '', place: { latitude: 52.5163, longitude: 13.3777 } },
  });
});

test('a poll is written with the keyboard alone', async () => {
  const { page, host } = await show('form-days');
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Lunch at the river?');
  await page.getByRole('button', { name: 'Add…' }).press('Enter');
  await page.getByRole('button', { name: 'Poll', exact: true }).press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('answer-0');
  await page.keyboard.type('Yes');
  await page.keyboard.press('Enter');
  await page.keyboard.type('No');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('answer-2');
  await save(page);
  await page.getByText('An answer of the poll is empty.').first().waitFor();
  await page.getByRole('button', { name: 'Remove answer 3' }).press('Enter');
  await page.getByRole('button', { name: 'Move answer 2 up' }).press('Enter');
  await page.getByLabel('Nobody sees who voted').uncheck();
  await save(page);
  await expect.poll(() => host.fake.callsOf('jobs.create').length).toBe(1);
  expect(host.fake.callsOf('jobs.create')[0]).toMatchObject({
    message: { text: 'Lunch at the river?', poll: { options: ['No', 'Yes'], anonymous: false } },
  });
});

test('a link that is none says so beside its button, and two buttons share a row', async () => {
  const { page, host } = await show('form-buttons');
  await save(page);
  expect(host.fake.callsOf('jobs.create')).toEqual([]);
  await page.getByLabel('Link of Button 2').fill('https://board.example');
  await save(page);
  await expect.poll(() => host.fake.callsOf('jobs.create').length).toBe(1);
  expect(host.fake.callsOf('jobs.create')[0]).toMatchObject({
    message: { buttons: [[{ text: 'Join the call' }, { text: 'The board', url: 'https://board.example' }]] },
  });
});
