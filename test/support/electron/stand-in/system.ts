import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type {
  Clipboard,
  Dialog,
  Display,
  GlobalShortcut,
  MessageBoxOptions,
  NativeTheme,
  Screen,
  Shell,
} from 'electron';
import { lifecycle } from './lifecycle.ts';

// What a desktop around the app would be. There is no person at it: a dialog is answered at once.

export const dialog = {
  async showMessageBox(options: unknown) {
    lifecycle.needReady('dialog.showMessageBox()');
    const { message } = options as MessageBoxOptions;
    if (typeof message !== 'string') throw new TypeError('message must be a string');
    return { response: 0, checkboxChecked: false };
  },
} satisfies Partial<Dialog>;

const clip = { text: '' };

export const clipboard = {
  readText: async () => clip.text,
  async writeText(text: string) {
    if (typeof text !== 'string') throw new TypeError('Error processing argument at index 0, conversion failure');
    clip.text = text;
  },
} satisfies Partial<Clipboard>;

export const shell = {
  async openExternal(url: string) {
    new URL(url);
  },
  async openPath(path: string) {
    return existsSync(path) ? '' : `${path} does not exist`;
  },
} satisfies Partial<Shell>;

export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  shouldUseDarkColorsForSystemIntegratedUI: false,
} satisfies Partial<NativeTheme>);

export const powerMonitor = new EventEmitter();

/** As ozone's "auto" chooses. */
export const isWayland = process.env.XDG_SESSION_TYPE === 'wayland' && Boolean(process.env.WAYLAND_DISPLAY);

const MODIFIER = /^(Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)$/;
const KEY =
  /^([A-Z0-9]|F([1-9]|1\d|2[0-4])|Space|Tab|Plus|Insert|Delete|Up|Down|Left|Right|Home|End|PageUp|PageDown)$/i;
/** What the desktop keeps to itself. */
const TAKEN = 'Alt+F4';
const held = new Map<string, () => void>();

/** shell/browser/api/electron_api_global_shortcut.cc: under Wayland the keys are the desktop portal's. */
export const globalShortcut = {
  /** Under Wayland "registered" is all that is ever said, whatever the desktop does with it. */
  register(accelerator: string, press: () => void): boolean {
    checkKeys(accelerator);
    if (!isWayland && (accelerator === TAKEN || held.has(accelerator))) return false;
    held.set(accelerator, press);
    return true;
  },
  /** Under Wayland it looks for the keys where they are not, and leaves them with the desktop. */
  unregister(accelerator: string): void {
    checkKeys(accelerator);
    if (!isWayland) held.delete(accelerator);
  },
  unregisterAll(): void {
    lifecycle.needReady('globalShortcut');
    held.clear();
  },
  isRegistered: (accelerator: string) => held.has(accelerator),
} satisfies Partial<GlobalShortcut>;

/** Electron cannot convert what it cannot read. */
function checkKeys(accelerator: string): void {
  lifecycle.needReady('globalShortcut');
  const keys = accelerator.split('+');
  const isReadable = KEY.test(keys.at(-1) ?? '') && keys.slice(0, -1).every((key) => MODIFIER.test(key));
  if (!isReadable) throw new TypeError('Error processing argument at index 0, conversion failure');
}

export const screen = {
  getAllDisplays(): Display[] {
    lifecycle.needReady('screen');
    return [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } } as Display];
  },
} satisfies Partial<Screen>;
