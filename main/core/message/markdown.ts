import type { TextEntity } from '../../contract/message.ts';
import { msg } from '../../i18n/msg.ts';
import { emojiOrTimeAt, FormatError, type FormattedText, linkTo, tidy } from './formatted-text.ts';

type Mark = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'spoiler' | 'code' | 'pre' | 'link' | 'emoji' | 'quote';

interface Open {
  mark: Mark;
  /** Where its text begins in the result. */
  offset: number;
  /** Where it was written. */
  at: number;
  language?: string;
}

/** What must not stand for itself. A line break is no mark, but it may end a quotation. */
const RESERVED = new Set('_*[]()~`>#+-=|{}.!\n');
/**
 * Reads Telegram's MarkdownV2 as Telegram does: https://core.telegram.org/bots/api#markdownv2-style.
 * @throws FormatError on the first thing that Telegram would refuse
 */
export function parseMarkdown(source: string): FormattedText {
  return new MarkdownReader(source).read();
}

/** So that a text stands for itself in MarkdownV2. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\_*[\]()~`>#+\-=|{}.!]/g, '\\$&');
}

class MarkdownReader {
  readonly #source: string;
  readonly #open: Open[] = [];
  readonly #entities: TextEntity[] = [];
  #text = '';
  #at = 0;
  /** Nothing but marks stands before this on its line. */
  #lineBegins = true;

  constructor(source: string) {
    this.#source = source;
  }

  read(): FormattedText {
    while (this.#at < this.#source.length) this.#step();
    if (this.#isQuoted()) this.#endQuote(this.#source.length);
    const left = this.#open.at(-1);
    if (left) throw unclosed(left);
    return tidy({ text: this.#text, entities: this.#entities });
  }

  #step(): void {
    const character = this.#source[this.#at] as string;
    const next = this.#source[this.#at + 1];
    if (character === '\\' && next !== undefined && next > '\0' && next <= '~') {
      this.#at += 2;
      this.#write(next);
      return;
    }
    if (character === '\n' && this.#isQuoted() && !this.#isInCode() && this.#source[this.#at + 1] !== '>')
      this.#endQuote(this.#at);
    const inside = this.#open.at(-1)?.mark;
    const isMark = inside === 'code' || inside === 'pre' ? character === '`' : RESERVED.has(character);
    if (!isMark) {
      this.#at += 1;
      this.#write(character);
    } else if (!this.#end(inside)) this.#begin(character);
  }

  #write(text: string): void {
    this.#text += text;
    if (text !== '\r') this.#lineBegins = text === '\n' && !this.#isInCode();
  }

  #isInCode(): boolean {
    const inside = this.#open.at(-1)?.mark;
    return inside === 'code' || inside === 'pre';
  }

  #isQuoted(): boolean {
    return this.#open.some(({ mark }) => mark === 'quote');
  }

  /** A quotation ends with its line. `||` right before that is no spoiler: it says that the quotation is shown folded. */
  #endQuote(end: number): void {
    const last = this.#open.at(-1) as Open;
    const isFold = last.mark === 'spoiler' && /^\|\|\r?$/.test(this.#source.slice(last.at, end));
    if (isFold) this.#open.pop();
    const open = this.#open.at(-1) as Open;
    if (open.mark !== 'quote') throw unclosed(isFold ? open : last);
    this.#close(isFold ? 'expandable_blockquote' : 'blockquote');
  }

  #sees(mark: string): boolean {
    return this.#source.startsWith(mark, this.#at);
  }

  /** Ends what is open, when its end stands here. */
  #end(inside: Mark | undefined): boolean {
    if (inside === undefined) return false;
    if (inside === 'link' || inside === 'emoji') return this.#sees(']') && this.#endLink();
    const mark = ENDS[inside];
    if (mark === undefined || !this.#sees(mark) || (inside === 'italic' && this.#sees('__'))) return false;
    this.#at += mark.length;
    this.#close();
    return true;
  }

  /** The text of a link ends here; its address follows in round brackets, or is the text itself. */
  #endLink(): true {
    const open = this.#open.pop() as Open;
    this.#at += 1;
    const hasAddress = this.#sees('(');
    if (open.mark === 'emoji' && !hasAddress) throw new FormatError(msg('input.afterTextCustomEmoji'), open.at);
    const address = hasAddress ? this.#readAddress() : this.#text.slice(open.offset);
    const target = open.mark === 'emoji' ? emojiOrTimeAt(address, open.at) : linkTo(address);
    if (target) this.#add(open, target);
    return true;
  }

  #readAddress(): string {
    const start = this.#at;
    let address = '';
    for (this.#at += 1; this.#at < this.#source.length; this.#at += 1) {
      if (this.#sees(')')) {
        this.#at += 1;
        return address;
      }
      const next = this.#source[this.#at + 1];
      if (this.#sees('\\') && next !== undefined && next <= '~') this.#at += 1;
      address += this.#source[this.#at];
    }
    throw new FormatError(msg('input.addressLinkNoEnd'), start);
  }

  #begin(character: string): void {
    const at = this.#at;
    if (character === '\n') return this.#newLine();
    if (character === '>' && this.#lineBegins) {
      // Within a quotation it begins the next line of it, and once more says nothing.
      if (!this.#isQuoted()) this.#push('quote', 1);
      else this.#at += 1;
      return;
    }
    if (this.#sees('```')) return this.#beginBlock(at);
    const begun = BEGINS.find(([mark]) => this.#sees(mark));
    if (begun) return this.#push(begun[1], begun[0].length);
    throw new FormatError(msg('input.markMarkdownSendAs', { character, character2: character }), at);
  }

  #newLine(): void {
    this.#text += '\n';
    this.#at += 1;
    this.#lineBegins = true;
  }

  #beginBlock(at: number): void {
    const rest = this.#source.slice(at + 3);
    const language = /^([^\s`]+)(?=\s)/.exec(rest)?.[1];
    const head = (language ?? '').length;
    const lineBreak = /^(\r\n|\n\r?|\r)/.exec(rest.slice(head))?.[0].length ?? 0;
    this.#push('pre', 3 + head + lineBreak, language);
  }

  #push(mark: Mark, length: number, language?: string): void {
    this.#open.push({ mark, offset: this.#text.length, at: this.#at, ...(language && { language }) });
    this.#at += length;
  }

  #close(type?: TextEntity['type']): void {
    const open = this.#open.pop() as Open;
    const named = open.mark === 'quote' ? 'blockquote' : (open.mark as TextEntity['type']);
    this.#add(open, { type: type ?? named, ...(open.language && { language: open.language }) });
  }

  #add({ offset }: Open, what: Omit<TextEntity, 'offset' | 'length'>): void {
    const length = this.#text.length - offset;
    if (length > 0) this.#entities.push({ ...what, offset, length });
  }
}

/** The longer first: `__` is never two italics. */
const BEGINS: readonly (readonly [string, Mark])[] = [
  ['__', 'underline'],
  ['_', 'italic'],
  ['*', 'bold'],
  ['~', 'strikethrough'],
  ['||', 'spoiler'],
  ['![', 'emoji'],
  ['[', 'link'],
  ['`', 'code'],
];

const ENDS: Partial<Record<Mark, string>> = {
  bold: '*',
  italic: '_',
  underline: '__',
  strikethrough: '~',
  spoiler: '||',
  code: '`',
  pre: '```',
};

function unclosed({ mark, at }: Open): FormatError {
  return new FormatError(msg('input.beginsHereNoEnd', { what: msg(`markdown.${mark}`) }), at);
}
