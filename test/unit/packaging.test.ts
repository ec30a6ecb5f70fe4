import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { LINK_SCHEME } from '../../main/shell/launch-arguments.ts';
import packageJson from '../../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const requireAsBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { load } = requireAsBuilder('js-yaml') as { load(text: string): unknown };

interface Target {
  target: string;
  arch?: string;
}

interface Configuration {
  toolsets: { appimage: string };
  electronFuses: Record<string, boolean>;
  afterPack: string;
  protocols: { schemes: string[] }[];
  publish: unknown;
  linux: {
    icon: string;
    maintainer: string;
    syncDesktopName: boolean;
    target: (string | Target)[];
    extraFiles: { from: string; to: string }[];
  };
  mac: {
    extendInfo: Record<string, unknown>;
    entitlements: string;
    entitlementsInherit: string;
    hardenedRuntime: boolean;
    target: (string | Target)[];
  };
  win: { target: (string | Target)[] };
}

const configuration = load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Configuration;

describe('electron-builder’s configuration', () => {
  const schema = JSON.parse(readFileSync(requireAsBuilder.resolve('app-builder-lib/scheme.json'), 'utf8')) as object;
  const isValid = new Ajv({ strict: false, allErrors: true }).compile(schema);

  test('is one by electron-builder’s own schema, which sees slips', () => {
    expect(isValid(configuration) ? [] : isValid.errors).toEqual([]);
    expect(isValid({ ...configuration, electronFuse: {} })).toBe(false);
    expect(isValid({ ...configuration, linux: { ...configuration.linux, target: ['app-image'], categry: '' } })).toBe(
      false,
    );
  });

  test('makes what each system installs', () => {
    const names = (targets: (string | Target)[]) =>
      targets.map((each) => (typeof each === 'string' ? each : `${each.target} ${each.arch}`));
    expect(names(configuration.linux.target)).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz']);
    expect(names(configuration.mac.target)).toEqual(['dmg universal', 'zip universal']);
    expect(names(configuration.win.target)).toEqual(['nsis', 'portable']);
  });

  test('states every fuse that electron-builder knows, and the ninth of Electron 45 by its hook', () => {
    const { definitions } = schema as { definitions: Record<string, { properties: object }> };
    const known = Object.keys(definitions.FuseOptionsV1?.properties ?? {});
    expect(known.length).toBeGreaterThan(7);
    expect(Object.keys(configuration.electronFuses).sort()).toEqual(known.sort());
    expect(configuration.afterPack).toBe('main/shell/ninth-fuse.mjs');
    expect(existsSync(join(ROOT, configuration.afterPack))).toBe(true);
  });

  test('opens on Ubuntu: a static runtime for the AppImage, and what AppArmor needs beside the program', () => {
    expect(configuration.toolsets).toEqual({ appimage: '1.0.3' });
    for (const { from } of configuration.linux.extraFiles) expect(existsSync(from), from).toBe(true);
  });

  test('says of the app what deb and rpm are not made without', () => {
    const { maintainer } = configuration.linux;
    expect(maintainer).toMatch(/^.+ <[^@\s]+@[^@\s]+>$/);
    expect(packageJson.homepage).toMatch(/^https:\/\//);
    expect(packageJson.repository.url).toContain(new URL(packageJson.homepage).pathname);
  });

  test('has a name for Linux desktops that is one in reverse DNS: their portals refuse shortcuts to any other, without a word', () => {
    expect(packageJson.desktopName).toMatch(/^[a-z]\w*(\.\w+){2,}\.desktop$/);
    // So the entry that is installed has this name, too.
    expect(configuration.linux.syncDesktopName).toBe(true);
  });

  test('is not put to sleep by macOS while it is hidden', () => {
    expect(configuration.mac.extendInfo).toEqual({ NSAppSleepDisabled: true });
  });

  test('asks of macOS nothing but to compile at run time, and to load what no certificate signed', () => {
    const { entitlements, entitlementsInherit, hardenedRuntime } = configuration.mac;
    const asked = readFileSync(join(ROOT, entitlements), 'utf8').matchAll(/<key>com\.apple\.security\.(.+)<\/key>/g);
    expect([...asked].map(([, name]) => name)).toEqual(['cs.allow-jit', 'cs.disable-library-validation']);
    expect({ entitlementsInherit, hardenedRuntime }).toEqual({
      entitlementsInherit: entitlements,
      hardenedRuntime: true,
    });
  });

  test('names no place of updates by itself: a release does', () => {
    expect(configuration.publish).toBeNull();
    expect(readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8')).toMatch(
      /npm run dist -- --publish always -c\.publish\.provider=github -c\.publish\.owner=\S+ -c\.publish\.repo=\S+/,
    );
  });

  test('registers the links that the app reads', () => {
    expect(configuration.protocols.flatMap(({ schemes }) => schemes)).toEqual([LINK_SCHEME]);
  });

  test('has an icon of every size that a Linux desktop asks for, each as large as it says', () => {
    const folder = join(ROOT, configuration.linux.icon);
    const sizes = readdirSync(folder).map((name) => {
      const { width, height } = PNG.sync.read(readFileSync(join(folder, name)));
      expect(name).toBe(`${width}x${height}.png`);
      return width;
    });
    expect(sizes.sort((a, b) => a - b)).toEqual([16, 32, 48, 64, 128, 256, 512]);
  });
});

describe('SECURITY.md', () => {
  const page = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');

  test('answers each of the twenty points of Electron’s list, with a test that there is', () => {
    const rows = [...page.matchAll(/^\| (\d+) \|.*\| (`test\/.+`) \|$/gm)];
    expect(rows.map(([, point]) => Number(point))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    const tests = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);
    expect(tests.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test('is about an Electron of one exact version, looked through for known weaknesses before each change', () => {
    expect(packageJson.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(readFileSync(join(ROOT, '.github/workflows/test.yml'), 'utf8')).toContain('npm audit --omit=dev');
  });
});

describe('the workflows', () => {
  const folder = join(ROOT, '.github/workflows');
  const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

  test('use actions by the commit, never by a name that can be moved', () => {
    const uses = workflows.flatMap(({ text }) => [...text.matchAll(/uses:\s*(.+)/g)].map((match) => match[1]));
    expect(uses.length).toBeGreaterThan(3);
    for (const use of uses) expect(use).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('may read and no more, unless a job says what it writes', () => {
    for (const { text } of workflows) {
      const { permissions } = load(text) as { permissions: unknown };
      expect(permissions).toEqual({ contents: 'read' });
    }
  });

  test('try a package on each of the three systems before a release, and keep the list of what is in it', () => {
    for (const { text } of workflows) {
      const { jobs } = load(text) as { jobs: Record<string, { strategy: { matrix: { os: string[] } } }> };
      const systems = Object.values(jobs).flatMap(({ strategy }) => strategy.matrix.os.map((os) => os.split('-')[0]));
      expect(systems).toEqual(['ubuntu', 'macos', 'windows']);
      expect(text).toMatch(/npm run dist:dir[\s\S]*npm run smoke/);
    }
    const release = workflows.find(({ name }) => name === 'release.yml')?.text;
    expect(release).toMatch(/npm run smoke[\s\S]*npm run dist -- --publish[\s\S]*npm run -s sbom/);
    expect(workflows.find(({ name }) => name === 'test.yml')?.text).toContain('npm audit --omit=dev');
  });

  test('run only scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
    for (const { text } of workflows) {
      for (const [, script = ''] of text.matchAll(/npm run (?:-s )?([\w:]+)/g))
        expect(scripts).toHaveProperty([script]);
    }
  });
});
