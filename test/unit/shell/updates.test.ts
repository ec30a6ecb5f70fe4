import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../main/contract/preferences.ts';
import type { AppState, Change } from '../../../main/contract/state.ts';
import { followUpdates } from '../../../main/shell/updates.ts';
import { english } from '../../support/english.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const HOUR = 3_600_000;

const updater = vi.hoisted(() => ({
  allowPrerelease: false,
  allowDowngrade: true,
  /** Whether each look took what is not finished yet. */
  looks: [] as boolean[],
  isOffline: false,
  installed: 0,
  listeners: new Map<string, (info: unknown) => void>(),
  on(event: string, listener: (info: unknown) => void) {
    this.listeners.set(event, listener);
  },
  once(event: string, listener: (info: unknown) => void) {
    this.listeners.set(`once ${event}`, listener);
  },
  autoRunAppAfterInstall: true,
  /** Why a download, or what the system made of it, fails. */
  failure: '',
  async checkForUpdates() {
    this.looks.push(this.allowPrerelease);
    if (this.isOffline) throw new Error('net::ERR_INTERNET_DISCONNECTED');
    const downloadPromise = this.failure ? Promise.reject(new Error(this.failure)) : null;
    return { updateInfo: { version: '0.2.0' }, downloadPromise };
  },
  /** As AppImageUpdater: by the name of the new file, at once. */
  movesTo: '',
  quitAndInstall() {
    this.installed++;
    if (this.movesTo)
      for (const how of ['', 'once ']) this.listeners.get(`${how}appimage-filename-updated`)?.(this.movesTo);
    if (this.failure) this.listeners.get('once error')?.(new Error(this.failure));
  },
}));
/** Records the calls to Electron, and to its own updater, which is Squirrel's on macOS. */
const electron = vi.hoisted(() => ({
  relaunched: [] as unknown[],
  opened: [] as string[],
  native: new Map<string, () => void>(),
}));
vi.mock('electron', () => ({
  app: { isPackaged: true, relaunch: (options: unknown) => electron.relaunched.push(options) },
  autoUpdater: { once: (event: string, listener: () => void) => electron.native.set(event, listener) },
  shell: { openExternal: async (url: string) => void electron.opened.push(url) },
}));
vi.mock('electron-updater', () => ({ default: { autoUpdater: updater } }));

beforeEach(() => {
  Object.assign(updater, { looks: [], isOffline: false, installed: 0, failure: '', movesTo: '' });
  updater.autoRunAppAfterInstall = true;
  updater.listeners.clear();
  electron.relaunched.length = 0;
  electron.native.clear();
  vi.useFakeTimers();
  vi.stubEnv('APPIMAGE', '/home/olga/Carillon.AppImage');
  return () => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  };
});

test.runIf(process.platform === 'linux')(
  'an AppImage looks a minute after its start, then twice a day, on the channel that is preferred',
  async () => {
    const { prefer } = follow();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(updater.looks).toEqual([]);
    await vi.advanceTimersByTimeAsync(24 * HOUR + 2_000);
    expect(updater.looks).toEqual([false, false, false]);
    prefer({ updates: 'beta' });
    await vi.advanceTimersByTimeAsync(61_000);
    expect(updater.looks.at(-1)).toBe(true);
    prefer({ updates: 'off' });
    const looks = updater.looks.length;
    await vi.advanceTimersByTimeAsync(48 * HOUR);
    expect(updater.looks).toHaveLength(looks);
    expect(updater.allowDowngrade).toBe(false);
  },
);

test.runIf(process.platform === 'linux')('deb and rpm leave it to the system', async () => {
  vi.stubEnv('APPIMAGE', undefined);
  const { said } = follow();
  await vi.advanceTimersByTimeAsync(24 * HOUR);
  expect(updater.looks).toEqual([]);
  expect(said).toEqual(['No updates by itself: the system’s package manager does that for deb and rpm.']);
});

test.runIf(process.platform === 'linux')(
  'what was downloaded is told in the window with its notes, and put in place when the user says so',
  async () => {
    const { notices } = follow();
    await vi.advanceTimersByTimeAsync(61_000);
    updater.listeners.get('update-downloaded')?.({ version: '0.2.0', releaseNotes: '<p>German &amp; more</p>' });
    expect(notices.map(({ text }) => text)).toEqual([
      'Carillon 0.2.0 is ready, and is put in place when you quit. What is new: German & more',
    ]);
    expect(updater.installed).toBe(0);
    notices[0]?.action?.run();
    expect(updater.installed).toBe(1);
  },
);

test('an AppImage is started by Electron once this one has ended, under the name that the update gave it; the start at login follows', async () => {
  updater.movesTo = '/home/olga/Carillon-0.2.0.AppImage';
  const { notices, moved } = follow('linux');
  await vi.advanceTimersByTimeAsync(61_000);
  updater.listeners.get('update-downloaded')?.({ version: '0.2.0' });
  notices[0]?.action?.run();
  expect(updater.autoRunAppAfterInstall).toBe(false);
  expect(electron.relaunched).toEqual([{ execPath: updater.movesTo, args: process.argv.slice(1) }]);
  expect(moved).toEqual([updater.movesTo]);
});

test('what could not be put in place starts nothing at the next end', async () => {
  const { notices } = follow('linux');
  await vi.advanceTimersByTimeAsync(61_000);
  updater.listeners.get('update-downloaded')?.({ version: '0.2.0' });
  updater.failure = 'EACCES: permission denied, unlink';
  notices[0]?.action?.run();
  expect(electron.relaunched).toEqual([]);
});

test('on macOS an update is ready when the system has looked at its signature, and not when it has arrived', async () => {
  const { notices } = follow('darwin');
  await vi.advanceTimersByTimeAsync(61_000);
  updater.listeners.get('update-downloaded')?.({ version: '0.3.0' });
  expect(notices).toEqual([]);
  electron.native.get('update-downloaded')?.();
  expect(notices.map(({ text }) => text)).toEqual([expect.stringContaining('Carillon 0.3.0 is ready')]);
  notices[0]?.action?.run();
  expect([updater.installed, electron.relaunched]).toEqual([1, []]);
});

test('what fails is told once a version, with the place where it can be had', async () => {
  updater.failure = 'Could not get code signature for running application';
  const { notices } = follow('darwin');
  await vi.advanceTimersByTimeAsync(25 * HOUR);
  expect(updater.looks.length).toBeGreaterThan(2);
  expect(notices.map(({ text }) => text)).toEqual([
    'Carillon 0.2.0 could not be installed by itself: Could not get code signature for running application. Download it yourself, or wait: Carillon tries again.',
  ]);
  notices[0]?.action?.run();
  expect(electron.opened).toEqual([expect.stringMatching(/^https:.*releases$/)]);
});

test.runIf(process.platform === 'linux')('without a network it looks again later, and troubles nobody', async () => {
  updater.isOffline = true;
  const { said, notices } = follow();
  await vi.advanceTimersByTimeAsync(13 * HOUR);
  expect(updater.looks).toHaveLength(2);
  expect(said[0]).toContain('ERR_INTERNET_DISCONNECTED');
  expect(notices).toEqual([]);
});

function follow(platform: NodeJS.Platform = process.platform) {
  const folder = tempFolder();
  writeFileSync(join(folder, 'app-update.yml'), 'provider: github\n');
  const former = process.resourcesPath;
  Object.assign(process, { resourcesPath: folder });
  onTestFinished(() => void Object.assign(process, { resourcesPath: former }));
  let preferences = DEFAULT_PREFERENCES;
  let tell: (change: Change) => void = () => {};
  const notices: { text: string; action: { label: string; run(): void } | undefined }[] = [];
  const said: string[] = [];
  const moved: string[] = [];
  const say = (text: string) => void said.push(text);
  followUpdates({
    state: {
      current: () => ({ preferences }) as AppState,
      subscribe(listener) {
        tell = listener;
        return () => {};
      },
    },
    notify: (text, action) =>
      void notices.push({ text: english(text), action: action && { run: action.run, label: english(action.label) } }),
    onMoved: (image) => void moved.push(image),
    platform,
    log: { debug() {}, info: say, warn: say, error: say },
  });
  const prefer = (part: Partial<Preferences>) => {
    preferences = { ...preferences, ...part };
    tell({ type: 'fields', fields: { preferences } });
  };
  return { prefer, notices, said, moved };
}
