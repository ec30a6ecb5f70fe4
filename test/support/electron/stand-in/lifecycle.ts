import { EventEmitter } from 'node:events';

/** Where the app is on its way up. Most of Electron's calls are right on one side of `ready` only. */
class Lifecycle extends EventEmitter<{ ready: [] }> {
  #ready = false;
  #whenReady = new Promise<void>((resolve) => this.once('ready', resolve));

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
    return this.#whenReady;
  }

  /** @param problem Electron's own words */
  needReady(problem: string, type: ErrorConstructor = Error): void {
    if (!this.#ready) throw new type(problem);
  }

  /** @param problem Electron's own words */
  needNotReady(problem: string): void {
    if (this.#ready) throw new Error(problem);
  }
}

export const lifecycle = new Lifecycle();
Reflect.set(globalThis, Symbol.for('stand-in.entry-loaded'), () => lifecycle.entryLoaded());
