import { expect, test } from 'vitest';
import { nearest } from '../../../../main/core/phrase/parse/spelling.ts';

test('of known words the nearest are meant, in whatever order they stand', () => {
  expect(nearest('tuesdai', ['thursday', 'tuesday', 'sunday'])).toEqual(['tuesday']);
  // Two slips, then one.
  expect(nearest('abcdef', ['abcdxy', 'abcdez'])).toEqual(['abcdez']);
  expect(nearest('abcdef', ['abcdex', 'abcdey', 'abcdez', 'abcdew'])).toEqual(['abcdex', 'abcdey', 'abcdez']);
});

test('a word that is known, or too short or long to be a slip, is nothing else', () => {
  expect(nearest('monday', ['monday', 'sunday'])).toEqual([]);
  expect(nearest('mon', ['sun'])).toEqual([]);
  expect(nearest('m'.repeat(31), ['m'.repeat(30)])).toEqual([]);
});

test('a short word may have one slip, a long one two', () => {
  expect(nearest('abcd', ['abxd'])).toEqual(['abxd']);
  expect(nearest('abcd', ['abxy'])).toEqual([]);
  expect(nearest('abcdef', ['abcdxy'])).toEqual(['abcdxy']);
  expect(nearest('abcdef', ['abcxyz'])).toEqual([]);
});
