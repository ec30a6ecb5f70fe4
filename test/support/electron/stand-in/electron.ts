import type { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { app } from './app.ts';
import { autoUpdater } from './auto-updater.ts';
import { BaseWindow } from './base-window.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { Notification } from './notification.ts';
import { powerSaveBlocker } from './power-save-blocker.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { clipboard, dialog, globalShortcut, nativeTheme, powerMonitor, screen, shell } from './system.ts';
import { Tray } from './tray.ts';

/**
 * What `electron` is for the built app where its binary cannot be had. It has what the app uses and no more, so that a
 * call it lacks fails; each part is declared against Electron's own types, and throws where Electron would throw, or
 * would silently do something insecure or useless. The windows are pages of the real Chromium.
 */
const electron = {
  app,
  autoUpdater,
  BaseWindow,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} satisfies { [N in keyof typeof Electron]?: unknown };

export default electron;
export {
  app,
  autoUpdater,
  BaseWindow,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};

/** All but what an event emitter has, whose methods answer themselves, and what is a stand-in of its own again. */
type Own<T> = Partial<Omit<T, keyof EventEmitter>>;
/** Statics: the names alone, for overloads fit nothing else. */
type Named<T> = { [N in keyof T]?: unknown };

app satisfies Own<Electron.App>;
autoUpdater satisfies Own<Electron.AutoUpdater>;
ipcMain satisfies Own<Electron.IpcMain>;
powerSaveBlocker satisfies Own<Electron.PowerSaveBlocker>;
protocol satisfies Own<Electron.Protocol>;
BaseWindow satisfies abstract new (
  ...args: never[]
) => Own<Electron.BaseWindow>;
BrowserWindow satisfies abstract new (
  ...args: never[]
) => Own<Omit<Electron.BrowserWindow, 'webContents'>>;
Notification satisfies abstract new (
  ...args: never[]
) => Own<Electron.Notification>;
Tray satisfies abstract new (
  ...args: never[]
) => Own<Omit<Electron.Tray, 'setContextMenu' | 'setImage'>>;
MenuItem satisfies abstract new (
  ...args: never[]
) => Own<Omit<Electron.MenuItem, 'submenu'>>;
Menu satisfies Named<typeof Electron.Menu>;
safeStorage satisfies Own<Electron.SafeStorage>;
nativeImage satisfies Named<typeof Electron.nativeImage>;
session satisfies Named<typeof Electron.session>;
