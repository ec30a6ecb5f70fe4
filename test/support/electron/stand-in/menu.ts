import type {
  MenuItem as ElectronItem,
  Menu as ElectronMenu,
  MenuItemConstructorOptions,
  PopupOptions,
} from 'electron';
import { app } from './app.ts';

const TYPES = new Set<string>(['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette']);
/** Those that the app uses; a role that Electron does not know would do nothing, without a word. */
const ROLES = new Set<string>([
  'appMenu',
  'editMenu',
  'windowMenu',
  'togglefullscreen',
] satisfies MenuItemConstructorOptions['role'][]);

export class MenuItem implements Pick<ElectronItem, 'label' | 'enabled' | 'visible'> {
  readonly type: NonNullable<ElectronItem['type']>;
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly submenu: Menu | undefined;
  readonly click: () => void;

  constructor(options: MenuItemConstructorOptions) {
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.label = options.label ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined;
    // The app's clicks take no arguments: what they are about was fixed when the menu was built.
    this.click = () => (options.click as (() => void) | undefined)?.();
    if (!TYPES.has(this.type)) throw new Error(`Unknown menu item type: ${this.type}`);
    if (options.role !== undefined && !ROLES.has(options.role)) throw new Error(`Unknown role: ${options.role}`);
    if (this.type !== 'separator' && !options.label && !options.role)
      throw new Error('A menu item needs a label or a role.');
  }
}

export class Menu implements Pick<ElectronMenu, 'popup'> {
  readonly items: readonly MenuItem[];

  private constructor(items: MenuItem[]) {
    this.items = items;
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    return new Menu(template.map((options) => new MenuItem(options)));
  }

  popup({ window }: PopupOptions = {}): void {
    if (!window && app.windows.size === 0) throw new Error('Cannot open Menu without a BaseWindow present');
  }

  static setApplicationMenu(menu: Menu | null): void {
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Invalid menu');
  }
}
