import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFlags } from '../../../main/app/flags.ts';
import { ownArguments, readLink } from '../../../main/shell/launch-arguments.ts';

const KNOWN = ['carillon://open', 'carillon://jobs', 'carillon://new', 'carillon://history'];

test('the known links lead where they say', () => {
  expect(KNOWN.map(readLink)).toEqual([{ to: undefined }, { to: 'jobs' }, { to: 'new' }, { to: 'history' }]);
  expect(readLink('CARILLON://New/')).toEqual({ to: 'new' });
});

test('nothing else leads anywhere, however much it looks like one', () => {
  const near = [
    'carillon:new',
    'carillon://new?text=x',
    'carillon://new#x',
    'carillon://user@new',
    'carillon://new/..',
  ];
  const strange = ['carillon://constructor', 'carillon://new\n', ' carillon://new', 'http://new', 'carillon://'];
  for (const address of [...near, ...strange]) expect(readLink(address)).toBeNull();
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      fc.pre(before !== '' || !['', '/'].includes(after));
      for (const link of KNOWN) expect(readLink(before + link + after)).toBeNull();
    }),
  );
});

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
