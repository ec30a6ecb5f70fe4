import { EventEmitter } from 'node:events';
import type { Tray as ElectronTray } from 'electron';
import { needConvertible } from './arguments.ts';
import { lifecycle } from './lifecycle.ts';
import { Menu } from './menu.ts';
import type { StandInImage } from './native-image.ts';

/** Shows what was set last and nothing else: an item that is changed afterwards is not seen, as on Linux. */
export class Tray extends EventEmitter implements Pick<ElectronTray, 'setToolTip' | 'destroy' | 'isDestroyed'> {
  #destroyed = false;

  constructor(image: StandInImage) {
    lifecycle.needReady('Cannot create Tray before app is ready');
    super();
    this.setImage(image);
  }

  isDestroyed = (): boolean => this.#destroyed;

  destroy(): void {
    this.#destroyed = true;
  }

  setImage(image: StandInImage): void {
    this.#needAlive();
    if (image.isEmpty()) throw new Error('The tray icon is an empty image: nobody could find it.');
  }

  setToolTip(text: string): void {
    needConvertible(typeof text === 'string', text);
    this.#needAlive();
  }

  setContextMenu(menu: Menu | null): void {
    this.#needAlive();
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Must pass Menu or null');
  }

  #needAlive(): void {
    if (this.#destroyed) throw new Error('Tray is destroyed');
  }
}
