import type * as Electron from 'electron';
import type { Menu, MenuItem, MessageBoxOptions, Notification, Rectangle, Tray } from 'electron';

/** A line of the tray's menu, as it was when the menu was set. */
export interface TrayLine {
  label: string;
  enabled: boolean;
  submenu?: TrayLine[];
}

export interface Sender {
  url: string;
  isMainFrame: boolean;
}

/** What a test can ask of the running app. The answers are plain values. */
export interface Probe {
  tray(): TrayLine[];
  tip(): string;
  /** @param times more than once: by a menu that stayed open */
  clickTray(path: string[], times?: number): void;
  windows(): { visible: boolean; focused: boolean }[];
  closeWindow(): void;
  crashWindow(): void;
  bounds(): Rectangle | undefined;
  moveWindow(to: Rectangle): void;
  hangWindow(): void;
  /** Throws where nobody catches it. */
  crashMain(): void;
  /** Waits of a minute and more that are begun from now on are over at once. */
  hurry(): void;
  notifications(): { title: string; body: string; silent: boolean }[];
  clickNotification(index: number): void;
  dialogs(): string[];
  links(): string[];
  /** Files that the system was asked to show. */
  files(): string[];
  badge(): number;
  /** The lines of the menu that a right click opened last. */
  popup(): TrayLine[];
  clickPopup(label: string): void;
  zoom(): number;
  clipboard(): Promise<string>;
  /** The keys that were asked for from anywhere, and are held. */
  keys(): string[];
  pressKeys(accelerator: string): void;
  power(event: string): void;
  /** A call as from another page or frame. Answers what the caller would be told. */
  invokeFrom(sender: Sender, channel: string, args: unknown[]): Promise<{ answer: unknown } | { error: string }>;
}

type Handler = (event: unknown, ...args: unknown[]) => unknown;

/**
 * Watches what an app does with Electron, from before its entry is run: the same for Electron itself and for the stand-in.
 * Dialogs are answered and links are not opened, for nobody is there.
 */
export function installProbe(electron: typeof Electron): Probe {
  const { BrowserWindow, dialog, ipcMain, powerMonitor, shell } = electron;
  const handlers = new Map<string, Handler>();
  const notifications: Notification[] = [];
  const dialogs: string[] = [];
  const links: string[] = [];
  const files: string[] = [];
  const keys = new Map<string, () => void>();
  let badge = 0;
  let menu: Menu | null = null;
  let popup: Menu | null = null;
  let lines: TrayLine[] = [];
  let tip = '';

  before(electron.Tray.prototype as Tray, 'setContextMenu', (given: Menu | null) => {
    menu = given;
    lines = linesOf(given);
  });
  // Shown, it would wait for a click of somebody.
  (electron.Menu.prototype as Menu).popup = function (this: Menu) {
    popup = this;
  };
  before(electron.Tray.prototype as Tray, 'setToolTip', (text: string) => {
    tip = text;
  });
  const watched = electron.Notification.prototype as Notification;
  const show = watched.show;
  watched.show = function (this: Notification) {
    notifications.push(this);
    show.call(this);
  };
  before(ipcMain, 'handle', (channel: string, handler: Handler) => void handlers.set(channel, handler));
  const showMessageBox = dialog.showMessageBox as (options: MessageBoxOptions) => Promise<unknown>;
  dialog.showMessageBox = (...args: unknown[]) => {
    const options = args.at(-1) as MessageBoxOptions;
    // Cancelled before it could be seen, it is checked all the same: what is wrong with it throws here.
    void showMessageBox({ ...options, signal: AbortSignal.abort() });
    dialogs.push(options.message);
    return Promise.resolve({ response: 0, checkboxChecked: false });
  };
  before(electron.app, 'setBadgeCount', (count?: number) => {
    badge = count ?? 0;
  });
  watchKeys(electron.globalShortcut, keys);
  shell.openPath = async (path: string) => {
    files.push(path);
    return '';
  };
  shell.openExternal = async (url: string) => void links.push(url);

  return {
    tray: () => lines,
    tip: () => tip,
    clickTray(path, times = 1) {
      const item = itemAt(menu, path);
      for (let i = 0; i < times; i++) item.click();
    },
    windows: () =>
      BrowserWindow.getAllWindows().map((window) => ({ visible: window.isVisible(), focused: window.isFocused() })),
    closeWindow: () => BrowserWindow.getAllWindows()[0]?.close(),
    crashWindow: () => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    hangWindow: () => void BrowserWindow.getAllWindows()[0]?.emit('unresponsive'),
    crashMain: () =>
      void setTimeout(() => {
        throw new Error('A slip in main');
      }),
    hurry() {
      const wait = globalThis.setTimeout;
      const hurried = (run: () => void, ms = 0, ...args: []) => wait(run, ms >= 60_000 ? 0 : ms, ...args);
      globalThis.setTimeout = Object.assign(hurried, wait);
    },
    bounds: () => BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    moveWindow: (to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
    notifications: () => notifications.map(({ title, body, silent }) => ({ title, body, silent })),
    clickNotification: (index) => void notifications[index]?.emit('click'),
    dialogs: () => dialogs,
    links: () => links,
    files: () => files,
    badge: () => badge,
    popup: () => linesOf(popup),
    clickPopup: (label) => itemAt(popup, [label]).click(),
    zoom: () => BrowserWindow.getAllWindows()[0]?.webContents.zoomLevel ?? 0,
    clipboard: () => electron.clipboard.readText(),
    keys: () => [...keys.keys()],
    pressKeys: (accelerator) => keys.get(accelerator)?.(),
    power: (event) => void powerMonitor.emit(event, { preventDefault() {} }),
    async invokeFrom({ url, isMainFrame }, channel, args) {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      const frame = { url };
      const known = isMainFrame ? { sender: { mainFrame: frame }, senderFrame: frame } : { sender, senderFrame: frame };
      try {
        return { answer: await handlers.get(channel)?.(known, ...args) };
      } catch (error) {
        return { error: String(error) };
      }
    },
  };
}

/** Which keys are held, as the app was told. */
function watchKeys(shortcuts: typeof Electron.globalShortcut, held: Map<string, () => void>): void {
  const { register, unregister } = shortcuts;
  shortcuts.register = (accelerator, press) => {
    const isHeld = register.call(shortcuts, accelerator, press);
    if (isHeld) held.set(accelerator, press);
    return isHeld;
  };
  shortcuts.unregister = (accelerator) => {
    unregister.call(shortcuts, accelerator);
    if (!shortcuts.isRegistered(accelerator)) held.delete(accelerator);
  };
}

/** Lets `look` see the arguments of each call before it is made. */
function before<T extends object, K extends keyof T>(target: T, name: K, look: (...args: never[]) => void): void {
  const original = target[name] as (...args: unknown[]) => unknown;
  const watching = function (this: T, ...args: unknown[]) {
    (look as (...args: unknown[]) => void)(...args);
    return original.apply(this, args);
  };
  Object.assign(target, { [name]: watching });
}

function linesOf(menu: Menu | null): TrayLine[] {
  return (menu?.items ?? []).map(({ type, label, enabled, submenu }) => ({
    label: type === 'separator' ? '—' : label,
    enabled,
    ...(submenu ? { submenu: linesOf(submenu) } : {}),
  }));
}

function itemAt(menu: Menu | null, path: string[]): MenuItem {
  const [label, ...rest] = path;
  const item = menu?.items.find((candidate) => candidate.label === label && candidate.enabled);
  if (!item) throw new Error(`The tray has no “${label}” that can be clicked.`);
  return rest.length > 0 ? itemAt(item.submenu ?? null, rest) : item;
}
