import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Check, type Electron, follow, next, throws, wrong } from './check.ts';

const DESTROYED = /^Object has been destroyed$/;
const SECURE = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true };

/** What a sandboxed preload script may do, told to the page. */
const PRELOAD = `const { contextBridge, ipcRenderer } = require('electron');
const outcome = async (what) => {
  try { return { is: await what() }; } catch (error) { return { failed: error.message }; }
};
contextBridge.exposeInMainWorld('bridge', {
  number: 42, list: [1, 2], nothing: null,
  later: async () => 'later',
  fails: async () => { throw new Error('on purpose'); },
  call: (callback) => callback('from the preload'),
  echo: (value) => outcome(() => ipcRenderer.invoke('echo', value)),
  invoke: (channel) => outcome(() => ipcRenderer.invoke(channel)),
  sendsFunction: () => outcome(() => ipcRenderer.invoke('echo', () => {})),
  requires: (name) => outcome(() => { require(name); }),
  ofMain: () => outcome(() => typeof require('electron').app),
  again: () => outcome(() => contextBridge.exposeInMainWorld('bridge', {})),
  report: (told) => ipcRenderer.send('report', told),
});
window.leaked = true;`;

/** What the page sees and tells. */
const PAGE = `<!doctype html><title>x</title><script>
const told = {};
(async () => {
  told.world = { leaked: typeof window.leaked, require: typeof require, process: typeof process };
  try { 'use strict'; bridge.number = 1; } catch {}
  try { bridge.list.push(3); told.pushed = true; } catch (error) { told.pushed = false; }
  told.number = bridge.number;
  told.list = [...bridge.list];
  told.nothing = bridge.nothing;
  told.later = await bridge.later();
  told.fails = await bridge.fails().catch((error) => error.message);
  told.called = await new Promise((resolve) => bridge.call(resolve));
  told.echo = await bridge.echo({ a: [1, 'x', null], b: { c: true } });
  told.undefined = 'is' in (await bridge.echo(undefined));
  for (const channel of ['nobody', 'throws', 'rejects', 'function', 'slow']) told[channel] = await bridge.invoke(channel);
  told.sendsFunction = await bridge.sendsFunction();
  told.requiresFs = await bridge.requires('node:fs');
  told.requiresFile = await bridge.requires('./x.js');
  told.ofMain = await bridge.ofMain();
  told.again = await bridge.again();
  bridge.report(told);
})();
</script>`;

type Told = Record<string, unknown>;
let telling: Promise<Told> | null = null;

/** One window for all that its page tells. */
function told(electron: Electron): Promise<Told> {
  telling ??= tell(electron);
  return telling;
}

async function tell(electron: Electron): Promise<Told> {
  const { ipcMain } = electron;
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('throws', () => {
    throw new Error('on purpose');
  });
  ipcMain.handle('rejects', () => Promise.reject(new TypeError('on purpose')));
  ipcMain.handle('function', () => () => {});
  ipcMain.handle('slow', () => new Promise((resolve) => setImmediate(resolve, 'done')));
  const preload = join(mkdtempSync(join(tmpdir(), 'carillon-conformance-')), 'preload.cjs');
  writeFileSync(preload, PRELOAD);
  const window = open(electron, { preload });
  const report = next(ipcMain, 'report');
  await window.loadURL('app://x/page.html');
  const [event, answer] = (await report) as [Electron['ipcMain'] & { sender: unknown }, Told];
  const answered = { ...answer, isSender: event.sender === window.webContents };
  window.destroy();
  return answered;
}

/** Once, before the first window. */
export function prepareWindows({ app, protocol, session }: Electron): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  app.on('window-all-closed', () => {});
  const pages: Record<string, string> = {
    '/page.html': PAGE,
    '/leaves.html':
      "<!doctype html><script>addEventListener('load', () => { location.href = '/other.html'; });</script>",
    '/denied.html': `<!doctype html><script>addEventListener('load', () => navigator.geolocation.getCurrentPosition(
      () => { location.href = '/granted'; }, () => { location.href = '/refused'; }));</script>`,
  };
  protocol.handle('app', (request) => {
    const html = pages[new URL(request.url).pathname] ?? '<!doctype html><title>other</title>';
    return new Response(html, { headers: { 'content-type': 'text/html' } });
  });
}

function open({ BrowserWindow }: Electron, webPreferences: object = {}): Electron['BrowserWindow']['prototype'] {
  return new BrowserWindow({ show: false, width: 640, height: 480, webPreferences: { ...SECURE, ...webPreferences } });
}

/** With a window that is gone afterwards. */
function inWindow(
  use: (window: Electron['BrowserWindow']['prototype'], electron: Electron) => void | Promise<void>,
): Check['run'] {
  return async (electron) => {
    const window = open(electron);
    try {
      await use(window, electron);
    } finally {
      if (!window.isDestroyed()) window.destroy();
    }
  };
}

/** Of what the page told. */
function tells(name: string, expected: unknown): Check['run'] {
  return async (electron) => assert.deepEqual((await told(electron))[name], expected);
}

export const windows: Check[] = [
  ...follow('spec/api-browser-window-spec.ts', [
    ['a window that is not to be shown is not', inWindow((window) => assert.equal(window.isVisible(), false))],
    ['it is not destroyed yet', inWindow((window) => assert.equal(window.isDestroyed(), false))],
    [
      'it is among all windows',
      inWindow((window, { BrowserWindow }) => assert.ok(BrowserWindow.getAllWindows().includes(window))),
    ],
    [
      'it has the size that was asked for',
      inWindow((window) => {
        const { width, height } = window.getNormalBounds();
        assert.deepEqual([width, height], [640, 480]);
      }),
    ],
    [
      'what setBounds() is not told stays',
      inWindow((window) => {
        window.setBounds({ width: 700 });
        assert.deepEqual([window.getNormalBounds().width, window.getNormalBounds().height], [700, 480]);
      }),
    ],
    [
      'showing and hiding it are told',
      inWindow(async (window) => {
        const shown = next(window, 'show');
        window.show();
        await shown;
        assert.equal(window.isVisible(), true);
        const hidden = next(window, 'hide');
        window.hide();
        await hidden;
        assert.equal(window.isVisible(), false);
      }),
    ],
    [
      'an icon over another is for Windows alone',
      inWindow((window) => assert.equal(window.setOverlayIcon, undefined)),
      ['linux', 'darwin'],
    ],
    [
      'closing it can be held up',
      inWindow(async (window) => {
        const closing = new Promise<void>((resolve) =>
          window.once('close', (event) => {
            event.preventDefault();
            resolve();
          }),
        );
        window.close();
        await closing;
        assert.equal(window.isDestroyed(), false);
      }),
    ],
    [
      'closing it ends it',
      inWindow(async (window) => {
        const closed = next(window, 'closed');
        window.close();
        await closed;
        assert.equal(window.isDestroyed(), true);
      }),
    ],
    [
      'destroying it asks nobody',
      inWindow(async (window) => {
        const events: string[] = [];
        window.on('close', () => void events.push('close'));
        const closed = next(window, 'closed');
        window.destroy();
        await closed;
        assert.deepEqual(events, []);
      }),
    ],
    [
      'a destroyed one is no window any more',
      inWindow((window, { BrowserWindow }) => {
        window.destroy();
        assert.equal(window.isDestroyed(), true);
        assert.equal(BrowserWindow.getAllWindows().includes(window), false);
      }),
    ],
    [
      'destroying the last one is told to the app',
      async (electron) => {
        const window = open(electron);
        const gone = next(electron.app, 'window-all-closed');
        window.destroy();
        await gone;
      },
    ],
  ]),
  ...follow(
    'shell/common/gin_helper/function_template.h: “Object has been destroyed”',
    (['show', 'hide', 'focus', 'close', 'isVisible', 'isMinimized', 'restore', 'getNormalBounds'] as const).map(
      (method) =>
        [
          `${method}() of a destroyed window throws`,
          inWindow((window) => {
            window.destroy();
            throws(() => window[method](), DESTROYED, TypeError);
          }),
        ] as const,
    ),
  ),
  ...follow('spec/api-web-contents-spec.ts', [
    [
      'the app hears of its contents before the constructor is through',
      async (electron) => {
        const made: unknown[] = [];
        const listener = (_event: unknown, contents: unknown) => void made.push(contents);
        electron.app.on('web-contents-created', listener);
        const window = open(electron);
        electron.app.off('web-contents-created', listener);
        assert.ok(made.includes(window.webContents));
        window.destroy();
      },
    ],
    [
      'the load of a page ends after its document is there',
      inWindow(async (window) => {
        const events: string[] = [];
        for (const name of ['dom-ready', 'did-finish-load'] as const)
          window.webContents.on(name as 'dom-ready', () => void events.push(name));
        await window.loadURL('app://x/other.html');
        assert.deepEqual(events, ['dom-ready', 'did-finish-load']);
      }),
    ],
    [
      'the main frame knows where it is',
      inWindow(async (window) => {
        await window.loadURL('app://x/other.html');
        assert.equal(window.webContents.mainFrame.url, 'app://x/other.html');
      }),
    ],
    [
      'a scheme that nobody handles cannot be loaded',
      inWindow((window) => assert.rejects(window.loadURL('nobody://x/'))),
    ],
    [
      'what the app loads is no navigation of the page',
      inWindow(async (window) => {
        const events: string[] = [];
        window.webContents.on('will-navigate', () => void events.push('will-navigate'));
        await window.loadURL('app://x/other.html');
        assert.deepEqual(events, []);
      }),
    ],
    [
      'where the page itself goes is told, and can be held up',
      inWindow(async (window) => {
        const going = new Promise<string>((resolve) =>
          window.webContents.once('will-navigate', (event) => {
            event.preventDefault();
            resolve(event.url);
          }),
        );
        await window.loadURL('app://x/leaves.html');
        assert.equal(await going, 'app://x/other.html');
        assert.equal(window.webContents.mainFrame.url, 'app://x/leaves.html');
      }),
    ],
    [
      'the zoom is 0 by itself, and what was set',
      inWindow(async (window) => {
        await window.loadURL('app://x/other.html');
        assert.equal(window.webContents.zoomLevel, 0);
        window.webContents.zoomLevel = 1;
        assert.equal(window.webContents.zoomLevel, 1);
        window.webContents.zoomLevel = 0;
      }),
    ],
    [
      'a page whose process dies is told of later, with why; the window stays',
      inWindow(async (window) => {
        await window.loadURL('app://x/other.html');
        let isTold = false;
        const gone = next(window.webContents, 'render-process-gone').then((args) => {
          isTold = true;
          return args;
        });
        window.webContents.forcefullyCrashRenderer();
        assert.equal(isTold, false);
        const [, details] = (await gone) as [unknown, { reason: string; exitCode: number }];
        assert.match(details.reason, /^(killed|crashed)$/);
        assert.equal(typeof details.exitCode, 'number');
        assert.equal(window.isDestroyed(), false);
      }),
    ],
    [
      'the contents end with their window, a moment later, and take no message then',
      inWindow(async (window) => {
        const { webContents } = window;
        const gone = next(webContents, 'destroyed');
        window.destroy();
        await gone;
        assert.equal(webContents.isDestroyed(), true);
        throws(() => webContents.send('x'), DESTROYED, TypeError);
      }),
    ],
    [
      'a message goes to a channel',
      inWindow(async (window) => {
        await window.loadURL('app://x/other.html');
        throws(() => window.webContents.send(wrong(42)), /^Missing required channel argument$/, TypeError);
      }),
    ],
  ]),
  ...follow('spec/api-session-spec.ts, ses.setPermissionRequestHandler', [
    [
      'a permission that is refused is refused to the page',
      inWindow(async (window) => {
        const going = new Promise<string>((resolve) =>
          window.webContents.once('will-navigate', (event) => {
            event.preventDefault();
            resolve(event.url);
          }),
        );
        await window.loadURL('app://x/denied.html');
        assert.equal(await going, 'app://x/refused');
      }),
    ],
  ]),
  ...follow('shell/browser/browser.cc, OnWindowCloseCancelled', [
    [
      'a window that stays open holds up the end of the app',
      inWindow(async (window, { app }) => {
        const events: string[] = [];
        const will = () => void events.push('will-quit');
        app.on('will-quit', will);
        const closing = new Promise<void>((resolve) =>
          window.once('close', (event) => {
            event.preventDefault();
            resolve();
          }),
        );
        app.quit();
        await closing;
        app.off('will-quit', will);
        assert.deepEqual(events, []);
      }),
    ],
  ]),
  ...follow('docs/api/base-window.md', [
    [
      'a window without a page is no browser window',
      ({ BaseWindow, BrowserWindow }) => {
        const window = new BaseWindow({ show: false });
        assert.equal(window.isVisible(), false);
        assert.equal(BrowserWindow.getAllWindows().includes(wrong(window)), false);
        window.destroy();
        assert.equal(window.isDestroyed(), true);
      },
    ],
  ]),
  ...follow('spec/api-context-bridge-spec.ts', [
    [
      'the page has nothing of the preload’s world, and nothing of Node',
      tells('world', { leaked: 'undefined', require: 'undefined', process: 'undefined' }),
    ],
    ['what is exposed cannot be changed', tells('number', 42)],
    ['nor lists in it', tells('pushed', false)],
    ['lists are copied', tells('list', [1, 2])],
    ['null is null', tells('nothing', null)],
    ['promises are kept', tells('later', 'later')],
    ['errors keep their words', tells('fails', 'on purpose')],
    ['functions of the page can be called', tells('called', 'from the preload')],
    [
      'what is exposed once cannot be exposed again',
      async (electron) => {
        const { failed } = (await told(electron)).again as { failed?: string };
        assert.match(failed ?? 'it was', /Cannot bind an API on top of an existing property on the window object/);
      },
    ],
  ]),
  ...follow('spec/api-ipc-spec.ts', [
    ['plain values pass', tells('echo', { is: { a: [1, 'x', null], b: { c: true } } })],
    ['undefined passes', tells('undefined', true)],
    ['a handler may take its time', tells('slow', { is: 'done' })],
    [
      'a channel without a handler says so',
      tells('nobody', { failed: "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'" }),
    ],
    [
      'an error of the handler is told',
      tells('throws', { failed: "Error invoking remote method 'throws': Error: on purpose" }),
    ],
    ['with its kind', tells('rejects', { failed: "Error invoking remote method 'rejects': TypeError: on purpose" })],
    [
      'what cannot be cloned is not sent',
      async (electron) => {
        const { failed } = (await told(electron)).sendsFunction as { failed?: string };
        assert.match(failed ?? 'it was', /could not be cloned/);
      },
    ],
    [
      'nor answered',
      async (electron) => {
        const { failed } = (await told(electron)).function as { failed?: string };
        assert.match(failed ?? 'it was', /could not be cloned|reply was never sent/);
      },
    ],
    ['the sender is the window’s contents', tells('isSender', true)],
  ]),
  ...follow('docs/tutorial/sandbox.md', [
    [
      'a sandboxed preload has no module of Node that reads files',
      async (electron) => {
        const { failed } = (await told(electron)).requiresFs as { failed?: string };
        assert.match(failed ?? 'it has', /module not found: node:fs/);
      },
    ],
    [
      'and no file of its own',
      async (electron) => {
        const { failed } = (await told(electron)).requiresFile as { failed?: string };
        assert.match(failed ?? 'it has', /module not found: \.\/x\.js/);
      },
    ],
    ['and nothing of main', tells('ofMain', { is: 'undefined' })],
  ]),
];
