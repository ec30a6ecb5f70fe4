import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { causeOf, explain, isWsl } from './run-electron.mjs';

const FOLDER = 'node_modules/electron';
const ANSWER_WITHIN_MS = 20_000;
const NO_DISPLAY = {
  why: 'There is no display here',
  advice: 'For the desktop app, start it from a graphical session.',
};

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
  if (present) {
    if (causeOf(present.why, null, null) === 'library') return explain('library', present.why, '');
    return { why: present.why, advice: adviceForBroken() };
  }
  const { problem, kept } = await fetchElectron();
  const fetched = installedElectron();
  if (fetched && 'path' in fetched) return fetched;
  const again = kept ? `start again: ${kept} are kept, and the rest is fetched then` : 'start again';
  return {
    why: fetched?.why ?? `Electron ${version()} could not be fetched (${problem ?? 'the download is incomplete'})`,
    advice: `For the desktop app, connect to the internet or set HTTPS_PROXY or ELECTRON_MIRROR, and ${again}.`,
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
  // The package writes path.txt when all is unpacked. Without it, or with files of another version, it is fetched again.
  const unpacked = readIfThere(join(folder, 'dist', 'version'))
    .replace(/^v/, '')
    .trim();
  if (!override && (!existsSync(join(folder, 'path.txt')) || (unpacked !== '' && unpacked !== version(folder))))
    return null;
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

/** @param {string} [folder] */
function version(folder = FOLDER) {
  const own = join(folder, 'package.json');
  return JSON.parse(readFileSync(existsSync(own) ? own : join(FOLDER, 'package.json'), 'utf8')).version;
}

/**
 * Which of Electron's builds the electron package unpacks: as its install.js decides, for another one in its cache would be of
 * no use to it. A Node for Intel under Rosetta is no reason to run Electron under it.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ platform: string, arch: string, isTranslated: () => boolean }} here
 * @returns {{ platform: string, arch: string }}
 */
export function wantedBuild(env, here) {
  const platform = env.ELECTRON_INSTALL_PLATFORM || env.npm_config_platform || here.platform;
  const arch = env.ELECTRON_INSTALL_ARCH || env.npm_config_arch || here.arch;
  const isIntelMac = platform === 'darwin' && here.platform === 'darwin' && arch === 'x64';
  return { platform, arch: isIntelMac && env.npm_config_arch === undefined && here.isTranslated() ? 'arm64' : arch };
}

/** Whether macOS translates this process for another processor. */
export function isTranslated() {
  return spawnSync('sysctl', ['-in', 'sysctl.proc_translated'], { encoding: 'utf8' }).stdout?.trim() === '1';
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** What no download can help with. @returns {{ why: string, advice: string } | null} */
function whyUnsuited() {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return isWsl() ? explain('display', '', '') : NO_DISPLAY;
  }
  if (process.getuid?.() === 0) {
    return { why: 'Electron does not run as root', advice: 'For the desktop app, start it as an ordinary user.' };
  }
  return null;
}

/**
 * Fetches the binary, with its progress in a line. What came is kept for the next start where it does not end well.
 * @param {string} folder of the electron package
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ problem: string | null, kept: string | null }>} why it did not come, and how much of it is there
 */
export function fetchElectron(folder = FOLDER, env = process.env, cache = '.cache') {
  const script = join(import.meta.dirname, 'fetch-electron.mjs');
  const child = spawn(process.execPath, [script, folder, cache], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...env, NODE_USE_ENV_PROXY: '1' },
  });
  let stderr = '';
  let progress = /** @type {{ bytes: number, total: number | null } | null} */ (null);
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  child.on('message', (message) => {
    progress = /** @type {{ bytes: number, total: number | null }} */ (message);
  });
  let shown = '';
  const showing = setInterval(() => {
    shown = sayProgress(progress, shown);
  }, 1_000);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(showing);
      if (process.stderr.isTTY && shown) process.stderr.write('\r\x1b[K');
      const isKept = code !== 0 && progress !== null && progress.bytes > 0;
      resolve({ problem: code === 0 ? null : firstReason(stderr), kept: isKept ? amountOf(progress) : null });
    });
  });
}

/**
 * In a terminal one line that changes; elsewhere a line for each tenth.
 * @param {{ bytes: number, total: number | null } | null} progress
 * @param {string} before what was said last
 */
function sayProgress(progress, before) {
  const amount = progress ? amountOf(progress) : 'about 120 MB';
  const share = progress?.total ? Math.floor((progress.bytes / progress.total) * 100) : null;
  const line = `Fetching Electron ${version()}: ${amount}${share === null ? '' : ` (${share} %)`}…`;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
  else if (before === '' || (share !== null && before !== String(Math.floor(share / 10))))
    process.stderr.write(`${line}\n`);
  return String(Math.floor((share ?? 0) / 10));
}

/** “37 of 120 MB” @param {{ bytes: number, total: number | null } | null} progress */
function amountOf(progress) {
  const inMb = (/** @type {number} */ bytes) => Math.round(bytes / 1_000_000);
  const { bytes = 0, total = null } = progress ?? {};
  return total === null ? `${inMb(bytes)} MB` : `${inMb(bytes)} of ${inMb(total)} MB`;
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
