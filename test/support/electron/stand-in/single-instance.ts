import { readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's lock is one process a userData folder, asked for synchronously: a file with the holder's process id. */
export class SingleInstance {
  /** @returns whether this process is the first; otherwise the first one hears of its arguments */
  request(folder: string, onSecond: (argv: string[]) => void): boolean {
    const lock = join(folder, 'SingletonLock');
    const holder = readHolder(lock);
    if (holder !== null && isAlive(holder)) {
      writeFileSync(join(folder, `SingletonCall-${process.pid}`), JSON.stringify(process.argv));
      return false;
    }
    writeFileSync(lock, String(process.pid));
    watch(folder, { persistent: false }, (_event, name) => {
      if (name?.startsWith('SingletonCall-')) takeCall(join(folder, name), onSecond);
    });
    return true;
  }
}

function takeCall(file: string, onSecond: (argv: string[]) => void): void {
  try {
    const argv = JSON.parse(readFileSync(file, 'utf8')) as string[];
    rmSync(file);
    onSecond(argv);
  } catch {
    // Not written to its end yet, or taken already: the watch tells of each change.
  }
}

function readHolder(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
