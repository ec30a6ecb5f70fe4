import { fuzzPhrases } from './fuzz/phrases.ts';
import { Progress } from './progress.ts';
import { type Outcome, type Suite, sayFailure } from './suite.ts';

/** Phrases with slips in them, at the reader of times in plain words. */
export const phrases: Suite = async ({ seed, times = 10_000 }): Promise<Outcome> => {
  const progress = new Progress('Phrases', times);
  try {
    const onPhrase = (done: number) => progress.show(Math.min(done, times));
    const { understood, asked } = fuzzPhrases({ times, seed, onPhrase });
    return { counts: { 'phrases that were understood': understood, 'that were asked about': asked }, problems: [] };
  } catch (error) {
    return { counts: {}, problems: [sayFailure(error)] };
  }
};
