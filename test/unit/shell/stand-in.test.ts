import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { app } from '../../support/electron/stand-in/app.ts';
import { BrowserWindow } from '../../support/electron/stand-in/browser-window.ts';
import { ipcMain } from '../../support/electron/stand-in/ipc-main.ts';
import { lifecycle } from '../../support/electron/stand-in/lifecycle.ts';
import { Menu } from '../../support/electron/stand-in/menu.ts';
import { nativeImage } from '../../support/electron/stand-in/native-image.ts';
import { Notification } from '../../support/electron/stand-in/notification.ts';
import { protocol, toHttps, toOwnScheme } from '../../support/electron/stand-in/protocol.ts';
import { safeStorage } from '../../support/electron/stand-in/safe-storage.ts';
import { session } from '../../support/electron/stand-in/session.ts';
import { dialog, globalShortcut, screen } from '../../support/electron/stand-in/system.ts';
import { Tray } from '../../support/electron/stand-in/tray.ts';
import { fromWire, toWire } from '../../support/electron/stand-in/wire.ts';

// The desktop specs say something only as long as the stand-in is as strict as Electron. One process, one start: in order.
const SECURE = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true };
const SCHEME = { scheme: 'app', privileges: { standard: true, secure: true } };
const NO_EVENT = {} as Electron.IpcMainInvokeEvent;

test('before ready', async () => {
  expect(() => new BrowserWindow({ webPreferences: SECURE })).toThrow('before the app is ready');
  expect(() => new Tray(nativeImage.createFromDataURL(''))).toThrow('before the app is ready');
  expect(() => session.defaultSession).toThrow('before the app is ready');
  expect(() => protocol.handle('app', () => new Response())).toThrow('before the app is ready');
  expect(() => screen.getAllDisplays()).toThrow('before the app is ready');
  expect(() => globalShortcut.register('Alt+N', () => {})).toThrow('before the app is ready');
  expect(() => app.setBadgeCount(1)).toThrow('before the app is ready');
  expect(() => new Notification({ title: 'x' }).show()).toThrow('before the app is ready');
  expect(safeStorage.getSelectedStorageBackend()).toBe('unknown');
  await expect(safeStorage.encryptStringAsync('x')).rejects.toThrow('before app is ready');
  await expect(dialog.showMessageBox({ message: 'x' })).rejects.toThrow('before the app is ready');
  expect(() => app.setPath('userData', 'relative')).toThrow('absolute');
  expect(() => app.setPath('userData', '/there/is/no/such/folder')).toThrow('does not exist');
});

test('after ready', async () => {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([SCHEME]);
  expect(() => protocol.registerSchemesAsPrivileged([SCHEME])).toThrow('once');
  lifecycle.entryLoaded();
  await app.whenReady();
  expect(() => app.enableSandbox()).toThrow('before the app is ready');
  expect(() => protocol.registerSchemesAsPrivileged([SCHEME])).toThrow('before the app is ready');
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

describe('menus', () => {
  test('none opens without a window', () => {
    expect(() => Menu.buildFromTemplate([{ label: 'x' }]).popup()).toThrow('without a BaseWindow');
  });

  test.each<[string, MenuItemConstructorOptions]>([
    ['label or a role', {}],
    ['Unknown role', { role: 'nonsense' as 'quit' }],
    ['Unknown menu item type', { label: 'x', type: 'nonsense' as 'normal' }],
  ])('%s', (problem, item) => {
    expect(() => Menu.buildFromTemplate([item])).toThrow(problem);
  });
});

describe('IPC', () => {
  test('a channel has one handler, and one without any says so in Electron’s words', async () => {
    ipcMain.handle('double', () => 1);
    expect(() => ipcMain.handle('double', () => 2)).toThrow("second handler for 'double'");
    expect(await ipcMain.invoke(NO_EVENT, 'double', [])).toBe(1);
    await expect(ipcMain.invoke(NO_EVENT, 'nobody', [])).rejects.toThrow(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

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

describe('news', () => {
  test('a notification has a title, and no buttons on Linux', () => {
    expect(() => new Notification({ body: 'x' })).toThrow('title');
    expect(() => new Notification({ title: 'x', actions: [{ type: 'button', text: 'y' }] })).toThrow('no buttons');
  });

  test('keys that Electron cannot read are no silent refusal, and those of another are one', () => {
    expect(() => globalShortcut.register('Hocus+Pocus', () => {})).toThrow('conversion failure');
    expect(globalShortcut.register('Alt+F4', () => {})).toBe(false);
  });
});

test('addresses have one https form each', () => {
  const address = 'app://carillon/assets/x.js?a=1#b';
  expect(toHttps(address)).toBe('https://carillon.app.stand-in.invalid/assets/x.js?a=1#b');
  expect(toOwnScheme(toHttps(address))).toBe(address);
  expect(toOwnScheme('https://example.com/')).toBe('https://example.com/');
});
