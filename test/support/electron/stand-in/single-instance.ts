import { readFileSync, readlinkSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * Electron's lock is one process a userData folder, asked for synchronously: a symbolic link that names the holder, as in
 * Chromium's process_singleton_posix.cc.
 */
export class SingleInstance {
  #isHeld = false;

  get hasLock(): boolean {
    return this.#isHeld;
  }

  /** @returns whether this process is the first; otherwise the first one hears of its arguments. False also where no link can be made */
  request(folder: string, onSecond: (argv: string[]) => void): boolean {
    if (this.#isHeld) return true;
    const lock = join(folder, 'SingletonLock');
    const holder = readHolder(lock);
    if (holder !== null && isAlive(holder)) {
      writeFileSync(join(folder, `SingletonCall-${process.pid}`), JSON.stringify(process.argv));
      return false;
    }
    try {
      rmSync(lock, { force: true });
      symlinkSync(`${hostname()}-${process.pid}`, lock);
    } catch {
      return false;
    }
    this.#isHeld = true;
    watch(folder, { persistent: false }, (_event, name) => {
      if (name?.startsWith('SingletonCall-')) takeCall(join(folder, name), onSecond);
    });
    return true;
  }

  release(folder: string): void {
    if (this.#isHeld) rmSync(join(folder, 'SingletonLock'), { force: true });
    this.#isHeld = false;
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
    return Number(readlinkSync(lock).split('-').at(-1));
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
