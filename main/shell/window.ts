import { app, BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import { type Bounds, usableBounds } from './window-bounds.ts';
import { WINDOW_URL } from './window-files.ts';

export interface MainWindowDeps {
  /** Path of the built preload script. */
  preload: string;
  bounds: { read(): Bounds | null; write(bounds: Bounds): void };
  log: Log;
}

/** The paper of renderer/styles/tokens.css: what shows until the page is drawn. */
const PAPER = { light: '#f4f5f8', dark: '#11141c' };

/** The one window. It is made when it is first shown, and closing it only hides it. */
export class MainWindow {
  readonly #deps: MainWindowDeps;
  #window: BrowserWindow | null = null;

  constructor(deps: MainWindowDeps) {
    this.#deps = deps;
  }

  get webContents(): WebContents | null {
    return this.#window?.webContents ?? null;
  }

  show(): void {
    if (!this.#window) {
      this.#window = this.#create();
      return;
    }
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  /** Keeps its place for the next start. */
  remember(): void {
    if (this.#window) this.#deps.bounds.write(this.#window.getNormalBounds());
  }

  #create(): BrowserWindow {
    const { preload, bounds, log } = this.#deps;
    const areas = screen.getAllDisplays().map((display) => display.workArea);
    const window = new BrowserWindow({
      ...(usableBounds(bounds.read(), areas) ?? { width: 1_040, height: 760 }),
      minWidth: 360,
      minHeight: 480,
      show: false,
      title: 'Carillon',
      backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
      webPreferences: {
        preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        // Chromium would fetch its dictionaries from Google.
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    });
    window.once('ready-to-show', () => this.show());
    window.on('close', (event) => {
      // Quitting ends the process without closing windows first (see Shutdown), so this is always the user's click.
      event.preventDefault();
      this.remember();
      window.hide();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      // Not opened again by itself, for it may end the same way each time; the tray opens a fresh one.
      log.error(`The window's process ended: ${reason}.`);
      this.#window = null;
      window.destroy();
    });
    window.loadURL(WINDOW_URL).catch((error: unknown) => log.error('The window could not be loaded', error));
    return window;
  }
}
