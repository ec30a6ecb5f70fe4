import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../../main');

/** Each folder of main, and those that its files may import beside their own. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  i18n: ['contract'],
  core: ['contract', 'i18n'],
  adapters: ['contract', 'i18n', 'core'],
  bot: ['contract', 'i18n', 'core'],
  practice: ['contract', 'i18n', 'core'],
  loopback: ['contract', 'i18n', 'core'],
  workers: ['contract', 'i18n', 'core'],
  services: ['contract', 'i18n', 'core', 'adapters', 'bot', 'practice', 'loopback', 'workers'],
  app: ['contract', 'i18n', 'core', 'adapters', 'bot', 'practice', 'loopback', 'workers', 'services'],
  shell: ['contract', 'i18n', 'core', 'adapters', 'bot', 'practice', 'loopback', 'workers', 'services', 'app'],
};
/** Every file that Carillon keeps is written by this one. */
const FOR_ALL = 'adapters/write-file.ts';

test('each folder of main imports only from those before it, and the root holds the entries alone', () => {
  const against: string[] = [];
  for (const file of globSync('**/*.ts', { cwd: MAIN })) {
    const [folder = ''] = file.split('/');
    const allowed = MAY_IMPORT[folder];
    if (!allowed) continue;
    const text = readFileSync(join(MAIN, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const target = relative(MAIN, join(dirname(join(MAIN, file)), specifier));
      if (target === '../package.json') continue;
      const [into = ''] = target.split('/');
      if (into !== folder && target !== FOR_ALL && !allowed.includes(into)) against.push(`${file} imports ${target}`);
    }
  }
  expect(against).toEqual([]);
  expect(globSync('*.ts', { cwd: MAIN }).toSorted()).toEqual([
    'doctor.ts',
    'import.ts',
    'index.ts',
    'preview.ts',
    'serve.ts',
  ]);
});
