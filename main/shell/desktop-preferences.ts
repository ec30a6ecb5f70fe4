import { app } from 'electron';
import type { Log } from '../core/ports.ts';
import { setStartAtLogin } from './autostart.ts';
import { type Followed, follow } from './follow.ts';
import type { Command } from './login-command.ts';
import { setShortcut } from './shortcut.ts';

export interface DesktopPreferenceDeps {
  state: Followed;
  /** What is run at login. */
  command: Command;
  newMessage(): void;
  /** Shows a line in the window, and opens it when nobody sees it. */
  complain(text: string): void;
  platform: NodeJS.Platform;
  log: Log;
}

/** Does on this desktop what the preferences say, now and at each change of them. */
export function followPreferences({
  state,
  command,
  newMessage,
  complain,
  platform,
  log,
}: DesktopPreferenceDeps): void {
  follow(
    state,
    ({ preferences }) => preferences.shortcut,
    (keys, former = null) => {
      const problem = setShortcut(keys, former, newMessage);
      if (problem) complain(problem);
    },
  );
  follow(
    state,
    ({ preferences }) => preferences.startAtLogin,
    (isWanted, before) => {
      // Off from the start: another Carillon of this account, with another folder, may have put itself there.
      if (!isWanted && before === undefined) return;
      try {
        setStartAtLogin(isWanted, command, platform);
      } catch (error) {
        log.error('The start at login could not be set', error);
        complain('The start at login could not be set: the system refuses. The log has the details.');
      }
    },
  );
  if (platform === 'darwin') {
    follow(
      state,
      ({ preferences }) => preferences.hideDock,
      (isHidden) => app.setActivationPolicy(isHidden ? 'accessory' : 'regular'),
    );
  }
}
