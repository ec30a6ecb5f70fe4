import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { ChannelInput, ChannelName } from '../../main/contract/ipc.ts';
import type { Preferences } from '../../main/contract/preferences.ts';
import { goTo } from '../support/browser.ts';
import { Desktop } from '../support/electron/desktop.ts';
import { botTexts, OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

describe('the window', () => {
  test('one whose process dies is made anew; the fourth time in a row it waits to be asked for', async () => {
    const app = await startPractice();
    await loaded(app);
    for (const _ of [1, 2, 3]) {
      await app.probe.crashWindow();
      await loaded(app);
    }
    await app.probe.crashWindow();
    await until('no window', async () => (await app.probe.windows()).length === 0);
    await app.probe.clickTray(['New message']);
    const page = await loaded(app, (page) => page.getByRole('textbox', { name: 'Message', exact: true }));
    await page.getByText('The window ended again and again').waitFor();
  });

  test('one that hangs is made anew while messages go on being sent', async () => {
    const app = await startPractice();
    await loaded(app);
    await app.probe.hurry();
    await app.probe.hangWindow();
    const page = await loaded(app);
    await call(page, 'jobs.create', {
      chatId: 1001,
      message: { text: 'Still here' },
      schedule: { kind: 'interval', everyMs: 1_000, anchor: 0 },
      timeZone: 'UTC',
    });
    await app.probe.crashWindow();
    const again = await loaded(app);
    await goTo(again, 'Practice');
    await again.getByRole('log', { name: 'Practice chat' }).getByText('Still here', { exact: true }).first().waitFor();
  });

  test('closing it says once that Carillon goes on, and gives its memory back a while later', async () => {
    const folder = tempFolder();
    const app = await startPractice(folder);
    await loaded(app);
    await app.probe.closeWindow();
    expect(await app.probe.notifications()).toMatchObject([{ title: 'Carillon is still running' }]);
    await app.probe.clickTray(['Open Carillon']);
    await app.probe.hurry();
    await app.probe.closeWindow();
    await until('the window to be gone', async () => (await app.probe.windows()).length === 0);
    expect(await app.probe.notifications()).toHaveLength(1);
    await app.probe.clickTray(['Open Carillon']);
    const again = await loaded(app);
    await goTo(again, 'Settings');
    const keep = again.getByRole('checkbox', { name: /^Keep the closed window ready/ });
    await keep.check();
    const settings = join(folder, 'settings.json');
    await until('it to be kept', () => /"keepWindowReady":\s*true/.test(readFileSync(settings, 'utf8')));
    await app.probe.closeWindow();
    // By now it would be gone.
    await app.probe.tip();
    expect(await app.probe.windows()).toEqual([{ visible: false, focused: false }]);
  });
});

describe('links', () => {
  test('a carillon:// link opens what it names; one that names anything else opens nothing', async () => {
    const folder = tempFolder();
    const app = await startPractice(folder, '--hidden');
    await until('the tray', async () => (await app.probe.tray()).length > 0);
    for (const address of ['carillon://quit', 'carillon://new?text=spam', 'carillon://../new', 'CARILLON:jobs']) {
      expect(await Desktop.run(['--data-dir', folder, address])).toMatchObject({ code: 0, stderr: '' });
    }
    expect(await Desktop.run(['--data-dir', folder, '--hidden'])).toMatchObject({ code: 0 });
    expect(await app.probe.windows()).toEqual([]);
    await Desktop.run(['--data-dir', folder, 'carillon://new']);
    const page = await app.page();
    await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  });

  test('a start by a link goes there at once', async () => {
    const app = await startPractice(tempFolder(), 'carillon://history');
    const page = await app.page();
    await page.waitForURL(/#\/history/);
  });
});

describe('a session that did not come to its end', () => {
  test('is told at the next start, with its log; one that ended by itself is not', async () => {
    const folder = tempFolder();
    const first = await startPractice(folder);
    await loaded(first);
    await first.end(() => first.kill('SIGKILL'));
    const second = await startPractice(folder);
    const page = await loaded(second);
    const notice = page.getByText('did not come to its end last time');
    await notice.waitFor();
    await page.getByRole('button', { name: 'Show log' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await second.probe.files()).toEqual([join(folder, 'logs', 'carillon.log')]);
    await second.end(() => second.kill('SIGTERM'));

    const third = await loaded(await startPractice(folder));
    expect(await third.getByText('did not come to its end last time').count()).toBe(0);
  });
});

describe('an error in main that nobody caught', () => {
  test('ends it with code 1 and its files closed; the next start finds the ledger right, sends the rest and offers the log', async () => {
    const telegram = await startTelegram();
    const folder = tempFolder();
    const args = ['--data-dir', folder, '--api-root', telegram.apiRoot];
    const env = { CARILLON_BOT_TOKEN: TOKEN, CARILLON_OWNER_ID: String(OWNER.id) };
    const app = await Desktop.start(args, env);
    const page = await loaded(app);
    await call(page, 'jobs.create', {
      chatId: OWNER.id,
      message: { text: 'Tick {n}' },
      schedule: { kind: 'interval', everyMs: 1_000, anchor: 0 },
      timeZone: 'UTC',
    });
    await until('two messages', () => botTexts(telegram).filter((text) => text.startsWith('Tick')).length >= 2);
    const ended = await app.end(() => app.probe.crashMain());
    expect(ended.code).toBe(1);
    expect(ended.stderr).toBe('Carillon ended because of an error inside it. Its log has the details.\n');
    expect(readdirSync(folder).filter((name) => name.startsWith('carillon.db'))).toEqual(['carillon.db']);
    const before = botTexts(telegram).length;

    const again = await Desktop.start(args, env);
    const later = await loaded(again);
    await later.getByText('did not come to its end last time').waitFor();
    await until('messages after it', () => botTexts(telegram).length >= before + 2);
    const ticks = botTexts(telegram).filter((text) => text.startsWith('Tick'));
    expect(new Set(ticks).size).toBe(ticks.length);
  });
});

describe('preferences', () => {
  test('the shortcut opens the form from anywhere; one that is taken or is none is told', async () => {
    const app = await startPractice();
    const page = await loaded(app);
    expect(await app.probe.keys()).toEqual([]);
    await prefer(page, { shortcut: 'CommandOrControl+Alt+N' });
    expect(await app.probe.keys()).toEqual(['CommandOrControl+Alt+N']);
    await app.probe.closeWindow();
    await app.probe.pressKeys('CommandOrControl+Alt+N');
    await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await prefer(page, { shortcut: 'Alt+F4' });
    await page.getByText('Alt+F4 belongs to another program already').waitFor();
    expect(await app.probe.keys()).toEqual([]);
    await prefer(page, { shortcut: 'Hocus+Pocus' });
    await page.getByText('Hocus+Pocus is no key combination').waitFor();
    await prefer(page, { shortcut: null });
    expect(await app.probe.keys()).toEqual([]);
  });

  test('the start at login is a file of the desktop’s, hidden and with its folder; off, it is gone', async () => {
    const [folder, config] = [tempFolder(), tempFolder()];
    const file = join(config, 'autostart', 'carillon.desktop');
    const APPDIR = dirname(process.execPath);
    const env = { XDG_CONFIG_HOME: config, APPIMAGE: '/home/olga/My Apps/Carillon $1.AppImage', APPDIR };
    const app = await Desktop.start(['--data-dir', folder, '--practice'], env);
    const page = await loaded(app);
    expect(existsSync(file)).toBe(false);
    await prefer(page, { startAtLogin: true });
    expect(readFileSync(file, 'utf8')).toContain('Exec="/home/olga/My Apps/Carillon \\\\$1.AppImage"');
    expect(readFileSync(file, 'utf8')).toContain(`"--hidden" "--data-dir" "${folder}"\n`);
    await prefer(page, { startAtLogin: false });
    expect(existsSync(file)).toBe(false);
  });

  test('the badge counts what waits for the user’s word, as does the tray, until it is settled', async () => {
    const telegram = await startTelegram();
    const args = ['--data-dir', tempFolder(), '--api-root', telegram.apiRoot];
    const app = await Desktop.start(args, { CARILLON_BOT_TOKEN: TOKEN, CARILLON_OWNER_ID: String(OWNER.id) });
    const page = await loaded(app);
    expect(await app.probe.badge()).toBe(0);
    telegram.keepDoubts();
    telegram.faults.next('sendMessage', { kind: 'resetAfterRead' });
    await call(page, 'jobs.create', {
      chatId: OWNER.id,
      message: { text: 'Did it arrive?' },
      schedule: { kind: 'once', at: new Date(Date.now() + 1_500).toISOString().slice(0, 19) },
      timeZone: 'UTC',
    });
    await until('the badge', async () => (await app.probe.badge()) === 1);
    await until('the news', async () => (await app.probe.notifications()).length === 1);
    expect(await app.probe.notifications()).toMatchObject([{ title: 'A message may not have arrived', silent: false }]);
    await app.probe.clickNotification(0);
    await page.waitForURL(/#\/history/);
    const key = await page.evaluate(async () => {
      const reply = await window.carillon?.call('history', { limit: 1 });
      return reply?.ok ? (reply.value[0]?.key ?? '') : '';
    });
    await call(page, 'delivery.resolve', { key, as: 'arrived' });
    await until('no badge', async () => (await app.probe.badge()) === 0);
  });

  test('in quiet hours news make no sound', async () => {
    const app = await startPractice();
    const page = await loaded(app);
    const { TZ: timeZone = 'UTC' } = process.env;
    const hourFromNow = (hours: number) =>
      new Date(Date.now() + hours * 3_600_000).toLocaleTimeString('en-GB', { timeZone }).slice(0, 5);
    await prefer(page, { quiet: { from: hourFromNow(-1), to: hourFromNow(1) } });
    await app.probe.closeWindow();
    expect(await app.probe.notifications()).toMatchObject([{ silent: true }]);
  });
});

function startPractice(folder = tempFolder(), ...args: string[]): Promise<Desktop> {
  return Desktop.start(['--data-dir', folder, '--practice', ...args]);
}

/** A window that crashed may be there a moment longer: only one that shows something is the new one. */
async function loaded(app: Desktop, what = (page: Page) => page.getByRole('navigation')): Promise<Page> {
  return until('a window that has loaded', async () => {
    const page = await app.page();
    const isThere = await what(page)
      .isVisible()
      .catch(() => false);
    return isThere ? page : null;
  });
}

async function call<N extends ChannelName>(page: Page, channel: N, input: ChannelInput<N>): Promise<void> {
  const reply = await page.evaluate(([name, value]) => window.carillon?.call(name as 'undo', value as undefined), [
    channel,
    input,
  ] as const);
  expect(reply).toMatchObject({ ok: true });
}

async function prefer(page: Page, preferences: Partial<Preferences>): Promise<void> {
  const reply = await page.evaluate(() => window.carillon?.call('state.get', undefined));
  const base = reply?.ok ? reply.value.preferences : {};
  return call(page, 'preferences.set', { ...preferences, base });
}
