import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../main/contract/preferences.ts';
import type { AppState, Change } from '../../../main/contract/state.ts';
import { wasStartedAtLogin } from '../../../main/shell/autostart.ts';
import { followPreferences } from '../../../main/shell/desktop-preferences.ts';
import { claimLinks } from '../../../main/shell/launches.ts';

/** What the system was asked for, in order. */
const asked = vi.hoisted(() => [] as unknown[][]);
const login = vi.hoisted(() => ({ wasOpenedAtLogin: false, fails: false }));

vi.mock('electron', () => ({
  app: {
    isPackaged: true,
    setActivationPolicy: (policy: string) => asked.push(['policy', policy]),
    setLoginItemSettings: (settings: object) => {
      if (login.fails) throw new Error('The system says no.');
      asked.push(['login', settings]);
    },
    getLoginItemSettings: () => login,
    setAsDefaultProtocolClient: (scheme: string) => asked.push(['links', scheme]),
  },
  globalShortcut: {
    register: (keys: string) => asked.push(['keys', keys]) > 0,
    unregister: (keys: string) => asked.push(['no keys', keys]),
  },
}));

beforeEach(() => {
  asked.length = 0;
  login.fails = false;
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

describe('the start at login', () => {
  test('macOS is asked for it alone: it hands no arguments over, and says afterwards that it was one', () => {
    const { prefer } = follow('darwin');
    prefer({ startAtLogin: true });
    prefer({ startAtLogin: false });
    expect(asked.slice(1)).toEqual([
      ['login', { openAtLogin: true }],
      ['login', { openAtLogin: false }],
    ]);
    login.wasOpenedAtLogin = true;
    expect([wasStartedAtLogin('darwin'), wasStartedAtLogin('win32')]).toEqual([true, false]);
  });

  test('Windows runs the program hidden, with a folder with blanks in quotes', () => {
    follow('win32').prefer({ startAtLogin: true });
    const args = ['--hidden', '--data-dir', '"C:\\My Data"'];
    expect(asked).toEqual([['login', { openAtLogin: true, path: 'C:\\Carillon.exe', args }]]);
  });

  test('a system that refuses is told to the user', () => {
    login.fails = true;
    const { prefer, complaints } = follow('win32');
    prefer({ startAtLogin: true });
    expect(complaints).toEqual([expect.stringContaining('the system refuses')]);
  });
});

test('other keys for a new message give the former ones back', () => {
  const { prefer } = follow('linux', { shortcut: 'Alt+N' });
  prefer({ shortcut: 'Alt+M' });
  prefer({ shortcut: null });
  expect(asked).toEqual([
    ['keys', 'Alt+N'],
    ['no keys', 'Alt+N'],
    ['keys', 'Alt+M'],
    ['no keys', 'Alt+M'],
  ]);
});

test('Windows is told by the app that carillon:// links are its own; the other packages say so themselves', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) claimLinks(platform);
  expect(asked).toEqual([['links', 'carillon']]);
});

function follow(platform: NodeJS.Platform, first: Partial<Preferences> = {}) {
  let preferences = { ...DEFAULT_PREFERENCES, ...first };
  const listeners = new Set<(change: Change) => void>();
  const complaints: string[] = [];
  followPreferences({
    state: {
      current: () => ({ preferences }) as AppState,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    command: ['C:\\Carillon.exe', '--hidden', '--data-dir', 'C:\\My Data'],
    newMessage: () => {},
    complain: (text) => complaints.push(text),
    platform,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const prefer = (part: Partial<Preferences>) => {
    preferences = { ...preferences, ...part };
    for (const listener of listeners) listener({ type: 'fields', fields: { preferences } });
  };
  return { prefer, complaints };
}
