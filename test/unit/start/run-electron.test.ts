import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';

const RUN_ELECTRON = pathToFileURL(join(import.meta.dirname, '../../../main/start/run-electron.mjs')).href;
const ALLOW_SANDBOX = fileURLToPath(new URL('../../../main/start/allow-sandbox.sh', import.meta.url));

/** The last words of Chromium and of the loader, verbatim. */
const SAYS = {
  sandbox:
    '[1:0101/000000.1:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured ' +
    'correctly. Rather than run without sandboxing I am aborting now.',
  noSandbox: '[1:0101/000000.1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! Update your kernel.',
  library: 'electron: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file',
  display: '[1:0101/000000.1:ERROR:ozone_platform_x11.cc(245)] Missing X server or $DISPLAY',
  wayland: '[1:0101/000000.1:ERROR:wayland_connection.cc(200)] Failed to connect to Wayland display: No such file',
  graphics: "[1:0101/000000.1:FATAL:gpu_data_manager_impl_private.cc(423)] GPU process isn't usable. Goodbye.",
};

/** A file that takes Electron's place. @returns its path */
function fake(script: string): string {
  const file = join(tempFolder(), 'electron');
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

const dying = (says: string, ending: string) => fake(`cat >&2 <<'END'\n${says}\nEND\n${ending}`);

/** In a process of its own, as npm start has one. @param before a module that is run first */
async function start(path: string, args: string[] = ['.'], before = '') {
  const code = `import { runElectron } from ${JSON.stringify(RUN_ELECTRON)};
    process.stdout.write('\\n' + JSON.stringify(await runElectron(${JSON.stringify(path)}, ${JSON.stringify(args)})));`;
  const preload = before ? ['--import', `data:text/javascript,${encodeURIComponent(before)}`] : [];
  const child = spawn(process.execPath, [...preload, '--input-type=module', '-e', code]);
  onTestFinished(() => void (child.exitCode ?? child.signalCode ?? child.kill('SIGKILL')));
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<void>((resolve, reject) => {
    // What it started may outlive it and hold its output: an end by a signal is not waited for any longer.
    child.once('exit', (_code, signal) => signal && reject(new Error(`npm start was ended by ${signal}.\n${said}`)));
    child.once('close', () => resolve());
  });
  return {
    child,
    out: () => out,
    async end() {
      await ended;
      return {
        result: JSON.parse(out.split('\n').at(-1) ?? '') as { code?: number; why?: string; advice?: string },
        said,
      };
    },
  };
}

describe.skipIf(process.platform === 'win32')('Electron that cannot start', () => {
  test.each([
    ['AppArmor, as on Ubuntu', SAYS.sandbox, 'kill -TRAP $$', /sandbox/, /deb package|allow-sandbox\.sh/],
    ['a kernel without user namespaces', SAYS.noSandbox, 'exit 133', /sandbox/, /allow-sandbox\.sh/],
    ['a library that is not there', SAYS.library, 'exit 127', /misses libnss3\.so/, /apt install libnss3/],
    ['no X server', SAYS.display, 'exit 1', /display/, /graphical session|WSL|Windows/],
    ['no Wayland', SAYS.wayland, 'kill -TRAP $$', /display/, /graphical session|WSL|Windows/],
    ['no graphics at all', SAYS.graphics, 'kill -TRAP $$', /graphics/, /driver/],
    ['a crash without a word', '', 'kill -SEGV $$', /as soon as it had started/, /package for your system/],
  ])('%s: it is said why, and what to do', async (_what, says, ending, why, advice) => {
    const { result } = await (await start(dying(says, ending))).end();
    expect(result).toEqual({ why: expect.stringMatching(why), advice: expect.stringMatching(advice) });
  });

  test('a graphics driver that it cannot use is left out at a second try', async () => {
    // As Electron hands them over: the app's folder first, which Carillon does not see.
    const electron = dying(SAYS.graphics, '[ "$*" = ". --disable-gpu --hidden" ] && exit 0; kill -TRAP $$');
    const { result, said } = await (await start(electron, ['.', '--hidden'])).end();
    expect(result).toEqual({ code: 0 });
    expect(said).toContain('starting again without it');
  });

  test('one that ends by itself keeps its code and its words', async () => {
    const { result, said } = await (await start(dying('The data folder is in use.', 'exit 2'))).end();
    expect(result).toEqual({ code: 2 });
    expect(said).toContain('The data folder is in use.');
  });

  test('a word about the graphics in passing does not hide why it ended', async () => {
    const electron = dying('GPU process launch failed: error_code=1002\nThe data folder is in use.', 'exit 2');
    expect((await (await start(electron)).end()).result).toEqual({ code: 2 });
  });

  test('what it opened and left running, such as a browser, is not waited for', async () => {
    const { end } = await start(fake('sleep 20 >/dev/null & exit 0'));
    expect((await end()).result).toEqual({ code: 0 });
  }, 10_000);

  test('the sandbox is never turned off', () => {
    const source = readFileSync(new URL(RUN_ELECTRON), 'utf8');
    expect(source).not.toContain('--no-sandbox');
  });
});

describe.skipIf(process.platform === 'win32')('signals', () => {
  /** Counts the signals that come, and ends a moment after the first; or with the process that started it. */
  const counting = (log: string, first = '') =>
    fake(`trap 'echo INT >> ${log}' INT; trap 'echo TERM >> ${log}' TERM; echo ready > ${log}; ${first}
while kill -0 $PPID && [ "$(wc -l < ${log})" -lt 2 ]; do sleep 0.05; done; sleep 0.3; exit 0`);

  test('Ctrl-C in a terminal comes once, and the end of Electron is waited for', async () => {
    const folder = tempFolder();
    const log = join(folder, 'signals');
    const code = `import { runElectron } from ${JSON.stringify(RUN_ELECTRON)};
      const { code } = await runElectron(${JSON.stringify(counting(log))}, []); process.exit(40 + code);`;
    // Python's pty is a terminal: the byte of Ctrl-C makes the kernel signal its whole foreground group.
    const python = `import os, pty, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], [sys.argv[1], '--input-type=module', '-e', sys.argv[2]])
while not (os.path.exists(sys.argv[3]) and os.path.getsize(sys.argv[3]) > 0):
    time.sleep(0.02)
os.write(fd, b'\\x03')
try:
    while os.read(fd, 1024): pass
except OSError:
    pass
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))`;
    const child = spawn('python3', ['-c', python, process.execPath, code, log]);
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    await once(child, 'close');
    expect(out.trim()).toBe('40');
    expect(readFileSync(log, 'utf8')).toBe('ready\nINT\n');
  });

  test('a SIGTERM, which comes to npm start alone, is passed on once', async () => {
    const log = join(tempFolder(), 'signals');
    const started = await start(counting(log));
    await until('Electron to run', () => readIfThere(log).includes('ready'));
    started.child.kill('SIGTERM');
    expect((await started.end()).result).toEqual({ code: 0 });
    expect(readFileSync(log, 'utf8')).toBe('ready\nTERM\n');
  });

  test('a SIGTERM in the very moment of the start leaves no Electron behind', async () => {
    const [log, sent] = [join(tempFolder(), 'signals'), join(tempFolder(), 'sent')];
    // Node comes back from spawn() when the signal has come already, as on a busy machine.
    const slowSpawn = `import fs from 'node:fs'; import child from 'node:child_process'; import { syncBuiltinESMExports } from 'node:module';
      const { spawn } = child;
      child.spawn = (...args) => {
        const started = spawn(...args);
        while (!fs.existsSync(${JSON.stringify(sent)})) {}
        return started;
      };
      syncBuiltinESMExports();`;
    const electron = counting(log, `kill -TERM $PPID; echo > ${sent}`);
    expect((await (await start(electron, [], slowSpawn)).end()).result).toEqual({ code: 0 });
    expect(readFileSync(log, 'utf8')).toBe('ready\nTERM\n');
  });
});

test.skipIf(process.platform === 'win32')('allow-sandbox.sh writes a profile for that one file', async () => {
  const folder = tempFolder();
  const electron = fake('');
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'apparmor_parser'), `#!/bin/sh\necho "$@" > ${folder}/parsed\n`, { mode: 0o755 });
  const child = spawn('sh', [ALLOW_SANDBOX, electron], {
    env: { PATH: `${bin}:${process.env.PATH}`, APPARMOR_FOLDER: folder },
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  const profile = readFileSync(join(folder, 'parsed'), 'utf8').trim().split(' ').at(-1) ?? '';
  expect(readFileSync(profile, 'utf8')).toContain(`"${electron}" flags=(unconfined) {\n  userns,`);
});

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
