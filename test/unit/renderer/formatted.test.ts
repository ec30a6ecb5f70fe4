import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextEntity } from '../../../main/contract/message.ts';
import { parseText } from '../../../main/core/message/read-message.ts';
import { type FormattedPart, nest } from '../../../renderer/logic/formatted.ts';

const flat = (parts: FormattedPart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : flat(part.parts))).join('');
const outline = (parts: FormattedPart[]): unknown[] =>
  parts.map((part) => (typeof part === 'string' ? part : { [part.entity.type]: outline(part.parts) }));

test('what is within another lies within it', () => {
  const { text, entities } = parseText('a *b _c_ d* ~e~ f', 'markdown');
  expect(outline(nest(text, entities))).toEqual([
    'a ',
    { bold: ['b ', { italic: ['c'] }, ' d'] },
    ' ',
    { strikethrough: ['e'] },
    ' f',
  ]);
});

test('whatever the entities, each character is shown once, and in its place', () => {
  const entity = fc.record({
    type: fc.constantFrom<TextEntity['type']>('bold', 'italic', 'code'),
    offset: fc.nat(20),
    length: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.array(entity, { maxLength: 8 }), (text, entities) => {
      const sorted = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
      expect(flat(nest(text, sorted))).toBe(text);
    }),
  );
});
