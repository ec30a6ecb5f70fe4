import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseComplaints } from '../browser.ts';
import { leftInEnglish } from '../language/left-in-english.ts';
import { isThorough } from '../seed.ts';
import { settledAria, sidewaysScroll, violations } from './checks.ts';
import { showInGerman } from './open-window.ts';
import type { Screen } from './screen.ts';
import { Stage, VIEWPORT } from './stage.ts';

/**
 * What holds for each screen. It is opened once for all of it, as that takes longest: to a screen reader it is what it
 * was (the files are read when they change, and then taken over with `-u`), axe has nothing to say in either theme,
 * nothing runs out of it, and none of it stays English. Axe, the widest and the German are for a third of the screens in a run,
 * or for all with `npm test -- --thorough`.
 */
export function checkScreens(screens: readonly Screen[]): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  test.for(screens)('$name: to see, to hear, in both themes, at any width, in German', async (screen) => {
    await check(stage, screen);
    refuseComplaints(stage.complaints());
  });
}

/** Each change of the width has the page laid out and drawn again, so that what is looked at in one of them comes together. */
async function check(stage: Stage, screen: Screen): Promise<void> {
  const { page, host } = stage;
  await stage.show(screen);
  await expect(await settledAria(page)).toMatchFileSnapshot(`./aria/${screen.name}.yml`);
  await fitsIn(900);
  await fitsIn(360);
  // The checks below take most of the time: each run does them at another third of the screens.
  if (!isThorough(screen.name)) return;
  await fitsIn(1400);
  expect(await violations(page), 'light').toEqual([]);
  // A theme changes colours and nothing else.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, ['cat.color']), 'dark').toEqual([]);
  await fitsIn(2560);
  if (screen.shutOut || screen.thenDown) return;

  await showInGerman(page, host);
  await expect.poll(() => leftInEnglish(page)).toEqual([]);
  for (const width of [2560, 360, 900, 1400]) await fitsIn(width, ' in German');

  async function fitsIn(width: number, how = ''): Promise<void> {
    await page.setViewportSize({ ...VIEWPORT, width });
    expect(await sidewaysScroll(page), `${width} px${how}`).toBe(0);
  }
}
