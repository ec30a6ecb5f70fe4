import { EventEmitter } from 'node:events';
import type { Tray as ElectronTray } from 'electron';
import { lifecycle } from './lifecycle.ts';
import { Menu } from './menu.ts';
import type { StandInImage } from './native-image.ts';

/** Shows what was set last and nothing else: an item that is changed afterwards is not seen, as on Linux. */
export class Tray extends EventEmitter implements Pick<ElectronTray, 'setToolTip'> {
  constructor(image: StandInImage) {
    super();
    lifecycle.needReady('new Tray()');
    this.setImage(image);
  }

  setImage(image: StandInImage): void {
    if (image.isEmpty()) throw new Error('The tray icon is an empty image: nobody could find it.');
  }

  setToolTip(text: string): void {
    if (typeof text !== 'string') throw new TypeError('A tool tip is a text.');
  }

  setContextMenu(menu: Menu | null): void {
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Invalid menu');
  }
}
