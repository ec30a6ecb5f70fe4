import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, autoUpdater as nativeUpdater, shell } from 'electron';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import packageJson from '../../package.json' with { type: 'json' };
import type { NoticeAction } from '../app/services.ts';
import type { Translatable } from '../contract/translatable.ts';
import type { Log } from '../core/ports.ts';
import { msg } from '../i18n/msg.ts';
import { type Followed, follow } from './follow.ts';
import { failureInWords, newsInWords, whyNotUpdated } from './update-words.ts';

/** Not in the first minute, when there is enough to do; then twice a day. */
const FIRST_MS = 60_000;
const EVERY_MS = 12 * 3_600_000;

export interface UpdateDeps {
  state: Followed;
  notify(text: Translatable, action?: NoticeAction): void;
  /** An update gave the AppImage another name. Called while the app may be ending. */
  onMoved(image: string): void;
  platform: NodeJS.Platform;
  log: Log;
}

/** Keeps Carillon up to date from the channel that the user prefers, where this package can be; else the log says why not. */
export function followUpdates(deps: UpdateDeps): void {
  const { state, platform, log } = deps;
  const why = whyNotUpdated({
    isPackaged: app.isPackaged,
    // electron-builder puts it there when a release names its place.
    hasSource: app.isPackaged && existsSync(join(process.resourcesPath, 'app-update.yml')),
    platform,
    env: process.env,
  });
  if (why) return log.info(`No updates by itself: ${why}.`);
  let updater: Promise<AppUpdater> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const look = async (isBeta: boolean) => {
    timer = setTimeout(() => void look(isBeta), EVERY_MS);
    try {
      updater ??= load(deps);
      const found = await updater;
      found.allowPrerelease = isBeta;
      const result = await found.checkForUpdates();
      if (result?.downloadPromise) await tellIfFailed(deps, result.updateInfo, result.downloadPromise);
    } catch (error) {
      log.warn(`Updates could not be looked for: ${error instanceof Error ? error.message : error}`);
    }
  };
  follow(
    state,
    ({ preferences }) => preferences.updates,
    (channel) => {
      clearTimeout(timer);
      if (channel !== 'off') timer = setTimeout(() => void look(channel === 'beta'), FIRST_MS);
    },
  );
}

/** Each version once: the next look tries it again. */
const told = new Set<string>();

/** @param work the download; on macOS the system's look at what was downloaded, too */
async function tellIfFailed(
  { notify, log }: UpdateDeps,
  { version }: UpdateInfo,
  work: Promise<unknown>,
): Promise<void> {
  try {
    await work;
  } catch (error) {
    log.warn(`The update to ${version} failed: ${error instanceof Error ? error.message : error}`);
    if (told.has(version)) return;
    told.add(version);
    const run = () => void shell.openExternal(`${packageJson.homepage}/releases`).catch(() => {});
    notify(failureInWords(version, error), { label: msg('notice.openDownloads'), run });
  }
}

/** Only when it is wanted: it takes a while to load, and most starts of a day need none of it. */
async function load({ notify, onMoved, platform, log }: UpdateDeps): Promise<AppUpdater> {
  const { default: electronUpdater } = await import('electron-updater');
  const updater = electronUpdater.autoUpdater;
  updater.logger = log;
  // Else whoever goes back from beta to stable would be given an older version, which refuses the newer one's files.
  updater.allowDowngrade = false;
  const tell = (info: UpdateInfo) =>
    notify(newsInWords(info), { label: msg('notice.restartNow'), run: () => restartInto(updater, platform) });
  updater.on('update-downloaded', (info) => {
    if (platform !== 'darwin') return tell(info);
    // There it has only arrived: whether it may be put in place is said when its signature was looked at.
    nativeUpdater.once('update-downloaded', () => tell(info));
  });
  updater.on('appimage-filename-updated', onMoved);
  // A failed look or download rejects as well, and is told there; without a listener it would end the process.
  updater.on('error', () => {});
  return updater;
}

/**
 * electron-updater starts a new AppImage before this one has ended: it would find the folder held, and end as a second launch.
 * Electron starts it afterwards.
 */
function restartInto(updater: AppUpdater, platform: NodeJS.Platform): void {
  if (platform !== 'linux') return updater.quitAndInstall();
  let execPath = process.env.APPIMAGE ?? process.execPath;
  let hasFailed = false;
  updater.once('appimage-filename-updated', (path) => {
    execPath = path;
  });
  updater.once('error', () => {
    hasFailed = true;
  });
  updater.autoRunAppAfterInstall = false;
  // The file is in its place when this returns; the end comes in a later turn.
  updater.quitAndInstall();
  if (!hasFailed) app.relaunch({ execPath, args: process.argv.slice(1) });
}
