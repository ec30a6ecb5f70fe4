import fc from 'fast-check';
import { PhraseAnswer } from '../../../main/contract/ipc.ts';
import { Timing } from '../../../main/contract/schedule.ts';
import { readPhraseBack } from '../../../main/core/phrase/read-phrase.ts';
import { english } from '../../support/english.ts';
import { ACCEPTED, NOW, ZONE } from '../../unit/core/phrase/corpus.ts';
import { REFUSED } from '../../unit/core/phrase/refused.ts';
import { WORDS } from './arbitrary-of.ts';

const PHRASES = [...Object.values(ACCEPTED), ...Object.values(REFUSED)].flatMap((group) =>
  group.map(([phrase]) => phrase),
);
const TOKENS = [...new Set(PHRASES.filter((phrase) => phrase.length < 200).flatMap((phrase) => phrase.split(/\s+/)))];
/** Whoever types would take more for broken. It is a few ms on a quiet machine. */
const ANSWER_WITHIN_MS = 1_000;
const LONGEST = 300;

export interface PhraseOptions {
  times: number;
  seed: number;
}

/**
 * Phrases of the corpus with slips in them. Each gets an answer at once that keeps to the contract; what is understood is a
 * timing with runs that are still to come, in their order.
 * @throws what fast-check found, made as small as it could
 */
export function fuzzPhrases({ times, seed }: PhraseOptions): { understood: number; asked: number } {
  const counts = { understood: 0, asked: 0 };
  const holds = (phrase: string) => {
    const startedAt = performance.now();
    const answer = PhraseAnswer.parse(readPhraseBack(phrase, ZONE, NOW));
    const tookMs = performance.now() - startedAt;
    if (tookMs > ANSWER_WITHIN_MS) throw new Error(`It took ${Math.round(tookMs)} ms.`);
    counts[answer.ok ? 'understood' : 'asked']++;
    if (!answer.ok) return expectWords(english(answer.error), english(answer.hint));
    Timing.parse(answer.timing);
    expectWords(answer.inWords);
    const instants = answer.runs.map(({ at }) => at);
    if (instants.length === 0 || instants.some((at, n) => at <= (instants[n - 1] ?? NOW))) {
      throw new Error(`Its runs are no future: ${instants.join(', ')}.`);
    }
  };
  fc.assert(fc.property(slippedPhrase(), holds), { numRuns: times, seed });
  return counts;
}

function expectWords(...said: string[]): void {
  if (said.some((words) => words.trim() === '')) throw new Error('It was answered without a word.');
}

type Slip = (words: string[], at: number, token: string) => string[];

const SLIPS: Record<string, Slip> = {
  lose: (words, at) => words.toSpliced(at, 1),
  add: (words, at, token) => words.toSpliced(at, 0, token),
  change: (words, at, token) => words.toSpliced(at, 1, token),
  twice: (words, at) => words.toSpliced(at, 0, words[at] ?? ''),
  swap: (words, at) => words.toSpliced(at, 2, words[at + 1] ?? '', words[at] ?? ''),
  mistype: (words, at, token) => words.with(at, slipOfTheFinger(words[at] ?? '', token)),
  glue: (words, at) => words.toSpliced(at, 2, `${words[at]}${words[at + 1] ?? ''}`),
  shout: (words, at) => words.with(at, (words[at] ?? '').toUpperCase()),
  number: (words, at, token) => words.with(at, (words[at] ?? '').replace(/\d+/, String(token.length ** 7))),
};

function slippedPhrase(): fc.Arbitrary<string> {
  const slip = fc.tuple(
    fc.constantFrom(...Object.keys(SLIPS)),
    fc.nat(40),
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...TOKENS) },
      fc.constantFrom(...WORDS),
      fc.string({ maxLength: 8 }),
    ),
  );
  const start = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...PHRASES) },
    fc.tuple(fc.constantFrom(...PHRASES), fc.constantFrom(...PHRASES)).map((two) => two.join(' ')),
  );
  return fc.tuple(start, fc.array(slip, { minLength: 1, maxLength: 3 })).map(([phrase, slips]) => {
    const words = slips.reduce<string[]>((before, [how, at, token]) => {
      const change = SLIPS[how] as Slip;
      return before.length === 0 ? [token] : change(before, at % before.length, token);
    }, phrase.split(/\s+/));
    return words.join(' ').slice(0, LONGEST);
  });
}

function slipOfTheFinger(word: string, token: string): string {
  const at = token.length % Math.max(1, word.length);
  return `${word.slice(0, at)}${token.at(0) ?? ''}${word.slice(at + (token.length % 2))}`;
}
