import { EventEmitter } from 'node:events';
import type { BaseWindowConstructorOptions, BaseWindow as ElectronWindow } from 'electron';
import { app, type Closable } from './app.ts';
import { throwFromNowOn } from './arguments.ts';
import { StandInEvent } from './event.ts';
import { lifecycle } from './lifecycle.ts';

type Known = 'isDestroyed' | 'isVisible' | 'destroy' | 'close';

/** A window without a page, and so without a renderer: the system tells it what it tells any window. */
export class BaseWindow extends EventEmitter implements Pick<ElectronWindow, Known>, Closable {
  readonly #isVisible: boolean;
  #destroyed = false;

  constructor({ show = true }: BaseWindowConstructorOptions = {}) {
    super();
    // Electron asks a window with a page alone; the display of this one is not there either.
    lifecycle.needReady('Cannot create BaseWindow before app is ready');
    this.#isVisible = show;
    app.windows.add(this);
  }

  isVisible = (): boolean => this.#isVisible;
  isDestroyed = (): boolean => this.#destroyed;

  close(): void {
    const event = new StandInEvent();
    this.emit('close', event);
    if (event.defaultPrevented) app.closeWasCancelled();
    else this.destroy();
  }

  destroy(): void {
    this.#destroyed = true;
    throwFromNowOn(this, ['isVisible', 'close', 'destroy']);
    app.windows.delete(this);
    this.emit('closed');
    if (app.windows.size === 0) app.allWindowsClosed();
  }
}
