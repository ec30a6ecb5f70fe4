import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { launchChromium } from './launch-chromium.ts';

/** One for all that a worker runs: it starts slowly, and its contexts share nothing. It ends with the worker. */
let launched: Promise<Browser> | null = null;

/** A page in a browser profile of its own. What the page logs as an error, a refusal by the CSP among them, fails the test. */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page, complaints } = await openBlankPage(options);
  onTestFinished(async () => {
    await page.context().close();
    refuseComplaints(complaints);
  });
  await page.goto(url);
  return page;
}

/** The same, for more than one test: whoever opened it closes its context, and asks what it complained of. */
export async function openBlankPage(options: BrowserContextOptions): Promise<{ page: Page; complaints: string[] }> {
  launched ??= launch();
  const browser = await launched;
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A call that the server refuses is the page's to show, and a server that was stopped is some tests' point.
    const isRefusal = /Failed to load resource|net::ERR_/.test(message.text());
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text());
  });
  return { page, complaints };
}

/** Opens a screen by its name, and waits until it is there: what is typed before would go into the screen that leaves. */
export async function goTo(page: Page, screen: string): Promise<void> {
  const link = page.getByRole('navigation').getByRole('link', { name: screen });
  await link.click();
  await link.and(page.locator('[aria-current=page]')).waitFor();
}

export function refuseComplaints(complaints: readonly string[]): void {
  if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
}

async function launch(): Promise<Browser> {
  const browser = await launchChromium();
  // One that crashed fails the test under way, and none after it.
  browser.once('disconnected', () => {
    launched = null;
  });
  return browser;
}
