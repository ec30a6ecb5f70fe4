import { msg } from '../../../i18n/msg.ts';
import { Problem, quoted, replaced } from './questions.ts';
import type { Reader } from './reader.ts';
import { MONTH_NAMES, WEEKDAY_NAMES } from './words.ts';

const DAY_WORDS = [...WEEKDAY_NAMES, 'weekday', 'weekdays', 'weekend', 'tomorrow', 'today'];
const TIME_WORDS = [...DAY_WORDS, ...MONTH_NAMES, 'every', 'daily', 'hourly', 'weekly', 'monthly', 'tonight', 'until'];

/** Where a day must come next and a word stands that is nearly one: asks whether that is meant. */
export function askIfMisspeltDay(reader: Reader): void {
  askIfMisspelt(reader, DAY_WORDS);
}

/** Where a date must come next: days and months, these also behind the number of a day. */
export function askIfMisspeltDate(reader: Reader): void {
  const isNumber = reader.peek()?.kind === 'number';
  askIfMisspelt(reader, isNumber ? MONTH_NAMES : [...DAY_WORDS, ...MONTH_NAMES], isNumber ? 1 : 0);
}

/** Where nothing was understood: any word that times are made of. */
export function askIfMisspeltTime(reader: Reader): void {
  askIfMisspelt(reader, TIME_WORDS);
}

/** A typing error gets a question, not a guess: the names nearest to the word, the nearest first. */
function askIfMisspelt(reader: Reader, known: readonly string[], ahead = 0): void {
  const token = reader.peek(ahead);
  if (token?.kind !== 'word') return;
  const near = nearest(token.text, known);
  if (near.length === 0) return;
  const choices = near.map((word) => ({ label: word, phrase: replaced(reader.source, token, word) }));
  const written = quoted(reader.textOf(token));
  throw new Problem(
    msg('phrase.noDayOrTime', { text: written }),
    msg('phrase.didYouMean', { word: near[0] ?? '' }),
    choices,
  );
}

/** Up to three known words within one slip of the keyboard (two in words of six letters or more), none if it is known. */
export function nearest(word: string, known: readonly string[]): string[] {
  if (word.length < 4 || word.length > 30 || known.includes(word)) return [];
  const most = word.length < 6 ? 1 : 2;
  const distances = known
    .map((candidate) => [candidate, slips(word, candidate)] as const)
    .filter(([, distance]) => distance <= most)
    .sort((a, b) => a[1] - b[1]);
  return distances
    .filter(([, distance]) => distance === distances[0]?.[1])
    .map(([candidate]) => candidate)
    .slice(0, 3);
}

/** Letters put in, left out, mistaken, or swapped with the next: how many of these lie between the two words. */
function slips(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? (i === 0 ? j : Number.POSITIVE_INFINITY);
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const differ = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + differ);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, cell(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = least;
    }
  }
  return cell(a.length, b.length);
}
