import { type Browser, chromium } from 'playwright';
import { findChromium } from './find-chromium.mjs';

/** A Chromium of its own, without a window. Its sandbox does not work for root, as in a container. @throws when there is none */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium was found; npm test says what to install.');
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}
