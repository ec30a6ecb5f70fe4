import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { app } from '../support/electron/stand-in/app.ts';
import { BrowserWindow } from '../support/electron/stand-in/browser-window.ts';
import { openChromium } from '../support/electron/stand-in/chromium.ts';
import { ipcMain } from '../support/electron/stand-in/ipc-main.ts';
import { lifecycle } from '../support/electron/stand-in/lifecycle.ts';
import { protocol } from '../support/electron/stand-in/protocol.ts';
import { session } from '../support/electron/stand-in/session.ts';
import { sharedFolder } from '../support/temp-folder.ts';

// The stand-in's windows must be as strict towards a preload script and its page as Electron's are.

/** What a sandboxed preload script may try, told to the page as what came of it. */
const PRELOAD = `const { contextBridge, ipcRenderer } = require('electron');
const outcome = async (what) => {
  try {
    return 'done: ' + (await what());
  } catch (error) {
    return error.message;
  }
};
contextBridge.exposeInMainWorld('tries', {
  requireFs: () => outcome(() => require('node:fs')),
  requireFile: () => outcome(() => require('./other.js')),
  requireMain: () => outcome(() => require('electron').app),
  node: () => outcome(() => typeof process + typeof Buffer + typeof global),
  echo: (value) => outcome(() => ipcRenderer.invoke('echo', value)),
  unknown: () => outcome(() => ipcRenderer.invoke('nobody')),
  sendFunction: () => outcome(() => ipcRenderer.invoke('echo', () => {})),
  answerFunction: () => outcome(() => ipcRenderer.invoke('function')),
});
window.leaked = 'from the preload';`;

const folder = sharedFolder();
let page: Page;

beforeAll(async () => {
  const preload = join(folder, 'preload.cjs');
  writeFileSync(preload, PRELOAD);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  lifecycle.entryLoaded();
  await app.whenReady();
  session.defaultSession.setPermissionRequestHandler(() => {});
  session.defaultSession.setPermissionCheckHandler(() => false);
  app.on('window-all-closed', () => {});
  const html = '<!doctype html><title>x</title><iframe src="app://x/frame.html"></iframe>';
  protocol.handle('app', () => new Response(html, { headers: { 'content-type': 'text/html' } }));
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('function', () => () => {});
  const webPreferences = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true };
  const window = new BrowserWindow({ webPreferences: { ...webPreferences, preload } });
  await window.loadURL('app://x/index.html');
  const { context } = await openChromium();
  page = context.pages().find((each) => each.url().includes('stand-in.invalid')) as Page;
  return async () => {
    window.destroy();
    await context.close();
  };
});

test('a sandboxed preload has Electron’s few parts for it, and no module, no file and nothing of main', async () => {
  expect(await tryOut('requireFs')).toBe('module not found: node:fs');
  expect(await tryOut('requireFile')).toBe('module not found: ./other.js');
  expect(await tryOut('requireMain')).toBe('done: undefined');
  expect(await tryOut('node')).toBe('done: undefinedundefinedundefined');
});

test('what passes is cloned, what cannot be cloned throws, and a channel without a handler says so', async () => {
  expect(await tryOut('echo', 'hello')).toBe('done: hello');
  expect(await tryOut('sendFunction')).toContain('could not be cloned');
  expect(await tryOut('answerFunction')).toContain('could not be cloned');
  expect(await tryOut('unknown')).toBe(
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
  );
});

test('the page sees what was exposed, frozen, and nothing else of the preload’s world; a frame inside sees not even that', async () => {
  expect(
    await page.evaluate(() => [typeof Reflect.get(window, 'leaked'), Object.isFrozen(Reflect.get(window, 'tries'))]),
  ).toEqual(['undefined', true]);
  const [frame] = page.frames().slice(1);
  expect(await frame?.evaluate(() => typeof Reflect.get(window, 'tries'))).toBe('undefined');
});

function tryOut(name: string, value?: string): Promise<string> {
  return page.evaluate(
    ([verb, given]) =>
      (Reflect.get(window, 'tries') as Record<string, (value?: string) => Promise<string>>)[verb]?.(given),
    [name, value] as [string, string | undefined],
  ) as Promise<string>;
}
