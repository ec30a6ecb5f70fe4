import { checkedLink } from '../../contract/link.ts';
import type { TextEntity } from '../../contract/message.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { en } from '../../i18n/en/index.ts';
import { msg } from '../../i18n/msg.ts';

/** A text without marks, and what its parts look like. */
export interface FormattedText {
  text: string;
  /** By where they begin; of those that begin together, the longest first. */
  entities: TextEntity[];
}

/** A text that Telegram would refuse to read. `offset`: where in what was written, in UTF-16 code units. */
export class FormatError extends Error {
  readonly text: Translatable;
  readonly offset: number;

  constructor(text: Translatable, offset: number) {
    super(en.say(text));
    this.text = text;
    this.offset = offset;
  }
}

/** Whatever may be cut in two without changing what it does. */
const STYLES: ReadonlySet<TextEntity['type']> = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler']);

/** No reader sees these: Telegram shows a space, or nothing. */
const AS_SPACE = /(?![\n\r])\p{Cc}/gu;
/** Line and paragraph separators, marks of direction, and lines that run through other lines. */
const DROPPED = /\r|[\u2028-\u202e]|\u0333|\u033f|\u030a/g;
/** Of characters that take up room or none, and show nothing. */
const INVISIBLE =
  /^(?:[ \n\u00a0\u1680\u180e\u2000-\u200c\u200e\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc]|\u200d|[\u{e0000}-\u{e007f}])*$/u;

/** Whether anything of a text can be seen: Telegram refuses one of which nothing can. */
export function isVisible(text: string): boolean {
  return !INVISIBLE.test(text);
}

/**
 * What Telegram makes of the text once the marks are read: what cannot be seen becomes a space or goes, and so do spaces and line breaks
 * around it and entities around nothing; code takes no style from outside, and holds no other code. After `fix_formatted_text`
 * of tdlib/td (MessageEntity.cpp).
 */
export function tidy(formatted: FormattedText): FormattedText {
  const { text, entities } = cleaned(formatted);
  const end = text.replace(/[ \n]+$/, '').length;
  const first = Math.min(end, ...entities.map(({ offset }) => offset));
  const start = Math.min(/^[ \n]*/.exec(text)?.[0].length ?? 0, first);
  const kept = withPlainCode(entities)
    .map(({ language, ...entity }) => {
      const from = Math.max(entity.offset, start);
      const to = Math.min(entity.offset + entity.length, end);
      // Only a block is in a language.
      const named = entity.type === 'pre' && language ? { language } : {};
      return { ...entity, ...named, offset: from - start, length: to - from };
    })
    .filter(({ length }) => length > 0)
    // Of those around the very same, the outer first: it was closed last.
    .reverse()
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text: text.slice(start, end), entities: kept };
}

/** Without what is dropped, and with the entities where their text is then. */
function cleaned({ text, entities }: FormattedText): FormattedText {
  const dropped = [...text.matchAll(DROPPED)].map(({ index }) => index);
  const shifted = (place: number) => place - dropped.filter((index) => index < place).length;
  const moved = entities.map((entity) => {
    const offset = shifted(entity.offset);
    return { ...entity, offset, length: shifted(entity.offset + entity.length) - offset };
  });
  return {
    text: text.replace(DROPPED, '').replace(AS_SPACE, ' '),
    entities: dropped.length === 0 ? [...entities] : moved.filter(({ length }) => length > 0),
  };
}

/** @param entities each behind those within it */
function withPlainCode(entities: readonly TextEntity[]): TextEntity[] {
  const code = entities.filter(isCode);
  if (code.length === 0) return [...entities];
  const outer = code.filter((one, at) => !code.slice(at + 1).some((other) => holds(other, one)));
  return entities.flatMap((entity) => {
    if (isCode(entity)) return outer.includes(entity) ? [entity] : [];
    return STYLES.has(entity.type) ? outer.reduce(cutOut, [entity]) : [entity];
  });
}

function isCode({ type }: TextEntity): boolean {
  return type === 'code' || type === 'pre';
}

function holds(outer: TextEntity, inner: TextEntity): boolean {
  return outer.offset <= inner.offset && inner.offset + inner.length <= outer.offset + outer.length;
}

/** The pieces without what lies in `hole`. */
function cutOut(pieces: TextEntity[], hole: TextEntity): TextEntity[] {
  const holeEnd = hole.offset + hole.length;
  return pieces.flatMap((piece) => {
    const end = piece.offset + piece.length;
    if (holeEnd <= piece.offset || hole.offset >= end) return [piece];
    const before = { ...piece, length: hole.offset - piece.offset };
    const after = { ...piece, offset: holeEnd, length: end - holeEnd };
    return [before, after].filter(({ length }) => length > 0);
  });
}

/** What a link in a text leads to; null: Telegram takes no such address, and shows the text without a link. */
export function linkTo(address: string): Pick<TextEntity, 'type' | 'url' | 'userId'> | null {
  const user = parametersOf(address.toLowerCase(), 'user')?.get('id');
  const userId = user === undefined ? null : wholeNumber(user);
  if (userId !== null && userId > 0n) return { type: 'text_mention', userId: Number(userId) };
  const url = checkedLink(address);
  return url === null ? null : { type: 'text_link', url };
}

/** A custom emoji by its number. @param at where it was written @throws FormatError */
export function emojiOf(id: string, at: number): Pick<TextEntity, 'type' | 'emojiId'> {
  const number = wholeNumber(id);
  if (number === null || number === 0n) throw new FormatError(msg('input.noNumberCustomEmoji', { id }), at);
  return { type: 'custom_emoji', emojiId: String(number) };
}

/** A time that each reader sees on their own clock. @param format of letters r, t, T, d, D and w @throws FormatError */
export function dateTimeOf(unix: string, format: string, at: number): Pick<TextEntity, 'type' | 'unixTime' | 'format'> {
  const number = wholeNumber(unix);
  if (number === null || number <= 0n || number > 2n ** 31n - 1n)
    throw new FormatError(msg('input.noTimeSecondsSince', { unix }), at);
  if (!/^(?:[rR]|[tTdDwW]*)$/.test(format)) throw new FormatError(msg('input.noFormatTime', { format }), at);
  return { type: 'date_time', unixTime: Number(number), ...(format !== '' && { format }) };
}

/** What `![…](tg://emoji?id=…)` and `![…](tg://time?unix=…)` say. @throws FormatError */
export function emojiOrTimeAt(address: string, at: number): Omit<TextEntity, 'offset' | 'length'> {
  const emoji = parametersOf(address, 'emoji')?.get('id');
  if (emoji !== undefined) return emojiOf(emoji, at);
  const time = parametersOf(address, 'time');
  const unix = time?.get('unix');
  if (unix !== undefined) return dateTimeOf(unix, time?.get('format') ?? '', at);
  throw new FormatError(msg('input.customEmojiAddressLike'), at);
}

/** The parameters of `tg://host?…`; of those that stand twice the first. Null: it is another address. */
function parametersOf(address: string, host: string): Map<string, string> | null {
  const [, written, query] = /^tg:(?:\/\/)?([^/?#]*)\/?\?([^#]*)/i.exec(address) ?? [];
  if (written?.toLowerCase() !== host || query === undefined) return null;
  const parameters = new Map<string, string>();
  for (const part of query.split('&')) {
    const [key = '', ...value] = part.split('=');
    if (!parameters.has(key)) parameters.set(key, value.join('='));
  }
  return parameters;
}

/** Of 64 bits with a sign; null: it is none. */
function wholeNumber(text: string): bigint | null {
  if (!/^-?\d{1,19}$/.test(text)) return null;
  const number = BigInt(text);
  return number >= -(2n ** 63n) && number < 2n ** 63n ? number : null;
}
