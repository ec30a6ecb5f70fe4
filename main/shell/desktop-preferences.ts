import { app, globalShortcut } from 'electron';
import type { DesktopReport } from '../contract/desktop.ts';
import type { Translatable } from '../contract/translatable.ts';
import type { Log } from '../core/ports.ts';
import { msg } from '../i18n/msg.ts';
import { setStartAtLogin } from './autostart.ts';
import { type Followed, follow } from './follow.ts';
import type { Command } from './login-command.ts';

export interface DesktopPreferenceDeps {
  state: Followed;
  /** What is run at login. */
  command: Command;
  newMessage(): void;
  /** Shows a line in the window, and opens it when nobody sees it. */
  complain(text: Translatable): void;
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
      const problem = problemWith(keys.set(accelerator), accelerator ?? '');
      if (problem) complain(problem);
    },
  );
}

function problemWith(became: DesktopReport['shortcut'], accelerator: string): Translatable | null {
  if (became === 'taken') return msg('notice.belongsAnotherProgramAlready', { accelerator });
  if (became === 'unreadable') return msg('notice.noKeyCombinationChoose', { accelerator });
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
    complain(msg('notice.startLoginCouldNot'));
    return 'failed';
  }
}

type State = DesktopReport['shortcut'];

export interface GlobalKeysDeps {
  press(): void;
  /** Told what became of the keys. */
  report(state: State): void;
  isWayland: boolean;
}

/** One key combination that reaches Carillon wherever the user is. */
export class GlobalKeys {
  readonly #deps: GlobalKeysDeps;
  #current: string | null = null;

  constructor(deps: GlobalKeysDeps) {
    this.#deps = deps;
  }

  set(accelerator: string | null): State {
    const hadKeys = this.#release();
    const state = accelerator === null ? this.#stateWithout(hadKeys) : this.#hold(accelerator);
    this.#deps.report(state);
    return state;
  }

  /** Under Wayland Electron's `unregister` does nothing: the desktop keeps the keys until the process ends. */
  #stateWithout(hadKeys: boolean): State {
    return hadKeys && this.#deps.isWayland ? 'kept' : 'none';
  }

  #release(): boolean {
    const former = this.#current;
    this.#current = null;
    if (former !== null) globalShortcut.unregister(former);
    return former !== null;
  }

  #hold(accelerator: string): State {
    try {
      if (!globalShortcut.register(accelerator, () => this.#pressed(accelerator))) return 'taken';
    } catch {
      // Electron throws at what it cannot read as keys.
      return 'unreadable';
    }
    this.#current = accelerator;
    // There Electron says "registered" whatever the desktop does with it.
    return this.#deps.isWayland ? 'asked' : 'held';
  }

  #pressed(accelerator: string): void {
    // Keys that were given up, and that the desktop keeps all the same.
    if (accelerator !== this.#current) return;
    if (this.#deps.isWayland) this.#deps.report('works');
    this.#deps.press();
  }
}

/** Pure: as Chromium chooses between Wayland and X11. */
export function isWayland(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, argv: readonly string[]): boolean {
  if (platform !== 'linux') return false;
  const asked = argv.map((arg) => /^--ozone-platform(?:-hint)?=(\w+)$/.exec(arg)?.[1]).findLast(Boolean);
  if (asked === 'x11' || asked === 'wayland') return asked === 'wayland';
  return env.XDG_SESSION_TYPE === 'wayland' && Boolean(env.WAYLAND_DISPLAY);
}
