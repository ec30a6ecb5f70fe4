import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright';

const USUAL = [
  // A whole Chromium draws its own tabs and buttons, too, even without a window: half as much work again.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium for the tests: CHROMIUM_PATH, Playwright's own, or the system's. @returns {string | null} */
export function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...USUAL];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

/** Installs Debian's Chromium without a window where this process may. @returns {boolean} whether it was tried */
export function installChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No Chromium found: installing Debian’s…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...args) => spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' });
  apt('update');
  const result = apt('install', '-y', '--no-install-recommends', 'chromium-headless-shell');
  if (result.status !== 0) console.error(`${result.stdout}${result.stderr}`);
  return true;
}
