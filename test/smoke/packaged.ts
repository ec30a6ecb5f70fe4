// npm run smoke [-- FOLDER]: starts the app that `npm run dist:dir` made, in practice mode with a fresh folder, opens its window, and
// ends it again. What is tested is the packaged artefact itself: its archive, its fuses, its Electron. What it needs of time and
// memory is printed as a table, and written to FOLDER/measured-SYSTEM.md for the release.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { type AppProcess, processesOf, report } from './processes.ts';

const START_WITHIN_MS = 60_000;
const END_WITHIN_MS = 10_000;
/** The window has drawn its list by then, and its memory is what it stays at. */
const SETTLE_MS = 3_000;

const output = process.argv[2] ?? 'dist';
const program = findPackaged(output);
const folder = mkdtempSync(join(tmpdir(), 'carillon-smoke-'));
const log = join(folder, 'logs', 'carillon.log');
console.log(`Starting ${program}`);
const flags = ['--data-dir', folder, '--practice'];
const app = spawn(program, [...flags, '--hidden'], { stdio: 'inherit' });
app.on('error', (error) => console.error(error.message));
const ended = new Promise<number | null>((resolve) => app.once('close', resolve));

try {
  // The bot polls: what is due from now on is sent.
  await within(START_WITHIN_MS, 'Carillon to be armed', () => /online/i.test(readLog()));
  const trayMs = Number(/In the tray (\d+) ms after/.exec(readLog())?.[1]);
  const hidden = processesOf(app.pid ?? 0);
  if (isWithWindow(hidden)) throw new Error('Hidden in the tray, it has a renderer all the same.');
  // A second start opens the window of the first.
  const second = spawn(program, flags, { stdio: 'inherit' });
  await within(START_WITHIN_MS, 'the window', () => isWithWindow(processesOf(app.pid ?? 0)));
  if (second.exitCode === null) await once(second, 'exit');
  await wait(SETTLE_MS);
  const system = `${process.platform} ${process.arch}`;
  const measured = { system, version: packageJson.version, trayMs, hidden, withWindow: processesOf(app.pid ?? 0) };
  const table = report(measured);
  console.log(`\n${table}`);
  writeFileSync(join(output, `measured-${process.platform}.md`), table);
  // Windows knows no signals: there the process is ended, and the next start says so.
  app.kill('SIGTERM');
  const code = await Promise.race([ended, wait(END_WITHIN_MS, 'late' as const, { ref: false })]);
  if (process.platform !== 'win32' && code !== 0) throw new Error(`It did not end with code 0: ${code}.`);
  console.log('It was armed, and ended.');
} finally {
  if (app.pid !== undefined && app.exitCode === null) app.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function readLog(): string {
  return existsSync(log) ? readFileSync(log, 'utf8') : '';
}

function isWithWindow(processes: readonly AppProcess[]): boolean {
  return processes.some(({ type }) => type === 'renderer');
}

async function within(ms: number, what: string, isSo: () => boolean): Promise<void> {
  const end = performance.now() + ms;
  while (!isSo()) {
    if (app.exitCode !== null) throw new Error(`It ended with code ${app.exitCode}; waited for ${what}.`);
    if (performance.now() > end) throw new Error(`Waited ${ms / 1_000} s for ${what}.`);
    await wait(100);
  }
}

/** electron-builder's folder for this system: linux-unpacked, win-unpacked, mac-arm64 and the like. */
function findPackaged(output: string): string {
  const name = readdirSync(output).find((each) => /^(linux.*-unpacked|win.*-unpacked|mac.*)$/.test(each));
  if (!name) throw new Error(`There is nothing packaged in ${output}: run npm run dist:dir first.`);
  if (process.platform === 'darwin') return join(output, name, 'Carillon.app/Contents/MacOS/Carillon');
  return join(output, name, process.platform === 'win32' ? 'Carillon.exe' : 'carillon');
}
