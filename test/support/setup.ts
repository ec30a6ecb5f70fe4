import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { seedChance } from './chance.mjs';
import { matchInEnglish, sameInEnglish } from './english.ts';
import { guardSignals } from './own-signals.ts';
import { testFile, testSeed } from './seed.ts';

// Runs before each file of tests.
guardSignals();
seedChance(testSeed(), testFile());
expect.addEqualityTesters([sameInEnglish]);
matchInEnglish(expect.stringContaining(''), expect.stringMatching(''));
fc.configureGlobal({ seed: testSeed() });

// The next file runs in this process, too.
const environment = { ...process.env };
afterAll(() =>
  expect({ ...process.env }, 'This file of tests leaves another environment behind.').toEqual(environment),
);
