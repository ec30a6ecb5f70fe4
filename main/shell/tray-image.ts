import { type NativeImage, nativeImage } from 'electron';
import colour2x from './icons/tray/tray@2x.png?inline';
import colour from './icons/tray/tray.png?inline';
import template2x from './icons/tray/trayTemplate@2x.png?inline';
import template from './icons/tray/trayTemplate.png?inline';

/** The tray's icon: on macOS a black shape that the system colours itself. */
export function trayImage(platform: NodeJS.Platform): NativeImage {
  const isTemplate = platform === 'darwin';
  const image = nativeImage.createFromDataURL(isTemplate ? template : colour);
  image.addRepresentation({ scaleFactor: 2, dataURL: isTemplate ? template2x : colour2x });
  image.setTemplateImage(isTemplate);
  return image;
}
