import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WITHIN_MS = 10_000;

/**
 * Starts an X server without a screen (Xvfb) that lives as long as this process.
 * @returns its `DISPLAY`; null when there is no Xvfb, or it does not come up
 */
export function openDisplay(env: NodeJS.ProcessEnv): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-display-'));
  const file = join(folder, 'number');
  // It chooses a number that is free, and writes it to the fourth of its files once it takes connections.
  const number = openSync(file, 'w+');
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', number],
    env,
  });
  server.on('error', () => {});
  try {
    // Never kill a child that did not start: its process id is whatever was in that memory, and 0 means our whole group.
    if (server.pid === undefined) return null;
    process.on('exit', () => server.kill());
    server.unref();
    // The specs are collected synchronously, and need to know their host before.
    for (const end = Date.now() + WITHIN_MS; Date.now() < end; sleep(20)) {
      const text = readFileSync(file, 'utf8');
      if (text.endsWith('\n')) return `:${text.trim()}`;
    }
    server.kill();
    return null;
  } finally {
    closeSync(number);
    rmSync(folder, { recursive: true, force: true });
  }
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
