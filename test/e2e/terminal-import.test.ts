import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';

const ENTRY = fileURLToPath(new URL('../../main/import.ts', import.meta.url));
const FROM = ['--from', '2026-11-25T10:00:00Z'];

function runImport(...args: string[]) {
  return spawnSync(process.execPath, [ENTRY, ...args], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } });
}

test('a crontab at the terminal: what it would become, row by row or as JSON, without its token', () => {
  const file = join(tempFolder(), 'crontab');
  const token = '123456789:AAFakeFakeFakeFakeFakeFakeFakeFake';
  writeFileSync(file, `0 9 * * 1-5 curl "https://api.telegram.org/bot${token}/sendMessage?chat_id=42&text=Stand-up"\n`);
  const shown = runImport(file, '--dry-run', ...FROM).stdout;
  expect(shown.split('\n')).toEqual([
    '1: “Stand-up” to 42',
    '   At 09:00, Monday through Friday',
    '   Thu 26 Nov 2026, 09:00',
    '   Fri 27 Nov 2026, 09:00',
    '   Mon 30 Nov 2026, 09:00',
    '   (token left out)',
    '',
    '1 row (crontab), 1 of them ready. Nothing was saved.',
    '',
  ]);
  const json = JSON.parse(runImport(file, '--dry-run', '--json', '--zone', 'Europe/Berlin', ...FROM).stdout);
  expect(json).toMatchObject({
    format: 'crontab',
    rows: [
      { text: 'Stand-up', chat: '42', next: ['2026-11-26T08:00:00Z', '2026-11-27T08:00:00Z', '2026-11-30T08:00:00Z'] },
    ],
  });
  expect(JSON.stringify(json) + shown).not.toContain('AAFake');
});

test.each([
  ['no file', [], /FILE --dry-run/],
  ['a file that is not there', ['/nowhere/list.csv', '--dry-run'], /cannot be read/],
  ['a zone that is none', ['x', '--dry-run', '--zone', 'Mars'], /time zone is not known/],
])('%s: one line that says so, and code 2', (_what, args, why) => {
  const { status, stderr, stdout } = runImport(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(why);
});
