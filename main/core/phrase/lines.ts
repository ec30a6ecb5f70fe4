import type { Translatable } from '../../contract/translatable.ts';
import { msg } from '../../i18n/msg.ts';
import { type Choice, quoted } from './parse/questions.ts';
import { readTimedMessage, type TimedMessageContext, type TimedMessageResult } from './timed-message.ts';

/** Vertical tab, form feed, next line, line and paragraph separator: editors and web pages break lines with them. */
const OTHER_BREAKS = /[\v\f\u0085\u2028\u2029]/g;

/** The text with every line break as `\n`, of the same length. */
export function withPlainBreaks(text: string): string {
  return text.replace(OTHER_BREAKS, '\n');
}

/** Those with something on them. */
export function linesOf(text: string): string[] {
  return withPlainBreaks(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/**
 * Where the first line is a whole message, another one says a time too, and one is no message of its own: several messages, one
 * of them unreadable, or one message of all lines? Null where nothing is unclear.
 */
export function askAboutLines(
  text: string,
  context: TimedMessageContext,
): { ok: false; error: Translatable; hint: Translatable; choices: Choice[] } | null {
  const lines = linesOf(text);
  if (lines.length < 2) return null;
  const [first, ...others] = lines.map((line) => readTimedMessage(line, context));
  if (!first || !isWhole(first) || !others.some((read, n) => saysTime(read, lines[n + 1] ?? ''))) return null;
  const nth = others.findIndex((read) => !isWhole(read)) + 1;
  if (nth === 0) return null;
  const phrase = asOneMessage(text, first);
  const isRead = readTimedMessage(phrase, context).ok;
  return {
    ok: false,
    error: msg('phrase.lineNoMessage', { nth: nth + 1, text: quoted(lines[nth] ?? '') }),
    hint: msg('phrase.changeLineOrOneMessage'),
    choices: isRead ? [{ label: msg('phrase.asOneMessage'), phrase }] : [],
  };
}

function isWhole(read: TimedMessageResult): boolean {
  return read.ok && read.text.trim() !== '';
}

/** “have a nice monday” is no line of a plan: what cannot be read at least names an hour. */
function saysTime(read: TimedMessageResult, line: string): boolean {
  return isWhole(read) || (!read.ok && !read.isNothing && /\d/.test(line));
}

/** A line break behind the time: from there on, it is the message. */
function asOneMessage(written: string, first: TimedMessageResult): string {
  const text = written.trim();
  if (!first.ok) return text;
  const { start, end } = first.timeSpan ?? {
    start: 0,
    end: withPlainBreaks(text).trimStart().split('\n', 1)[0]?.lastIndexOf(first.text),
  };
  const time = text
    .slice(start, end)
    .trim()
    .replace(/[\s:,;–—-]+$/, '');
  return `${time}:\n${first.timeSpan ? text : text.slice(end).trim()}`;
}
