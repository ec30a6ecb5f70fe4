import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { findChromium } from '../../find-chromium.mjs';
import { until } from '../../until.ts';

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
  // Chromium writes the file beside its start, and may be behind with it.
  const [port] = await until('Chromium’s port', () => linesOf(join(profile, 'DevToolsActivePort')));
  return { context, endpoint: `http://127.0.0.1:${port}` };
}

/** The port and the path, once both are written. */
function linesOf(file: string): string[] | null {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.length >= 2 ? lines : null;
}
