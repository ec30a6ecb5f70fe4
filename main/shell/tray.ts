import { dialog, Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import { UserError } from '../core/errors.ts';
import type { JobsApi, SendBegun } from '../core/jobs-api.ts';
import type { Log } from '../core/ports.ts';
import type { Undone } from '../core/what-holds.ts';
import type { Words } from '../i18n/index.ts';
import type { TrayActions, TrayStatus, TrayTheme } from './tray-menu.ts';
import { pauseEnd } from './tray-menu.ts';

export interface TrayIcon {
  status: TrayStatus;
  theme: TrayTheme;
}

export interface AppTrayDeps {
  /** The icon, the menu and the hover text as of now. */
  content: () => { icon: TrayIcon; menu: MenuItemConstructorOptions[]; tip: string };
  open: () => void;
  platform: NodeJS.Platform;
}

/** A burst of changes makes one menu: on Linux each new menu travels over D-Bus and closes the one that is open. */
const SETTLE_MS = 100;

/** The icon in the tray. Its menu is set anew whenever it would read differently; no item is ever changed in place. */
export class AppTray {
  readonly #deps: AppTrayDeps;
  readonly #tray: Tray;
  #icon: TrayIcon;
  #shown = '';
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: AppTrayDeps) {
    this.#deps = deps;
    const { icon } = deps.content();
    this.#tray = new Tray(trayImage(icon.status, icon.theme));
    this.#icon = icon;
    // On macOS a click opens the menu. Elsewhere it is the right button's, where the desktop delivers clicks at all.
    if (deps.platform !== 'darwin') this.#tray.on('click', deps.open);
    this.#render();
  }

  update(): void {
    this.#timer ??= setTimeout(() => this.#render(), SETTLE_MS);
  }

  #render(): void {
    this.#timer = null;
    const content = this.#deps.content();
    // Clicks are bound to ids, and the ids are part of the text that is compared.
    const text = JSON.stringify(content);
    if (text === this.#shown) return;
    this.#shown = text;
    const { status, theme } = content.icon;
    if (status !== this.#icon.status || theme !== this.#icon.theme) this.#tray.setImage(trayImage(status, theme));
    this.#icon = content.icon;
    this.#tray.setToolTip(content.tip);
    this.#tray.setContextMenu(Menu.buildFromTemplate(content.menu));
  }
}

/** Inlined by Vite: "./icons/tray/normal-light@2x.png" → its data URL. */
const ICONS = import.meta.glob<string>('./icons/tray/*.png', { query: '?inline', import: 'default', eager: true });

/** The tray's icon, sharp on screens of both densities. */
export function trayImage(status: TrayStatus, theme: TrayTheme): NativeImage {
  const image = nativeImage.createFromDataURL(icon(`${status}-${theme}`));
  image.addRepresentation({ scaleFactor: 2, dataURL: icon(`${status}-${theme}@2x`) });
  image.setTemplateImage(theme === 'template');
  return image;
}

function icon(name: string): string {
  const dataUrl = ICONS[`./icons/tray/${name}.png`];
  if (!dataUrl) throw new Error(`There is no tray icon ${name}.`);
  return dataUrl;
}

export interface TrayActionDeps {
  jobs: () => JobsApi | null;
  undo: () => Undone | null;
  /** The computer's, IANA. */
  timeZone: () => string;
  open: TrayActions['open'];
  quit: () => void;
  /** A message is sent, or about to be: the menu is closed by then. */
  onSending: (send: SendBegun) => void;
  /** A change was taken back: what holds now is said beside the menu. */
  onUndone: (undone: Undone) => void;
  words: () => Words;
  log: Log;
}

/** What the tray's items do. A refusal is shown, for the tray itself has no place for words. */
export function createTrayActions(deps: TrayActionDeps): TrayActions {
  const { jobs, timeZone, open, quit, onSending, onUndone, words, log } = deps;
  const attempt = (act: (jobs: JobsApi) => void) => {
    try {
      const service = jobs();
      if (service) act(service);
    } catch (error) {
      if (!(error instanceof UserError)) log.error('A tray action failed', error);
      const { say, tray } = words();
      tell(error instanceof UserError ? say(error.text) : tray.somethingWrong, log);
    }
  };
  return {
    open,
    quit,
    run: (id) => attempt((service) => onSending(service.run(id, 'tray'))),
    takeBack: (key) => attempt((service) => service.takeBack(key)),
    pause: (id) => attempt((service) => void service.pause(id, 'tray')),
    stop: (id) => attempt((service) => void service.stop(id, 'tray')),
    pauseAll: (until) => attempt((service) => service.pauseAll('tray', pauseEnd(until, Date.now(), timeZone()))),
    resumeAll: () => attempt((service) => service.resumeAll('tray')),
    undo: () =>
      attempt(() => {
        const undone = deps.undo();
        if (undone) onUndone(undone);
      }),
  };
}

/** Not showErrorBox: it halts the whole process, and with it every message that falls due, until someone clicks. */
function tell(message: string, log: Log): void {
  const options = { type: 'warning' as const, title: 'Carillon', message, buttons: ['OK'] };
  dialog.showMessageBox(options).catch((error: unknown) => log.error('A refusal could not be shown', error));
}
