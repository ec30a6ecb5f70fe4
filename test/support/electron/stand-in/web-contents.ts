import { EventEmitter } from 'node:events';
import type { IpcMainInvokeEvent, WebContents, WebFrameMain, WindowOpenHandlerResponse } from 'electron';
import { StandInEvent } from './event.ts';
import { ipcMain } from './ipc-main.ts';
import { StandInPage } from './page.ts';
import { toWire } from './wire.ts';

type Known = 'id' | 'mainFrame' | 'send' | 'isDestroyed' | 'setWindowOpenHandler' | 'forcefullyCrashRenderer';
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

let lastId = 0;

export class StandInWebContents extends EventEmitter implements Pick<WebContents, Known> {
  readonly id = ++lastId;
  readonly mainFrame: WebFrameMain;
  readonly #page: Promise<StandInPage>;
  #url = '';
  #openHandler: OpenHandler | null = null;
  #destroyed = false;

  constructor(preload: string | undefined, size: { width: number; height: number }) {
    super();
    const url = () => this.#url;
    // The app compares frames by identity and reads their address; nothing else of a frame is there.
    this.mainFrame = {
      get url() {
        return url();
      },
    } as WebFrameMain;
    this.#page = StandInPage.open(
      {
        onInvoke: (channel, args) => ipcMain.invoke(this.#event(), channel, args),
        onSend: (channel, args) => void ipcMain.emit(channel, this.#event(), ...args),
        mayNavigate: (to) => this.#mayNavigate(to),
        onWindowOpen: (to) => this.#onWindowOpen(to),
        onNavigated: (to) => {
          this.#url = to;
        },
      },
      preload,
      size,
    );
  }

  isDestroyed = (): boolean => this.#destroyed;

  async loadURL(url: string): Promise<void> {
    const page = await this.#page;
    await page.load(url);
    this.emit('did-finish-load', new StandInEvent());
  }

  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', new StandInEvent(), { reason: 'killed', exitCode: 9 });
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    // At once, for the caller may change the values after, and has to hear of those that cannot be cloned.
    toWire(args);
    const copy = structuredClone(args);
    void this.#page.then((page) => page.send(channel, copy));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  destroy(): void {
    this.#destroyed = true;
    void this.#page.then((page) => page.close());
    this.emit('destroyed');
  }

  #event(): IpcMainInvokeEvent {
    const event = { type: 'frame', frameId: 1, processId: process.pid, senderFrame: this.mainFrame, sender: this };
    return Object.assign(new StandInEvent(), event) as unknown as IpcMainInvokeEvent;
  }

  #mayNavigate(url: string): boolean {
    const event = Object.assign(new StandInEvent(), { url });
    this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  #onWindowOpen(url: string): void {
    if (!this.#openHandler) throw new Error(`The page opened ${url}, and nothing was there to refuse it.`);
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    };
    const answer: WindowOpenHandlerResponse = this.#openHandler(details as Parameters<OpenHandler>[0]);
    if (answer.action !== 'deny') throw new Error('The stand-in opens no further windows.');
  }
}
