import { EventEmitter } from 'node:events';
import type { BaseWindowConstructorOptions, BaseWindow as ElectronWindow } from 'electron';
import { app, type Closable } from './app.ts';
import { StandInEvent } from './event.ts';
import { lifecycle } from './lifecycle.ts';

type Known = 'isDestroyed' | 'isVisible' | 'destroy';

/** A window without a page, and so without a renderer: the system tells it what it tells any window. */
export class BaseWindow extends EventEmitter implements Pick<ElectronWindow, Known>, Closable {
  readonly #isVisible: boolean;
  #destroyed = false;

  constructor({ show = true }: BaseWindowConstructorOptions = {}) {
    super();
    lifecycle.needReady('new BaseWindow()');
    this.#isVisible = show;
    app.windows.add(this);
  }

  isVisible = (): boolean => this.#isVisible;
  isDestroyed = (): boolean => this.#destroyed;

  close(): boolean {
    const event = new StandInEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
    return this.#destroyed;
  }

  destroy(): void {
    this.#destroyed = true;
    app.windows.delete(this);
    this.emit('closed');
    if (app.windows.size === 0) app.allWindowsClosed();
  }
}
