import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jobOf, quietLine } from './jobs.ts';

const SERVE = fileURLToPath(new URL('../../main/serve.ts', import.meta.url));
const GIVE_UP_MS = 30_000;

/** Ms from the start of the process until Carillon, in practice mode with so many saved jobs, says that it is there. */
export async function startUp(jobs: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-bench-'));
  try {
    mkdirSync(join(folder, 'practice'));
    writeFileSync(join(folder, 'practice', 'jobs.json'), JSON.stringify(bookOf(jobs), null, '\t'));
    return await timeToReady(['--practice', '--data-dir', folder, '--port', '0']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A job book with so many jobs, none of which is due soon. */
export function bookOf(count: number) {
  const now = Date.now();
  const jobs = Array.from({ length: count }, (_, n) => {
    const [minute, hour, , , weekday] = quietLine(n).split(' ').map(Number);
    const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    // As most are made: in the form, not as cron lines.
    const weekdays = { on: 'weekdays', weekdays: [1 + (weekday ?? 0)] } as const;
    return n % 5 === 0
      ? jobOf(n, { kind: 'cron', expression: quietLine(n) }, now)
      : jobOf(n, { kind: 'calendar', days: { ...weekdays, weekdays: [...weekdays.weekdays] }, times: [time] }, now);
  });
  return { version: 1, jobs, chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 };
}

function timeToReady(flags: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVE, ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: GIVE_UP_MS,
    });
    let said = '';
    let readyAfter = 0;
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (readyAfter > 0 || !said.includes('Carillon is at http')) return;
      readyAfter = performance.now() - start;
      child.kill('SIGTERM');
    });
    child.on('error', reject);
    child.on('close', () => (readyAfter > 0 ? resolve(readyAfter) : reject(new Error('serve did not start'))));
  });
}
