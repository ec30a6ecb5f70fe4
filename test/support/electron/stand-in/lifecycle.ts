import { EventEmitter } from 'node:events';

/** Where the app is on its way up. Most of Electron's calls are right on one side of `ready` only. */
class Lifecycle extends EventEmitter<{ ready: [] }> {
  #ready = false;

  get isReady(): boolean {
    return this.#ready;
  }

  /** The entry has been run: as in Electron, that and nothing else lets `ready` come. */
  entryLoaded(): void {
    setImmediate(() => {
      this.#ready = true;
      this.emit('ready');
    });
  }

  whenReady(): Promise<void> {
    return this.#ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', resolve));
  }

  needReady(what: string): void {
    if (!this.#ready) throw new Error(`${what} cannot be used before the app is ready.`);
  }

  needNotReady(what: string): void {
    if (this.#ready) throw new Error(`${what} should be called before the app is ready.`);
  }
}

export const lifecycle = new Lifecycle();
Reflect.set(globalThis, Symbol.for('stand-in.entry-loaded'), () => lifecycle.entryLoaded());
