import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openJsonStore } from '../../../main/adapters/json-store.ts';
import { migrate } from '../../../main/adapters/migrate.ts';
import { UserError } from '../../../main/core/errors.ts';
import { english } from '../../support/english.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A list that was once a text with commas, and got a title. */
const steps = [
  ({ list, ...rest }: Record<string, unknown>) => ({ ...rest, list: String(list).split(',') }),
  (content: Record<string, unknown>) => ({ title: 'Untitled', ...content }),
];
const List = z.strictObject({ version: z.literal(3), title: z.string(), list: z.array(z.string()) });

function openList(folder: string) {
  const told: string[] = [];
  const store = openJsonStore({
    open: (cwd, configName) => new Conf<Record<string, unknown>>({ cwd, configName }),
    folder,
    name: 'list',
    schema: List,
    steps,
    empty: { version: 3, title: '', list: [] },
    now: () => 7,
    onDamage: (text) => told.push(english(text)),
  });
  return { store, told };
}

test('each earlier version becomes the present one, step by step', () => {
  const present = { version: 3, title: 'Untitled', list: ['a', 'b'] };
  expect(migrate({ version: 1, list: 'a,b' }, steps)).toEqual(present);
  expect(migrate({ version: 2, list: ['a', 'b'] }, steps)).toEqual(present);
  expect(migrate(present, steps)).toBe(present);
});

test.each([[null], [[]], ['text'], [{}], [{ version: '1' }], [{ version: 0 }], [{ version: 1.5 }]])(
  'what has no version is left as it is: %j',
  (content) => {
    expect(migrate(content, steps)).toBe(content);
  },
);

test('a file of an earlier version is read as the present one, and written so at the next change', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'list.json'), '{"version":1,"list":"milk,bread"}');
  const { store, told } = openList(folder);
  expect(store.read()).toEqual({ version: 3, title: 'Untitled', list: ['milk', 'bread'] });
  store.write({ ...store.read(), title: 'Shopping' });
  expect(JSON.parse(readFileSync(join(folder, 'list.json'), 'utf8'))).toMatchObject({ version: 3, title: 'Shopping' });
  expect(readFileSync(join(folder, 'list.1.json'), 'utf8')).toBe('{"version":1,"list":"milk,bread"}');
  expect(told).toEqual([]);
});

test('a file that calls itself of an earlier version and is not counts as damaged', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'list.json'), '{"version":2,"list":"no list"}');
  expect(openList(folder).told[0]).toContain('It was kept as list.corrupt-7.json');
});

test.each(['list.json', 'list.1.json', 'list.backup.json'])(
  '%s of a later version is refused in one sentence, and stays',
  (name) => {
    const folder = tempFolder();
    writeFileSync(join(folder, name), '{"version":4,"what":"who knows"}');
    const opening = () => openList(folder);
    expect(opening).toThrow(UserError);
    expect(opening).toThrow(
      'list.json was written by a later version of Carillon. Install that version again, or choose another --data-dir.',
    );
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('{"version":4,"what":"who knows"}');
  },
);
