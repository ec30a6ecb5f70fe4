import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { findChromium } from '../../find-chromium.mjs';

let running: Promise<{ context: BrowserContext; endpoint: string }> | null = null;

/** The real Chromium whose pages are the windows, and where a test can join it (CDP). Started with the first window. */
export function openChromium(): Promise<{ context: BrowserContext; endpoint: string }> {
  running ??= launch();
  return running;
}

async function launch(): Promise<{ context: BrowserContext; endpoint: string }> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium was found; npm test says what to install.');
  // Not before a window is wanted: a process without one is to be as small as Electron's main is.
  const { chromium } = await import('playwright');
  const profile = process.env.STAND_IN_PROFILE ?? mkdtempSync(join(tmpdir(), 'carillon-stand-in-'));
  const isRoot = process.getuid?.() === 0;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: ['--remote-debugging-port=0', ...(isRoot ? ['--no-sandbox'] : [])],
    viewport: null,
    // Signals are the app's to handle; the browser is killed when the process ends.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return { context, endpoint: `http://127.0.0.1:${port}` };
}
