import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { DesktopReport } from '../../../main/contract/desktop.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../main/contract/preferences.ts';
import type { AppState, Change } from '../../../main/contract/state.ts';
import { wasStartedAtLogin } from '../../../main/shell/autostart.ts';
import { followPreferences, isWayland } from '../../../main/shell/desktop-preferences.ts';
import { claimLinks } from '../../../main/shell/launch.ts';
import { autostartEntry, type Command } from '../../../main/shell/login-command.ts';
import { loginItems } from '../../support/electron/stand-in/login-items.ts';
import { english } from '../../support/english.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** What the system was asked for, in order. */
const asked = vi.hoisted(() => [] as unknown[][]);
const desktop = vi.hoisted(() => ({
  isPackaged: true,
  wasOpenedAtLogin: false,
  fails: false,
  isWayland: false,
  keys: new Map<string, () => void>(),
}));

vi.mock('electron', async () => {
  const login = await import('../../support/electron/stand-in/login-items.ts');
  const APP_ID = 'app.carillon.desktop';
  return {
    app: {
      get isPackaged() {
        return desktop.isPackaged;
      },
      setActivationPolicy: (policy: string) => asked.push(['policy', policy]),
      setLoginItemSettings: (settings: Electron.Settings) => {
        if (desktop.fails) throw new Error('The system says no.');
        login.setLoginItemSettings(settings, APP_ID);
      },
      getLoginItemSettings: (options: Partial<Electron.Settings> = {}) => ({
        ...login.getLoginItemSettings(options, APP_ID),
        wasOpenedAtLogin: desktop.wasOpenedAtLogin,
      }),
      setAsDefaultProtocolClient: (...link: string[]) => asked.push(['links', ...link]),
    },
    globalShortcut: {
      register(keys: string, press: () => void) {
        if (keys === 'Hocus+Pocus') throw new TypeError('conversion failure');
        if (keys !== 'Alt+F4') desktop.keys.set(keys, press);
        return keys !== 'Alt+F4';
      },
      unregister: (keys: string) => void (!desktop.isWayland && desktop.keys.delete(keys)),
    },
  };
});

beforeEach(() => {
  asked.length = 0;
  Object.assign(desktop, { isPackaged: true, wasOpenedAtLogin: false, fails: false, isWayland: false });
  desktop.keys.clear();
  loginItems.run.clear();
  loginItems.disapproved.clear();
  Object.assign(loginItems, { mac: 'not-registered', macGrants: 'enabled' });
  return () => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  };
});

describe('the Dock of macOS', () => {
  test('has an icon until the user hides it, from the start of a later session on', () => {
    const { prefer } = follow('darwin');
    prefer({ hideDock: true });
    expect(asked).toEqual([
      ['policy', 'regular'],
      ['policy', 'accessory'],
    ]);
    asked.length = 0;
    follow('darwin', { hideDock: true });
    expect(asked).toEqual([['policy', 'accessory']]);
  });

  test.each(['linux', 'win32'] as const)('%s has none, and is not asked', (platform) => {
    follow(platform).prefer({ hideDock: true });
    expect(asked).toEqual([]);
  });
});

describe('the start at login on macOS', () => {
  beforeEach(() => void vi.stubGlobal('process', { ...process, platform: 'darwin' }));
  const plain: Command = ['/Applications/Carillon.app/Contents/MacOS/Carillon', '--hidden'];

  test('is what the system says of it afterwards', () => {
    const { prefer, reports } = follow('darwin', {}, plain);
    prefer({ startAtLogin: true });
    expect(reports.at(-1)).toEqual({ startAtLogin: 'on' });
    prefer({ startAtLogin: false });
    expect([loginItems.mac, reports.at(-1)]).toEqual(['not-registered', { startAtLogin: 'off' }]);
    loginItems.macGrants = 'requires-approval';
    prefer({ startAtLogin: true });
    expect(reports.at(-1)).toEqual({ startAtLogin: 'needsApproval' });
    prefer({ startAtLogin: false });
    loginItems.macGrants = 'not-found';
    prefer({ startAtLogin: true });
    expect(reports.at(-1)).toEqual({ startAtLogin: 'failed' });
  });

  test('is looked at after each start, and mended', () => {
    const { reports } = follow('darwin', { startAtLogin: true }, plain);
    expect([loginItems.mac, reports.at(-1)]).toEqual(['enabled', { startAtLogin: 'on' }]);
  });

  test('is not offered with another folder, for macOS hands no arguments over; nor to what is not packaged', () => {
    const { prefer, reports } = follow('darwin', {}, [...plain, '--data-dir', '/Users/olga/My Data']);
    prefer({ startAtLogin: true });
    desktop.isPackaged = false;
    follow('darwin', { startAtLogin: true }, plain);
    expect([loginItems.mac, reports.at(-1)]).toEqual(['not-registered', { startAtLogin: 'unsupported' }]);
  });

  test('says after a start that it was one', () => {
    desktop.wasOpenedAtLogin = true;
    expect([wasStartedAtLogin('darwin'), wasStartedAtLogin('win32')]).toEqual([true, false]);
  });
});

describe('the start at login on Windows', () => {
  beforeEach(() => void vi.stubGlobal('process', { ...process, platform: 'win32' }));
  const line = () => loginItems.run.get('app.carillon.desktop');

  test('runs the program hidden; Electron puts what has blanks in quotes, and so they are there once', () => {
    const { prefer, reports } = follow('win32');
    prefer({ startAtLogin: true });
    expect(line()).toBe('"C:\\Program Files\\Carillon.exe" --hidden --data-dir "C:\\My Data"');
    expect(reports.at(-1)).toEqual({ startAtLogin: 'on' });
    prefer({ startAtLogin: false });
    expect(line()).toBe(undefined);
  });

  test('a program that moved is found again after its next start', () => {
    loginItems.run.set('app.carillon.desktop', 'C:\\Old\\Carillon.exe --hidden');
    const { reports } = follow('win32', { startAtLogin: true });
    expect(line()).toContain('Program Files');
    expect(reports.at(-1)).toEqual({ startAtLogin: 'on' });
  });

  test('what was switched off in the Task Manager stays off, and is said, until it is switched on here', () => {
    follow('win32', { startAtLogin: true });
    loginItems.disapproved.add('app.carillon.desktop');
    const { prefer, reports } = follow('win32', { startAtLogin: true });
    expect([loginItems.disapproved.size, reports.at(-1)]).toEqual([1, { startAtLogin: 'blocked' }]);
    prefer({ startAtLogin: false });
    prefer({ startAtLogin: true });
    expect([loginItems.disapproved.size, reports.at(-1)]).toEqual([0, { startAtLogin: 'on' }]);
  });

  test('off at a start leaves alone what another Carillon of this account may have put there', () => {
    loginItems.run.set('app.carillon.desktop', 'C:\\Other\\Carillon.exe --hidden');
    follow('win32');
    expect(line()).toContain('Other');
  });

  test('a system that refuses is told to the user', () => {
    desktop.fails = true;
    const { prefer, complaints, reports } = follow('win32');
    prefer({ startAtLogin: true });
    expect(complaints).toEqual([expect.stringContaining('the system refuses')]);
    expect(reports.at(-1)).toEqual({ startAtLogin: 'failed' });
  });
});

describe('the start at login on Linux', () => {
  const fileOf = (folder: string) => join(folder, 'autostart', 'carillon.desktop');

  test('a file that starts another program is written anew after the next start', () => {
    const folder = configFolder();
    mkdirSync(join(folder, 'autostart'));
    writeFileSync(fileOf(folder), autostartEntry(['/home/olga/Carillon-0.1.0.AppImage', '--hidden']));
    const { reports } = follow('linux', { startAtLogin: true }, ['/home/olga/Carillon-0.2.0.AppImage', '--hidden']);
    expect(readFileSync(fileOf(folder), 'utf8')).toContain('Carillon-0.2.0.AppImage');
    expect(reports.at(-1)).toEqual({ startAtLogin: 'on' });
  });

  test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])('%s is the user’s word, and stays', (off) => {
    const folder = configFolder();
    mkdirSync(join(folder, 'autostart'));
    const kept = autostartEntry(['/opt/carillon']).replace('X-GNOME-Autostart-enabled=true', off);
    writeFileSync(fileOf(folder), kept);
    const { prefer, reports } = follow('linux', { startAtLogin: true });
    expect([readFileSync(fileOf(folder), 'utf8'), reports.at(-1)]).toEqual([kept, { startAtLogin: 'blocked' }]);
    prefer({ startAtLogin: false });
    prefer({ startAtLogin: true });
    expect(readFileSync(fileOf(folder), 'utf8')).not.toContain(off);
  });
});

describe('the keys for a new message', () => {
  test('others give the former ones back', () => {
    const { prefer, reports } = follow('linux', { shortcut: 'Alt+N' });
    prefer({ shortcut: 'Alt+M' });
    expect([...desktop.keys.keys()]).toEqual(['Alt+M']);
    prefer({ shortcut: null });
    expect([...desktop.keys.keys()]).toEqual([]);
    const shortcuts = reports.filter((part) => 'shortcut' in part).map(({ shortcut }) => shortcut);
    expect(shortcuts).toEqual(['held', 'held', 'none']);
  });

  test('of another program, and none at all, are told', () => {
    const { prefer, reports, complaints } = follow('linux');
    prefer({ shortcut: 'Alt+F4' });
    expect(reports.at(-1)).toEqual({ shortcut: 'taken' });
    prefer({ shortcut: 'Hocus+Pocus' });
    expect(reports.at(-1)).toEqual({ shortcut: 'unreadable' });
    expect(complaints).toEqual([
      expect.stringContaining('belongs to another program'),
      expect.stringContaining('is no key combination'),
    ]);
  });

  test('under Wayland are only asked for, until they are heard; those that were given up do nothing, though the desktop keeps them', () => {
    desktop.isWayland = true;
    const { prefer, reports, opened } = follow('linux', { shortcut: 'Alt+N' }, undefined, true);
    expect(reports[0]).toEqual({ shortcut: 'asked' });
    desktop.keys.get('Alt+N')?.();
    expect([reports.at(-1), opened()]).toEqual([{ shortcut: 'works' }, 1]);
    prefer({ shortcut: null });
    expect(reports.at(-1)).toEqual({ shortcut: 'kept' });
    desktop.keys.get('Alt+N')?.();
    expect(opened()).toBe(1);
    prefer({ shortcut: 'Alt+N' });
    desktop.keys.get('Alt+N')?.();
    expect(opened()).toBe(2);
  });

  test.each([
    [{ XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' }, [], true],
    [{ XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' }, ['--ozone-platform=x11'], false],
    [{ XDG_SESSION_TYPE: 'x11' }, [], false],
    [{ XDG_SESSION_TYPE: 'x11' }, ['--ozone-platform=wayland'], true],
    [{}, ['--ozone-platform-hint=auto'], false],
  ])('%j with %j: Wayland %s', (env, argv, is) => {
    expect(isWayland('linux', env, argv)).toBe(is);
    expect(isWayland('win32', env, argv)).toBe(false);
  });
});

test('Windows is told by the app that carillon:// links are its own; the other packages say so themselves', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) claimLinks(platform);
  expect(asked).toEqual([['links', 'carillon', process.execPath]]);
  vi.stubEnv('PORTABLE_EXECUTABLE_FILE', 'D:\\Carillon-portable.exe');
  claimLinks('win32');
  expect(asked[1]).toEqual(['links', 'carillon', 'D:\\Carillon-portable.exe']);
});

function configFolder(): string {
  const folder = tempFolder();
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  return folder;
}

const WITH_BLANKS: Command = ['C:\\Program Files\\Carillon.exe', '--hidden', '--data-dir', 'C:\\My Data'];

function follow(
  platform: NodeJS.Platform,
  first: Partial<Preferences> = {},
  command: Command = WITH_BLANKS,
  wayland = false,
) {
  let preferences = { ...DEFAULT_PREFERENCES, ...first };
  const listeners = new Set<(change: Change) => void>();
  const complaints: string[] = [];
  const reports: Partial<DesktopReport>[] = [];
  let opened = 0;
  followPreferences({
    state: {
      current: () => ({ preferences }) as AppState,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    command,
    newMessage: () => void opened++,
    complain: (text) => complaints.push(english(text)),
    report: (part) => reports.push(part),
    platform,
    isWayland: wayland,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const prefer = (part: Partial<Preferences>) => {
    preferences = { ...preferences, ...part };
    for (const listener of listeners) listener({ type: 'fields', fields: { preferences } });
  };
  return { prefer, complaints, reports, opened: () => opened };
}
