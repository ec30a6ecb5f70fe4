import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const FOLDER = 'node_modules/electron';
const FETCH_WITHIN_MS = 120_000;

/**
 * Where Electron's binary is, fetched first when it is not there yet; or, in words, why it cannot run here.
 * @returns {Promise<{ path: string } | { why: string, advice: string }>}
 */
export async function findElectron() {
  const unsuited = whyUnsuited();
  if (unsuited) return unsuited;
  const present = installedElectron();
  if (present) return { path: present };
  const problem = await fetchElectron();
  const fetched = installedElectron();
  if (fetched) return { path: fetched };
  return {
    why: `Electron ${version()} could not be fetched (${problem ?? 'the download is incomplete'})`,
    advice: 'For the desktop app, connect to the internet or set HTTPS_PROXY or ELECTRON_MIRROR, and start again.',
  };
}

/** The binary's path when it is here. @returns {string | null} */
export function installedElectron() {
  try {
    const path = join(FOLDER, 'dist', readFileSync(join(FOLDER, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

function version() {
  return JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')).version;
}

/** What no download can help with. @returns {{ why: string, advice: string } | null} */
function whyUnsuited() {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { why: 'There is no display here', advice: 'For the desktop app, start it from a graphical session.' };
  }
  if (process.getuid?.() === 0) {
    return { why: 'Electron does not run as root', advice: 'For the desktop app, start it as an ordinary user.' };
  }
  return null;
}

/** Runs the package's own download, with a progress line and a time limit. @returns {Promise<string | null>} the problem */
function fetchElectron() {
  const child = spawn(process.execPath, [join(FOLDER, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // grammY and the window use the system's proxy variables themselves; this is how @electron/get is told to.
    env: { ...process.env, ELECTRON_GET_USE_PROXY: '1' },
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const startedAt = performance.now();
  const progress = setInterval(() => sayProgress(performance.now() - startedAt), 1_000);
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(`no end after ${FETCH_WITHIN_MS / 1_000} s`);
    }, FETCH_WITHIN_MS);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve(code === 0 ? null : firstReason(stderr));
    });
  }).finally(() => {
    clearInterval(progress);
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  });
}

/** @param {number} elapsedMs */
function sayProgress(elapsedMs) {
  const seconds = Math.round(elapsedMs / 1_000);
  const line = `Fetching Electron ${version()} (about 120 MB), ${seconds} of at most ${FETCH_WITHIN_MS / 1_000} s…`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}`);
  else if (seconds % 10 === 1) process.stderr.write(`${line}\n`);
}

/** @param {string} stderr @returns {string} */
function firstReason(stderr) {
  const line = stderr.split('\n').find((text) => /Error|error/.test(text)) ?? stderr.split('\n')[0] ?? '';
  return (
    line
      .replace(/^\w*Error:\s*/, '')
      .trim()
      .slice(0, 160) || 'it ended without a word'
  );
}
