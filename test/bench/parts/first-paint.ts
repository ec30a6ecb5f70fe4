import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { buildIfStale } from '../../../main/start/build-if-stale.mjs';
import { launchChromium } from '../../support/launch-chromium.ts';
import { ServeChild } from '../../support/serve-child.ts';
import { median, number, type Part } from '../part.ts';

const RUNS = 5;
const MAX_MS = 500;
const MAX_KB = 120;

interface Opened {
  /** Ms from the beginning of the navigation until something is seen. */
  paint: number;
  /** Ms from there until the home screen can be used. */
  home: number;
  /** Of the scripts that were loaded until then, gzipped. */
  scriptBytes: number;
  elsewhere: string[];
}

/** The window as a newcomer opens it, each time in a browser that has nothing of it yet. */
export const firstPaint: Part = {
  title: 'The window in practice mode, opened for the first time',
  async run(bench) {
    buildIfStale();
    const browser = await launchChromium();
    const folder = mkdtempSync(join(tmpdir(), 'carillon-bench-'));
    const serve = new ServeChild(['--practice', '--data-dir', folder, '--port', '0']);
    try {
      await serve.ready();
      bench.say(`${RUNS} times`);
      const { paint, home, scriptBytes, elsewhere } = await median(
        RUNS,
        () => open(browser, serve),
        (run) => run.paint,
      );
      const kilobytes = scriptBytes / 1_000;
      return [
        {
          what: 'To the first paint, ms',
          ours: number(paint),
          beside: `to the home screen in use: ${number(home)}`,
          goal: { words: `under ${MAX_MS}`, met: paint < MAX_MS },
        },
        {
          what: 'Its scripts, gzipped, kB',
          ours: number(kilobytes),
          beside: '',
          goal: { words: `at most ${MAX_KB}`, met: kilobytes <= MAX_KB },
        },
        {
          what: 'Requests to anywhere else',
          ours: number(elsewhere.length),
          beside: elsewhere.join(', '),
          goal: { words: 'none', met: elsewhere.length === 0 },
        },
      ];
    } finally {
      await browser.close();
      await serve.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function open(browser: Browser, serve: ServeChild): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  const elsewhere: string[] = [];
  const scripts: Promise<Buffer>[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(serve.origin)) elsewhere.push(request.url());
  });
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(serve.url);
  await page.getByRole('heading', { name: 'Upcoming' }).waitFor();
  const [paint, home] = await page.evaluate(async () => {
    const seen = performance.now();
    const [entry] = performance.getEntriesByName('first-contentful-paint');
    return [entry?.startTime ?? seen, seen];
  });
  const bodies = await Promise.all(scripts);
  await context.close();
  const scriptBytes = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0);
  return { paint, home, scriptBytes, elsewhere };
}
