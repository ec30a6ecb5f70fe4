import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { isTranslated, wantedBuild } from './electron-binary.mjs';
import { downloadResuming, forget } from './resumable-download.mjs';

/*
 * A process of its own: Node takes the proxies of the environment at its start (NODE_USE_ENV_PROXY). It fetches the zip into
 * the cache that the electron package looks in, and leaves the unpacking to that package; `path.txt`, which it writes last,
 * says that all is there. Its arguments: the folder of the electron package, and one for what is half done.
 */
const [folder = '', kept = ''] = process.argv.slice(2);
const requireThere = createRequire(resolve(folder, 'install.js'));
const { version } = requireThere('./package.json');
const { platform, arch } = wantedBuild(process.env, {
  platform: process.platform,
  arch: process.arch,
  isTranslated,
});
const part = resolve(kept, `electron-${version}-${platform}-${arch}.zip.part`);

const quitting = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => quitting.abort());
// The one that shows the progress has gone, perhaps before anything listened here.
process.on('disconnect', () => quitting.abort());
if (process.send && !process.connected) quitting.abort();

mkdirSync(kept, { recursive: true });
for (const left of readdirSync(kept)) {
  if (left.startsWith('electron-download-')) rmSync(join(kept, left), { recursive: true, force: true });
}
try {
  await fetchZip();
  rmSync(resolve(folder, 'path.txt'), { force: true });
  await unpack();
} catch (error) {
  if (!quitting.signal.aborted) console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = quitting.signal.aborted ? 130 : 1;
} finally {
  if (process.connected) process.disconnect();
}

async function fetchZip() {
  const { downloadArtifact } = requireThere('@electron/get');
  try {
    await downloadArtifact({
      ...{ version, artifactName: 'electron', platform, arch, tempDirectory: resolve(kept) },
      cacheRoot: process.env.electron_config_cache,
      checksums: requireThere('./checksums.json'),
      downloader: {
        download: (/** @type {string} */ url, /** @type {string} */ target) =>
          downloadResuming(url, part, target, { onProgress: tell, signal: quitting.signal }),
      },
    });
  } catch (error) {
    if (!(error instanceof Error) || !/checksum/i.test(error.message)) throw error;
    forget(part);
    throw new Error('what came is not the file that Electron published: the checksum differs');
  }
}

/** By the electron package itself, which finds the zip in its cache. */
async function unpack() {
  const child = spawn(process.execPath, ['install.js'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    signal: quitting.signal,
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('it could not be unpacked');
}

/**
 * @param {number} bytes
 * @param {number | null} total
 */
function tell(bytes, total) {
  if (process.connected) process.send?.({ bytes, total });
}
