import { expect } from 'vitest';
import { leftInEnglish } from '../language/left-in-english.ts';
import { settledAria, sidewaysScroll, violations } from './checks.ts';
import { showInGerman } from './open-window.ts';
import type { Screen } from './screen.ts';
import { show } from './show.ts';

const WIDTHS = [2560, 1400, 900, 360];

/**
 * What holds for each screen. It is opened once for all of it, as that takes longest: to a screen reader it is what it
 * was (the files are read when they change, and then taken over with `-u`), axe has nothing to say in either theme,
 * nothing runs out of it, and none of it stays English.
 */
export async function checkScreen(screen: Screen): Promise<void> {
  const { page, host } = await show(screen, { viewport: { width: 1400, height: 900 } });
  await expect(await settledAria(page)).toMatchFileSnapshot(`./aria/${screen.name}.yml`);

  await page.setViewportSize({ width: 900, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await violations(page), 'light').toEqual([]);
  // A theme changes colours and nothing else.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, ['cat.color']), 'dark').toEqual([]);
  await fits();
  if (screen.shutOut || screen.thenDown) return;

  await showInGerman(page, host);
  await expect.poll(() => leftInEnglish(page)).toEqual([]);
  await fits(' in German');

  async function fits(how = '') {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 740 });
      expect(await sidewaysScroll(page), `${width} px${how}`).toBe(0);
    }
  }
}
