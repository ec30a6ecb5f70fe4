import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

/** What changes the disk: of files, and of the database at each statement. */
const FILE_CALLS = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'copyFileSync', 'rmSync'] as const;

/** Thrown where the process would be gone: nothing catches it that could do anything. */
export class Killed extends Error {}

/**
 * Lets `act` go on until the disk has been asked for something `nth` times, and is then as a process that was killed: neither
 * that call nor any later one comes to anything, a transaction that is open is rolled back.
 * @returns how often the disk was asked, when it came through; null when it was killed
 */
export function killAt(nth: number, act: () => void): number | null {
  let asked = 0;
  const count = () => {
    asked++;
    if (asked >= nth) throw new Killed();
  };
  const undo = [...FILE_CALLS.map((name) => wrap(fs, name, count)), ...wrapDatabase(count)];
  syncBuiltinESMExports();
  try {
    act();
    return asked < nth ? asked : null;
  } catch (error) {
    if (asked < nth) throw error;
    return null;
  } finally {
    for (const restore of undo) restore();
    syncBuiltinESMExports();
  }
}

function wrapDatabase(count: () => void): (() => void)[] {
  const isEnd = (sql: unknown) => sql === 'ROLLBACK';
  return [
    wrap(DatabaseSync.prototype, 'exec', (sql) => isEnd(sql) || count()),
    wrap(StatementSync.prototype, 'run', count),
    wrap(StatementSync.prototype, 'all', count),
  ];
}

function wrap<T extends object, K extends keyof T>(target: T, name: K, before: (first: unknown) => void): () => void {
  const original = target[name];
  target[name] = function (this: unknown, ...args: unknown[]) {
    before(args[0]);
    return (original as (...args: unknown[]) => unknown).apply(this, args);
  } as T[K];
  return () => {
    target[name] = original;
  };
}
