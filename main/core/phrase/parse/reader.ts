import type { PhraseLanguage } from '../languages/language.ts';
import { translate } from '../languages/translate.ts';
import { type Span, type Token, tokenise } from './tokens.ts';

/**
 * Goes through a phrase from left to right. Whoever reads takes tokens only when they fit: a reading function returns
 * null and leaves the place where it was ({@link Reader.attempt}), or throws a Problem when it is clear what was meant and it cannot be.
 */
export class Reader {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** Index of the token that comes next. */
  place = 0;

  /** @param language in which the phrase is read, where that is not English */
  constructor(source: string, language?: PhraseLanguage) {
    this.source = source;
    this.tokens = (language && translate(source, language)?.tokens) ?? tokenise(source);
  }

  get isAtEnd(): boolean {
    return this.place >= this.tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.place + ahead];
  }

  /** Takes the next token if it is one of these words. */
  word(...words: readonly string[]): string | null {
    const token = this.peek();
    if (token?.kind !== 'word' || !words.includes(token.text)) return null;
    this.place++;
    return token.text;
  }

  /** Takes these words, in this order, or nothing. */
  words(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.peek(ahead)?.kind === 'word' && this.peek(ahead)?.text === word))
      return false;
    this.place += words.length;
    return true;
  }

  /** Takes the next token if it is one of these signs. */
  sign(...signs: readonly string[]): string | null {
    const token = this.peek();
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return null;
    this.place++;
    return token.text;
  }

  /** Takes the next token if it is a row of 1 to `mostDigits` digits. */
  number(mostDigits: number): number | null {
    const token = this.peek();
    if (token?.kind !== 'number' || token.text.length > mostDigits) return null;
    this.place++;
    return Number(token.text);
  }

  /** What `read` returns; on null the place is as before. */
  attempt<T>(read: () => T | null): T | null {
    const before = this.place;
    const value = read();
    if (value === null) this.place = before;
    return value;
  }

  /** A comma, “and”, “&”, “+”, “;”, or a comma with “and”. */
  separator(): boolean {
    const comma = this.sign(',', ';', '&', '+') !== null;
    return this.word('and') !== null || comma;
  }

  /** From the token at `place` to the last one taken. */
  spanFrom(place: number): Span {
    const first = this.tokens[place];
    const last = this.tokens[Math.max(place, this.place - 1)];
    return { start: first?.start ?? this.source.length, end: last?.end ?? this.source.length };
  }

  textOf({ start, end }: Span): string {
    return this.source.slice(start, end);
  }
}
