import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { Log } from '../core/ports.ts';
import type { NoticeAction } from '../services.ts';
import { type Followed, follow } from './follow.ts';
import { newsInWords, whyNotUpdated } from './update-words.ts';

/** Not in the first minute, when there is enough to do; then twice a day. */
const FIRST_MS = 60_000;
const EVERY_MS = 12 * 3_600_000;

export interface UpdateDeps {
  state: Followed;
  notify(text: string, action?: NoticeAction): void;
  log: Log;
}

/** Keeps Carillon up to date from the channel that the user prefers, where this package can be; else the log says why not. */
export function followUpdates({ state, notify, log }: UpdateDeps): void {
  const why = whyNotUpdated({
    isPackaged: app.isPackaged,
    // electron-builder puts it there when a release names its place.
    hasSource: app.isPackaged && existsSync(join(process.resourcesPath, 'app-update.yml')),
    platform: process.platform,
    env: process.env,
  });
  if (why) return log.info(`No updates by itself: ${why}.`);
  let updater: Promise<AppUpdater> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const look = async (isBeta: boolean) => {
    timer = setTimeout(() => void look(isBeta), EVERY_MS);
    try {
      updater ??= load(notify, log);
      const found = await updater;
      found.allowPrerelease = isBeta;
      await found.checkForUpdates();
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

/** Only when it is wanted: it takes a while to load, and most starts of a day need none of it. */
async function load(notify: UpdateDeps['notify'], log: Log): Promise<AppUpdater> {
  const { default: electronUpdater } = await import('electron-updater');
  const updater = electronUpdater.autoUpdater;
  updater.logger = log;
  // Else whoever goes back from beta to stable would be given an older version, which refuses the newer one's files.
  updater.allowDowngrade = false;
  updater.on('update-downloaded', (info) => {
    notify(newsInWords(info), { label: 'Restart now', run: () => updater.quitAndInstall() });
  });
  // A failed look rejects as well, and is told there; without a listener it would end the process.
  updater.on('error', () => {});
  return updater;
}
