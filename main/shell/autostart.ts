import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { app } from 'electron';
import { replaceFileSync } from '../adapters/write-file.ts';
import { autostartEntry, autostartFile, type Command, loginCommand } from './login-command.ts';

/** What starts this very app, with its folder. */
export function ownLoginCommand(dataDir: string | undefined): Command {
  return loginCommand(process.execPath, process.env, app.isPackaged ? undefined : app.getAppPath(), dataDir);
}

/** Turns the start at login on or off. On Linux Electron has no call for it. @throws what the file system says */
export function setStartAtLogin(isWanted: boolean, command: Command, platform: NodeJS.Platform): void {
  if (platform !== 'linux') {
    const [path, ...args] = command;
    app.setLoginItemSettings({
      openAtLogin: isWanted,
      ...(platform === 'win32' ? { path, args: args.map(forWindows) } : {}),
    });
    return;
  }
  const file = autostartFile(process.env);
  if (!isWanted) return rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  replaceFileSync(file, autostartEntry(command));
}

/** They become one line of the registry. */
function forWindows(argument: string): string {
  return /\s/.test(argument) ? `"${argument}"` : argument;
}

/** macOS hands a login item no arguments; it says afterwards that it was one. */
export function wasStartedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
