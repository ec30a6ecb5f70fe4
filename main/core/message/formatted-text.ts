import type { TextEntity } from '../../contract/message.ts';

/** A text without marks, and what its parts look like. */
export interface FormattedText {
  text: string;
  /** By where they begin; of those that begin together, the longest first. */
  entities: TextEntity[];
}

/** A text that Telegram would refuse to read. `offset`: where in what was written, in UTF-16 code units. */
export class FormatError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Whatever may be cut in two without changing what it does. */
const STYLES: ReadonlySet<TextEntity['type']> = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler']);

/**
 * What Telegram makes of the text once the marks are read: white space around it goes, and so do entities around nothing;
 * code takes no style from outside, and holds no other code.
 */
export function tidy({ text, entities }: FormattedText): FormattedText {
  const end = text.trimEnd().length;
  const start = text.length - text.trimStart().length;
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
  return { text: text.trim(), entities: kept };
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

/** What a link in a text leads to. @param at where it was written @throws FormatError when it is no address */
export function linkTo(address: string, at: number): Pick<TextEntity, 'type' | 'url' | 'userId'> {
  const user = /^tg:\/\/user\?id=(\d{1,15})$/i.exec(address);
  if (user) return { type: 'text_mention', userId: Number(user[1]) };
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.canParse(absolute) ? new URL(absolute) : null;
  const isWeb = url && /^https?:$/.test(url.protocol) && (url.hostname.includes('.') || url.hostname === 'localhost');
  if (isWeb || /^(tg|ton):$/.test(url?.protocol ?? '')) return { type: 'text_link', url: absolute };
  throw new FormatError(`“${address}” is no address that Telegram can open. Write one like https://example.com.`, at);
}

/** What the address of a custom emoji says. @throws FormatError */
export function emojiOf(address: string, at: number): Pick<TextEntity, 'type' | 'emojiId'> {
  const emoji = /^tg:\/\/emoji\?id=(\d+)$/i.exec(address);
  if (!emoji?.[1]) throw new FormatError('A custom emoji has an address like tg://emoji?id=5368324170671202286.', at);
  return { type: 'custom_emoji', emojiId: emoji[1] };
}
