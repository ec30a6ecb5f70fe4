import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Licence } from 'virtual:licences';
import type { Plugin } from 'vite';

const MODULE = 'virtual:licences';
/** What the window is made with: part of what ships, though nothing of it is installed beside the app. */
const BUNDLED = ['preact', '@preact/signals', 'qrcode', 'electron'];

interface Locked {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
}

/** The packages that ship, each once, from package-lock.json. @param root where that is */
export function licencesOf(root: string): Licence[] {
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const locked = read('package-lock.json').packages as Record<string, Locked>;
  const wanted = [...Object.keys(locked['']?.dependencies ?? {}), ...BUNDLED].map((name) => ({ name, within: '' }));
  const found = new Map<string, Licence>();
  for (let next = wanted.pop(); next; next = wanted.pop()) {
    const path = placeOf(next.name, next.within, locked);
    const { version = '', license = '', dependencies = {} } = locked[path] ?? {};
    if (path === '' || found.has(path)) continue;
    found.set(path, { name: next.name, version, licence: license || 'see its package' });
    // Electron's own are those of its installer: the binary stands for itself.
    if (next.name === 'electron') continue;
    for (const name of Object.keys(dependencies)) wanted.push({ name, within: path });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The nearest copy that the package at `within` finds; '' when there is none, as of one for another system. */
function placeOf(name: string, within: string, locked: Record<string, Locked>): string {
  for (let at = within; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (path in locked) return path;
    if (at === '') return '';
  }
}

/** `import('virtual:licences')` is the list, made when the window is built. */
export function licences(root: string): Plugin {
  return {
    name: 'licences',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(licencesOf(root))};` : undefined),
  };
}
