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
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'setAppUserModelId'
  | 'getAppPath'
  | 'setBadgeCount'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'setAsDefaultProtocolClient';

/** What quitting has to close; windows register themselves. */
export interface Closable {
  /** Asks its listeners, perhaps later. */
  close(): void;
  destroy(): void;
}

/** Those of GetPathConstant in shell/browser/api/electron_api_app.cc that an app may well name. */
const PATHS = [
  'appData',
  'userData',
  'sessionData',
  'home',
  'temp',
  'exe',
  'logs',
  'crashDumps',
  'desktop',
  'downloads',
];

class StandInApp extends EventEmitter implements Pick<App, Known> {
  readonly isPackaged = false;
  readonly windows = new Set<Closable>();
  readonly #paths = new Map<string, string>();
  readonly #single = new SingleInstance();
  #sandboxed = false;
  #isQuitting = false;
  #isExiting = false;
  #code = 0;
  #appId = '';
  /** On macOS alone: elsewhere it is not there. */
  declare setActivationPolicy?: App['setActivationPolicy'];

  constructor() {
    super();
    // Node ends a process that has nothing left to do; Electron's lives until it is told to quit.
    setInterval(() => {}, 2 ** 30);
    lifecycle.on('ready', () => {
      if (!this.#sandboxed) throw new Error('The sandbox was not enabled for all windows (app.enableSandbox).');
      this.emit('ready', new StandInEvent(), {});
    });
    if (process.platform === 'darwin') this.setActivationPolicy = checkPolicy;
  }

  whenReady = (): Promise<void> => lifecycle.whenReady();
  isReady = (): boolean => lifecycle.isReady;
  getVersion = (): string => packageJson.version;

  enableSandbox(): void {
    lifecycle.needNotReady('app.enableSandbox() can only be called before app is ready');
    this.#sandboxed = true;
  }

  setAppUserModelId(id: string): void {
    if (id === '') throw new Error('An AppUserModelId cannot be empty.');
    this.#appId = id;
  }

  getAppPath = (): string => process.cwd();

  /** Electron takes what is no number for none, which Linux refuses (shell/browser/browser_linux.cc). */
  setBadgeCount(count?: number): boolean {
    return Number.isInteger(count) || process.platform !== 'linux';
  }

  /** On Linux it does nothing, and says nothing. */
  setLoginItemSettings = (settings: Settings): void => setLoginItemSettings(settings, this.#appId);
  getLoginItemSettings = (options: Partial<Settings> = {}): LoginItemSettings =>
    getLoginItemSettings(options, this.#appId);

  setAsDefaultProtocolClient = (scheme: string): boolean => /^[a-z][a-z0-9+.-]*$/i.test(scheme);

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (!PATHS.includes(name)) throw new Error('Failed to set path');
    // Electron's documentation refuses it, and its code does not: an app that relies on either is wrong somewhere.
    if (!existsSync(path)) throw new Error(`The folder for ${name} does not exist: ${path}`);
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
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

  hasSingleInstanceLock = (): boolean => this.#single.hasLock;

  releaseSingleInstanceLock(): void {
    if (this.#single.hasLock) this.#single.release(this.getPath('userData'));
  }

  /** Browser::Quit in shell/browser/browser.cc: windows are asked to close, and the app ends when none is left. */
  quit(): void {
    if (this.#isQuitting) return;
    const event = new StandInEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#isQuitting = true;
    if (this.windows.size === 0) this.#end();
    else for (const window of [...this.windows]) window.close();
  }

  /** Browser::ExitWithCode: nobody is asked. What follows the call is still run, as in Electron, unless it was before `ready`. */
  exit(code = 0): void {
    if (!lifecycle.isReady) return endProcess(code);
    if (this.#isExiting) return;
    this.#isExiting = true;
    this.#isQuitting = true;
    this.#code = code;
    if (this.windows.size === 0) this.#shutDown();
    else for (const window of [...this.windows]) window.destroy();
  }

  /** Called by a window that a listener kept open. */
  closeWasCancelled(): void {
    this.#isQuitting = false;
  }

  /** Called by the windows. */
  allWindowsClosed(): void {
    if (this.#isExiting) this.#shutDown();
    else if (this.#isQuitting) this.#end();
    else if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #end(): void {
    const event = new StandInEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#isQuitting = false;
    else this.#shutDown();
  }

  #shutDown(): void {
    this.#isExiting = true;
    this.emit('quit', new StandInEvent(), this.#code);
    this.releaseSingleInstanceLock();
    setImmediate(() => endProcess(this.#code));
  }
}

function checkPolicy(policy: string): void {
  if (!/^(regular|accessory|prohibited)$/.test(policy))
    throw new Error("Invalid activation policy: must be one of 'regular', 'accessory', or 'prohibited'");
}

/** At once, and without a word to anybody: `process.exit()` is the app's own. */
export function endProcess(code: number): never {
  return (process as unknown as { reallyExit(code: number): never }).reallyExit(code);
}

export const app = new StandInApp();

/** As lib/browser/init.ts, before the app's own listeners: the end of the process is that of the app. */
export function takeExit(): void {
  app.on('quit', (_event, code: number) => process.emit('exit', code));
  process.exit = ((code?: number) => app.exit(Number(code ?? process.exitCode ?? 0))) as typeof process.exit;
}
