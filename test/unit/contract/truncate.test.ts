import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAt, truncate } from '../../../main/contract/truncate.ts';

const FAMILY = '👨‍👩‍👧‍👦';
const whole = (text: string) => [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];

describe('a text that is cut', () => {
  test.each([
    ['Stand up', 8, 'Stand up'],
    ['Stand up!', 8, 'Stand u…'],
    ['a😀b', 3, 'a…'],
    [`ab${FAMILY}cd`, 8, 'ab…'],
    ['🇩🇪🇫🇷🇮🇹', 8, '🇩🇪…'],
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
    ['half \ud83d', 10, 'half \ufffd'],
  ])('%s at %d', (text, most, expected) => {
    expect(truncate(text, most)).toBe(expected);
  });

  test('is never longer, never half a character, and begins like the whole', () => {
    const characters = fc.array(
      fc.oneof(
        fc.constantFrom('a', ' ', 'é', '😀', FAMILY, '🇩🇪', '\ud83d', '\udc00', 'न\u093f'),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(characters, fc.integer({ min: 2, max: 60 }), (parts, most) => {
        const text = parts.join('');
        const short = truncate(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short.isWellFormed()).toBe(true);
        const before = short.replace(/…$/, '');
        expect(text.toWellFormed().startsWith(before)).toBe(true);
      }),
    );
  });

  test('keeps whole characters wherever they are short enough', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '😀', FAMILY, '🇩🇪'), { maxLength: 30 }),
        fc.integer({ min: 12, max: 90 }),
        (parts, most) => {
          const text = parts.join('');
          const kept = whole(cutAt(text, most)).map(({ segment }) => segment);
          expect(kept).toEqual(
            whole(text)
              .map(({ segment }) => segment)
              .slice(0, kept.length),
          );
        },
      ),
    );
  });
});
