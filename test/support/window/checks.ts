import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** The small build: the page has to compile all of it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, each as "rule: element". @param tags only rules of these kinds */
export async function violations(page: Page, tags?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // axe preloads style sheets, for an experimental rule that is off, and films, of which there are none.
    const options = { resultTypes: ['violations' as const], preload: false, ...(runOnly && { runOnly }) };
    const { violations } = await axe.run(document, options);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }, tags);
}

/** By how many pixels the page, or an open dialog, can be scrolled sideways. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('dialog, .chat-log, .main')];
    return Math.max(...boxes.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  });
}

/** What a screen reader finds, once all that is on its way has come, without what counts the time down. */
export async function settledAria(page: Page): Promise<string> {
  let last = '';
  await expect
    .poll(async () => {
      if ((await page.locator('[aria-busy=true]').count()) > 0) return false;
      const before = last;
      last = withoutCountdowns(await page.locator('body').ariaSnapshot());
      return last === before;
    })
    .toBe(true);
  return `${last}\n`;
}

function withoutCountdowns(snapshot: string): string {
  return snapshot
    .replaceAll(/\bin \d+ (?:d|h|min|s)\b(?: \d+ (?:h|min|s)\b)?/g, 'in a while')
    .replaceAll(/\b(\d\d:\d\d):\d\d\b/g, '$1')
    .replaceAll(/\b\d+:\d\d(?= )(?=[^"]*(?:left|valid|good))/g, 'M:SS');
}
