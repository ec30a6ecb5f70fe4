import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Electron that cannot start has died by then; one that ends later had started. */
const STARTED_AFTER_MS = 15_000;
/** In characters: only the end of its output is searched. */
const MAX_SAID = 64_000;
/** Its last words may arrive this much later than its end. */
const LAST_WORDS_WITHIN_MS = 500;
const FATAL = ['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGBUS', 'SIGILL'];

/** @typedef {{ why: string, advice: string }} Failure */

/**
 * Runs the desktop app to its end. Where Electron dies at its start for a reason of this system, that is told instead of a
 * code; a graphics driver that it cannot use is left out at a second try.
 * @param {string} path of the binary
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number } | Failure>}
 */
export async function runElectron(path, args) {
  const first = await run(path, args);
  if (!('died' in first)) return first;
  if (first.died !== 'graphics') return explain(first.died, first.said, path);
  console.error('Electron cannot use the graphics driver here: starting again without it.');
  // Behind the app's folder: Electron takes that for its first argument, and Carillon drops both.
  const second = await run(path, [...args.slice(0, 1), '--disable-gpu', ...args.slice(1)]);
  return 'died' in second ? explain(second.died, second.said, path) : second;
}

/**
 * @param {string} path
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number } | { died: Cause, said: string }>}
 */
function run(path, args) {
  const startedAt = performance.now();
  // Listens before there is a child: a signal in between would end this process alone, and leave Electron running.
  const signals = passSignals(() => child.kill('SIGTERM'));
  const child = spawn(path, args, { stdio: ['inherit', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.on('data', (/** @type {Buffer} */ chunk) => {
    process.stderr.write(chunk);
    said = (said + chunk).slice(-MAX_SAID);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      signals.stop();
      resolve({ died: 'unknown', said: error.message });
    });
    child.on('exit', async (code, signal) => {
      // Its last words may be on their way. A browser that it opened holds the pipe as long as it runs: it is not waited for.
      await Promise.race([
        once(child, 'close'),
        new Promise((passed) => setTimeout(passed, LAST_WORDS_WITHIN_MS).unref()),
      ]);
      child.stderr.destroy();
      const isAsked = signals.stop();
      if (code === 0) return resolve({ code });
      const isEarly = performance.now() - startedAt < STARTED_AFTER_MS && !isAsked;
      const cause = isEarly ? causeOf(said, code, signal) : null;
      resolve(cause ? { died: cause, said } : { code: code ?? 1 });
    });
  });
}

/**
 * Passes SIGTERM on, which comes to this process alone. Ctrl-C and the end of a terminal come to the whole group, Electron
 * among it: passed on, they would come twice. Windows has no signals: there, kill() ends a process where it stands.
 * @param {() => void} pass
 */
function passSignals(pass) {
  if (process.platform === 'win32') return { stop: () => false };
  let isAsked = false;
  const terminate = () => {
    isAsked = true;
    pass();
  };
  // Without a listener they would end this process, and with it the wait for the clean end of the other.
  const wait = () => {
    isAsked = true;
    if (!isInTerminal()) pass();
  };
  process.on('SIGTERM', terminate);
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, wait);
  /** Listens no more. @returns whether a signal came: what ended then was told to */
  const stop = () => {
    process.off('SIGTERM', terminate);
    for (const signal of ['SIGINT', 'SIGHUP']) process.off(signal, wait);
    return isAsked;
  };
  return { stop };
}

/** Whichever of the three is redirected, a terminal's group is signalled by its Ctrl-C. */
function isInTerminal() {
  return [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);
}

/** @typedef {'sandbox' | 'library' | 'display' | 'graphics' | 'unknown'} Cause */

/**
 * The last words of Chromium (sandbox/linux, ui/ozone/platform, content/browser/gpu) and of the loader, by their cause.
 * @type {readonly (readonly [Cause, RegExp])[]}
 */
const CAUSES = [
  ['library', /error while loading shared libraries: |: cannot open shared object file/],
  [
    'sandbox',
    /SUID sandbox helper binary was found, but is not configured correctly|No usable sandbox!|Failed to move to new namespace/,
  ],
  ['display', /Missing X server or \$DISPLAY|platform failed to initialize|Failed to (connect to|initialize) Wayland/],
  ['graphics', /GPU process isn't usable|GPU process launch failed|Failed to create GPU process/],
];

/**
 * @param {string} said
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {Cause | null} null: it ended by itself, for a reason that it has told
 */
export function causeOf(said, code, signal) {
  // A shell between the two says 128 and the number of the signal.
  const isFatal = (signal && FATAL.includes(signal)) || [132, 133, 134, 135, 139, 127].includes(code ?? 0);
  const known = CAUSES.find(([, pattern]) => pattern.test(said))?.[0];
  // These end by themselves with a code; the others are said in passing as well, and count only where it was a crash.
  if (known === 'library' || known === 'display') return known;
  return isFatal ? (known ?? 'unknown') : null;
}

/**
 * Two lines for people: what is wrong, and what to do for the desktop app.
 * @param {Cause} cause
 * @param {string} said
 * @param {string} path
 * @returns {Failure}
 */
export function explain(cause, said, path) {
  switch (cause) {
    case 'sandbox':
      return {
        why: isRestricted()
          ? 'Ubuntu keeps Electron from setting up its sandbox (AppArmor restricts user namespaces)'
          : 'This system keeps Electron from setting up its sandbox',
        advice:
          'For the desktop app, install the deb package, which brings what it needs; or allow it for this copy: ' +
          `sudo sh "${join(import.meta.dirname, 'allow-sandbox.sh')}" "${path}"`,
      };
    case 'library': {
      const name = /(?:shared libraries: |^|\s)(lib[\w.+-]+\.so[\w.]*)/.exec(said)?.[1] ?? 'a library';
      return {
        why: `Electron misses ${name} on this system`,
        advice: `For the desktop app, install it (${installing(name)}), and start again.`,
      };
    }
    case 'display':
      return {
        why: isWsl() ? 'Windows shows no Linux window here (WSL without WSLg)' : 'Electron reaches no display here',
        advice: isWsl()
          ? 'For the desktop app, install Carillon for Windows, or run wsl --update in a Windows terminal.'
          : 'For the desktop app, start it in a graphical session; over SSH, DISPLAY has to name a display that you may use.',
      };
    case 'graphics':
      return {
        why: 'Electron cannot use the graphics of this computer, not even without the driver',
        advice: 'For the desktop app, update the graphics driver, and start again.',
      };
    default:
      return {
        why: 'Electron ended as soon as it had started',
        advice: 'The lines above say more. For the desktop app, install the package for your system.',
      };
  }
}

/** The packages that bring the libraries most often missed, by Debian's and Fedora's names. @type {Record<string, string>} */
const PACKAGES = {
  libnss3: 'libnss3',
  'libatk-1.0': 'libatk1.0-0',
  'libatk-bridge-2.0': 'libatk-bridge2.0-0',
  libcups: 'libcups2',
  libnspr4: 'libnspr4',
  libdrm: 'libdrm2',
  'libpango-1.0': 'libpango-1.0-0',
  libX11: 'libx11-6',
  'libgtk-3': 'libgtk-3-0',
  libgbm: 'libgbm1',
  libasound: 'libasound2',
  libxkbcommon: 'libxkbcommon0',
};

/** @param {string} library */
function installing(library) {
  const known = Object.entries(PACKAGES).find(([name]) => library.startsWith(name));
  return known ? `on Debian and Ubuntu: sudo apt install ${known[1]}` : `look for the package that holds ${library}`;
}

/** https://documentation.ubuntu.com/security/security-features/privilege-restriction/apparmor/ */
function isRestricted() {
  return read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns').trim() === '1';
}

export function isWsl() {
  return /microsoft/i.test(read('/proc/sys/kernel/osrelease'));
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
