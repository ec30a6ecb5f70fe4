import { appendFileSync } from 'node:fs';
import process from 'node:process';
import * as electron from 'electron';
import { afterReady } from './after-ready.ts';
import { beforeReady } from './before-ready.ts';
import type { Check, Electron } from './check.ts';
import { desktop } from './desktop.ts';
import { endings } from './endings.ts';
import { menus } from './menus.ts';
import { prepareWindows, windows } from './windows.ts';

// The main process of an app that checks Electron, or the stand-in. What it finds is written to a file, a line each: a
// program of Windows has no output.
const { CONFORMANCE_REPORT: report = '', CONFORMANCE_ENDING: ending } = process.env;
const say = (what: unknown) => appendFileSync(report, `${JSON.stringify(what)}\n`);

if (ending) await begin(ending);
else await checkAll();

async function begin(name: string): Promise<void> {
  electron.app.enableSandbox();
  await endings.find((each) => each.name === name)?.begin(electron, say);
}

async function checkAll(): Promise<void> {
  const isOnlyWindows = process.env.CONFORMANCE_GROUP === 'windows';
  await run(beforeReady, !isOnlyWindows);
  const { app } = electron;
  app.whenReady().then(async () => {
    if (!isOnlyWindows) {
      for (const group of [afterReady, menus, desktop]) await run(group, true);
    } else {
      prepareWindows(electron);
      await run(windows, true);
    }
    app.exit(0);
  });
}

/** One after the other: they share the one app. @param tells whether what came of each is told */
async function run(checks: readonly Check[], tells: boolean): Promise<void> {
  for (const check of checks) {
    if (check.on && !check.on.includes(process.platform)) continue;
    const failed = await outcome(check, electron);
    if (tells || failed) say({ name: check.name, follows: check.follows, failed });
  }
}

async function outcome(check: Check, given: Electron): Promise<string | null> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    limit = setTimeout(() => resolve('It was not over after 10 s.'), 10_000);
  });
  try {
    return await Promise.race([late, Promise.resolve(check.run(given)).then(() => null)]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(limit);
  }
}
