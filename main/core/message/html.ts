import type { TextEntity } from '../../contract/message.ts';
import { msg } from '../../i18n/msg.ts';
import { dateTimeOf, emojiOf, FormatError, type FormattedText, linkTo, tidy } from './formatted-text.ts';

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
const TAGS = new Set([...Object.keys(STYLES), 'span', 'a', 'code', 'pre', 'blockquote', 'tg-emoji', 'tg-time']);
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
    if (left) throw new FormatError(msg('input.noEndClose', { name: left.name }), left.at);
    return tidy({ text: this.#text, entities: this.#entities });
  }

  #plain(): void {
    const next = this.#source.indexOf('<', this.#at);
    const end = next === -1 ? this.#source.length : next;
    this.#text += decode(this.#source.slice(this.#at, end), this.#at);
    this.#at = end;
  }

  #startTag(): void {
    const at = this.#at;
    const name = this.#match(/<([^\s>]*)/y)[1] as string;
    const attributes = this.#attributes(at);
    const tag = name.toLowerCase();
    if (!TAGS.has(tag)) {
      throw new FormatError(
        name === '' ? msg('input.standsAloneHere') : msg('input.telegramKnowsNoTag', { tag: name }),
        at,
      );
    }
    if (tag === 'span' && attributes.get('class') !== 'tg-spoiler') {
      throw new FormatError(msg('input.spanKnownAsSpan'), at);
    }
    this.#open.push({ name: tag, attributes, offset: this.#text.length, at });
  }

  /** Up to and including the `>` of the tag that begins at `at`. */
  #attributes(at: number): Map<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      this.#match(/\s*/y);
      if (this.#at >= this.#source.length) {
        throw new FormatError(msg('input.tagNoEndSend'), at);
      }
      if (this.#source[this.#at] === '>') break;
      // Telegram tells capitals from small letters here.
      const name = this.#match(/[^\s=>/"']*/y)[0];
      if (name === '') throw new FormatError(msg('input.nameAttributeShouldStand'), this.#at);
      if (this.#match(/\s*=?\s*/y)[0].trim() === '') attributes.set(name, '');
      else attributes.set(name, this.#value());
    }
    this.#at += 1;
    return attributes;
  }

  #value(): string {
    const quoted = this.#match(/"([^"]*)"|'([^']*)'|/y);
    if (quoted[0] !== '') return decode(quoted[1] ?? quoted[2] ?? '', this.#at);
    const at = this.#at;
    const name = this.#match(/[A-Za-z0-9.-]*/y)[0].toLowerCase();
    const next = this.#source[this.#at];
    if (next !== undefined && !/[\s>]/.test(next)) throw new FormatError(msg('input.valueQuotationMarksShould'), at);
    return name;
  }

  #endTag(): void {
    const at = this.#at;
    const name = (this.#match(/<\/([^\s>]*)\s*/y)[1] as string).toLowerCase();
    const open = this.#open.pop();
    if (!open) throw new FormatError(msg('input.endsWhatNeverBegan', { name }), at);
    if (name !== '' && name !== open.name) {
      throw new FormatError(msg('input.standsWhereShouldOpened', { name, open: open.name }), at);
    }
    if (this.#source[this.#at] !== '>') throw new FormatError(msg('input.tagNoEnd'), at);
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
    else if (name === 'a') {
      const target = linkTo(attributes.get('href') || this.#text.slice(offset));
      if (target) add(target);
    } else if (name === 'tg-emoji') add(emojiOf(attributes.get('emoji-id') ?? '', at));
    else if (name === 'tg-time') {
      // Telegram shows the text alone where the time is none.
      const time = dateTimeOf('1', attributes.get('format') ?? '', at);
      const unix = attributes.get('unix') ?? '';
      if (/^0*[1-9]\d{0,9}$/.test(unix)) add({ ...time, ...dateTimeOf(unix, attributes.get('format') ?? '', at) });
    } else if (name === 'blockquote')
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

/**
 * What is no known name or number of a character stands for itself. A semicolon at its end is not needed.
 * @param at where it was written @throws FormatError
 */
function decode(text: string, at: number): string {
  return text.replace(/&(?:#x([0-9a-f]*)|#(\d*)|([a-z]+));?/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const digits: string = hex ?? decimal;
    const code = Number.parseInt(digits, hex === undefined ? 10 : 16);
    // Telegram counts the & and the # in: it reads no longer number.
    const isShort = whole.replace(';', '').length < 10;
    if (!isShort || !(code > 0 && code < 0x10ffff)) return whole;
    if (code >= 0xd800 && code <= 0xdfff)
      throw new FormatError(msg('input.halfCharacterWriteCharacter', { whole }), at);
    return String.fromCodePoint(code);
  });
}
