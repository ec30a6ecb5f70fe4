import { app, type BrowserWindow, nativeImage } from 'electron';
import dot from './icons/overlay.png?inline';

/**
 * How many things wait for the user, on the icon of the app: a number on macOS and on the Linux desktops that show one, a
 * dot on the window's button in Windows' taskbar.
 */
export function showBadge(count: number, window: BrowserWindow | null, platform: NodeJS.Platform): void {
  if (platform !== 'win32') {
    app.setBadgeCount(count);
    return;
  }
  const words = count === 1 ? '1 message needs a look' : `${count} messages need a look`;
  window?.setOverlayIcon(count > 0 ? nativeImage.createFromDataURL(dot) : null, count > 0 ? words : '');
}
