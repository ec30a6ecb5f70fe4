import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLink } from '../../../main/shell/links.ts';

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
