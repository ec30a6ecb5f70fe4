import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };
import { Desktop } from '../support/electron/desktop.ts';
import { fillWithPlaceholder, fusesOf } from '../support/electron/placeholder-dist.ts';
import { StandInHost } from '../support/electron/stand-in-host.ts';
import { sharedFolder, tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const requireAsBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));

interface Asar {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractAll(archive: string, folder: string): void;
}
const asar = requireAsBuilder('@electron/asar') as Asar;

/** What the hook of the packing writes down: what each target of Linux is given. */
interface Told {
  desktopEntry: string;
  icons: { file: string; size: number }[];
}

const [dist, output] = [sharedFolder(), sharedFolder()];
const packed = join(output, 'linux-unpacked');
const archive = join(packed, 'resources', 'app.asar');
const app = join(packed, 'resources', 'app');

beforeAll(async () => {
  fillWithPlaceholder(dist);
  // As `npm run dist:dir`, without building once more what the other specs are running.
  const cli = join(ROOT, 'node_modules/electron-builder/cli.js');
  const own = [`-c.electronDist=${dist}`, `-c.directories.output=${output}`, `-c.afterPack=${hook()}`];
  const release = ['-c.publish.provider=github', '-c.publish.owner=carillon-app', '-c.publish.repo=carillon'];
  await run(process.execPath, [cli, '--dir', '--linux', '--publish', 'never', ...own, ...release], { cwd: ROOT });
  asar.extractAll(archive, app);
}, 180_000);

describe('the archive', () => {
  const files = () => asar.listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));

  test('is the built app and what it requires at run time, below 15 MB', () => {
    const own = files().filter((file) => !file.startsWith('/node_modules/'));
    expect(own).toEqual(
      expect.arrayContaining(['/out/main/index.js', '/out/preload/index.cjs', '/out/renderer/index.html']),
    );
    const isOurs = /^\/(package\.json$|node_modules$|out(\/(main|preload|renderer)(\/|$)|$))/;
    expect(own.filter((file) => !isOurs.test(file))).toEqual([]);
    expect(files()).toContain('/node_modules/electron-updater/package.json');
    expect(statSync(archive).size).toBeLessThan(15_000_000);
  });

  test('has no package that is there for developing alone', () => {
    const known = Object.entries(lock.packages as Record<string, { version?: string; dev?: boolean }>);
    // Where each lies is the packer's affair.
    const needed = new Set(known.filter(([, { dev }]) => !dev).map(([path, { version }]) => labelOf(path, version)));
    const packages = files().filter((file) => /\/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file));
    const installed = packages.map((file) => {
      const { version } = JSON.parse(readFileSync(join(app, file), 'utf8')) as { version: string };
      return labelOf(file.replace('/package.json', ''), version);
    });
    expect(installed.length).toBeGreaterThan(40);
    expect(installed.filter((label) => !needed.has(label))).toEqual([]);
  });

  test('has no maps, no tests, and nowhere the folder that it was built in', () => {
    expect(files().filter((file) => /\.map$|\.(test|spec)\.[cm]?[jt]sx?$|\/__tests__\//.test(file))).toEqual([]);
    expect(readFileSync(archive).includes(ROOT)).toBe(false);
    for (const file of files().filter((name) => /^\/out\/.+\.c?js$/.test(name)))
      expect(readFileSync(join(app, file), 'utf8')).not.toContain('sourceMappingURL');
  });
});

describe('the folder', () => {
  test('has its fuses set: cookies are sealed, code comes from the archive alone, nothing of Node’s or file:’s is on', () => {
    expect(fusesOf(readFileSync(join(packed, 'carillon')))).toBe('010011001');
  });

  test('says where its releases are, and so where the updater looks', () => {
    const update = readFileSync(join(packed, 'resources', 'app-update.yml'), 'utf8');
    expect(update).toContain('provider: github');
    expect(update).toContain('owner: carillon-app');
    expect(update).toContain('repo: carillon');
  });

  test('passes npm run smoke', async () => {
    const { stdout } = await run(process.execPath, ['test/smoke/packaged.ts', output], { cwd: ROOT });
    expect(stdout).toContain('It was armed, and ended.');
  });

  test('opens its window and its tray from the archive’s own files', async () => {
    const host = new StandInHost(join(app, 'out/main/index.js'));
    const desktop = await Desktop.start(['--data-dir', tempFolder(), '--practice'], {}, host);
    const page = await desktop.page();
    await page.getByRole('navigation').getByRole('link', { name: 'Messages' }).waitFor();
    await until('the tray', async () =>
      (await desktop.probe.tray()).some(({ label }) => label === 'Nothing is scheduled'),
    );
    expect(await desktop.end(() => desktop.kill('SIGTERM'))).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('what the packages of Linux are given', () => {
  const told = () => JSON.parse(readFileSync(join(output, 'told.json'), 'utf8')) as Told;

  test('a desktop entry that opens carillon:// links and owns the app’s windows', () => {
    const lines = told().desktopEntry.trim().split('\n');
    expect(lines).toEqual([
      '[Desktop Entry]',
      'Name=Carillon',
      'Exec=/opt/Carillon/carillon %U',
      'Terminal=false',
      'Type=Application',
      'Icon=carillon',
      'StartupWMClass=app.carillon.Carillon',
      'SingleMainWindow=true',
      'Comment=Your Telegram messages, on schedule, from your own bot and your own computer.',
      'MimeType=x-scheme-handler/carillon;',
      'Categories=Utility;',
    ]);
  });

  test('an icon of every size', () => {
    expect(told().icons.map(({ size }) => size)).toEqual([16, 32, 48, 64, 128, 256, 512]);
  });
});

function labelOf(path: string, version = ''): string {
  return `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`;
}

/** Electron-builder writes the entry for each package that it makes; none of these can be made without a download. */
function hook(): string {
  const file = join(output, 'after-pack.cjs');
  const helper = requireAsBuilder.resolve('app-builder-lib/out/targets/LinuxTargetHelper');
  const told = join(output, 'told.json');
  const source = `const { LinuxTargetHelper } = require(${JSON.stringify(helper)});
    module.exports = async (context) => {
      const { packager } = context;
      // The one of electron-builder.yml, in whose place this one stands.
      (await import(${JSON.stringify(join(ROOT, 'main/shell/ninth-fuse.mjs'))})).default(context);
      const linux = new LinuxTargetHelper(packager);
      const desktopEntry = await linux.computeDesktopEntry(packager.platformSpecificBuildOptions);
      require('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify({ desktopEntry, icons: await linux.icons }));
    };`;
  writeFileSync(file, source);
  return file;
}
