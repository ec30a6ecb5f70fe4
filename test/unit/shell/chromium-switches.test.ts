import { expect, test } from 'vitest';
import { parseFlags } from '../../../main/app/flags.ts';
import { ownArguments } from '../../../main/shell/chromium-switches.ts';

test('the packed app and `electron .` read the same flags', () => {
  expect(ownArguments(['/opt/Carillon/carillon', '--hidden'], false)).toEqual(['--hidden']);
  expect(ownArguments(['/x/electron', '.', '--hidden'], true)).toEqual(['--hidden']);
});

test('switches of Chromium and of tools are left to those', () => {
  const foreign = [
    '--no-sandbox',
    '--ozone-platform=wayland',
    '--disable-gpu',
    '--inspect=0',
    '-psn_0_12345',
    '--lang=de',
  ];
  const own = ownArguments(['/x/carillon', ...foreign, '--data-dir', '/d', '--practice'], false);
  expect(parseFlags(own, {})).toMatchObject({ dataDir: '/d', practice: true });
});

test.each(['--nonsense', '--no-sandboxes', '--version2', '--hiden'])('%s is still an error', (flag) => {
  expect(() => parseFlags(ownArguments(['/x/carillon', flag], false), {})).toThrow(flag);
});
