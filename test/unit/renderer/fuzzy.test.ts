import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzyFind, fuzzyScore } from '../../../renderer/logic/fuzzy.ts';

const MESSAGES = ['Call with Osaka', 'Tomorrow’s bread', 'Breakfast', 'Stand-up', 'New message', 'Undo', 'Äpfel holen'];
const find = (query: string) => fuzzyFind(query, MESSAGES, (text) => text);

test.for<[query: string, best: string | undefined]>([
  ['bread', 'Tomorrow’s bread'],
  ['break', 'Breakfast'],
  ['brd', 'Tomorrow’s bread'],
  ['osaka call', 'Call with Osaka'],
  ['up', 'Stand-up'],
  ['nm', 'New message'],
  ['äp', 'Äpfel holen'],
  ['xyz', undefined],
])('"%s" finds "%s" first', ([query, best]) => {
  expect(find(query)[0]).toBe(best);
});

test('nothing typed leaves all as it is', () => {
  expect(find('  ')).toEqual(MESSAGES);
});

test('what begins a word goes before what stands within one, and that before scattered letters', () => {
  expect(fuzzyFind('and', ['a new day', 'Stand', 'Hand and foot'], (text) => text)).toEqual([
    'Hand and foot',
    'Stand',
    'a new day',
  ]);
});

test('letters of a text, in its order, always find it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z ]{1,20}$/), fc.infiniteStream(fc.boolean()), (text, keep) => {
      const some = [...text].filter(() => keep.next().value).join('');
      expect(fuzzyScore(some.replaceAll(' ', ''), text)).not.toBeNull();
    }),
  );
});
