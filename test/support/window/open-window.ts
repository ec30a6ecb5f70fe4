import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { LoopbackServer } from '../../../main/loopback/server.ts';
import { FakeCarillon } from './fake-carillon.ts';
import type { Screen } from './screen.ts';

/** The folder can be another one, so that a build under way elsewhere is not in the way. */
const BUILT_WINDOW = process.env.CARILLON_WINDOW ?? fileURLToPath(new URL('../../../out/renderer', import.meta.url));

const TOKEN = 'let-me-in';

/** The built window, served by the real loopback server with its real headers, before a {@link FakeCarillon}. */
export class WindowHost {
  #fake: FakeCarillon;
  #server: LoopbackServer;
  #port = 0;
  #isUp = false;

  constructor(fake: FakeCarillon) {
    this.#fake = fake;
    this.#server = this.#create();
  }

  get fake(): FakeCarillon {
    return this.#fake;
  }

  async start(): Promise<void> {
    this.#server = this.#create();
    await this.#server.listen(this.#port);
    this.#port = this.#server.port;
    this.#server.serve(this.#fake);
    this.#isUp = true;
  }

  /** Another world at the same address. */
  async serve(fake: FakeCarillon): Promise<void> {
    this.#fake = fake;
    if (this.#isUp) this.#server.serve(fake);
    else await this.start();
  }

  /** As when Carillon is quit: connections break, and nobody answers at the address. */
  async stop(): Promise<void> {
    this.#isUp = false;
    await this.#server.close();
  }

  /** The address that lets a browser in. */
  get url(): string {
    return this.#server.url;
  }

  get origin(): string {
    return new URL(this.url).origin;
  }

  #create(): LoopbackServer {
    return new LoopbackServer({ token: TOKEN, assets: BUILT_WINDOW });
  }
}

/** Shows a screen in a page whose clock stands where the world's does, and runs on from there. */
export async function showScreen(page: Page, screen: Screen): Promise<WindowHost> {
  const host = new WindowHost(new FakeCarillon(screen.world));
  await host.start();
  await showFrom(host, page, screen);
  return host;
}

const SHUT_OUT = '&shut-out';
const known = new WeakMap<Page, Set<string>>();

/** As if the page had been opened at the printed address before, unless the address says that it was not. */
async function letIn(page: Page, origin: string): Promise<void> {
  const origins = known.get(page) ?? new Set();
  known.set(page, origins);
  if (origins.has(origin)) return;
  origins.add(origin);
  const store = ([at, key, shutOut]: readonly [string, string, string]) => {
    if (location.origin === at && !location.search.endsWith(shutOut)) localStorage.setItem('carillon-key', key);
  };
  await page.addInitScript(store, [origin, TOKEN, SHUT_OUT] as const);
}

/** @param host it is up, and serves the screen's world */
export async function showFrom(host: WindowHost, page: Page, screen: Screen): Promise<void> {
  await page.clock.install({ time: screen.world.now });
  await letIn(page, host.origin);
  // The name makes it another address than the screen's before it, which would not be loaded again for a new hash alone.
  await page.goto(`${host.origin}/?${screen.name}${screen.shutOut ? SHUT_OUT : ''}${screen.hash ?? ''}`);
  await screen.act?.(page, host.fake);
  if (screen.thenDown) {
    await host.stop();
    await page.getByText('Carillon is not running').first().waitFor();
  }
}

/** What is open already, in German from now on. */
export async function showInGerman(page: Page, host: WindowHost): Promise<void> {
  await host.fake.call('preferences.set', { language: 'de', base: { language: 'system' } });
  await page.locator('html[lang=de]').waitFor({ state: 'attached' });
}
