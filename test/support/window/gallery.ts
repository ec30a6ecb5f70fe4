// The pictures of README and docs/gallery.md, light and dark: npm run screenshots
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../launch-chromium.ts';
import type { FakeWorld } from './fake-carillon.ts';
import { showScreen } from './open-window.ts';
import { SCREENS } from './screens.ts';

const FOLDER = fileURLToPath(new URL('../../../.github/gallery/', import.meta.url));
const SHOWN = [
  'welcome',
  'pairing',
  'first-message',
  'upcoming',
  'quick-add',
  'messages',
  'messages-selected',
  'messages-practice',
  'palette',
  'form-days',
  'ahead',
  'history-month',
  'chats',
  'settings',
];
const MAX_BYTES = 100_000;

/** A computer without a font for them would draw boxes. */
function withoutEmoji(world: FakeWorld): FakeWorld {
  return JSON.parse(JSON.stringify(world).replaceAll(/ ?\p{Extended_Pictographic}/gu, '')) as FakeWorld;
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launchChromium();
for (const screen of SCREENS.filter(({ name }) => SHOWN.includes(name))) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport: { width: 1200, height: 780 },
      colorScheme,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const host = await showScreen(page, { ...screen, world: withoutEmoji(screen.world) });
    // From the top, with nothing pointed at.
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.mouse.move(0, 0);
    const cdp = await context.newCDPSession(page);
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
    const picture = Buffer.from(data, 'base64');
    if (picture.length > MAX_BYTES) throw new Error(`${screen.name} takes ${picture.length} bytes.`);
    writeFileSync(`${FOLDER}${screen.name}-${colorScheme}.webp`, picture);
    await context.close();
    await host.stop();
  }
}
await browser.close();
