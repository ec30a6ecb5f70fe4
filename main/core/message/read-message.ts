import {
  kindOf,
  lengthLimit,
  lengthOf,
  type Message,
  summaryOf,
  type TextFormat,
  type TextPreview,
  tooLong,
} from '../../contract/message.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { msg, sentences } from '../../i18n/msg.ts';
import { UserError } from '../errors.ts';
import { FormatError, type FormattedText, isVisible, tidy } from './formatted-text.ts';
import { parseHtml } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { coverVariables, fillVariables, hasVariables, type Occasion, UnknownVariable } from './variables.ts';

/** The text without its marks. @throws FormatError */
export function parseText(text: string, format: TextFormat): FormattedText {
  if (format === 'markdown') return parseMarkdown(text);
  return format === 'html' ? parseHtml(text) : tidy({ text, entities: [] });
}

/** The message as it is sent on that occasion. */
export function fillMessage({ variables, ...message }: Message, occasion: Occasion): Message {
  if (!variables) return message;
  return { ...message, text: fillVariables(message.text, message.format ?? 'plain', occasion) };
}

/** What one reads of a message: its text without marks, or its files. What cannot be parsed stands as it was written. */
export function visibleText(message: Message): string {
  const { text, format = 'plain' } = message;
  if (text.trim() === '') return summaryOf(message);
  if (format === 'plain') return text;
  try {
    return parseText(text, format).text;
  } catch {
    return text;
  }
}

/** The message as Telegram would show it on that occasion, or the first thing wrong with its text. */
export function previewText(message: Message, occasion: Occasion): TextPreview {
  const kind = kindOf(message);
  const limit = lengthLimit(kind);
  const { format = 'plain' } = message;
  try {
    const filled = fillVariables(message.text, format, occasion);
    const { text, entities } = parseWithPlace(message.text, filled, format);
    const length = lengthOf(text);
    if (length > limit)
      return {
        ok: false,
        error: sentences(msg(tooLong(kind), { max: limit }), msg('input.thisHas', { count: length })),
      };
    if (!isVisible(text) && (kind === 'text' || kind === 'poll')) {
      return { ok: false, error: msg('input.nothingMessageCanSeen') };
    }
    return { ok: true, text, entities, limit };
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof UnknownVariable)) throw error;
    return { ok: false, error: error.text, offset: error.offset };
  }
}

/**
 * The message as it is kept: with its variables marked as such.
 * @throws UserError when Telegram would refuse its text; it says where
 */
export function checkMessage(message: Message, occasion: Occasion): Message {
  const preview = previewText(message, occasion);
  if (!preview.ok) {
    const { error, offset } = preview;
    throw new UserError('invalid', offset === undefined ? error : atPlace(message.text, offset, error), 'text');
  }
  const { variables: _, ...rest } = message;
  if (hasVariables(message.text)) checkAtLongest(message, occasion);
  return hasVariables(message.text) ? { ...rest, variables: true } : rest;
}

/** A Wednesday in September: no date and no weekday is longer. */
const LONGEST_DAY = Date.UTC(2028, 8, 27, 12);

/** Later values of variables may be longer than today's. @throws UserError when Telegram would refuse the message then */
function checkAtLongest(message: Message, occasion: Occasion): void {
  const { dueAt, run, lastRun = run } = occasion;
  const preview = previewText(message, { ...occasion, dueAt: LONGEST_DAY, daysFrom: dueAt, run: lastRun });
  if (!preview.ok) throw new UserError('invalid', 'input.onAnotherDayVariables', { error: preview.error });
}

/** "Line 2, character 5". */
function atPlace(text: string, offset: number, what: Translatable): Translatable {
  const lines = text.slice(0, offset).split('\n');
  const column = [...(lines.at(-1) ?? '')].length + 1;
  return lines.length === 1 && !text.includes('\n')
    ? msg('input.character', { column, what })
    : msg('input.lineCharacter', { line: lines.length, column, what });
}

/** Of the filled text; an error tells its place in the text as it was written. */
function parseWithPlace(written: string, filled: string, format: TextFormat): FormattedText {
  try {
    return parseText(filled, format);
  } catch (error) {
    // Letters in place of each variable, as many as it has: what is wrong is wrong still, and stands where it was written.
    if (filled !== written) parseText(coverVariables(written), format);
    throw error;
  }
}
