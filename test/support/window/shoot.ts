// Pictures of every screen, to be looked at: node test/support/window/shoot.ts FOLDER [name-part] [light|dark] [width…] [de]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../launch-chromium.ts';
import { showInGerman, showScreen } from './open-window.ts';
import { SCREENS } from './screens.ts';

const [folder = 'shots', part = '', theme = '', ...rest] = process.argv.slice(2);
const isGerman = rest.includes('de');
const widths = rest.filter((each) => each !== 'de');
const schemes = (['light', 'dark'] as const).filter((name) => theme === '' || theme === 'both' || name === theme);
mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
const wanted = SCREENS.filter(({ name }) => name.includes(part)).flatMap((screen) =>
  schemes.flatMap((colorScheme) =>
    (widths.length > 0 ? widths.map(Number) : [360, 900, 1400]).map((width) => ({ screen, colorScheme, width })),
  ),
);

async function shoot({ screen, colorScheme, width }: (typeof wanted)[number]): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 740 : 800 },
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  page.on('console', (message) => {
    const isExpected = /Failed to load resource|net::ERR_/.test(message.text());
    if (message.type() === 'error' && !isExpected) console.error(`${screen.name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => console.error(`${screen.name}: ${error}`));
  const host = await showScreen(page, screen);
  if (isGerman) await showInGerman(page, host);
  await page.screenshot({ path: join(folder, `${screen.name}-${colorScheme}-${width}.png`) });
  await context.close();
  if (!screen.thenDown) await host.stop();
}

/** One after the other, on as many lanes as are quick together. */
async function lane(): Promise<void> {
  for (let next = wanted.shift(); next; next = wanted.shift()) {
    const { name } = next.screen;
    await shoot(next).catch((error: Error) => console.error(`${name}: ${error.message}`));
  }
}

await Promise.all([lane(), lane(), lane(), lane(), lane(), lane()]);
await browser.close();
// A screen that never came leaves its server behind.
process.exit();
