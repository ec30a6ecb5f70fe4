import { describe, expect, onTestFinished, test } from 'vitest';
import { app } from '../../support/electron/stand-in/app.ts';
import { BrowserWindow } from '../../support/electron/stand-in/browser-window.ts';
import { ipcMain } from '../../support/electron/stand-in/ipc-main.ts';
import { lifecycle } from '../../support/electron/stand-in/lifecycle.ts';
import { Menu } from '../../support/electron/stand-in/menu.ts';
import { nativeImage } from '../../support/electron/stand-in/native-image.ts';
import { Notification, notificationDaemon } from '../../support/electron/stand-in/notification.ts';
import { protocol, toHttps, toOwnScheme } from '../../support/electron/stand-in/protocol.ts';
import { globalShortcut } from '../../support/electron/stand-in/system.ts';
import { Tray } from '../../support/electron/stand-in/tray.ts';
import { fromWire, toWire } from '../../support/electron/stand-in/wire.ts';

// Where the stand-in refuses what Electron would take, because it would be insecure or useless; what Electron refuses itself is
// in test/conformance. One process, one start: in order.
const SECURE = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true };
const SCHEME = { scheme: 'app', privileges: { standard: true, secure: true } };
const NO_EVENT = {} as Electron.IpcMainInvokeEvent;

test('no folder and no scheme that would do here and not in Electron', async () => {
  expect(() => app.setPath('userData', '/there/is/no/such/folder')).toThrow('does not exist');
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([SCHEME]);
  expect(() => protocol.registerSchemesAsPrivileged([SCHEME])).toThrow('once');
  lifecycle.entryLoaded();
  await app.whenReady();
  expect(() => protocol.handle('other', () => new Response())).toThrow('privileges');
  expect(() => new Tray(nativeImage.createFromDataURL(''))).toThrow('empty');
});

test('insecure windows', () => {
  expect(() => new BrowserWindow({ webPreferences: SECURE })).toThrow('Permissions');
  const guards = { ...SECURE };
  for (const [name, value] of Object.entries(SECURE)) {
    expect(() => new BrowserWindow({ webPreferences: { ...guards, [name]: !value } })).toThrow(name);
    expect(() => new BrowserWindow({ webPreferences: { ...guards, [name]: undefined } })).toThrow(name);
  }
  const never = ['allowRunningInsecureContent', 'experimentalFeatures', 'nodeIntegrationInSubFrames', 'webviewTag'];
  for (const name of [...never, 'nodeIntegrationInWorker', 'enableBlinkFeatures'])
    expect(() => new BrowserWindow({ webPreferences: { ...SECURE, [name]: true } })).toThrow(name);
});

test('no role that Electron does not know', () => {
  expect(() => Menu.buildFromTemplate([{ role: 'nonsense' as 'quit' }])).toThrow('Unknown role');
});

describe('IPC', () => {
  test('what cannot be cloned does not pass, and undefined does', async () => {
    ipcMain.handle('function', () => () => {});
    await expect(ipcMain.invoke(NO_EVENT, 'function', [])).rejects.toThrow('could not be cloned');
    expect(() => toWire([new Map()])).toThrow('plain');
    expect(() => toWire([Number.NaN])).toThrow('NaN');
    expect(fromWire(toWire([undefined, { a: undefined, b: [null, 'x'] }]))).toEqual([
      undefined,
      { a: undefined, b: [null, 'x'] },
    ]);
  });
});

test('a notification has a title, and on Linux no buttons and no sound alone that is left out', () => {
  expect(() => new Notification({ body: 'x' })).toThrow('title');
  expect(() => new Notification({ title: 'x', actions: [{ type: 'button', text: 'y' }] })).toThrow('no buttons');
  expect(() => new Notification({ title: 'x', silent: true })).toThrow('low urgency');
});

test('a desktop that shows no notification says why, and closes none', () => {
  notificationDaemon.refuses = 'org.freedesktop.Notifications was not provided';
  onTestFinished(() => {
    notificationDaemon.refuses = null;
  });
  const told: unknown[] = [];
  const notification = new Notification({ title: 'x' });
  notification.on('show', () => told.push('show'));
  notification.on('failed', (_event, why) => told.push(why));
  notification.on('close', () => told.push('close'));
  notification.show();
  notification.close();
  expect(told).toEqual(['org.freedesktop.Notifications was not provided']);
});

test('keys of another are silently refused', () => {
  expect(globalShortcut.register('Alt+F4', () => {})).toBe(false);
});

test('addresses have one https form each', () => {
  const address = 'app://carillon/assets/x.js?a=1#b';
  expect(toHttps(address)).toBe('https://carillon.app.stand-in.invalid/assets/x.js?a=1#b');
  expect(toOwnScheme(toHttps(address))).toBe(address);
  expect(toOwnScheme('https://example.com/')).toBe('https://example.com/');
});
