import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const FOLDER = 'node_modules/electron';
const FETCH_WITHIN_MS = 120_000;
const ANSWER_WITHIN_MS = 20_000;

/** @typedef {{ path: string, version: string } | { why: string }} Found */

/**
 * Where Electron's binary is, fetched first when it is not there yet; or, in words, why it cannot run here.
 * @returns {Promise<{ path: string } | { why: string, advice: string }>}
 */
export async function findElectron() {
  const unsuited = whyUnsuited();
  if (unsuited) return unsuited;
  const present = installedElectron();
  if (present && 'path' in present) return present;
  if (present) return { why: present.why, advice: adviceForBroken() };
  const problem = await fetchElectron();
  const fetched = installedElectron();
  if (fetched && 'path' in fetched) return fetched;
  return {
    why: fetched?.why ?? `Electron ${version()} could not be fetched (${problem ?? 'the download is incomplete'})`,
    advice: 'For the desktop app, connect to the internet or set HTTPS_PROXY or ELECTRON_MIRROR, and start again.',
  };
}

/**
 * The binary in the folder that ELECTRON_OVERRIDE_DIST_PATH names, as the electron package itself reads it, or else in that
 * package; it is asked what it is before anything is left to it. Null when neither is there.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder of the electron package
 * @returns {Found | null}
 */
export function installedElectron(env = process.env, folder = FOLDER) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = join(override || join(folder, 'dist'), executableName(folder));
  if (existsSync(path)) return examined(path, env);
  return override ? { why: `ELECTRON_OVERRIDE_DIST_PATH is set, and ${path} is not there` } : null;
}

/** @param {string} folder */
function executableName(folder) {
  const file = join(folder, 'path.txt');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** As Node it answers without a display, as root, and in a tenth of a second. @param {string} path @param {NodeJS.ProcessEnv} env @returns {Found} */
function examined(path, env) {
  const { error, status, stdout, stderr } = spawnSync(path, ['-p', 'process.versions.electron'], {
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: ANSWER_WITHIN_MS,
  });
  if (error || status !== 0) return { why: `${path} does not run (${error?.message ?? firstReason(stderr)})` };
  const found = stdout.trim();
  if (!/^\d+\.\d+\.\d+/.test(found)) return { why: `${path} is no Electron` };
  if (found.split('.')[0] === version().split('.')[0]) return { path, version: found };
  return { why: `${path} is Electron ${found}, and Carillon is made for ${version()}` };
}

function adviceForBroken() {
  return process.env.ELECTRON_OVERRIDE_DIST_PATH
    ? 'For the desktop app, let ELECTRON_OVERRIDE_DIST_PATH name the folder with Electron’s files, or leave it out.'
    : 'For the desktop app, install what it misses, or delete node_modules/electron/dist, and start again.';
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
