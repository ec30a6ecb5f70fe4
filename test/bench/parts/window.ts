import type { Browser, Page } from 'playwright';
import { buildIfStale } from '../../../main/start/build-if-stale.mjs';
import { launchChromium } from '../../support/launch-chromium.ts';
import { FakeCarillon } from '../../support/window/fake-carillon.ts';
import { manyJobs } from '../../support/window/jobs.ts';
import { WindowHost } from '../../support/window/open-window.ts';
import { busyWorld } from '../../support/window/worlds.ts';
import { number, type Part } from '../part.ts';
import type { Row } from '../report.ts';

const JOBS = 10_000;
const SLOWDOWN = 4;

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** µs. */
  tdur?: number;
  args: { name?: string };
}

interface Measured {
  /** Ms. */
  longest: number;
  /** Ms between frames, at the 95th of a hundred. */
  frame95: number;
}

/** The list of ten thousand messages in a Chromium that is slowed down. */
export const windowList: Part = {
  title: `The window with ${number(JOBS)} messages, Chromium slowed down ${SLOWDOWN} times`,
  async run(bench) {
    buildIfStale();
    const browser = await launchChromium();
    try {
      bench.say('the first list');
      const plain = await firstList(browser, 1);
      const slowed = await firstList(browser, SLOWDOWN);
      bench.say('scroll and filter');
      return [...rowsOfUse(await useList(browser)), rowOfFirst(plain, slowed)];
    } finally {
      await browser.close();
    }
  },
};

function rowsOfUse({ scroll, jump, filter }: Record<'scroll' | 'jump' | 'filter', Measured>): Row[] {
  const rows = { Scroll: scroll, 'Scroll by the bar': jump, 'Type in the search': filter };
  return Object.entries(rows).map(([what, { longest, frame95 }]) => ({
    what: `${what}: the longest task, ms`,
    ours: number(longest),
    beside: `95 of 100 frames within ${number(frame95)} ms`,
    goal: { words: 'no task over 50 ms', met: longest <= 50 },
  }));
}

function rowOfFirst(plain: number, slowed: number): Row {
  const goal = { words: 'within 100 ms of script', met: plain <= 100 };
  const beside = `slowed down ${SLOWDOWN} times: ${number(slowed)}`;
  return { what: 'From the answer with all of them to the list, at full speed, ms', ours: number(plain), beside, goal };
}

/** On the real clock, for time is what is measured. */
async function open(within: Browser, slowdown: number) {
  const now = Date.now();
  const host = new WindowHost(new FakeCarillon(busyWorld({ jobs: manyJobs(JOBS, now) }, now)));
  await host.start();
  const context = await within.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const close = async () => {
    await context.close();
    await host.stop();
  };
  return {
    page,
    cdp,
    close,
    goTo: async () => {
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      // The address that lets one in, and on to the list.
      await page.goto(`${host.url}#/messages`);
      await page.locator('.job').first().waitFor();
    },
  };
}

/** Ms from the answer that holds all messages until the first rows are in the page: reading it, sorting, rendering. */
async function firstList(within: Browser, slowdown: number): Promise<number> {
  const { page, close, goTo } = await open(within, slowdown);
  await page.addInitScript(() => {
    const { parse } = JSON;
    JSON.parse = (text, reviver) => {
      if (text.length > 1_000_000 && performance.getEntriesByName('answer').length === 0) performance.mark('answer');
      return parse(text, reviver);
    };
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.job')) return;
      performance.mark('list');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await goTo();
  const ms = await page.evaluate(() => performance.measure('first', 'answer', 'list').duration);
  await close();
  return ms;
}

async function useList(within: Browser): Promise<Record<'scroll' | 'jump' | 'filter', Measured>> {
  const { page, close, goTo } = await open(within, SLOWDOWN);
  await goTo();
  // Until all is quiet after the start.
  await frames(page, 60);
  await page.mouse.move(700, 600);
  const scroll = await measured(page, async () => {
    for (let n = 0; n < 60; n++) {
      await page.mouse.wheel(0, 300);
      await frames(page, 2);
    }
  });
  const jump = await measured(page, async () => {
    for (let n = 1; n <= 15; n++) {
      await page.evaluate((top) => window.scrollTo(0, top), n * 60_000);
      await frames(page, 4);
    }
  });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole('searchbox').focus();
  await frames(page, 30);
  const filter = await measured(page, async () => {
    for (const key of [...'bread 77', ...Array.from({ length: 8 }, () => 'Backspace')]) {
      await page.keyboard.press(key);
      await frames(page, 4);
    }
  });
  await close();
  return { scroll, jump, filter };
}

async function frames(page: Page, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

/** What the page's main thread was busy with meanwhile. Tasks below 50 ms are not reported: they are read from the trace. */
async function measured(page: Page, act: () => Promise<void>): Promise<Measured> {
  const cdp = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as never[])));
  await cdp.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'] },
    transferMode: 'ReportEvents',
  });
  await page.evaluate(() => {
    const times: number[] = [];
    const note = (at: number) => {
      times.push(at);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(window, { times });
  });
  await act();
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  const done = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await done;
  const main = events.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  // The time that the thread had, for other programs want the processor too.
  const tasks = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === main?.pid && tid === main.tid)
    .map(({ tdur = 0 }) => tdur / 1_000);
  const gaps = times
    .slice(1)
    .map((at, n) => at - (times[n] ?? at))
    .sort((a, b) => a - b);
  return { longest: Math.max(0, ...tasks), frame95: gaps[Math.floor(gaps.length * 0.95)] ?? Number.NaN };
}
