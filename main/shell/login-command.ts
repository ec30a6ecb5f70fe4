import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the system runs at login: program and arguments. */
export type Command = readonly [program: string, ...args: string[]];

/**
 * Pure. An AppImage runs from a folder that is gone after it; where the image itself lies, it says in $APPIMAGE.
 * @param appPath the app's folder when it is not packaged, for then the program is Electron's own
 * @param dataDir when it is not the usual one
 */
export function loginCommand(execPath: string, env: NodeJS.ProcessEnv, appPath?: string, dataDir?: string): Command {
  const data = dataDir === undefined ? [] : ['--data-dir', dataDir];
  return [env.APPIMAGE || execPath, ...(appPath === undefined ? [] : [appPath]), '--hidden', ...data];
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

/** Quoted for Exec, and then as any string of the file, where a backslash is written twice. */
function quoted(argument: string): string {
  const forExec = `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
  return forExec.replaceAll('\\', '\\\\');
}
