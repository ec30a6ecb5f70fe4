import { type Token, tokenise } from '../parse/tokens.ts';
import type { PhraseLanguage } from './language.ts';

/** A row of a language's table, as tokens are compared. */
export interface Entry {
  from: readonly string[];
  to: readonly Piece[];
  needsCapital: boolean;
  /** Whether it tells the language: not “a”, “in” and other words that are English as well. */
  isTelling: boolean;
}

export type Piece = Pick<Token, 'kind' | 'text' | 'isGlued'>;
/** Rows by their first word, the longest first. */
export type Rows<T> = ReadonlyMap<string, readonly (T & { from: readonly string[] })[]>;

export interface Table {
  words: ReadonlyMap<string, readonly Entry[]>;
  minutesBefore: Rows<{ value: number }>;
  minutesBehind: Rows<{ value: number }>;
  dayParts: Rows<{ value: NonNullable<PhraseLanguage['dayParts']>[string] }>;
  ordinalEndings: ReadonlySet<string>;
}

/** Stands for a number in a row. */
export const NUMBER = '#';

/** Words of a language that are English words as well. */
const ALSO_ENGLISH = new Set(
  (
    'a ago am an as at ate die dim do dos ere fin gen in mag mar mars me no on once ore out par per sam sat set sex sin so sur ' +
    'tan ter the to ven'
  ).split(' '),
);

const tables = new WeakMap<PhraseLanguage, Table>();

export function tableOf(language: PhraseLanguage): Table {
  const known = tables.get(language);
  if (known) return known;
  const table = {
    words: byFirst([...entriesOf(language.words, false), ...entriesOf(language.capitalWords ?? {}, true)]),
    minutesBefore: byFirst(valuesOf(language.minutesBefore)),
    minutesBehind: byFirst(valuesOf(language.minutesBehind)),
    dayParts: byFirst(valuesOf(language.dayParts)),
    ordinalEndings: new Set(language.ordinalEndings?.map((ending) => textsOf(ending)[0] ?? '')),
  };
  tables.set(language, table);
  return table;
}

function entriesOf(words: Record<string, string>, needsCapital: boolean): Entry[] {
  return Object.entries(words).map(([written, english]) => {
    const from = textsOf(written);
    const to = piecesOf(english);
    const isSame = from.join(' ') === to.map(({ text }) => text).join(' ');
    const isTelling = !isSame && !(from.length === 1 && ALSO_ENGLISH.has(from[0] ?? ''));
    return { from, to, needsCapital, isTelling };
  });
}

function valuesOf<T>(values: Record<string, T> = {}): { from: readonly string[]; value: T }[] {
  return Object.entries(values).map(([written, value]) => ({ from: textsOf(written), value }));
}

function textsOf(written: string): string[] {
  return piecesOf(written).map(({ text }) => text);
}

const pieces = new Map<string, readonly Piece[]>();

/** Word by word: the rows of a table say the same few words again and again. */
function piecesOf(row: string): Piece[] {
  return row.split(' ').flatMap((word) => {
    const known = pieces.get(word);
    if (known) return known;
    const made = tokenise(word).map(({ kind, text, isGlued }) => ({ kind, text, isGlued }));
    pieces.set(word, made);
    return made;
  });
}

function byFirst<T extends { from: readonly string[] }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const first = row.from[0] ?? '';
    const others = found.get(first);
    if (others) others.push(row);
    else found.set(first, [row]);
  }
  for (const all of found.values()) all.sort((a, b) => b.from.length - a.from.length);
  return found;
}
