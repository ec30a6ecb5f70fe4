import type { TextEntity } from '../../contract/message.ts';
import { emojiOf, FormatError, type FormattedText, linkTo, tidy } from './formatted-text.ts';

interface OpenTag {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Where its text begins in the result. */
  offset: number;
  /** Where it was written. */
  at: number;
}

const STYLES: Readonly<Record<string, TextEntity['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
};
const TAGS = new Set([...Object.keys(STYLES), 'span', 'a', 'code', 'pre', 'blockquote', 'tg-emoji']);
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * Reads Telegram's HTML as Telegram does: https://core.telegram.org/bots/api#html-style.
 * @throws FormatError on the first thing that Telegram would refuse
 */
export function parseHtml(source: string): FormattedText {
  return new HtmlReader(source).read();
}

/** So that a text stands for itself in HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

class HtmlReader {
  readonly #source: string;
  readonly #open: OpenTag[] = [];
  readonly #entities: TextEntity[] = [];
  #text = '';
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): FormattedText {
    while (this.#at < this.#source.length) {
      if (this.#source.startsWith('</', this.#at)) this.#endTag();
      else if (this.#source[this.#at] === '<') this.#startTag();
      else this.#plain();
    }
    const left = this.#open.at(-1);
    if (left) throw new FormatError(`<${left.name}> has no end. Close it with </${left.name}>.`, left.at);
    return tidy({ text: this.#text, entities: this.#entities });
  }

  #plain(): void {
    const next = this.#source.indexOf('<', this.#at);
    const end = next === -1 ? this.#source.length : next;
    this.#text += decode(this.#source.slice(this.#at, end));
    this.#at = end;
  }

  #startTag(): void {
    const at = this.#at;
    const name = this.#match(/<([^\s>]*)/y)[1] as string;
    const attributes = this.#attributes(at);
    const tag = name.toLowerCase();
    if (!TAGS.has(tag)) {
      const what = name === '' ? 'A “<” stands alone here' : `Telegram knows no tag <${name}>`;
      throw new FormatError(`${what}. To send the sign itself, write “&lt;”.`, at);
    }
    if (tag === 'span' && attributes.get('class') !== 'tg-spoiler') {
      throw new FormatError('<span> is known as <span class="tg-spoiler"> only.', at);
    }
    this.#open.push({ name: tag, attributes, offset: this.#text.length, at });
  }

  /** Up to and including the `>` of the tag that begins at `at`. */
  #attributes(at: number): Map<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      this.#match(/\s*/y);
      if (this.#at >= this.#source.length) {
        throw new FormatError('This tag has no “>” at its end. To send the sign “<” itself, write “&lt;”.', at);
      }
      if (this.#source[this.#at] === '>') break;
      const name = this.#match(/[^\s=>]*/y)[0].toLowerCase();
      if (name === '') throw new FormatError('A name should stand before this “=”.', this.#at);
      if (this.#match(/\s*=?\s*/y)[0].trim() === '') {
        attributes.set(name, '');
      } else {
        const value = this.#match(/"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]*)/y);
        attributes.set(name, decode(value[1] ?? value[2] ?? value[3] ?? ''));
        if (value[0] === '' && this.#source[this.#at] !== '>') {
          throw new FormatError('A value in quotation marks should stand here.', this.#at);
        }
      }
    }
    this.#at += 1;
    return attributes;
  }

  #endTag(): void {
    const at = this.#at;
    const name = (this.#match(/<\/([^\s>]*)\s*/y)[1] as string).toLowerCase();
    const open = this.#open.pop();
    if (!open) throw new FormatError(`</${name}> ends what never began.`, at);
    if (name !== '' && name !== open.name) {
      throw new FormatError(`</${name}> stands where </${open.name}> should: <${open.name}> was opened last.`, at);
    }
    if (this.#source[this.#at] !== '>') throw new FormatError('This tag has no “>” at its end.', at);
    this.#at += 1;
    const length = this.#text.length - open.offset;
    if (length > 0) this.#close(open, length);
  }

  #close(open: OpenTag, length: number): void {
    const { name, attributes, offset, at } = open;
    const add = (what: Omit<TextEntity, 'offset' | 'length'>) => this.#entities.push({ ...what, offset, length });
    const style = STYLES[name];
    if (style) add({ type: style });
    else if (name === 'span') add({ type: 'spoiler' });
    else if (name === 'a') add(linkTo(attributes.get('href') || this.#text.slice(offset), at));
    else if (name === 'tg-emoji') add(emojiOf(`tg://emoji?id=${attributes.get('emoji-id') ?? ''}`, at));
    else if (name === 'blockquote')
      add({ type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote' });
    else this.#closeCode(open, length);
  }

  /** `<pre>` and `<code>` around the same are one code block, whose language the inner or the outer names. */
  #closeCode({ name, attributes, offset }: OpenTag, length: number): void {
    const type = name === 'pre' ? 'pre' : 'code';
    const language = /^language-(.+)/.exec(attributes.get('class') ?? '')?.[1];
    const inner = this.#entities.at(-1);
    const isPair = inner && inner.offset === offset && inner.length === length && inner.type !== type;
    if (isPair && (inner.type === 'code' || inner.type === 'pre')) {
      this.#entities.pop();
      const named = language ?? inner.language;
      this.#entities.push({ type: 'pre', offset, length, ...(named && { language: named }) });
    } else {
      this.#entities.push({ type, offset, length, ...(language && { language }) });
    }
  }

  #match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source) as RegExpExecArray;
    this.#at += found[0].length;
    return found;
  }
}

/** What is no known name or number of a character stands for itself. */
function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,8})|#x([0-9a-f]{1,8})|(lt|gt|amp|quot));?/gi, (whole, decimal, hex, name) => {
    if (name) return whole.endsWith(';') ? (NAMED[name] ?? whole) : whole;
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
