import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type {
  Clipboard,
  Dialog,
  Display,
  GlobalShortcut,
  MessageBoxOptions,
  MessageBoxReturnValue,
  NativeTheme,
  Screen,
  Shell,
} from 'electron';
import { needConvertible } from './arguments.ts';
import { lifecycle } from './lifecycle.ts';

// What a desktop around the app would be. There is no person at it: a dialog is answered at once.

const BOXES = ['none', 'info', 'warning', 'error', 'question'];

/** lib/browser/api/dialog.ts: what is wrong throws in the call, not in the promise. */
export const dialog = {
  showMessageBox(...args: unknown[]): Promise<MessageBoxReturnValue> {
    lifecycle.needReady('dialog module can only be used after app is ready');
    const options = args.at(-1) as MessageBoxOptions;
    const { signal, checkboxChecked = false } = options;
    checkMessageBox(options);
    // Electron answers without a `response` then.
    if (signal?.aborted) return Promise.resolve({ cancelId: cancelId(options), checkboxChecked } as never);
    return Promise.resolve({ response: 0, checkboxChecked });
  },
} satisfies Partial<Dialog>;

function checkMessageBox(options: MessageBoxOptions): void {
  const { type = 'none', buttons = [], noLink = false, checkboxLabel = '', checkboxChecked } = options;
  if (!BOXES.includes(type)) throw new TypeError('Invalid message box type');
  if (!Array.isArray(buttons)) throw new TypeError('Buttons must be an array');
  if (typeof noLink !== 'boolean') throw new TypeError('noLink must be a boolean');
  for (const name of ['title', 'message', 'detail'] as const) {
    if (typeof (options[name] === undefined ? '' : options[name]) !== 'string')
      throw new TypeError(`${name[0]?.toUpperCase()}${name.slice(1)} must be a string`);
  }
  if (typeof checkboxLabel !== 'string') throw new TypeError('checkboxLabel must be a string');
  if (checkboxChecked && !checkboxLabel) throw new Error('checkboxChecked requires that checkboxLabel also be passed');
}

function cancelId({ buttons = [], defaultId = -1, cancelId }: MessageBoxOptions): number {
  if (cancelId !== undefined) return cancelId;
  const named = buttons.findIndex((text) => /^(cancel|no)$/i.test(text));
  if (named >= 0) return named;
  return defaultId === 0 && buttons.length > 1 ? 1 : 0;
}

const clip = { text: '' };

export const clipboard = {
  readText: async () => clip.text,
  writeText(text: string): Promise<void> {
    needConvertible(typeof text === 'string', text);
    clip.text = text;
    return Promise.resolve();
  },
} satisfies Partial<Clipboard>;

export const shell = {
  openExternal(url: string): Promise<void> {
    needConvertible(typeof url === 'string', url);
    return URL.canParse(url) ? Promise.resolve() : Promise.reject(new Error('Invalid URL'));
  },
  openPath(path: string): Promise<string> {
    needConvertible(typeof path === 'string', path);
    return Promise.resolve(existsSync(path) ? '' : `${path} does not exist`);
  },
} satisfies Partial<Shell>;

const THEMES = ['system', 'light', 'dark'];

class StandInNativeTheme
  extends EventEmitter
  implements Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI'>
{
  #source: NativeTheme['themeSource'] = 'system';

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.shouldUseDarkColors;
  }

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: NativeTheme['themeSource']) {
    needConvertible(THEMES.includes(source), source);
    this.#source = source;
    setImmediate(() => this.emit('updated'));
  }
}

export const nativeTheme = new StandInNativeTheme();

export const powerMonitor = new EventEmitter();

/** As ozone's "auto" chooses. */
export const isWayland = process.env.XDG_SESSION_TYPE === 'wayland' && Boolean(process.env.WAYLAND_DISPLAY);

const MODIFIER = /^(Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)$/;
const KEY =
  /^([A-Z0-9]|F([1-9]|1\d|2[0-4])|Space|Tab|Plus|Insert|Delete|Up|Down|Left|Right|Home|End|PageUp|PageDown)$/i;
const NOT_READY = 'globalShortcut cannot be used before the app is ready';
/** What the desktop keeps to itself. */
const TAKEN = 'Alt+F4';
const held = new Map<string, () => void>();

/** shell/browser/api/electron_api_global_shortcut.cc: under Wayland the keys are the desktop portal's. */
export const globalShortcut = {
  /** Under Wayland "registered" is all that is ever said, whatever the desktop does with it. */
  register(accelerator: string, press: () => void): boolean {
    needKeys(accelerator);
    needConvertible(typeof press === 'function', press, 1);
    lifecycle.needReady(NOT_READY);
    if (!isWayland && (accelerator === TAKEN || held.has(accelerator))) return false;
    held.set(accelerator, press);
    return true;
  },
  /** Under Wayland it looks for the keys where they are not, and leaves them with the desktop. */
  unregister(accelerator: string): void {
    needKeys(accelerator);
    lifecycle.needReady(NOT_READY);
    if (!isWayland) held.delete(accelerator);
  },
  unregisterAll(): void {
    lifecycle.needReady(NOT_READY);
    held.clear();
  },
  isRegistered(accelerator: string): boolean {
    needKeys(accelerator);
    return held.has(accelerator);
  },
} satisfies Partial<GlobalShortcut>;

function needKeys(accelerator: string): void {
  const keys = accelerator.split('+');
  const isReadable = KEY.test(keys.at(-1) ?? '') && keys.slice(0, -1).every((key) => MODIFIER.test(key));
  needConvertible(isReadable, accelerator);
}

const displays: Partial<Screen> = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } } as Display],
};

/** lib/browser/api/screen.ts: the first look at any of its properties makes it. */
export const screen = new Proxy(displays as Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>, {
  get(target, property) {
    lifecycle.needReady("The 'screen' module can't be used before the app 'ready' event");
    return Reflect.get(target, property);
  },
});
