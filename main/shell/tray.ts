import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import { trayImage } from './tray-image.ts';
import type { TrayStatus, TrayTheme } from './tray-status.ts';

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
