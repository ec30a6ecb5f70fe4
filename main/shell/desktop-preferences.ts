import { app } from 'electron';
import type { DesktopReport } from '../contract/desktop.ts';
import type { Log } from '../core/ports.ts';
import { setStartAtLogin } from './autostart.ts';
import { type Followed, follow } from './follow.ts';
import type { Command } from './login-command.ts';
import { GlobalKeys } from './shortcut.ts';

export interface DesktopPreferenceDeps {
  state: Followed;
  /** What is run at login. */
  command: Command;
  newMessage(): void;
  /** Shows a line in the window, and opens it when nobody sees it. */
  complain(text: string): void;
  /** Tells the settings how the desktop answered. */
  report(part: Partial<DesktopReport>): void;
  platform: NodeJS.Platform;
  isWayland: boolean;
  log: Log;
}

/** Does on this desktop what the preferences say, now and at each change of them. */
export function followPreferences(deps: DesktopPreferenceDeps): void {
  const { state, platform } = deps;
  followShortcut(deps);
  follow(
    state,
    ({ preferences }) => preferences.startAtLogin,
    (isWanted, before) => deps.report({ startAtLogin: tryStartAtLogin(deps, isWanted, before !== undefined) }),
  );
  if (platform === 'darwin') {
    follow(
      state,
      ({ preferences }) => preferences.hideDock,
      (isHidden) => app.setActivationPolicy(isHidden ? 'accessory' : 'regular'),
    );
  }
}

function followShortcut({ state, newMessage, complain, report, isWayland }: DesktopPreferenceDeps): void {
  const keys = new GlobalKeys({ press: newMessage, report: (shortcut) => report({ shortcut }), isWayland });
  follow(
    state,
    ({ preferences }) => preferences.shortcut,
    (accelerator) => {
      const problem = inWords(keys.set(accelerator), accelerator);
      if (problem) complain(problem);
    },
  );
}

function inWords(became: DesktopReport['shortcut'], accelerator: string | null): string | null {
  if (became === 'taken')
    return `${accelerator} belongs to another program already. Choose other keys for a new message.`;
  if (became === 'unreadable')
    return `${accelerator} is no key combination. Choose other keys for a new message, such as Ctrl+Alt+N.`;
  return null;
}

function tryStartAtLogin(
  { command, complain, platform, log }: DesktopPreferenceDeps,
  isWanted: boolean,
  isAsked: boolean,
): DesktopReport['startAtLogin'] {
  try {
    return setStartAtLogin(isWanted, isAsked, command, platform);
  } catch (error) {
    log.error('The start at login could not be set', error);
    complain('The start at login could not be set: the system refuses. The log has the details.');
    return 'failed';
  }
}
