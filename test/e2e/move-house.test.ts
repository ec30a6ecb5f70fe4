import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goTo, openPage } from '../support/browser.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';
import { PHOTO } from '../support/window/message-screens.ts';

const SOON = { timeout: 15_000 };

test('one file takes everything to another computer: the message, its photo and what was sent', async () => {
  const [oldFolder, newFolder] = [tempFolder(), tempFolder()];
  const old = await ServeProcess.start(['--data-dir', oldFolder, '--practice']);
  const page = await openPage(old.url);
  await goTo(page, 'Messages');
  await page.getByRole('button', { name: 'New message' }).first().click();
  await page.locator('dialog input[type=file]').first().setInputFiles(PHOTO);
  await page
    .getByRole('region', { name: 'Photos, videos and files' })
    .getByText('cat.png', { exact: true })
    .waitFor(SOON);
  await page.getByRole('textbox', { name: 'Caption' }).fill('Good morning');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('list', { name: 'Scheduled messages' }).getByText('Good morning').waitFor(SOON);
  const [job] = (await old.state()).jobs;
  await old.ask('jobs.run', { id: job?.id ?? '' });
  const sent = await until('the photo to be sent', async () =>
    (await old.state()).recent.find(({ state }) => state === 'sent'),
  );

  await goTo(page, 'Settings');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const path = await (await download).path();
  expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')))).toEqual(
    expect.arrayContaining(['jobs', 'chats', 'preferences', 'files', 'history']),
  );

  const fresh = await ServeProcess.start(['--data-dir', newFolder, '--practice']);
  const there = await openPage(fresh.url);
  await goTo(there, 'Settings');
  await there.getByLabel('Import…').setInputFiles(path);
  const dialog = there.getByRole('dialog');
  await dialog.getByText(/^New \(1\):.*Good morning/).waitFor(SOON);
  await dialog.getByText('With a history of 1 message').waitFor();
  expect(await dialog.getByText('Without their photos').count()).toBe(0);
  expect((await fresh.state()).jobs).toEqual([]);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await there.getByText('Imported: 1 message changed. The history has 1 more entry.').waitFor(SOON);

  expect((await fresh.state()).jobs[0]?.message).toEqual(job?.message);
  const kept = (folder: string) =>
    readFileSync(join(folder, 'practice', 'files', job?.message.attachments?.[0]?.file ?? ''));
  expect(kept(newFolder).equals(kept(oldFolder))).toBe(true);
  expect(await fresh.ask('history', { limit: 10 })).toEqual([sent]);
  await goTo(there, 'History');
  await there.getByRole('list', { name: 'Deliveries' }).getByText('Good morning').waitFor(SOON);

  // A second time changes nothing, and does nothing twice.
  await goTo(there, 'Settings');
  await there.getByLabel('Import…').setInputFiles(path);
  await there.getByRole('dialog').getByText('1 message stays as it is.').waitFor(SOON);
  await there.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await there.getByText('Imported: 0 messages changed.').waitFor(SOON);
  expect(await fresh.ask('history', { limit: 10 })).toHaveLength(1);
  expect(readdirSync(join(newFolder, 'practice', 'files'))).toHaveLength(1);
}, 90_000);

test('a backup whose photo was tampered with is refused, and leaves the messages alone', async () => {
  const serve = await ServeProcess.start(['--data-dir', tempFolder(), '--practice']);
  const page = await openPage(serve.url);
  const file = `${'a'.repeat(64)}.pdf`;
  await serve.ask('practice.send', { text: '/daily 09:00 Plan of the day' });
  const jobs = await until('the message', async () => {
    const { jobs } = await serve.state();
    return jobs.length === 1 && jobs;
  });
  const backup = await serve.ask('backup.export');
  const named = backup.jobs.map((job) => ({
    ...job,
    message: { ...job.message, attachments: [{ kind: 'document', file, name: 'plan.pdf', size: 4 }] },
  }));
  const text = JSON.stringify({ ...backup, jobs: named, files: { [file]: btoa('what') }, history: [] });
  await goTo(page, 'Settings');
  await page
    .getByLabel('Import…')
    .setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page
    .getByRole('dialog')
    .getByText(/^Changed \(1\)/)
    .waitFor(SOON);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('the file plan.pdf in it is not what it was').waitFor(SOON);
  expect((await serve.state()).jobs).toEqual(jobs);
});
