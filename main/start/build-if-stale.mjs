import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const STAMP = 'out/.built';
const SOURCES = ['main', 'renderer', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/** Builds main, preload and window when a source is newer than the last build. Ends the process when that fails. */
export function buildIfStale() {
  const built = modifiedAt(STAMP);
  if (built > 0 && SOURCES.every((source) => newestIn(source) <= built)) return;
  const startedAt = new Date();
  console.error('Building Carillon…');
  const result = spawnSync(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'build'], {
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    console.error(`${result.stdout}${result.stderr}\nThe build failed; the lines above say where.`);
    process.exit(1);
  }
  mkdirSync('out', { recursive: true });
  // The time of the start: what is saved while the build runs is newer than it.
  writeFileSync(STAMP, `${startedAt.toISOString()}\n`);
}

/** @param {string} path @returns {number} epoch ms, 0 when it does not exist */
function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @param {string} path @returns {number} */
function newestIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of files that were added, renamed or deleted.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
