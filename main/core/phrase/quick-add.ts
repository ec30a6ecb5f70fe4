import { MAX_AT_ONCE, type QuickAddAnswer } from '../../contract/ipc.ts';
import type { Preferences } from '../../contract/preferences.ts';
import { keepsQuietHours, type Timing } from '../../contract/schedule.ts';
import type { Chat } from '../../contract/state.ts';
import { en, type Words } from '../../i18n/index.ts';
import { msg } from '../../i18n/msg.ts';
import { previewTiming } from '../schedule/preview.ts';
import { chatNamed } from './addressee.ts';
import { askAboutLines, linesOf, withPlainBreaks } from './lines.ts';
import { readTimedMessage } from './timed-message.ts';

const HINT = msg('phrase.exampleQuickAdd');

export interface QuickAddContext {
  /** Epoch ms. */
  now: number;
  /** Of new messages, IANA. */
  timeZone: string;
  chats: readonly Chat[];
  /** The chat that “me” is. */
  own: number | null;
  quiet: Preferences['quiet'];
  /** In which it is read back. */
  words?: Words;
}

/** When, to whom and what, in one line: `every weekday at 9 to Team: Stand-up in 10`. The message may still be missing. */
export function readQuickAdd(written: string, context: QuickAddContext): QuickAddAnswer {
  return askAboutLines(written, context) ?? readAsOne(withPlainBreaks(written), context);
}

function readAsOne(text: string, { now, timeZone, chats, own, quiet, words = en }: QuickAddContext): QuickAddAnswer {
  const read = readTimedMessage(text, { now, timeZone, chats });
  if (!read.ok) return { ok: false, error: read.error, hint: read.hint, choices: read.choices ?? [] };
  const timing = keepQuiet(read.timing, quiet);
  const preview = previewTiming(timing, timeZone, now, { words });
  if (!preview.ok) return { ok: false, error: preview.error, hint: HINT, choices: [] };
  const { to, text: message } = read;
  return {
    ok: true,
    timing,
    inWords: preview.inWords,
    runs: preview.runs,
    to: to === null ? null : { name: to, ...chatNamed(to, chats, own) },
    text: message,
    places: read.timeSpan ? { when: read.timeSpan, text: spanOf(text, message) } : placesOf(text, read.rest, message),
  };
}

/** Each line as a message of its own, where every one of them reads as a whole one; empty where one does not. */
export function readLines(text: string, context: QuickAddContext): Extract<QuickAddAnswer, { ok: true }>[] {
  const lines = linesOf(text);
  if (lines.length < 2 || lines.length > MAX_AT_ONCE) return [];
  const read = [];
  for (const line of lines) {
    const answer = readAsOne(line, context);
    if (!answer.ok || answer.text.trim() === '') return [];
    read.push(answer);
  }
  return read;
}

function keepQuiet(timing: Timing, quiet: Preferences['quiet']): Timing {
  if (!quiet || timing.quiet || !keepsQuietHours(timing.schedule.kind)) return timing;
  return { ...timing, quiet: { ...quiet, mode: 'wait' } };
}

/** Where the message stands in the text; where it stands around the time, its beginning. */
function spanOf(text: string, message: string) {
  const whole = text.indexOf(message);
  const part = whole >= 0 ? message : (message.split(' ', 1)[0] ?? '');
  const start = Math.max(0, text.indexOf(part));
  return { start, end: start + part.length };
}

/** Where the time and the message stand in the text. Neither is longer than what was written: they end it. */
function placesOf(text: string, rest: string, message: string) {
  const begin = (part: string) => (part === '' ? text.length : text.lastIndexOf(part));
  const beforeRest = text.slice(0, begin(rest)).replace(/[\s:,;.!–—"“„«'‘-]+$/, '');
  return {
    when: { start: text.length - text.trimStart().length, end: beforeRest.length },
    text: { start: begin(message), end: begin(message) + message.length },
  };
}
