import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelNames, channels } from '../../../main/contract/ipc.ts';
import { firstIssue } from '../../../main/contract/issues.ts';
import { de, en } from '../../../main/i18n/index.ts';
import { testSeed } from '../../support/seed.ts';
import { arbitraryOf } from '../../torture/fuzz/arbitrary-of.ts';
import { mutate, mutations } from '../../torture/fuzz/mutate.ts';

const ZODS_WORDS = /\b(invalid|expected|received|too (big|small)|unrecognized|discriminator|must match pattern)\b/i;

test('whatever a call is given, it is refused in a sentence of our own, in either language', () => {
  const seen = new Set<string>();
  for (const channel of channelNames) {
    const { input } = channels[channel];
    const wrong = fc.tuple(arbitraryOf(input), mutations).map(([value, all]) => mutate(value, all));
    const tryOne = (payload: unknown) => {
      const { error } = input.safeParse(payload);
      if (!error) return;
      const text = firstIssue(error);
      const message = en.say(text);
      // Values that the caller wrote are no words of ours.
      const own = message.replace(/“[^”]*”/g, '“”');
      seen.add(own);
      expect(own).toMatch(/^[A-Z“].*[.?!]$/s);
      expect(own).not.toMatch(ZODS_WORDS);
      expect(de.say(text)).not.toBe(message);
    };
    fc.assert(fc.property(wrong, tryOne), { numRuns: 100, seed: testSeed() });
  }
  expect(seen.size).toBeGreaterThan(30);
});
