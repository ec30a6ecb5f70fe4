import { EventEmitter } from 'node:events';
import type {
  ContextMenuParams,
  IpcMainInvokeEvent,
  WebContents,
  WebFrameMain,
  WindowOpenHandlerResponse,
} from 'electron';
import { throwFromNowOn } from './arguments.ts';
import { StandInEvent } from './event.ts';
import { ipcMain } from './ipc-main.ts';
import { type PageClick, StandInPage } from './page.ts';
import { toWire } from './wire.ts';

type Known =
  | 'id'
  | 'mainFrame'
  | 'send'
  | 'isDestroyed'
  | 'setWindowOpenHandler'
  | 'forcefullyCrashRenderer'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'zoomLevel';
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

const METHODS = [
  'loadURL',
  'send',
  'setWindowOpenHandler',
  'forcefullyCrashRenderer',
  'cut',
  'copy',
  'paste',
  'selectAll',
  'destroy',
];

let lastId = 0;

export class StandInWebContents extends EventEmitter implements Pick<WebContents, Known> {
  readonly id = ++lastId;
  readonly mainFrame: WebFrameMain;
  readonly #page: Promise<StandInPage>;
  #zoomLevel = 0;
  #zoomOrigin = '';
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
        onContextMenu: (click) => this.emit('context-menu', new StandInEvent(), paramsOf(click)),
        onKey: (input) => this.emit('before-input-event', new StandInEvent(), input),
      },
      preload,
      size,
    );
  }

  isDestroyed = (): boolean => this.#destroyed;

  async loadURL(url: string): Promise<void> {
    const page = await this.#page;
    await page.load(url);
    this.emit('dom-ready', new StandInEvent());
    this.emit('did-finish-load', new StandInEvent());
  }

  cut = (): void => void this.#page.then((page) => page.edit('cut'));
  copy = (): void => void this.#page.then((page) => page.edit('copy'));
  paste = (): void => void this.#page.then((page) => page.edit('paste'));
  selectAll = (): void => void this.#page.then((page) => page.edit('selectAll'));

  /** Chromium keeps it by the page's origin: what is set before there is a page is lost. */
  get zoomLevel(): number {
    return this.#zoomOrigin === originOf(this.#url) ? this.#zoomLevel : 0;
  }

  set zoomLevel(level: number) {
    if (!Number.isFinite(level)) throw new TypeError('A zoom level is a number.');
    this.#zoomOrigin = originOf(this.#url);
    this.#zoomLevel = level;
  }

  /** The browser hears of the end of another process later. */
  forcefullyCrashRenderer(): void {
    setImmediate(() => {
      if (!this.#destroyed) this.emit('render-process-gone', new StandInEvent(), { reason: 'killed', exitCode: 9 });
    });
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    // At once, for the caller may change the values after, and has to hear of those that cannot be cloned.
    toWire(args);
    const copy = structuredClone(args);
    void this.#page.then((page) => page.send(channel, copy));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** Later, as it may be asked for in one of its own events. */
  destroy(): void {
    void this.#page.then((page) => page.close());
    setImmediate(() => {
      this.#destroyed = true;
      throwFromNowOn(this, METHODS);
      this.emit('destroyed');
    });
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

/** With all that Electron says of a right click. */
function paramsOf({ isEditable, selectionText, canCopy, linkURL }: PageClick): Partial<ContextMenuParams> {
  return {
    isEditable,
    selectionText,
    linkURL,
    misspelledWord: '',
    dictionarySuggestions: [],
    editFlags: {
      canUndo: isEditable,
      canRedo: isEditable,
      canCut: isEditable && canCopy,
      canCopy,
      canPaste: isEditable,
      canDelete: isEditable && selectionText !== '',
      canSelectAll: true,
      canEditRichly: false,
    },
  };
}

function originOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.protocol}//${parsed.host}` : '';
}
