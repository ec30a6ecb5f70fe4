// node test/support/draw-tray-icons.ts: draws the PNGs of main/shell/icons from tray.svg. They are committed, so that a build needs no browser.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright';
import { TRAY_STATUSES } from '../../main/shell/tray-menu.ts';
import { findChromium } from './find-chromium.mjs';

/** For a light panel, for a dark one, and for macOS, which colours a black shape itself and so cannot show a coloured mark. */
const INKS = {
  light: { ink: '#2b3040', mark: '#c0392b' },
  dark: { ink: '#f2e2bf', mark: '#ff8a6b' },
  template: { ink: '#000000', mark: '#000000' },
};
const SIZES = { '': 16, '@2x': 32 };

const icons = new URL('../../main/shell/icons/', import.meta.url);
const folder = new URL('./tray/', icons);
const svg = readFileSync(new URL('./tray.svg', icons), 'utf8');
mkdirSync(folder, { recursive: true });
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args });
for (const [suffix, size] of Object.entries(SIZES)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  for (const [theme, { ink, mark }] of Object.entries(INKS)) {
    for (const status of TRAY_STATUSES) {
      const shown = `[data-status]:not([data-status=${status}]) { display: none }`;
      const style = `body { margin: 0 } svg { display: block; fill: ${ink}; color: ${ink} } .mark { fill: ${mark} } ${shown}`;
      await page.setContent(`<style>${style}</style>${svg}`);
      const png = await page.screenshot({ omitBackground: true });
      writeFileSync(new URL(`${status}-${theme}${suffix}.png`, folder), png);
    }
  }
}
const page = await browser.newPage({ viewport: { width: 32, height: 32 } });
await page.setContent(
  `<style>body { margin: 0 }</style><svg width="32" height="32"><circle cx="16" cy="16" r="14" fill="${INKS.light.mark}"/></svg>`,
);
writeFileSync(new URL('./overlay.png', icons), await page.screenshot({ omitBackground: true }));
await browser.close();
