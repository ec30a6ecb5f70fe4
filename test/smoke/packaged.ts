// npm run smoke [-- FOLDER]: starts the app that `npm run dist:dir` made, in practice mode with a fresh folder, and ends it again.
// What is tested is the packaged artefact itself: its archive, its fuses, its Electron.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

const START_WITHIN_MS = 60_000;
const END_WITHIN_MS = 10_000;

const program = findPackaged(process.argv[2] ?? 'dist');
const folder = mkdtempSync(join(tmpdir(), 'carillon-smoke-'));
const log = join(folder, 'logs', 'carillon.log');
console.log(`Starting ${program}`);
const app = spawn(program, ['--data-dir', folder, '--practice', '--hidden'], { stdio: 'inherit' });
const ended = new Promise<number | null>((resolve) => app.once('close', resolve));

try {
  // The bot polls: what is due from now on is sent.
  await within(
    START_WITHIN_MS,
    'Carillon to be armed',
    () => existsSync(log) && /online/i.test(readFileSync(log, 'utf8')),
  );
  // Windows knows no signals: there the process is ended, and the next start says so.
  app.kill('SIGTERM');
  const code = await Promise.race([ended, wait(END_WITHIN_MS, 'late' as const, { ref: false })]);
  if (process.platform !== 'win32' && code !== 0) throw new Error(`It did not end with code 0: ${code}.`);
  console.log('It was armed, and ended.');
} finally {
  if (app.exitCode === null) app.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
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
