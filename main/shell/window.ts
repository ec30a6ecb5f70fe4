import { app, autoUpdater, BrowserWindow, Menu, nativeTheme, screen, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import type { Words } from '../i18n/index.ts';
import { contextMenu } from './menus.ts';
import { WINDOW_URL } from './window-origin.ts';
import {
  type Bounds,
  CrashLoopGuard,
  followZoom,
  type KeptZoom,
  usableBounds,
  type ZoomStep,
  zoom,
} from './window-state.ts';

export interface MainWindowDeps {
  /** Path of the built preload script. */
  preload: string;
  bounds: { read(): Bounds | null; write(bounds: Bounds): void };
  zoom: KeptZoom;
  words: () => Words;
  /** The user wants it ready at once, and not its memory back. */
  keepsHidden: () => boolean;
  platform: NodeJS.Platform;
  /** A window was made, the first or another. */
  onMade(window: BrowserWindow): void;
  /** The user closed the window, and Carillon goes on. */
  onHidden(): void;
  /** Its page died too often to be made anew by itself. */
  onGivenUp(): void;
  log: Log;
}

/** A hidden window holds some 100 MB: whoever closed it and does not come back soon gets them back. */
const KEEP_HIDDEN_MS = 60_000;
/** From the start of the load; and from its end. Electron need not tell of a hidden window that it is painted. */
const SHOW_WITHIN_MS = 5_000;
const PAINT_WITHIN_MS = 300;
/** Electron says "unresponsive" after some seconds already; a page that is busy still has this long to answer. */
const ANSWER_WITHIN_MS = 60_000;

/** The paper of renderer/styles/tokens.css: what shows until the page is drawn. */
const PAPER = { light: '#f4f5f8', dark: '#11141c' };

/**
 * The one window. It is made when it is first shown, hidden when it is closed, and gone a while later. One whose process
 * dies or hangs is made anew; what it shows is main's, so nothing is lost with it but what was being typed.
 */
export class MainWindow {
  readonly #deps: MainWindowDeps;
  readonly #crashLoopGuard = new CrashLoopGuard();
  #window: BrowserWindow | null = null;
  #forgetting: NodeJS.Timeout | undefined;
  #isUpdating = false;

  constructor(deps: MainWindowDeps) {
    this.#deps = deps;
    // Electron then closes each window, and installs the update when none is left.
    autoUpdater.once('before-quit-for-update', () => {
      this.#isUpdating = true;
      this.remember();
    });
  }

  get browserWindow(): BrowserWindow | null {
    return this.#window;
  }

  get webContents(): WebContents | null {
    return this.#window?.webContents ?? null;
  }

  show(): void {
    clearTimeout(this.#forgetting);
    if (!this.#window) {
      this.#window = this.#create();
      return;
    }
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  zoom(step: ZoomStep): void {
    if (this.#window) zoom(this.#window.webContents, this.#deps.zoom, step);
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
    this.#showWhenReady(window);
    window.on('close', (event) => {
      if (this.#isUpdating) return;
      // Quitting ends the process without closing windows first (see Shutdown), so this is always the user's click.
      event.preventDefault();
      this.#hide(window);
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error(`The window's process ended: ${reason}.`);
      this.#revive(window);
    });
    // An update closes it without asking; what is asked of it then would throw.
    window.once('closed', () => {
      if (this.#window === window) this.#window = null;
    });
    watchForHang(window, log);
    followZoom(window.webContents, this.#deps.zoom, this.#deps.platform);
    this.#offerContextMenu(window);
    this.#deps.onMade(window);
    window.loadURL(WINDOW_URL).catch((error: unknown) => log.error('The window could not be loaded', error));
    return window;
  }

  /** On the first of: painted; loaded, and a moment later still not painted, as under Wayland; a time that is too long to wait. */
  #showWhenReady(window: BrowserWindow): void {
    let limit = setTimeout(() => show(), SHOW_WITHIN_MS);
    let isOver = false;
    const end = () => {
      clearTimeout(limit);
      isOver = true;
    };
    const show = () => {
      if (!isOver) this.show();
    };
    window.once('ready-to-show', show);
    window.webContents.once('did-finish-load', () => {
      clearTimeout(limit);
      if (!isOver) limit = setTimeout(show, PAINT_WITHIN_MS);
    });
    window.once('show', end);
    window.once('closed', end);
  }

  #offerContextMenu(window: BrowserWindow): void {
    window.webContents.on('context-menu', (_event, params) => {
      const items = contextMenu(params, window.webContents, this.#deps.words());
      if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
    });
  }

  #hide(window: BrowserWindow): void {
    this.remember();
    window.hide();
    clearTimeout(this.#forgetting);
    if (!this.#deps.keepsHidden()) this.#forgetting = setTimeout(() => this.#forget(), KEEP_HIDDEN_MS);
    this.#deps.onHidden();
  }

  #revive(window: BrowserWindow): void {
    const wasVisible = window.isVisible();
    this.#forget();
    if (!wasVisible) return;
    if (this.#crashLoopGuard.allow(performance.now())) this.show();
    else this.#deps.onGivenUp();
  }

  #forget(): void {
    clearTimeout(this.#forgetting);
    const window = this.#window;
    this.#window = null;
    window?.destroy();
  }
}

/** A page that stays hung is ended; its end is then dealt with as any other. */
function watchForHang(window: BrowserWindow, log: Log): void {
  let limit: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(limit);
  window.on('unresponsive', () => {
    log.warn('The window does not answer.');
    stop();
    limit = setTimeout(() => window.webContents.forcefullyCrashRenderer(), ANSWER_WITHIN_MS);
  });
  window.on('responsive', stop);
  window.on('closed', stop);
}
