import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { App, LoginItemSettings, Settings } from 'electron';
import packageJson from '../../../../package.json' with { type: 'json' };
import { StandInEvent } from './event.ts';
import { lifecycle } from './lifecycle.ts';
import { getLoginItemSettings, setLoginItemSettings } from './login-items.ts';
import { SingleInstance } from './single-instance.ts';

type Known =
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'setPath'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'getAppPath'
  | 'setBadgeCount'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'setAsDefaultProtocolClient'
  | 'setActivationPolicy';

/** What quitting has to close; windows register themselves. */
export interface Closable {
  /** False when a listener kept it open. */
  close(): boolean;
}

class StandInApp extends EventEmitter implements Pick<App, Known> {
  readonly isPackaged = false;
  readonly windows = new Set<Closable>();
  readonly #paths = new Map<string, string>();
  readonly #single = new SingleInstance();
  #sandboxed = false;
  #appId = '';

  constructor() {
    super();
    // Node ends a process that has nothing left to do; Electron's lives until it is told to quit.
    setInterval(() => {}, 2 ** 30);
    lifecycle.on('ready', () => {
      if (!this.#sandboxed) throw new Error('The sandbox was not enabled for all windows (app.enableSandbox).');
      this.emit('ready', new StandInEvent(), {});
    });
  }

  whenReady = (): Promise<void> => lifecycle.whenReady();
  isReady = (): boolean => lifecycle.isReady;
  getVersion = (): string => packageJson.version;

  enableSandbox(): void {
    lifecycle.needNotReady('app.enableSandbox()');
    this.#sandboxed = true;
  }

  setAppUserModelId(id: string): void {
    if (id === '') throw new Error('An AppUserModelId cannot be empty.');
    this.#appId = id;
  }

  getAppPath = (): string => process.cwd();

  setBadgeCount(count = 0): boolean {
    lifecycle.needReady('app.setBadgeCount()');
    if (!Number.isInteger(count) || count < 0) throw new TypeError('A badge counts from 0.');
    return true;
  }

  /** On Linux it does nothing, and says nothing. */
  setLoginItemSettings = (settings: Settings): void => setLoginItemSettings(settings, this.#appId);
  getLoginItemSettings = (options: Partial<Settings> = {}): LoginItemSettings =>
    getLoginItemSettings(options, this.#appId);

  setAsDefaultProtocolClient(scheme: string): boolean {
    if (!/^[a-z][a-z0-9+.-]*$/i.test(scheme)) return false;
    return true;
  }

  /** On macOS alone: elsewhere the method is not there. */
  setActivationPolicy(policy: string): void {
    if (process.platform !== 'darwin') throw new TypeError('app.setActivationPolicy is not a function');
    if (!/^(regular|accessory|prohibited)$/.test(policy)) throw new Error(`Invalid activation policy '${policy}'`);
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute.');
    if (!existsSync(path)) throw new Error(`The folder for ${name} does not exist: ${path}`);
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path: the stand-in knows those that were set.`);
    return path;
  }

  requestSingleInstanceLock(): boolean {
    return this.#single.request(this.getPath('userData'), (argv) => {
      // Electron keeps it back until the app is ready.
      void lifecycle
        .whenReady()
        .then(() => this.emit('second-instance', new StandInEvent(), argv, process.cwd(), null));
    });
  }

  quit(): void {
    const event = new StandInEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    if ([...this.windows].some((window) => !window.close())) return;
    const last = new StandInEvent();
    this.emit('will-quit', last);
    if (!last.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    this.emit('quit', new StandInEvent(), code);
    process.exit(code);
  }

  /** Called by the windows. */
  allWindowsClosed(): void {
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }
}

export const app = new StandInApp();
