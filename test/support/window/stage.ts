import type { Page } from 'playwright';
import { openBlankPage } from '../browser.ts';
import { FakeCarillon } from './fake-carillon.ts';
import { ZONE } from './jobs.ts';
import { showFrom, WindowHost } from './open-window.ts';
import type { Screen } from './screen.ts';
import { emptyWorld } from './worlds.ts';

/** A first screen is shown in this. */
export const VIEWPORT = { width: 1400, height: 740 };

/**
 * One page at one address for screen after screen. A page of its own for each takes three times as long: a new process has
 * to compile and warm up the window's code, Playwright's and axe's again.
 */
export class Stage {
  readonly page: Page;
  readonly host: WindowHost;
  readonly #complaints: string[];

  private constructor(page: Page, host: WindowHost, complaints: string[]) {
    this.page = page;
    this.host = host;
    this.#complaints = complaints;
  }

  static async open(): Promise<Stage> {
    const { page, complaints } = await openBlankPage({ timezoneId: ZONE, reducedMotion: 'reduce', viewport: VIEWPORT });
    page.setDefaultTimeout(10_000);
    await page.addInitScript(() => {
      if (location.protocol === 'http:') localStorage.clear();
    });
    return new Stage(page, new WindowHost(new FakeCarillon(emptyWorld())), complaints);
  }

  /** As in a new browser: without what was stored, pointed at or set before. */
  async show(screen: Screen): Promise<void> {
    const { page, host } = this;
    await page.mouse.move(0, 0);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(VIEWPORT);
    await host.serve(new FakeCarillon(screen.world));
    await showFrom(host, page, screen);
  }

  /** The errors that the page has logged since the last call. */
  complaints(): string[] {
    return this.#complaints.splice(0);
  }

  async close(): Promise<void> {
    await this.page.context().close();
    await this.host.stop();
  }
}
