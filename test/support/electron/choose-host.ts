import { installedElectron } from '../../../main/start/electron-binary.mjs';
import { openDisplay } from './virtual-display.ts';

/** What the desktop specs run on. */
export interface HostChoice {
  /** Path of the binary; null: the stand-in. */
  electron: string | null;
  /** `DISPLAY` for the app. */
  display: string | undefined;
  /** For the report. */
  name: string;
}

/**
 * The real Electron wherever its binary is, the one that ELECTRON_OVERRIDE_DIST_PATH names first, on a display of its own
 * where there is none; else the stand-in.
 * @throws when a binary was asked for by that variable and cannot be used: a report from another host would mislead
 */
export function chooseHost(env: NodeJS.ProcessEnv, folder?: string): HostChoice {
  const { ELECTRON_OVERRIDE_DIST_PATH: override, DISPLAY: display, WAYLAND_DISPLAY: wayland } = env;
  const found = installedElectron(env, folder);
  const standIn = (why: string): HostChoice => {
    if (override) throw new Error(`The desktop specs cannot run on the Electron that was asked for: ${why}.`);
    return { electron: null, display, name: `the stand-in: ${why}` };
  };
  if (!found) return standIn('Electron’s binary is not here');
  if ('why' in found) return standIn(found.why);
  const { path, version } = found;
  if (process.platform !== 'linux' || display || wayland)
    return { electron: path, display, name: `Electron ${version} (${path})` };
  const virtual = openDisplay(env);
  if (!virtual) return standIn('there is no display, and no Xvfb to make one');
  return { electron: path, display: virtual, name: `Electron ${version} (${path}) on Xvfb ${virtual}` };
}
