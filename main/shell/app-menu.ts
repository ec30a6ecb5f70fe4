import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from '../i18n/index.ts';
import type { ZoomStep } from './zoom.ts';

/**
 * On macOS copy, paste and quit are the application menu's; elsewhere the window needs no menu bar, and without this call
 * Electron would put its own there.
 */
export function setApplicationMenu(platform: NodeJS.Platform, words: Words, zoom: (step: ZoomStep) => void): void {
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(macMenu(words, zoom)) : null);
}

/** Electron's view menu has developer tools in it, and zooms without telling anybody. */
export function macMenu({ tray: { view } }: Words, zoom: (step: ZoomStep) => void): MenuItemConstructorOptions[] {
  return [
    { role: 'appMenu' },
    { role: 'editMenu' },
    {
      label: view.title,
      submenu: [
        { label: view.actualSize, accelerator: 'Command+0', click: () => zoom('reset') },
        { label: view.zoomIn, accelerator: 'Command+Plus', click: () => zoom('in') },
        { label: view.zoomOut, accelerator: 'Command+-', click: () => zoom('out') },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}
