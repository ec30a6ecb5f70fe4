import { describe, expect, test } from 'vitest';
import { readPhrase, readWholePhrase } from '../../../../../main/core/phrase/read-phrase.ts';
import { NOW, ZONE } from '../corpus.ts';

const context = { now: NOW, timeZone: ZONE };

export interface Phrases {
  /** Read as a whole, like the English one. It is Monday, 23 November 2026, 11:00 in Berlin. */
  whole: [phrase: string, english: string][];
  /** In front of a message. */
  before: [phrase: string, english: string, message: string][];
  /** Asked, with these answers, each of which is read. */
  asked: [phrase: string, choices: string[]][];
}

/** The tests of a language. */
export function describeLanguage(name: string, { whole, before, asked }: Phrases): void {
  describe(name, () => {
    test.each(whole)('“%s”', (phrase, english) => {
      const result = readWholePhrase(phrase, context);
      expect(result).toMatchObject({ ok: true });
      expect(result).toEqual(readWholePhrase(english, context));
    });

    test.each(before)('in front of a message: “%s”', (phrase, english, message) => {
      const plainly = readPhrase(english, context);
      expect(plainly).toMatchObject({ ok: true });
      expect(readPhrase(phrase, context)).toEqual({ ...plainly, rest: message });
    });

    test.each(asked)('what is unclear is asked, and each answer can be read: “%s”', (phrase, choices) => {
      const result = readWholePhrase(phrase, context);
      expect(result.ok ? [] : result.choices?.map((choice) => choice.phrase)).toEqual(choices);
      for (const choice of choices) expect(readWholePhrase(choice, context).ok).toBe(true);
    });
  });
}
