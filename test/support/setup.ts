import fc from 'fast-check';
import { seedChance } from './chance.mjs';
import { guardSignals } from './own-signals.ts';
import { testFile, testSeed } from './seed.ts';

// Runs before each file of tests.
guardSignals();
seedChance(testSeed(), testFile());
fc.configureGlobal({ seed: testSeed() });
