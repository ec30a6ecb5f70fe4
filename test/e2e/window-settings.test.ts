import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { goTo } from '../support/browser.ts';
import { show } from '../support/window/show.ts';
import { busyWorld } from '../support/window/worlds.ts';

const settings = { name: 'settings', world: busyWorld(), hash: '#/settings' };

test('what was exported is imported again after two messages were lost', async () => {
  const { page, host } = await show(settings);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('carillon-2026-11-24.json');
  const text = readFileSync(await file.path(), 'utf8');
  const names = host.fake
    .current()
    .jobs.map(({ id }) => id)
    .sort();
  for (const id of ['st3w', 'k7pd']) await host.fake.call('jobs.stop', { id });

  await page
    .getByLabel('Import…')
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const dialog = page.getByRole('dialog', { name: 'Import mine.json' });
  await dialog.getByText(/^New \(2\):/).waitFor();
  expect(host.fake.callsOf('backup.import')).toEqual([]);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'Imported: 2 messages changed.' }).waitFor();
  expect(
    host.fake
      .current()
      .jobs.map(({ id }) => id)
      .sort(),
  ).toEqual(names);
});

test('a file that is no backup is refused in words, and nothing changes', async () => {
  const { page, host } = await show(settings);
  await page
    .getByLabel('Import…')
    .setInputFiles({ name: 'cat.json', mimeType: 'application/json', buffer: Buffer.from('{"cat": 1}') });
  await page.getByRole('alert').filter({ hasText: 'That file is no backup of Carillon.' }).waitFor();
  expect(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
  expect(host.fake.callsOf('backup.import')).toEqual([]);
});

test('a limit that cannot be is said and put back; one that can is kept', async () => {
  const { page, host } = await show(settings);
  const days = page.getByLabel('Days of history to keep');
  await days.fill('3');
  await days.press('Tab');
  await page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: 'Keep at least 7 days.' }).waitFor();
  expect(await days.inputValue()).toBe('365');
  await days.fill('90');
  await days.press('Tab');
  await expect.poll(() => host.fake.current().preferences.history).toEqual({ days: 90, megabytes: 200 });
});

test('on a desktop, what it does by itself is chosen here', async () => {
  const { page, host } = await show('settings-desktop');
  await page.getByRole('checkbox', { name: /^Start at login/ }).check();
  await page.getByRole('checkbox', { name: 'a message was not sent' }).uncheck();
  await page.getByLabel('From', { exact: true }).fill('21:30');
  await expect
    .poll(() => host.fake.current().preferences)
    .toMatchObject({
      startAtLogin: true,
      notifications: { failed: false, unsure: true, missed: true },
      quiet: { from: '21:30', to: '07:00' },
    });
  await page.getByRole('radio', { name: 'Deutsch' }).check({ force: true });
  await expect.poll(() => host.fake.current().preferences.language).toBe('de');
});

test('what was changed is listed, and taken back from there', async () => {
  const { page } = await show('settings-changes');
  const changes = page.getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem');
  await expect.poll(() => changes.count()).toBe(2);
  await changes
    .first()
    .getByText(/undone/)
    .waitFor();
  await page.getByRole('button', { name: 'Undo the last' }).click();
  await expect.poll(() => changes.filter({ hasText: 'undone' }).count()).toBe(2);
  await expect.poll(() => page.getByRole('button', { name: 'Undo the last' }).isDisabled()).toBe(true);
});

test('new messages begin with the zone and the quiet hours that are chosen here', async () => {
  const { page, host } = await show(settings);
  const zone = page.getByLabel('Time zone of new messages');
  await zone.fill('Atlantis');
  await zone.press('Tab');
  await page.getByText('That time zone is not known.').waitFor();
  expect(host.fake.current().preferences.timeZone).toBeNull();
  await zone.fill('Asia/Tokyo');
  await zone.press('Tab');
  await expect.poll(() => host.fake.current().preferences.timeZone).toBe('Asia/Tokyo');
  await page.getByLabel('Quiet hours').check();
  await page.getByLabel('From', { exact: true }).fill('21:30');
  await expect.poll(() => host.fake.current().preferences.quiet).toEqual({ from: '21:30', to: '07:00' });
  await goTo(page, 'Messages');
  await page.getByRole('button', { name: 'New message' }).first().click();
  await page.getByText('More options').click();
  expect(await page.getByLabel('Time zone', { exact: true }).inputValue()).toBe('Asia/Tokyo');
  const keepsQuiet = page.getByLabel('Quiet hours, in which nothing is sent');
  expect(await keepsQuiet.isChecked()).toBe(false);
  await page.getByRole('radio', { name: 'Every', exact: true }).check({ force: true });
  await expect.poll(() => keepsQuiet.isChecked()).toBe(true);
  await keepsQuiet.uncheck();
  await page.getByLabel('In your own words').fill('every day at 23:00');
  await expect.poll(() => page.getByRole('radio', { name: 'Days and times' }).isChecked()).toBe(true);
  expect(await keepsQuiet.isChecked()).toBe(false);
  await page.getByLabel('In your own words').fill('every 2 hours');
  await expect.poll(() => keepsQuiet.isChecked()).toBe(true);
  expect(await page.locator('#quiet-from').inputValue()).toBe('21:30');
});

test('the keys of the shortcut are pressed, not spelled; Escape and letters alone are none', async () => {
  const { page, host } = await show('settings-desktop');
  const shortcut = () => host.fake.current().preferences.shortcut;
  const field = page.getByRole('button', { name: /^New message from anywhere/ });
  await field.click();
  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  expect(shortcut()).toBeNull();
  await field.click();
  await page.keyboard.press('Control+Alt+m');
  await expect.poll(shortcut).toBe('Control+Alt+M');
  await page.getByRole('button', { name: 'None' }).click();
  await expect.poll(shortcut).toBeNull();
  await page.getByRole('radio', { name: 'Try them early' }).check({ force: true });
  await expect.poll(() => host.fake.current().preferences.updates).toBe('beta');
  // The Dock is macOS's.
  expect(await page.getByLabel(/Dock/).count()).toBe(0);
});

test('on a Mac, the Dock can do without Carillon', async () => {
  const { page, host } = await show('settings-desktop', {
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36',
  });
  await page.getByLabel(/No icon in the Dock/).check();
  await expect.poll(() => host.fake.current().preferences.hideDock).toBe(true);
});

test('the packages that ship are listed with their licences', async () => {
  const { page } = await show('settings-licences');
  const list = page.getByRole('list', { name: 'Packages and their licences' });
  for (const [name, licence] of [
    ['grammy', 'MIT'],
    ['preact', 'MIT'],
    ['electron', 'MIT'],
    ['zod', 'MIT'],
  ]) {
    await list
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`^${name} .*${licence}`) })
      .first()
      .waitFor();
  }
  expect(await list.getByText('see its package').count()).toBe(0);
  expect(await list.getByText('vitest').count()).toBe(0);
});

test('an export says how many files are gone, and holds the others', async () => {
  const [job] = busyWorld().state.jobs;
  const gone = { kind: 'document', file: `${'b'.repeat(64)}.pdf`, name: 'gone.pdf', size: 10 } as const;
  const jobs = job ? [{ ...job, message: { ...job.message, attachments: [gone] } }] : [];
  const { page } = await show({ ...settings, world: busyWorld({ jobs }) });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const content = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(content.files).toEqual({});
  expect(content.history.length).toBeGreaterThan(3);
  await page.getByText('Exported. 1 file is not in it').waitFor();
});
