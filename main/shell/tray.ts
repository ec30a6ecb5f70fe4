import { Menu, type MenuItemConstructorOptions, type NativeImage, Tray } from 'electron';

export interface AppTrayDeps {
  image: NativeImage;
  /** The menu and the hover text as of now. */
  content: () => { menu: MenuItemConstructorOptions[]; tip: string };
  open: () => void;
  platform: NodeJS.Platform;
}

/** A burst of changes makes one menu: on Linux each new menu travels over D-Bus and closes the one that is open. */
const SETTLE_MS = 100;

/** The icon in the tray. Its menu is set anew whenever it would read differently; no item is ever changed in place. */
export class AppTray {
  readonly #deps: AppTrayDeps;
  readonly #tray: Tray;
  #shown = '';
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: AppTrayDeps) {
    this.#deps = deps;
    this.#tray = new Tray(deps.image);
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
    this.#tray.setToolTip(content.tip);
    this.#tray.setContextMenu(Menu.buildFromTemplate(content.menu));
  }
}
