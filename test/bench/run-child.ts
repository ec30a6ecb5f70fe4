import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measure.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
export const APSCHEDULER = 'APScheduler';
/** Debian's own, for that is where its packages are; elsewhere whichever there is. */
export const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const GIVE_UP_MS = 90_000;

/** Runs one measurement in a process of its own. @throws with the last line that it said when it fails */
export async function measure<T>(what: Measurement, options: { who?: string } & Record<string, unknown>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-bench-'));
  try {
    const inPython = options.who === APSCHEDULER;
    const [command, first] = inPython
      ? ([PYTHON, [path('in-python.py')]] as const)
      : ([process.execPath, ['--expose-gc', '--disable-warning=ExperimentalWarning', path('measure.ts')]] as const);
    const env = { ...process.env, BENCH_LEDGER: join(folder, 'carillon.db') };
    const said = await outputOf(command, [...first, what, JSON.stringify(options)], env);
    return JSON.parse(said) as T;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the program prints. @throws with the last line of what it complained of when it fails or takes too long */
export function outputOf(command: string, args: readonly string[], env = process.env): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: GIVE_UP_MS });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(stderr.trim().split('\n').at(-1) || `ended with ${signal ?? code}`));
    });
  });
}
