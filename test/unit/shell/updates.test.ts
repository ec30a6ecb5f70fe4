import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../main/contract/preferences.ts';
import type { AppState, Change } from '../../../main/contract/state.ts';
import type { NoticeAction } from '../../../main/services.ts';
import { followUpdates } from '../../../main/shell/updates.ts';
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
  async checkForUpdates() {
    this.looks.push(this.allowPrerelease);
    if (this.isOffline) throw new Error('net::ERR_INTERNET_DISCONNECTED');
  },
  quitAndInstall() {
    this.installed++;
  },
}));
vi.mock('electron', () => ({ app: { isPackaged: true } }));
vi.mock('electron-updater', () => ({ default: { autoUpdater: updater } }));

beforeEach(() => {
  Object.assign(updater, { looks: [], isOffline: false, installed: 0 });
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

test.runIf(process.platform === 'linux')('without a network it looks again later, and troubles nobody', async () => {
  updater.isOffline = true;
  const { said, notices } = follow();
  await vi.advanceTimersByTimeAsync(13 * HOUR);
  expect(updater.looks).toHaveLength(2);
  expect(said[0]).toContain('ERR_INTERNET_DISCONNECTED');
  expect(notices).toEqual([]);
});

function follow() {
  const folder = tempFolder();
  writeFileSync(join(folder, 'app-update.yml'), 'provider: github\n');
  const former = process.resourcesPath;
  Object.assign(process, { resourcesPath: folder });
  onTestFinished(() => void Object.assign(process, { resourcesPath: former }));
  let preferences = DEFAULT_PREFERENCES;
  let tell: (change: Change) => void = () => {};
  const notices: { text: string; action: NoticeAction | undefined }[] = [];
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  followUpdates({
    state: {
      current: () => ({ preferences }) as AppState,
      subscribe(listener) {
        tell = listener;
        return () => {};
      },
    },
    notify: (text, action) => void notices.push({ text, action }),
    log: { debug() {}, info: say, warn: say, error: say },
  });
  const prefer = (part: Partial<Preferences>) => {
    preferences = { ...preferences, ...part };
    tell({ type: 'fields', fields: { preferences } });
  };
  return { prefer, notices, said };
}
