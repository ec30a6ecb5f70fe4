/** At the beginning of a word, within one, or only scattered in this order. */
const [AT_START, WITHIN, SCATTERED] = [100, 60, 20];

/**
 * How well a text answers to what was typed: each word of it counts, wherever it stands. Null when one is not there, not
 * even as letters in this order. The best is said first; of equals the shorter text.
 */
export function fuzzyScore(query: string, text: string): number | null {
  const given = text.toLowerCase();
  let score = -given.length / 1_000;
  for (const word of query.toLowerCase().split(/\s+/).filter(Boolean)) {
    const found = scoreOfWord(word, given);
    if (found === null) return null;
    score += found;
  }
  return score;
}

function scoreOfWord(word: string, text: string): number | null {
  let within = false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return AT_START;
    within = true;
  }
  if (within) return WITHIN;
  let at = -1;
  let gaps = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return null;
    if (at >= 0) gaps += next - at - 1;
    at = next;
  }
  return SCATTERED / (1 + gaps);
}

/** The items that answer to the query, the best first; all, in their order, when nothing is asked. */
export function fuzzyFind<T>(query: string, items: readonly T[], textOf: (item: T) => string): T[] {
  if (query.trim() === '') return [...items];
  return items
    .flatMap((item) => {
      const score = fuzzyScore(query, textOf(item));
      return score === null ? [] : [{ item, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
