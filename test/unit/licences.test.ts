import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licencesOf } from '../../electron.vite.licences.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ROOT = join(import.meta.dirname, '../..');

test('each package that ships is listed once, with the copy that is used and its licence; tools are not', () => {
  const folder = join(tempFolder(), 'app');
  mkdirSync(folder);
  const packages = {
    '': { dependencies: { bell: '^1.0.0' } },
    'node_modules/bell': { version: '1.2.0', license: 'MIT', dependencies: { rope: '^2.0.0', clapper: '^1.0.0' } },
    'node_modules/bell/node_modules/rope': { version: '2.0.0', license: 'ISC' },
    'node_modules/clapper': { version: '1.0.0', dependencies: { bell: '^1.0.0' } },
    'node_modules/rope': { version: '1.0.0', license: 'GPL-3.0' },
    'node_modules/vitest': { version: '4.0.0', license: 'MIT' },
  };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  expect(licencesOf(folder)).toEqual([
    { name: 'bell', version: '1.2.0', licence: 'MIT' },
    { name: 'clapper', version: '1.0.0', licence: 'see its package' },
    { name: 'rope', version: '2.0.0', licence: 'ISC' },
  ]);
});

test('every package that Carillon itself depends on is there', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const names = licencesOf(ROOT).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
});
