// Preloaded into Carillon's process: from the moment on at which the file KILL_AT exists, it kills itself at the nth call that
// changes the disk, n being what the file says. Calls of the file system are counted, and statements of the database.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

const file = process.env.KILL_AT ?? '';
const { existsSync, readFileSync } = fs;
let left = Number.POSITIVE_INFINITY;

function count() {
  if (left === Number.POSITIVE_INFINITY && existsSync(file)) left = Number(readFileSync(file, 'utf8'));
  left--;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
}

/** @param {any} target @param {string} name */
function wrap(target, name) {
  const original = target[name];
  target[name] = function (/** @type {unknown[]} */ ...args) {
    count();
    return original.apply(this, args);
  };
}

for (const name of ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'copyFileSync', 'rmSync'])
  wrap(fs, name);
wrap(DatabaseSync.prototype, 'exec');
wrap(StatementSync.prototype, 'run');
wrap(StatementSync.prototype, 'all');
syncBuiltinESMExports();
