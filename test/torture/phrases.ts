import { fuzzPhrases } from './fuzz/phrases.ts';
import { type Suite, sayFailure } from './suite.ts';

const A_ROUND = 1_000;

/** Phrases with slips in them, at the reader of times in plain words. */
export const phrases: Suite = async ({ seed, budget, show }) => {
  const counts = { 'phrases that were understood': 0, 'that were asked about': 0 };
  const problems: string[] = [];
  let done = 0;
  for (let round = 0; !budget.isSpent(done) && problems.length === 0; round++) {
    try {
      const times = Math.min(A_ROUND, budget.left(done));
      const { understood, asked } = fuzzPhrases({ times, seed: seed + round });
      counts['phrases that were understood'] += understood;
      counts['that were asked about'] += asked;
      done += times;
    } catch (error) {
      problems.push(sayFailure(error));
    }
    show(done, `${done.toLocaleString('en')} phrases`);
  }
  return { counts, problems };
};
