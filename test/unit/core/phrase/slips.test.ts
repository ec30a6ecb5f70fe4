import { expect, test } from 'vitest';
import { testSeed } from '../../../support/seed.ts';
import { fuzzPhrases } from '../../../torture/fuzz/phrases.ts';

/** `npm run torture` tries ten thousand. */
const PHRASES = 600;

test('a phrase with slips in it gets an answer at once: a time that is to come, or a question', () => {
  const { understood, asked } = fuzzPhrases({ times: PHRASES, seed: testSeed() });
  expect(understood).toBeGreaterThan(10);
  expect(asked).toBeGreaterThan(10);
});
