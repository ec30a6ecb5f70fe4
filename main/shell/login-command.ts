import { homedir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';

/** What the system runs at login: program and arguments. */
export type Command = readonly [program: string, ...args: string[]];

/**
 * Pure: where the AppImage lies that this program runs from. What an AppImage starts inherits $APPIMAGE, so that it may well be
 * another program's: this one's is unpacked to $APPDIR.
 */
export function ownAppImage(execPath: string, { APPIMAGE, APPDIR }: NodeJS.ProcessEnv): string | null {
  if (!APPIMAGE || !APPDIR) return null;
  const within = relative(APPDIR, execPath);
  return within.startsWith('..') || isAbsolute(within) ? null : APPIMAGE;
}

/**
 * Pure: the file that starts this program again. An AppImage and the portable program of Windows run from a folder that is
 * gone after them.
 */
export function ownProgram(execPath: string, env: NodeJS.ProcessEnv): string {
  return ownAppImage(execPath, env) ?? (env.PORTABLE_EXECUTABLE_FILE || execPath);
}

/**
 * Pure.
 * @param appPath the app's folder when it is not packaged, for then the program is Electron's own
 * @param dataDir when it is not the usual one
 */
export function loginCommand(execPath: string, env: NodeJS.ProcessEnv, appPath?: string, dataDir?: string): Command {
  const data = dataDir === undefined ? [] : ['--data-dir', dataDir];
  return [ownProgram(execPath, env), ...(appPath === undefined ? [] : [appPath]), '--hidden', ...data];
}

/** Where an XDG desktop looks for what starts at login. */
export function autostartFile(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart', 'carillon.desktop');
}

/** Pure: the content of that file. https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html */
export function autostartEntry(command: Command): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Carillon',
    'Comment=Your Telegram messages, on schedule',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=carillon',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Pure: whether the user has switched the entry off in the desktop's own settings, which leave the file there. */
export function isSwitchedOff(entry: string): boolean {
  return /^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(entry);
}

/** Quoted for Exec, and then as any string of the file, where a backslash is written twice. */
function quoted(argument: string): string {
  const forExec = `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
  return forExec.replaceAll('\\', '\\\\');
}
