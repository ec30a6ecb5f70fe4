import { Menu, type MenuItemConstructorOptions } from 'electron';

/** On macOS copy, paste and quit are the application menu's; elsewhere the window needs no menu bar. */
export function setApplicationMenu(platform: NodeJS.Platform): void {
  const roles: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }];
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(roles) : null);
}
