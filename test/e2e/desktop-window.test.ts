import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { goTo } from '../support/browser.ts';
import { Desktop, onStandIn } from '../support/electron/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

describe('the right button', () => {
  test('cuts, copies and pastes in a field; Electron has no menu of its own', async () => {
    const app = await startPractice();
    const page = await app.page();
    const field = await newMessage(page);
    await field.fill('Water the plants');
    await field.click({ button: 'right' });
    const labels = async () => (await app.probe.popup()).map(({ label }) => label);
    await until('the menu', async () => (await labels()).length > 0);
    expect(await labels()).toEqual(['Cut', 'Copy', 'Paste', '—', 'Select all']);
    await app.probe.clickPopup('Select all');
    await field.click({ button: 'right', position: { x: 20, y: 12 } });
    await until('it to be selected', async () => (await app.probe.popup())[0]?.enabled);
    await app.probe.clickPopup('Cut');
    await expect.poll(() => field.inputValue()).toBe('');
    await app.probe.clickPopup('Paste');
    await expect.poll(() => field.inputValue()).toBe('Water the plants');
  });

  test('copies the address of a link', async () => {
    const app = await Desktop.start(['--data-dir', tempFolder()]);
    const page = await app.page();
    await page.getByRole('link', { name: /BotFather/ }).click({ button: 'right' });
    await until('the menu', async () => (await app.probe.popup()).length > 0);
    await app.probe.clickPopup('Copy link');
    await expect.poll(() => app.probe.clipboard()).toBe('https://t.me/BotFather');
  });
});

test('the keys for the zoom work without a menu bar, and the zoom is kept for the next start', async () => {
  const folder = tempFolder();
  const app = await startPractice(folder);
  const page = await app.page();
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control+-');
  await expect.poll(() => app.probe.zoom()).toBe(0.5);
  await app.end(() => app.kill('SIGTERM'));

  const again = await startPractice(folder);
  const later = await again.page();
  await later.getByRole('navigation').waitFor();
  await expect.poll(() => again.probe.zoom()).toBe(0.5);
  await later.keyboard.press('Control+0');
  await expect.poll(() => again.probe.zoom()).toBe(0);
});

describe.runIf(onStandIn)('Wayland', () => {
  const WAYLAND = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' };

  test('the window shows, though Electron never says that it is painted', async () => {
    const app = await Desktop.start(['--data-dir', tempFolder(), '--practice'], WAYLAND);
    await (await app.page()).getByRole('navigation').waitFor();
    await until('the window to show', async () => (await app.probe.windows())[0]?.visible);
  });

  test('the settings say that the desktop decides about the keys, and when they were heard', async () => {
    const app = await Desktop.start(['--data-dir', tempFolder(), '--practice'], WAYLAND);
    const page = await app.page();
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: /^New message from anywhere/ }).click();
    await page.keyboard.press('Control+Alt+m');
    await page.getByText('Your desktop decides about these keys.').waitFor();
    await app.probe.pressKeys('Control+Alt+M');
    await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await goTo(page, 'Settings');
    await page.getByText('These keys work.').waitFor();
    await page.getByRole('button', { name: 'None' }).click();
    await page.getByText('Your desktop keeps the former keys').waitFor();
    await app.probe.pressKeys('Control+Alt+M');
    expect(await page.getByRole('textbox', { name: 'Message', exact: true }).count()).toBe(0);
  });
});

function startPractice(folder = tempFolder(), ...args: string[]): Promise<Desktop> {
  return Desktop.start(['--data-dir', folder, '--practice', ...args]);
}

async function newMessage(page: Page) {
  await goTo(page, 'Messages');
  await page.getByRole('button', { name: 'New message' }).first().click();
  return page.getByRole('textbox', { name: 'Message', exact: true });
}
