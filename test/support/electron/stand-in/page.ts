import { readFileSync } from 'node:fs';
import type { Input } from 'electron';
import type { CDPSession, Page, Request, Route } from 'playwright';
import { openChromium } from './chromium.ts';
import { protocol, toHttps, toOwnScheme } from './protocol.ts';
import { fromWire, toWire } from './wire.ts';
import { createBridge, isolatedWorld, mainWorld } from './worlds.ts';

const WORLD = 'Electron Isolated Context';
const BINDING = '__standInToMain';
const RECEIVER = '__standInFromMain';
const CONTEXT_MENU = 'stand-in:context-menu';
const KEY = 'stand-in:key';

/** What of a right click the page itself knows. */
export interface PageClick {
  isEditable: boolean;
  selectionText: string;
  canCopy: boolean;
  linkURL: string;
}

/** What a page asks of the web contents that own it. Addresses are those that the app knows (app://…). */
export interface PageOwner {
  onInvoke(channel: string, args: unknown[]): Promise<unknown>;
  onSend(channel: string, args: unknown[]): void;
  /** A navigation that the page itself began. @returns whether it may go on */
  mayNavigate(url: string): boolean;
  onWindowOpen(url: string): void;
  onContextMenu(click: PageClick): void;
  onKey(input: Partial<Input>): void;
  onNavigated(url: string): void;
}

const taken = new WeakSet<Page>();

/** One page of the real Chromium, with the real preload script in a world of its own. */
export class StandInPage {
  readonly #owner: PageOwner;
  readonly #page: Page;
  readonly #cdp: CDPSession;
  #world: number | null = null;
  /** The address that the app itself is loading: nobody asks `mayNavigate` about it. */
  #loading = '';

  private constructor(owner: PageOwner, page: Page, cdp: CDPSession) {
    this.#owner = owner;
    this.#page = page;
    this.#cdp = cdp;
  }

  static async open(owner: PageOwner, preload: string | undefined, size: { width: number; height: number }) {
    const { context } = await openChromium();
    // The one that Chromium began with, for the first window.
    const [first] = context.pages().filter((page) => page.url() === 'about:blank' && !taken.has(page));
    if (first) taken.add(first);
    const page = first ?? (await context.newPage());
    taken.add(page);
    await page.setViewportSize(size);
    const own = new StandInPage(owner, page, await context.newCDPSession(page));
    await own.#prepare(preload);
    return own;
  }

  /** Resolves when the page has loaded. */
  async load(url: string): Promise<void> {
    this.#loading = toHttps(url);
    await this.#page.goto(this.#loading, { waitUntil: 'load' });
  }

  /** To `ipcRenderer.on` of the preload script. */
  send(channel: string, args: unknown[]): void {
    this.#deliver(`{"channel":${JSON.stringify(channel)},"args":${toWire(args)}}`);
  }

  /** One of Chromium's editing commands, on what has the focus. */
  edit(command: 'cut' | 'copy' | 'paste' | 'selectAll'): void {
    const key = { type: 'rawKeyDown' as const, commands: [command] };
    this.#cdp.send('Input.dispatchKeyEvent', key).catch(() => {});
  }

  async close(): Promise<void> {
    await this.#page.close();
  }

  async #prepare(preload: string | undefined): Promise<void> {
    const cdp = this.#cdp;
    const { frameTree } = await cdp.send('Page.getFrameTree');
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      // A frame inside of the page has a world of that name, too, in which no preload script is run.
      const isMain = (context.auxData as { frameId?: string } | undefined)?.frameId === frameTree.frame.id;
      if (context.name === WORLD && isMain) this.#world = context.id;
    });
    cdp.on('Runtime.bindingCalled', ({ payload }) => void this.#take(payload));
    cdp.on('Page.windowOpen', ({ url }) => this.#owner.onWindowOpen(toOwnScheme(url)));
    this.#page.on('popup', (popup) => void popup.close());
    this.#page.on('framenavigated', (frame) => {
      if (frame === this.#page.mainFrame()) this.#owner.onNavigated(toOwnScheme(frame.url()));
    });
    await this.#page.route('**/*', (route, request) => this.#answer(route, request));
    await cdp.send('Page.enable');
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    if (preload) await this.#addPreload(preload);
  }

  async #addPreload(file: string): Promise<void> {
    const channels = { contextMenu: CONTEXT_MENU, key: KEY };
    const parts = JSON.stringify({ token: crypto.randomUUID(), binding: BINDING, receiver: RECEIVER, ...channels });
    const start = `const parts = ${parts}; const createBridge = ${createBridge}; const run =`;
    const run = `(require, module, exports) => {${readFileSync(file, 'utf8')}\n}`;
    const main = `{ ${start} ${mainWorld}; run(createBridge(parts.token, 'main')); }`;
    const isolated = `{ ${start} ${isolatedWorld}; run(createBridge(parts.token, 'isolated'), parts, ${run}); }`;
    // In this order: the page's own world has to listen before the preload script exposes something to it.
    await this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: main });
    await this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: WORLD });
  }

  async #take(payload: string): Promise<void> {
    const { id, channel, args } = JSON.parse(payload) as { id?: number; channel: string; args: unknown };
    const values = fromWire(JSON.stringify(args));
    if (channel === CONTEXT_MENU) return this.#owner.onContextMenu(values[0] as PageClick);
    if (channel === KEY) return this.#owner.onKey(values[0] as Partial<Input>);
    if (id === undefined) return this.#owner.onSend(channel, values);
    try {
      this.#deliver(`{"id":${id},"args":${toWire([await this.#owner.onInvoke(channel, values)])}}`);
    } catch (error) {
      this.#deliver(JSON.stringify({ id, args: [], error: (error as Error).message }));
    }
  }

  #deliver(message: string): void {
    if (this.#world === null) return;
    const expression = `${RECEIVER}(${JSON.stringify(message)})`;
    // A page that is just being left takes nothing more, as in Electron.
    this.#cdp.send('Runtime.evaluate', { expression, contextId: this.#world }).catch(() => {});
  }

  async #answer(route: Route, request: Request): Promise<void> {
    const isMain = request.isNavigationRequest() && request.frame() === this.#page.mainFrame();
    if (isMain && request.url() !== this.#loading && !this.#owner.mayNavigate(toOwnScheme(request.url()))) {
      return route.abort('aborted');
    }
    if (isMain) this.#loading = '';
    const response = await protocol.answer(request.method(), request.url());
    if (!response) return route.abort('failed');
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }
}
