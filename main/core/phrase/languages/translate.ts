import { type Token, tokenise } from '../tokens.ts';

/**
 * A language of the phrases, as a table: what each word, or row of words, says in English. The grammar is read in English
 * words, in any order; a table is enough where a language says a time in the same pieces.
 */
export interface PhraseLanguage {
  /** BCP 47. */
  id: string;
  /** Words as they are written, to English words; '' for words that add nothing. The longest row that fits is taken. */
  words: Record<string, string>;
  /** Short forms that are words of other languages as well (“So”, “Do”): only with a capital. */
  capitalWords?: Record<string, string>;
  /** Before the hour, half an hour before it is meant: “halb neun” is 8:30. */
  halfBefore?: string;
  /** “1.” is “1st”. */
  hasDottedOrdinals?: boolean;
}

interface Entry {
  /** As tokens are compared. */
  from: readonly string[];
  to: readonly Pick<Token, 'kind' | 'text'>[];
  needsCapital: boolean;
}

type Table = ReadonlyMap<string, readonly Entry[]>;

const tables = new WeakMap<PhraseLanguage, Table>();

/**
 * The tokens of a phrase in English words; each stands where the words stand that it was made of, so that what is quoted and
 * replaced is the user's own. Null where no word of it is of that language; `isFirst` where the first one is.
 */
export function translate(source: string, language: PhraseLanguage): { tokens: Token[]; isFirst: boolean } | null {
  const tokens = tokenise(source);
  const table = tableOf(language);
  const translated: Token[] = [];
  let isKnown = false;
  let isFirst = false;
  for (let at = 0; at < tokens.length; ) {
    const taken =
      takeHalf(tokens, at, language, table) ??
      takeOrdinal(tokens, at, language) ??
      takeEntry(tokens, at, source, table);
    if (taken) {
      isKnown ||= taken.isWord;
      isFirst ||= taken.isWord && at === 0;
      translated.push(...taken.tokens);
      at += taken.count;
    } else {
      translated.push(tokens[at] as Token);
      at++;
    }
  }
  return isKnown ? { tokens: translated, isFirst } : null;
}

interface Taken {
  count: number;
  tokens: Token[];
  /** Whether it is a word of the language, and not a sign. */
  isWord: boolean;
}

function takeEntry(tokens: readonly Token[], at: number, source: string, table: Table): Taken | null {
  const first = tokens[at];
  const isCapital = first !== undefined && /^\p{Lu}/u.test(source.slice(first.start, first.end));
  const entry = table
    .get(first?.text ?? '')
    ?.find(
      ({ from, needsCapital }) =>
        (isCapital || !needsCapital) && from.every((text, n) => tokens[at + n]?.text === text),
    );
  return entry
    ? { count: entry.from.length, tokens: placed(entry.to, tokens, at, entry.from.length), isWord: true }
    : null;
}

/** “halb neun” as `8:30`. */
function takeHalf(tokens: readonly Token[], at: number, { halfBefore }: PhraseLanguage, table: Table): Taken | null {
  if (!halfBefore || tokens[at]?.text !== halfBefore) return null;
  const next = tokens[at + 1];
  const hour = next?.kind === 'number' ? Number(next.text) : hourInWords(table.get(next?.text ?? '')?.[0]?.to[0]?.text);
  if (!hour || hour > 12) return null;
  const to = [
    { kind: 'number' as const, text: String(hour === 1 ? 12 : hour - 1) },
    { kind: 'sign' as const, text: ':' },
    { kind: 'number' as const, text: '30' },
  ];
  const made = placed(to, tokens, at, 2);
  return { count: 2, isWord: true, tokens: made.map((token, n) => ({ ...token, isGlued: n > 0 })) };
}

const HOURS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function hourInWords(word: string | undefined): number {
  return word === undefined ? 0 : HOURS.indexOf(word) + 1;
}

/** “am 1. um 9”, “24. Dezember”; not “24.12.”, and not the end of a sentence. */
function takeOrdinal(tokens: readonly Token[], at: number, { hasDottedOrdinals }: PhraseLanguage): Taken | null {
  if (!hasDottedOrdinals) return null;
  const [before, number, dot, after] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  if (number?.kind !== 'number' || number.text.length > 2 || dot?.text !== '.' || !dot.isGlued) return null;
  if (after === undefined || after.isGlued || (before?.text === '.' && number.isGlued)) return null;
  const ending = { ...dot, kind: 'word' as const, text: 'th' };
  return { count: 2, tokens: [number, ending], isWord: false };
}

function placed(
  to: readonly Pick<Token, 'kind' | 'text'>[],
  tokens: readonly Token[],
  at: number,
  count: number,
): Token[] {
  const [first, last] = [tokens[at] as Token, tokens[at + count - 1] as Token];
  return to.map((word, n) => ({ ...word, start: first.start, end: last.end, isGlued: n === 0 && first.isGlued }));
}

function tableOf(language: PhraseLanguage): Table {
  const known = tables.get(language);
  if (known) return known;
  const table = new Map<string, Entry[]>();
  const add = (words: Record<string, string>, needsCapital: boolean) => {
    for (const [written, english] of Object.entries(words)) {
      const from = tokenise(written).map(({ text }) => text);
      const to = tokenise(english).map(({ kind, text }) => ({ kind, text }));
      const first = from[0] ?? '';
      table.set(first, [...(table.get(first) ?? []), { from, to, needsCapital }]);
    }
  };
  add(language.words, false);
  add(language.capitalWords ?? {}, true);
  for (const entries of table.values()) entries.sort((a, b) => b.from.length - a.from.length);
  tables.set(language, table);
  return table;
}
