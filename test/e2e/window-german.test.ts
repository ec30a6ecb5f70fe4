import { expect, test } from 'vitest';
import { goTo, openPage } from '../support/browser.ts';
import { leftInEnglish } from '../support/language/left-in-english.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { show } from '../support/window/show.ts';

const SOON = { timeout: 15_000 };
const IN_GERMAN = { locale: 'de-DE' };

test('a newcomer whose browser speaks German is spoken to in German, and chooses English', async () => {
  const serve = await ServeProcess.start(['--data-dir', tempFolder()]);
  const page = await openPage(serve.url, IN_GERMAN);
  await page.getByRole('heading', { name: 'Verbinde deinen Bot' }).waitFor();
  await page.getByLabel('Token des Bots').fill('kein Token');
  await page.getByRole('button', { name: 'Verbinden' }).click();
  await page.getByText('Das ist kein Token eines Bots').waitFor(SOON);
  await page.getByRole('button', { name: 'Übungsmodus ausprobieren' }).click();

  await goTo(page, 'Einstellungen');
  await page.getByRole('radio', { name: 'Deutsch' }).check({ force: true });
  await goTo(page, 'Nachrichten');
  await page.getByRole('button', { name: 'Neue Nachricht' }).first().click();
  await page.getByRole('textbox', { name: 'Nachricht', exact: true }).fill('Blumen gießen');
  await page.getByRole('radio', { name: 'Alle …' }).check({ force: true });
  await page.getByRole('spinbutton', { name: 'Anzahl' }).fill('3');
  await page.getByRole('combobox', { name: 'Einheit' }).selectOption({ label: 'Stunden' });
  await page.getByText('Alle 3 Stunden').first().waitFor(SOON);
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /^Geplant an .*: nächste/ })
    .waitFor(SOON);
  const row = page.getByRole('list', { name: 'Geplante Nachrichten' }).getByRole('listitem');
  await row.getByText('Alle 3 Stunden').waitFor(SOON);
  await row.getByRole('button', { name: 'Anhalten', exact: true }).click();
  await page.getByRole('status').filter({ hasText: '„Blumen gießen“ ist angehalten' }).waitFor(SOON);
  expect(await leftInEnglish(page)).toEqual([]);

  await goTo(page, 'Einstellungen');
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await page.getByRole('link', { name: 'Messages' }).click();
  await page.getByRole('list', { name: 'Scheduled messages' }).getByText('Every 3 hours').waitFor(SOON);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('German that cannot be loaded leaves the window in English, and in use', async () => {
  const { page, host } = await show('messages');
  const asked = page.waitForRequest(/\/de-[^/]+\.js$/);
  await page.route(/\/de-[^/]+\.js$/, (route) => route.abort());
  await host.fake.call('preferences.set', { language: 'de', base: { language: 'system' } });
  await asked;
  await page.getByRole('button', { name: 'New message' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});
