/** Each pattern with each word in the place of its `*`: `spread({ lunes: 'monday' }, { 'los *': '*s' })`. */
export function spread(words: Record<string, string>, patterns: Record<string, string>): Record<string, string> {
  const rows = Object.entries(patterns).flatMap(([written, english]) =>
    Object.entries(words).map(([word, said]) => [written.replaceAll('*', word), english.replaceAll('*', said)]),
  );
  return Object.fromEntries(rows);
}

/** Words that all say the same. */
export function same(english: string, words: readonly string[]): Record<string, string> {
  return Object.fromEntries(words.map((word) => [word, english]));
}

/** “понедельник января”: the second word says of what, in its genitive. */
export function ofEach(words: Record<string, string>, genitives: Record<string, string>): Record<string, string> {
  const ends = Object.entries(genitives).map(([word, said]) => [`* ${word}`, `* of ${said}`]);
  return spread(words, Object.fromEntries(ends));
}

/** Numbers in words, counted from `first`, as digits. */
export function numbers(first: number, words: readonly string[]): Record<string, string> {
  return Object.fromEntries(words.map((word, n) => [word, String(first + n)]));
}

/** 21 to 99 as “treinta y uno”. @param joint what stands between the two */
export function composed(tens: Record<string, number>, ones: readonly string[], joint: string): Record<string, string> {
  const rows = Object.entries(tens).flatMap(([ten, value]) =>
    ones.map((one, n) => [`${ten}${joint}${one}`, String(value + n + 1)]),
  );
  return Object.fromEntries([...Object.entries(tens).map(([ten, value]) => [ten, String(value)]), ...rows]);
}

/** The days of a month in digits. */
export const DAYS_OF_MONTH = Object.fromEntries(Array.from({ length: 31 }, (_, n) => [String(n + 1), String(n + 1)]));

/** Each stem with each ending: `declined({ перв: 'first' }, 'ый ая ое')`. */
export function declined(stems: Record<string, string>, endings: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(stems).flatMap(([stem, said]) => endings.split(' ').map((ending) => [stem + ending, said])),
  );
}

/** Hours as “of the ninth”, for what counts from the hour before: `8:30` for half of it. */
export function hoursBefore(ninths: readonly string[], minutes: number): Record<string, string> {
  const text = String((60 + minutes) % 60).padStart(2, '0');
  return Object.fromEntries(ninths.map((ninth, n) => [ninth, `${n === 0 ? 12 : n}:${text}`]));
}

/** Ranges of days, “lunes a viernes”. @param joint what stands between the two */
export function ranges(words: Record<string, string>, joint: string): Record<string, string> {
  const ends = Object.entries(words).map(([word, said]) => [`* ${joint} ${word}`, `* to ${said}`]);
  return spread(words, Object.fromEntries(ends));
}
