import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronWindow,
  Rectangle,
  WebPreferences,
} from 'electron';
import { app, type Closable } from './app.ts';
import { throwFromNowOn } from './arguments.ts';
import { StandInEvent } from './event.ts';
import { lifecycle } from './lifecycle.ts';
import { StandInImage } from './native-image.ts';
import { session } from './session.ts';
import { isWayland } from './system.ts';
import { StandInWebContents } from './web-contents.ts';

type Known =
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'focus'
  | 'minimize'
  | 'restore'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isDestroyed'
  | 'getNormalBounds'
  | 'setBounds'
  | 'close'
  | 'destroy';

const METHODS = [
  'loadURL',
  'show',
  'hide',
  'focus',
  'minimize',
  'restore',
  'isVisible',
  'isFocused',
  'isMinimized',
  'getNormalBounds',
  'setBounds',
  'close',
  'destroy',
] as const satisfies Known[];

/** What a window of this app must say of itself, for it guards something; and what it must never ask for. */
const REQUIRED = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true } as const;
const FORBIDDEN = [
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
  'webviewTag',
] as const satisfies (keyof WebPreferences)[];

export class BrowserWindow extends EventEmitter implements Pick<ElectronWindow, Known>, Closable {
  readonly webContents: StandInWebContents;
  #bounds: Rectangle;
  #visible = false;
  #focused = false;
  #minimized = false;
  #destroyed = false;
  /** On Windows alone: elsewhere it is not there. */
  declare setOverlayIcon?: ElectronWindow['setOverlayIcon'];

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    lifecycle.needReady('Cannot create BrowserWindow before app is ready');
    refuseInsecure(options.webPreferences ?? {});
    if (!session.defaultSession.isGuarded)
      throw new Error('Permissions are granted to any page: set both handlers first.');
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.webContents = new StandInWebContents(options.webPreferences?.preload, { width, height });
    if (process.platform === 'win32') this.setOverlayIcon = checkOverlay;
    app.windows.add(this);
    app.emit('web-contents-created', new StandInEvent(), this.webContents);
    // A hidden window of Wayland has no surface, and may never be painted.
    if (!isWayland) this.webContents.once('did-finish-load', () => setImmediate(() => this.emit('ready-to-show')));
    if (options.show !== false) this.show();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...app.windows].filter((window) => window instanceof BrowserWindow);
  }

  isVisible = (): boolean => this.#visible;
  isFocused = (): boolean => this.#focused;
  isMinimized = (): boolean => this.#minimized;
  isDestroyed = (): boolean => this.#destroyed;
  getNormalBounds = (): Rectangle => ({ ...this.#bounds });
  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  show(): void {
    this.#visible = true;
    this.#focused = true;
    this.emit('show');
  }

  hide(): void {
    this.#visible = false;
    this.#focused = false;
    this.emit('hide');
  }

  focus(): void {
    this.#focused = this.#visible;
  }

  minimize(): void {
    this.#minimized = true;
    this.#focused = false;
  }

  restore(): void {
    this.#minimized = false;
  }

  /** The page is asked first, in its own process: the listeners hear of it later. */
  close(): void {
    setImmediate(() => {
      if (this.#destroyed) return;
      const event = new StandInEvent();
      this.emit('close', event);
      if (event.defaultPrevented) app.closeWasCancelled();
      else this.destroy();
    });
  }

  destroy(): void {
    this.#destroyed = true;
    throwFromNowOn(this, METHODS);
    app.windows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    if (app.windows.size === 0) app.allWindowsClosed();
  }
}

function checkOverlay(overlay: unknown, description: string): void {
  if (overlay !== null && !(overlay instanceof StandInImage)) throw new TypeError('The overlay is no image.');
  if (typeof description !== 'string') throw new TypeError('Insufficient number of arguments.');
}

function refuseInsecure(preferences: WebPreferences): void {
  for (const [name, wanted] of Object.entries(REQUIRED)) {
    const given = preferences[name as keyof typeof REQUIRED];
    if (given !== wanted) throw new Error(`webPreferences.${name} has to be ${wanted}, and said so.`);
  }
  for (const name of FORBIDDEN) if (preferences[name]) throw new Error(`webPreferences.${name} is insecure.`);
}
