import { type NativeImage, nativeImage } from 'electron';
import type { TrayStatus, TrayTheme } from './tray-status.ts';

/** Inlined by Vite: "./icons/tray/normal-light@2x.png" → its data URL. */
const ICONS = import.meta.glob<string>('./icons/tray/*.png', { query: '?inline', import: 'default', eager: true });

/** The tray's icon, sharp on screens of both densities. */
export function trayImage(status: TrayStatus, theme: TrayTheme): NativeImage {
  const image = nativeImage.createFromDataURL(icon(`${status}-${theme}`));
  image.addRepresentation({ scaleFactor: 2, dataURL: icon(`${status}-${theme}@2x`) });
  image.setTemplateImage(theme === 'template');
  return image;
}

function icon(name: string): string {
  const dataUrl = ICONS[`./icons/tray/${name}.png`];
  if (!dataUrl) throw new Error(`There is no tray icon ${name}.`);
  return dataUrl;
}
