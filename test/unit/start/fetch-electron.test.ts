import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { fetchElectron, installedElectron, wantedBuild } from '../../../main/start/electron-binary.mjs';
import { downloadResuming } from '../../../main/start/resumable-download.mjs';
import electronPackage from '../../../node_modules/electron/package.json' with { type: 'json' };
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';

const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const OTHER_ARCH = process.arch === 'arm64' ? 'x64' : 'arm64';
const FILE = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 31) % 251));

type Answer = (response: ServerResponse, from: number, request: IncomingMessage) => void;

/** A real server; each request is answered by the next, the last one from then on. */
async function serve(...answers: Answer[]) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const { range } = request.headers;
    asked.push(range);
    const answer = answers[Math.min(asked.length, answers.length) - 1] as Answer;
    answer(response, Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0), request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

const head = (from: number, file: Buffer) =>
  from > 0
    ? ([206, { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` }] as const)
    : ([200, {}] as const);

/** All of the rest that is asked for. */
const whole =
  (file = FILE): Answer =>
  (response, from) => {
    const [status, headers] = head(from, file);
    response.writeHead(status, { 'content-length': file.length - from, etag: '"one"', ...headers });
    response.end(file.subarray(from));
  };
/** The connection breaks after so many bytes. */
const broken =
  (bytes: number, file = FILE): Answer =>
  (response, from) => {
    const [status, headers] = head(from, file);
    response.writeHead(status, { 'content-length': file.length - from, etag: '"one"', ...headers });
    response.write(file.subarray(from, from + bytes), () => setImmediate(() => response.destroy()));
  };

function openDownload(url: string, options: Parameters<typeof downloadResuming>[3] = {}) {
  const folder = tempFolder();
  const [part, target] = [join(folder, 'zip.part'), join(folder, 'zip')];
  return { folder, part, target, run: () => downloadResuming(url, part, target, options) };
}

test('a connection that breaks again and again: what came is kept, and the rest is asked for', async () => {
  const { url, asked } = await serve(broken(100_000), broken(80_000), whole());
  const seen: number[] = [];
  const { run, target, folder } = openDownload(url, { onProgress: (bytes) => seen.push(bytes) });
  await run();
  expect(readFileSync(target).equals(FILE)).toBe(true);
  expect(asked[0]).toBeUndefined();
  expect(asked.slice(1)).toEqual([expect.stringMatching(/^bytes=\d+-$/), expect.stringMatching(/^bytes=\d+-$/)]);
  expect(seen.at(-1)).toBe(FILE.length);
  expect(readdirSync(folder)).toEqual(['zip']);
});

test('a server that knows no ranges sends all of it again, and that is what counts', async () => {
  const all: Answer = (response) => {
    response.writeHead(200, { 'content-length': FILE.length });
    response.end(FILE);
  };
  const { url } = await serve(broken(100_000), all);
  const { run, target } = openDownload(url);
  await run();
  expect(readFileSync(target).equals(FILE)).toBe(true);
});

test('another file at the same address is not joined to the first half of the former', async () => {
  const other = Buffer.from(FILE).fill(7);
  const { url } = await serve(broken(100_000), (response, from, request) => {
    // As If-Range says: the whole, because the ETag is another.
    if (request.headers['if-range'] !== '"two"') from = 0;
    response.writeHead(200, { 'content-length': other.length - from, etag: '"two"' });
    response.end(other.subarray(from));
  });
  const { run, target } = openDownload(url);
  await run();
  expect(readFileSync(target).equals(other)).toBe(true);
});

test.each<[string, Answer, RegExp]>([
  ['stands still', (response) => void response.writeHead(200, { 'content-length': 9 }).write('a'), /no byte came/],
  ['says no', (response) => void response.writeHead(404).end(), /answered 404/],
  ['is in trouble', (response) => void response.writeHead(503).end(), /answered 503/],
  [
    'sends another part',
    (response) => void response.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('abcde'),
    /another part/,
  ],
])('one that %s: it ends, and says why', async (_what, answer, why) => {
  const { url } = await serve(answer);
  const { run, target } = openDownload(url, { stalledMs: 150 });
  await expect(run()).rejects.toThrow(why);
  expect(existsSync(target)).toBe(false);
});

test.skipIf(process.platform !== 'linux')('a disk that is full: it ends, and says so', async () => {
  const { url } = await serve(whole());
  const { run, part, target } = openDownload(url);
  symlinkSync('/dev/full', part);
  await expect(run()).rejects.toThrow('ENOSPC');
  expect(existsSync(target)).toBe(false);
});

test.each<[string, NodeJS.ProcessEnv, [string, string], boolean, [string, string]]>([
  ['this system’s', {}, ['linux', 'x64'], false, ['linux', 'x64']],
  ['the one that npm was told', { npm_config_arch: 'ia32' }, ['win32', 'x64'], false, ['win32', 'ia32']],
  [
    'the one that Electron’s own variables name',
    { ELECTRON_INSTALL_ARCH: 'arm64' },
    ['win32', 'x64'],
    false,
    ['win32', 'arm64'],
  ],
  ['Apple’s own, for a Node that runs under Rosetta', {}, ['darwin', 'x64'], true, ['darwin', 'arm64']],
  ['Intel’s, on a Mac with an Intel processor', {}, ['darwin', 'x64'], false, ['darwin', 'x64']],
  ['Intel’s, where that was asked for', { npm_config_arch: 'x64' }, ['darwin', 'x64'], true, ['darwin', 'x64']],
])('the build that is fetched is %s', (_what, env, [platform, arch], translated, [wantedPlatform, wantedArch]) => {
  const here = { platform, arch, isTranslated: () => translated };
  expect(wantedBuild(env, here)).toEqual({ platform: wantedPlatform, arch: wantedArch });
});

/** A folder like node_modules/electron, with the real install.js, whose zip is a small one. */
function packageOf(zip: Buffer, arch: string = process.arch): string {
  const folder = join(tempFolder(), 'node_modules', 'electron');
  mkdirSync(folder, { recursive: true });
  for (const name of ['install.js', 'package.json']) cpSync(join(MODULES, 'electron', name), join(folder, name));
  for (const name of readdirSync(MODULES)) {
    if (name !== 'electron' && !name.startsWith('.')) symlinkSync(join(MODULES, name), join(folder, '..', name));
  }
  const file = `electron-v${electronPackage.version}-${process.platform}-${arch}.zip`;
  const sum = createHash('sha256').update(zip).digest('hex');
  writeFileSync(join(folder, 'checksums.json'), JSON.stringify({ [file]: sum }));
  return folder;
}

/** By Python, which every machine of the developers has: a zip that holds what makes an Electron. */
async function zipOfElectron() {
  const file = join(tempFolder(), 'electron.zip');
  const script = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as z:
    i = zipfile.ZipInfo('electron'); i.external_attr = 0o755 << 16; i.create_system = 3
    z.writestr(i, '#!/bin/sh\\necho ${electronPackage.version}\\n')
    z.writestr('version', '${electronPackage.version}')
    z.writestr('LICENSE', 'x' * 200000)`;
  const child = spawn('python3', ['-c', script, file]);
  await once(child, 'close');
  return readFileSync(file);
}

test.skipIf(process.platform !== 'linux')(
  'Electron is fetched, unpacked and found; a run that was killed half-way is gone on with',
  async () => {
    const zip = await zipOfElectron();
    const folder = packageOf(zip);
    const cache = join(tempFolder(), 'kept');
    const { url, asked } = await serve((response, from, request) => {
      if (asked.length > 1) return whole(zip)(response, from, request);
      response.writeHead(200, { 'content-length': zip.length, etag: '"one"' });
      response.write(zip.subarray(0, 90_000));
    });
    const env = { ...process.env, ELECTRON_MIRROR: url, electron_config_cache: join(tempFolder(), 'cache') };
    const script = fileURLToPath(new URL('../../../main/start/fetch-electron.mjs', import.meta.url));
    const first = spawn(process.execPath, [script, folder, cache], { env, stdio: 'ignore' });
    const part = join(cache, `electron-${electronPackage.version}-linux-${process.arch}.zip.part`);
    await until('the first half', () => existsSync(part) && readFileSync(part).length >= 90_000);
    first.kill('SIGKILL');
    await once(first, 'close');
    expect(installedElectron(env, folder)).toBeNull();
    expect(await fetchElectron(folder, env, cache)).toEqual({ problem: null, kept: null });
    expect(asked[1]).toMatch(/^bytes=\d+-$/);
    expect(installedElectron(env, folder)).toMatchObject({ path: join(folder, 'dist/electron') });
    expect(readdirSync(cache)).toEqual([]);
  },
);

test.skipIf(process.platform !== 'linux')(
  'a build for another processor is fetched where it was asked for',
  async () => {
    const zip = await zipOfElectron();
    const folder = packageOf(zip, OTHER_ARCH);
    const { url } = await serve(whole(zip));
    const env = {
      ...process.env,
      ELECTRON_MIRROR: url,
      electron_config_cache: join(tempFolder(), 'cache'),
      npm_config_arch: OTHER_ARCH,
    };
    expect(await fetchElectron(folder, env, join(tempFolder(), 'kept'))).toEqual({ problem: null, kept: null });
    expect(existsSync(join(folder, 'path.txt'))).toBe(true);
  },
);

test.skipIf(process.platform !== 'linux')(
  'half unpacked counts as not there; a file with another checksum is not used',
  async () => {
    const zip = await zipOfElectron();
    const folder = packageOf(zip);
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '#!/bin/sh\n', { mode: 0o755 });
    const { url } = await serve(whole(Buffer.from(zip).fill(1, 100, 200)));
    const cache = join(tempFolder(), 'kept');
    const env = { ...process.env, ELECTRON_MIRROR: url, electron_config_cache: join(tempFolder(), 'cache') };
    expect(installedElectron(env, folder)).toBeNull();
    expect((await fetchElectron(folder, env, cache)).problem).toContain('checksum differs');
    expect(readdirSync(cache)).toEqual([]);
    expect(installedElectron(env, folder)).toBeNull();
  },
);
