import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { app } from 'electron';
import { replaceFileSync } from '../adapters/write-file.ts';
import type { DesktopReport } from '../contract/desktop.ts';
import { autostartEntry, autostartFile, type Command, isSwitchedOff, loginCommand } from './login-command.ts';

type State = DesktopReport['startAtLogin'];

/** What starts this very app, with its folder. */
export function ownLoginCommand(dataDir: string | undefined): Command {
  return loginCommand(process.execPath, process.env, app.isPackaged ? undefined : app.getAppPath(), dataDir);
}

/**
 * Sees to it that the system starts this very app at login, or does not. What the user switched off in the system's own
 * settings stays off until it is switched on here.
 * @param isAsked the user has just decided it here; else this is a start, at which what is registered is looked at
 * @returns what the system says afterwards
 * @throws what the file system says
 */
export function setStartAtLogin(
  isWanted: boolean,
  isAsked: boolean,
  command: Command,
  platform: NodeJS.Platform,
): State {
  if (!isWanted) return isAsked ? unregister(platform) : 'off';
  if (platform === 'win32') return onWindows(isAsked, command);
  return platform === 'darwin' ? onMac(command) : onLinux(isAsked, command);
}

/** Off at a start changes nothing: another Carillon of this account, with another folder, may have put itself there. */
function unregister(platform: NodeJS.Platform): State {
  if (platform === 'linux') rmSync(autostartFile(process.env), { force: true });
  else app.setLoginItemSettings({ openAtLogin: false });
  return 'off';
}

/** Electron has no call for it there. */
function onLinux(isAsked: boolean, command: Command): State {
  const file = autostartFile(process.env);
  const entry = autostartEntry(command);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (kept === entry) return 'on';
  if (kept !== null && !isAsked && isSwitchedOff(kept)) return 'blocked';
  mkdirSync(dirname(file), { recursive: true });
  replaceFileSync(file, entry);
  return 'on';
}

/** Electron quotes the path and each argument. */
function onWindows(isAsked: boolean, [path, ...args]: Command): State {
  const { openAtLogin, launchItems } = app.getLoginItemSettings({ path, args });
  // Written anew, it would be switched on again in the Task Manager.
  if (!isAsked && openAtLogin && launchItems.some(({ enabled }) => !enabled)) return 'blocked';
  if (isAsked || !openAtLogin) app.setLoginItemSettings({ openAtLogin: true, path, args });
  return app.getLoginItemSettings({ path, args }).openAtLogin ? 'on' : 'failed';
}

/** A login item of macOS is the packaged app without arguments: with another folder it would be another Carillon. */
function onMac([, ...args]: Command): State {
  if (!app.isPackaged || args.some((arg) => arg !== '--hidden')) return 'unsupported';
  const status = () => app.getLoginItemSettings().status;
  if (status() === 'requires-approval') return 'needsApproval';
  if (status() !== 'enabled') app.setLoginItemSettings({ openAtLogin: true });
  if (status() === 'requires-approval') return 'needsApproval';
  return status() === 'enabled' ? 'on' : 'failed';
}

/** macOS hands a login item no arguments; it says afterwards that it was one. */
export function wasStartedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
