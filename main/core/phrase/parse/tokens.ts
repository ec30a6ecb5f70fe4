/** Where something stands in the phrase: characters `start` up to but not including `end`. */
export interface Span {
  start: number;
  end: number;
}

/** A word, a row of digits, or one other character. */
export interface Token extends Span {
  kind: 'word' | 'number' | 'sign';
  /**
   * As it is compared: lower case, without accents; every dash is `-`, every quotation mark `"`, every apostrophe `'`,
   * and “a.m.” is `am`.
   */
  text: string;
  /** No space before it. */
  isGlued: boolean;
}

const SPACE = /\s+/y;
const MERIDIEM = /([ap])\.\s?m\b\.?/iy;
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*/uy;
const NUMBER = /[0-9]+/y;
const SIGNS: readonly (readonly [all: RegExp, as: string])[] = [
  [/^[‐‑‒–—―−]$/, '-'],
  [/^["“”„‟«»‹›]$/, '"'],
  [/^['‘’‚‛]$/, "'"],
  [/^[×]$/, 'x'],
];

/** Cuts the phrase into words, numbers and signs. Each character is looked at once: the time grows with the length only. */
export function tokenise(phrase: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let isGlued = false;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(phrase)?.[0] ?? null;
  };
  const add = (kind: Token['kind'], length: number, text: string): void => {
    tokens.push({ kind, text, start: at, end: at + length, isGlued });
    at += length;
    isGlued = true;
  };
  while (at < phrase.length) {
    const space = match(SPACE);
    if (space !== null) {
      at += space.length;
      isGlued = false;
      continue;
    }
    const meridiem = match(MERIDIEM);
    const word = match(WORD);
    const digits = match(NUMBER);
    if (meridiem !== null) add('word', meridiem.length, `${meridiem.charAt(0).toLowerCase()}m`);
    else if (word !== null) add('word', word.length, plain(word));
    else if (digits !== null) add('number', digits.length, digits);
    else {
      const character = String.fromCodePoint(phrase.codePointAt(at) ?? 0);
      const sign = SIGNS.find(([all]) => all.test(character))?.[1] ?? character;
      add(sign === 'x' ? 'word' : 'sign', character.length, sign);
    }
  }
  return tokens;
}

/** Lower case, without accents: how words are compared. */
export function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’ʼ]/g, "'")
    .toLowerCase();
}
