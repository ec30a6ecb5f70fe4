import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { goTo } from '../support/browser.ts';
import { Desktop } from '../support/electron/desktop.ts';
import type { TrayLine } from '../support/electron/probe.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const OWN_PAGE = 'app://carillon/index.html';
const IDLE_TRAY = ['Open Carillon', '—', 'Nothing is scheduled', '—', 'New message', 'Pause all', '—', 'Quit Carillon'];

describe('the window and the tray', () => {
  test('what is made in the window can be run, paused and stopped from the tray', async () => {
    const app = await startPractice();
    const page = await app.page();
    await until('the window to show', async () => (await app.probe.windows()).some(({ visible }) => visible));
    expect(labels(await app.probe.tray())).toEqual(IDLE_TRAY);

    await createHourly(page, 'Water the plants & herbs');
    const row = page
      .getByRole('list', { name: 'Scheduled messages' })
      .getByRole('listitem')
      .filter({ hasText: 'Water' });
    await row.waitFor();
    const label = await until('the tray to list it', async () => {
      const line = (await app.probe.tray()).find(({ label }) => label.startsWith('Water the plants && herbs · '));
      return line?.label;
    });
    expect(label).toMatch(/ · [A-Z][a-z]{2} \d\d:\d\d$/);
    expect(await app.probe.tip()).toMatch(/^Carillon: Water the plants & herbs · /);

    await app.probe.clickTray([label, 'Run now']);
    const undo = await until('the tray to offer undoing it', async () =>
      labels(await app.probe.tray()).find((line) => line.startsWith('Undo sending “Water')),
    );
    expect((await app.probe.notifications())[0]).toMatchObject({
      title: expect.stringMatching(/^Sending “Water the plants & herbs” to .+ in 5 seconds$/),
      body: 'Click here to undo.',
    });
    await app.probe.clickTray([undo]);
    await until('it to be taken back', async () => !labels(await app.probe.tray()).includes(undo));

    await page.evaluate(() => window.carillon?.call('preferences.set', { undoSend: false, base: { undoSend: true } }));
    await app.probe.clickTray([label, 'Run now']);
    await goTo(page, 'Practice');
    const chat = page.getByRole('log', { name: 'Practice chat' });
    await chat.getByText('Water the plants & herbs', { exact: true }).first().waitFor();

    await app.probe.clickTray(['Pause all', 'Until I resume']);
    await until('the tray to offer resuming', async () => labels(await app.probe.tray()).includes('Resume all'));
    expect(labels(await app.probe.tray())).toContain('All messages are paused');

    await app.probe.clickTray(['Resume all']);
    const undoResume = 'Undo: Resumed all messages';
    await until('the tray to offer undoing it', async () => labels(await app.probe.tray()).includes(undoResume));
    await app.probe.clickTray([undoResume]);
    await until('what holds now to be said', async () =>
      (await app.probe.notifications()).some(
        ({ title, body }) => title === 'Undone: Resumed all messages' && body === 'All messages are paused.',
      ),
    );
    await until('the tray to offer resuming again', async () => labels(await app.probe.tray()).includes('Resume all'));
    await app.probe.clickTray(['Resume all']);
    const again = await until('the job to be listed again', async () => {
      return (await app.probe.tray()).find(({ label }) => label.startsWith('Water'))?.label;
    });

    await goTo(page, 'Messages');
    await row.waitFor();
    await app.probe.clickTray([again, 'Stop']);
    await row.waitFor({ state: 'detached', timeout: 1_000 });
    await until('the tray to be empty', async () => labels(await app.probe.tray()).includes('Nothing is scheduled'));
  });

  test('closing hides the window, a second launch brings it back, and New message opens the form', async () => {
    const folder = tempFolder();
    const app = await startPractice(folder);
    const page = await app.page();
    await page.getByRole('navigation').waitFor();
    await app.probe.closeWindow();
    expect(await app.probe.windows()).toEqual([{ visible: false, focused: false }]);

    const second = await Desktop.run(['--data-dir', folder]);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    await until('the window to be back', async () => (await app.probe.windows())[0]?.visible);
    expect(await app.probe.windows()).toEqual([{ visible: true, focused: true }]);

    await app.probe.closeWindow();
    await app.probe.clickTray(['New message']);
    expect((await app.probe.windows())[0]?.visible).toBe(true);
    await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  });

  test('--hidden opens no window until the tray asks for it, and what it asks for is not lost', async () => {
    const app = await startPractice(tempFolder(), '--hidden');
    await until('the tray', async () => (await app.probe.tray()).length > 0);
    expect(await app.probe.windows()).toEqual([]);
    await app.probe.clickTray(['New message']);
    const page = await app.page();
    await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  });

  test('the tray is about setting up while no bot is set up', async () => {
    const app = await Desktop.start(['--data-dir', tempFolder()]);
    const page = await app.page();
    await page.getByRole('button', { name: 'Try practice mode' }).waitFor();
    expect(labels(await app.probe.tray())).toEqual(['Set up Carillon…', '—', 'Quit Carillon']);
    await page.getByRole('button', { name: 'Try practice mode' }).click();
    await until('the usual tray menu', async () => labels(await app.probe.tray()).includes('New message'));
  });

  test('a link to Telegram opens in the browser, and nothing else opens or replaces the window', async () => {
    const app = await Desktop.start(['--data-dir', tempFolder()]);
    const page = await app.page();
    await page.getByRole('link', { name: /BotFather/ }).click();
    expect(await until('the link', async () => (await app.probe.links())[0])).toBe('https://t.me/BotFather');
    // One after the other: a Chromium without a window may crash when it is made to open, close and go elsewhere at once.
    await page.evaluate(() => void window.open('http://example.com/'));
    await page.evaluate(() => void window.open('https://someone:secret@t.me/'));
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await page.getByRole('button', { name: 'Try practice mode' }).click();
    await page.getByRole('navigation').waitFor();
    expect(await app.probe.links()).toEqual(['https://t.me/BotFather']);
    expect(await app.probe.windows()).toHaveLength(1);
  });
});

describe('who may call', () => {
  test('other pages, other frames, unknown calls and malformed payloads are refused', async () => {
    const app = await startPractice();
    const page = await app.page();
    await page.getByRole('navigation').waitFor();
    const refusal = { error: expect.stringContaining('Carillon takes calls from its own window alone.') };
    const stop = ['jobs.pauseAll', undefined];
    const stranger = { url: 'https://carillon.example/', isMainFrame: true };
    expect(await app.probe.invokeFrom(stranger, 'carillon:call', stop)).toEqual(refusal);
    expect(await app.probe.invokeFrom({ url: OWN_PAGE, isMainFrame: false }, 'carillon:call', stop)).toEqual(refusal);
    expect(await app.probe.invokeFrom({ url: OWN_PAGE, isMainFrame: false }, 'carillon:subscribe', [])).toEqual(
      refusal,
    );

    const call = (channel: string, input: unknown) =>
      page.evaluate(([name, value]) => window.carillon?.call(name as 'undo', value as undefined), [
        channel,
        input,
      ] as const);
    expect(await call('jobs.explode', undefined)).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await call('__proto__', undefined)).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await call('jobs.stop', { id: 'no id' })).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await call('jobs.pauseAll', { surplus: 1 })).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await call('state.get', undefined)).toMatchObject({
      ok: true,
      value: { host: 'desktop', pausedAll: false },
    });
  });

  test('the page has nothing of Node or Electron but Carillon’s own two calls', async () => {
    const app = await startPractice();
    const page = await app.page();
    await page.getByRole('navigation').waitFor();
    const found = await page.evaluate(() => ({
      api: Object.keys(window.carillon ?? {}),
      frozen: Object.isFrozen(window.carillon),
      others: ['require', 'process', 'module', 'ipcRenderer', 'electron'].filter((name) => name in window),
    }));
    expect(found).toEqual({ api: ['call', 'subscribe'], frozen: true, others: [] });
  });
});

describe('news', () => {
  test('messages that cannot be sent make one notification, which opens the history', async () => {
    const app = await startPractice();
    const page = await app.page();
    await page.getByRole('navigation').waitFor();
    await page.evaluate(async () => {
      const timeZone = 'UTC';
      await window.carillon?.call('preferences.set', { undoSend: false, base: { undoSend: true } });
      const schedule = { kind: 'interval', everyMs: 3_600_000, anchor: 0 } as const;
      for (const text of ['One', 'Two']) {
        await window.carillon?.call('jobs.create', { chatId: 1001, message: { text }, schedule, timeZone });
      }
      // A backup brings them back as messages to two groups of which the bot is no member any more. One group would be tried
      // once: what recurs there is paused then.
      const backup = await window.carillon?.call('backup.export', undefined);
      if (!backup?.ok) throw new Error('There is no backup.');
      const jobs = backup.value.jobs.map((job, n) => ({ ...job, chatId: -987_654_321 - n }));
      const chats = jobs.map(({ chatId }) => ({ id: chatId, type: 'group' as const, title: `Group ${chatId}` }));
      const text = JSON.stringify({ ...backup.value, jobs, chats: [...backup.value.chats, ...chats] });
      const imported = await window.carillon?.call('backup.import', { source: { text }, mode: 'merge' });
      if (!imported?.ok) throw new Error(imported?.error.key);
    });
    const [one, two] = await until('both jobs in the tray', async () => {
      const jobs = (await app.probe.tray()).filter(({ label }) => /^(One|Two) · /.test(label));
      return jobs.length === 2 ? jobs.map(({ label }) => label) : null;
    });
    await app.probe.clickTray([one as string, 'Run now']);
    await app.probe.clickTray([two as string, 'Run now']);
    await until('a notification', async () => (await app.probe.notifications()).length > 0);
    expect(await app.probe.notifications()).toEqual([
      { title: '2 messages were not sent', body: '“One”, “Two”', silent: false },
    ]);

    await app.probe.closeWindow();
    // Closing the window for the first time has its own.
    expect((await app.probe.notifications())[1]).toMatchObject({ title: 'Carillon is still running' });
    await app.probe.clickNotification(0);
    await page.getByRole('list', { name: 'Deliveries' }).getByText('One').first().waitFor();
    expect((await app.probe.windows())[0]?.visible).toBe(true);
  });

  test('a tray action that is refused says why', async () => {
    const app = await startPractice();
    const page = await app.page();
    await createHourly(page, 'Soon gone');
    const label = await until('the job in the tray', async () => {
      return (await app.probe.tray()).find(({ label }) => label.startsWith('Soon gone'))?.label;
    });
    await app.probe.clickTray([label, 'Stop'], 2);
    expect(await until('a dialog', async () => (await app.probe.dialogs())[0])).toMatch(
      /^There is no message with the id/,
    );
  });
});

describe('sleep', () => {
  test.each(['resume', 'unlock-screen'])('%s plans again', async (event) => {
    const app = await startPractice();
    const page = await app.page();
    await page.getByRole('navigation').waitFor();
    // Planning again begins with the computer's zone, which tells every window.
    const planned = await page.evaluateHandle(() => ({
      done: new Promise<string>((resolve) => {
        window.carillon?.subscribe((push) => {
          const fields = push.topic === 'state' && push.change.type === 'fields' ? push.change.fields : {};
          if (fields.timeZone) resolve(fields.timeZone);
        });
      }),
    }));
    await app.probe.power(event);
    expect(await planned.evaluate(({ done }) => done)).toBe('UTC');
  });
});

describe('the way out', () => {
  test('Quit in the tray ends it with code 0', async () => {
    const app = await startPractice();
    await (await app.page()).getByRole('navigation').waitFor();
    const ended = await app.end(() => app.probe.clickTray(['Quit Carillon']));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.tookMs).toBeLessThan(5_000);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with code 0, and the folder is free again', async (signal) => {
    const folder = tempFolder();
    const app = await startPractice(folder);
    await (await app.page()).getByRole('navigation').waitFor();
    const ended = await app.end(() => app.kill(signal));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.tookMs).toBeLessThan(5_000);
    await ServeProcess.start(['--data-dir', folder]);
  });

  test('a shutdown of the system ends it with code 0', async () => {
    const app = await startPractice();
    await (await app.page()).getByRole('navigation').waitFor();
    expect(await app.end(() => app.probe.power('shutdown'))).toMatchObject({ code: 0 });
  });

  test('the window comes back where it was', async () => {
    const folder = tempFolder();
    const place = { x: 120, y: 80, width: 700, height: 640 };
    const app = await startPractice(folder);
    await (await app.page()).getByRole('navigation').waitFor();
    await app.probe.moveWindow(place);
    await app.end(() => app.kill('SIGTERM'));
    const again = await startPractice(folder);
    await (await again.page()).getByRole('navigation').waitFor();
    expect(await again.probe.bounds()).toEqual(place);
  });
});

describe('a start that cannot be', () => {
  test.each([
    [['--nonsense'], 2],
    [['--api-root', 'nowhere'], 2],
  ])('%j ends with code %d, one line on stderr, and nothing on disk', async (args, code) => {
    const folder = join(tempFolder(), 'fresh');
    const ended = await Desktop.run(['--data-dir', folder, ...args]);
    expect(ended.code).toBe(code);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });

  test('--version and --help answer and end', async () => {
    expect(await Desktop.run(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(await Desktop.run(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('--data-dir DIR') });
  });

  test('a folder that serve holds is left alone', async () => {
    const folder = tempFolder();
    await ServeProcess.start(['--data-dir', folder, '--practice']);
    const ended = await Desktop.run(['--data-dir', folder]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toBe(
      `Carillon is running already with ${folder}. Quit it first, or choose another --data-dir.\n`,
    );
  });

  test('a history that cannot be opened ends it with code 2 and says why', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'practice', 'carillon.db'), { recursive: true });
    const ended = await Desktop.run(['--data-dir', folder, '--practice']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('carillon.db is there, but it cannot be read: a folder has its name (EISDIR)');
  });

  test('a folder that the app holds is refused to serve', async () => {
    const folder = tempFolder();
    const app = await startPractice(folder);
    await (await app.page()).getByRole('navigation').waitFor();
    expect(await ServeProcess.run(['--port', '0', '--data-dir', folder])).toMatchObject({ code: 2 });
  });
});

function startPractice(folder = tempFolder(), ...args: string[]): Promise<Desktop> {
  return Desktop.start(['--data-dir', folder, '--practice', ...args]);
}

function labels(lines: TrayLine[]): string[] {
  return lines.map(({ label }) => label);
}

async function createHourly(page: Page, text: string): Promise<void> {
  await goTo(page, 'Messages');
  await page.getByRole('button', { name: 'New message' }).first().click();
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await page.getByRole('radio', { name: 'Every', exact: true }).check({ force: true });
  await page.getByRole('spinbutton', { name: 'Number' }).fill('3');
  await page.getByRole('combobox', { name: 'Unit' }).selectOption({ label: 'hours' });
  await page.getByRole('button', { name: 'Save' }).click();
}
