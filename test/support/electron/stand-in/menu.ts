import type {
  MenuItem as ElectronItem,
  Menu as ElectronMenu,
  MenuItemConstructorOptions,
  PopupOptions,
} from 'electron';
import { app } from './app.ts';

const TYPES = new Set<string>(['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette']);
/**
 * Those that the app uses, as in lib/browser/api/menu-item-roles.ts; a role that Electron does not know would do nothing,
 * without a word.
 */
const ROLES: Record<string, { label: string; submenu?: string[] }> = {
  appmenu: { label: 'Carillon', submenu: ['About', 'Quit'] },
  editmenu: { label: 'Edit', submenu: ['Undo', 'Redo', 'Cut', 'Copy', 'Paste', 'Select All'] },
  windowmenu: { label: 'Window', submenu: ['Minimize', 'Close'] },
  togglefullscreen: { label: 'Toggle Full Screen' },
};

let lastCommand = 0;

type Known =
  | 'label'
  | 'enabled'
  | 'visible'
  | 'checked'
  | 'type'
  | 'role'
  | 'commandId'
  | 'registerAccelerator'
  | 'click';

export class MenuItem implements Pick<ElectronItem, Known> {
  declare readonly type: NonNullable<ElectronItem['type']>;
  declare readonly role: ElectronItem['role'];
  declare readonly submenu: Menu | undefined;
  readonly commandId = ++lastCommand;
  readonly registerAccelerator: boolean;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly click: (...args: unknown[]) => void;

  constructor(options: MenuItemConstructorOptions) {
    const role = options.role?.toLowerCase();
    const known = role === undefined ? undefined : ROLES[role];
    if (role !== undefined && !known) throw new Error(`Unknown role: ${options.role}`);
    const submenu = menuOf(options.submenu ?? known?.submenu?.map((label) => ({ label })));
    const type = options.type ?? (submenu ? 'submenu' : 'normal');
    if (type === 'submenu' && !submenu) throw new Error('Invalid submenu');
    if (!TYPES.has(type)) throw new Error(`Unknown menu item type: ${type}`);
    // Electron lets nobody change these.
    for (const [name, value] of Object.entries({ type, role, submenu }))
      Object.defineProperty(this, name, { value, enumerable: true });
    this.label = options.label ?? known?.label ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.click = (event, window) => {
      if (type === 'checkbox' || type === 'radio') this.checked = !this.checked;
      (options.click as ((...args: unknown[]) => void) | undefined)?.(this, window, event);
    };
  }
}

type Template = MenuItemConstructorOptions | MenuItem;

function menuOf(submenu: unknown): Menu | undefined {
  if (submenu === undefined || submenu === null) return undefined;
  return submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu as Template[]);
}

let applicationMenu: Menu | null = null;

export class Menu implements Pick<ElectronMenu, 'popup'> {
  readonly items: readonly MenuItem[];

  private constructor(items: MenuItem[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly Template[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    if (!template.every(isItem))
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    const shown = withoutExtraSeparators(template as Template[]);
    return new Menu(shown.map((item) => (item instanceof MenuItem ? item : new MenuItem(item))));
  }

  popup(options: PopupOptions = {}): void {
    if (options === null || typeof options !== 'object') throw new TypeError('Options must be an object');
    if (!options.window && app.windows.size === 0) throw new Error('Cannot open Menu without a BaseWindow present');
  }

  static getApplicationMenu = (): Menu | null => applicationMenu;

  static setApplicationMenu(menu: Menu | null): void {
    if (menu && !(menu instanceof Menu)) throw new TypeError('Invalid menu');
    applicationMenu = menu;
  }
}

function isItem(item: unknown): boolean {
  if (item === null || typeof item !== 'object') return false;
  return Object.hasOwn(item, 'label') || Object.hasOwn(item, 'role') || Reflect.get(item, 'type') === 'separator';
}

function withoutExtraSeparators(items: Template[]): Template[] {
  const isLine = (item: Template | undefined) => item?.type === 'separator';
  const folded = items.filter((item, at) => item.visible === false || !isLine(item) || !isLine(items[at - 1]));
  return folded.filter((item, at) => item.visible === false || !isLine(item) || (at !== 0 && at !== folded.length - 1));
}
