import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import electronPackage from '../../node_modules/electron/package.json' with { type: 'json' };
import { openPage } from '../support/browser.ts';
import { asNobody, isRoot, NOBODY } from '../support/disk.ts';
import { sharedFolder, tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

// `npm start` as a whole, by an ordinary user, on a system where the desktop app cannot be: each time it ends in a working
// window in the browser, with two lines that say why and what to do.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What Chromium and the loader say, verbatim, and how they end. */
const CASES: [what: string, says: string, ending: string, told: RegExp][] = [
  [
    'AppArmor restricts user namespaces, as on Ubuntu 23.10 and later',
    'FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly.',
    'kill -TRAP $$',
    /sandbox.*: Carillon is served to the browser instead\.\n.*allow-sandbox\.sh/,
  ],
  [
    'the kernel has no user namespaces',
    'FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! Update your kernel.',
    'exit 133',
    /sandbox.*: Carillon is served to the browser instead\.\n.*deb package/,
  ],
  [
    'a library is missing',
    'electron: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file',
    'exit 127',
    /misses libnss3\.so.*\n.*apt install libnss3/,
  ],
  ['the X server refuses', 'ERROR:ozone_platform_x11.cc(245)] Missing X server or $DISPLAY', 'exit 1', /display.*\n/],
  [
    'Wayland is not there',
    'ERROR:wayland_connection.cc(200)] Failed to connect to Wayland display: No such file',
    'kill -TRAP $$',
    /display.*\n/,
  ],
  [
    'the graphics driver fails, with and without it',
    "FATAL:gpu_data_manager_impl_private.cc(423)] GPU process isn't usable. Goodbye.",
    'kill -TRAP $$',
    /starting again without it.[\s\S]*graphics.*\n.*driver/,
  ],
  ['it dies without a word', '', 'kill -SEGV $$', /ended as soon as it had started.*\n.*package for your system/],
];

/** The project as an ordinary user has it after `npm ci` and a build, without Electron's binary. */
const project = sharedFolder();
let isLaidOut = false;

function layOut(): void {
  if (isLaidOut) return;
  isLaidOut = true;
  for (const name of ['main/start', 'out', 'package.json', 'package-lock.json', 'electron.vite.config.ts'])
    cpSync(join(ROOT, name), join(project, name), { recursive: true });
  mkdirSync(join(project, 'renderer'));
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, 'electron'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== 'electron') symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  for (const name of ['package.json', 'install.js', 'checksums.json'])
    cpSync(join(ROOT, 'node_modules/electron', name), join(modules, 'electron', name));
  writeFileSync(join(project, 'out/.built'), '');
  give(project);
}

/** To the ordinary user. */
function give(folder: string): void {
  chmodSync(folder, 0o755);
  if (!isRoot) return;
  chownSync(folder, NOBODY, NOBODY);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), NOBODY, NOBODY);
}

/** A folder with an Electron that answers what it is, and then dies. */
function dyingElectron(says: string, ending: string): string {
  const folder = tempFolder();
  const script = `#!/bin/sh
[ "$ELECTRON_RUN_AS_NODE" = 1 ] && echo ${electronPackage.version} && exit 0
cat >&2 <<'END'
${says}
END
${ending}
`;
  writeFileSync(join(folder, 'electron'), script, { mode: 0o755 });
  give(folder);
  return folder;
}

interface Started {
  child: ChildProcess;
  stderr(): string;
  /** The address that the desktop was asked to open. */
  opened(): string | null;
}

function npmStart(env: NodeJS.ProcessEnv, through = asNobody): Started {
  layOut();
  const home = tempFolder();
  const bin = join(home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" > ${home}/opened\n`, { mode: 0o755 });
  give(home);
  const [program = 'npm', ...line] = [
    ...through,
    'npm',
    'start',
    '--',
    '--data-dir',
    join(home, 'data'),
    '--port',
    '0',
  ];
  const child = spawn(program, line, {
    cwd: project,
    env: { PATH: `${bin}:${process.env.PATH}`, HOME: home, DISPLAY: ':99', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    // npm and what it starts are ended together.
    detached: true,
  });
  // npm itself may be gone before what it started.
  const ended = once(child, 'close');
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  onTestFinished(async () => {
    if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
    rmSync(join(project, '.cache'), { recursive: true, force: true });
  });
  const opened = () => read(join(home, 'opened'));
  return { child, stderr: () => said, opened };
}

/** As whoever started it: the browser opens by itself, and the app is there. */
async function useWindow({ child, stderr, opened }: Started): Promise<void> {
  const url = await until('the browser to be opened', () => {
    if (child.exitCode !== null) throw new Error(`npm start ended with code ${child.exitCode}.\n${stderr()}`);
    return opened();
  });
  const page = await openPage(url);
  await page.getByRole('button', { name: 'Try practice mode' }).click();
  await page.getByRole('log', { name: 'Practice chat' }).waitFor();
}

test.skipIf(process.platform !== 'linux').for(CASES)('%s', async ([_what, says, ending, told]) => {
  const started = npmStart({ ELECTRON_OVERRIDE_DIST_PATH: dyingElectron(says, ending) });
  await useWindow(started);
  expect(started.stderr()).toMatch(told);
});

test.skipIf(process.platform !== 'linux')('Electron cannot be fetched', async () => {
  const started = npmStart({ ELECTRON_MIRROR: 'http://127.0.0.1:1/', electron_config_cache: tempFolder() });
  await useWindow(started);
  expect(started.stderr()).toMatch(
    /could not be fetched.*: Carillon is served to the browser instead\.\n.*start again/,
  );
});

test.skipIf(process.platform !== 'linux')('there is no display at all', async () => {
  const started = npmStart({ DISPLAY: undefined, ELECTRON_OVERRIDE_DIST_PATH: dyingElectron('', 'exit 0') });
  await useWindow(started);
  expect(started.stderr()).toMatch(/no display here: Carillon is served.*\n.*graphical session/);
});

test.skipIf(!isRoot)('root starts it', async () => {
  const started = npmStart({ ELECTRON_OVERRIDE_DIST_PATH: dyingElectron('', 'exit 0') }, []);
  await useWindow(started);
  expect(started.stderr()).toMatch(/does not run as root: Carillon is served.*\n.*ordinary user/);
});

test.skipIf(process.platform !== 'linux')(
  'Electron runs: no browser is opened, and its end is that of npm start',
  async () => {
    const { child, opened } = npmStart({ ELECTRON_OVERRIDE_DIST_PATH: dyingElectron('', 'exit 0') });
    const [code] = await once(child, 'exit');
    expect([code, opened()]).toEqual([0, null]);
  },
);

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    return null;
  }
}
