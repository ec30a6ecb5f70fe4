import type { BrowserContextOptions, Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { openPage } from '../browser.ts';
import { ZONE } from './jobs.ts';
import { showScreen, type WindowHost } from './open-window.ts';
import type { Screen } from './screen.ts';
import { SCREENS } from './screens.ts';

/** A screen in a page of its own, for a test. What the page logs as an error, a refusal by the CSP among them, fails it. */
export async function show(
  screen: Screen | string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; host: WindowHost }> {
  const wanted = typeof screen === 'string' ? SCREENS.find(({ name }) => name === screen) : screen;
  if (!wanted) throw new Error(`There is no screen named ${String(screen)}.`);
  const page = await openPage('about:blank', { timezoneId: ZONE, reducedMotion: 'reduce', ...options });
  page.setDefaultTimeout(10_000);
  const host = await showScreen(page, wanted);
  onTestFinished(() => host.stop());
  return { page, host };
}
