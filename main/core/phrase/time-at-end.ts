import { msg } from '../../i18n/msg.ts';
import type { PhraseLanguage } from './languages/language.ts';
import type { Found } from './parse/found.ts';
import { clockAt } from './parse/plain-date.ts';
import { type Choice, Problem, quoted } from './parse/questions.ts';
import { readParts } from './parse/read-parts.ts';
import { Reader } from './parse/reader.ts';
import { type Token, tokenise } from './parse/tokens.ts';
import { ZoneProblem } from './parse/zones.ts';
import { type PhraseContext, readPhrase } from './read-phrase.ts';

/** More words at the end of a message are hardly one time. */
const MAX_TOKENS = 12;
/** Behind a message, they begin another run: “hello and again at 10”. */
const AGAIN = /\s+(?:and|then|&)\s+(?:again|also|then|once more)\s+(?:at|on|in|every)\s+\S.*$/i;

/**
 * Finds words at the end of a message that could belong to the time before it: “hello in Tokyo”, “hello from 1 dec to 10 dec”,
 * “hello daily”. Where the time has such a part already, it is the message's: “every day at 9 meeting at 10”.
 * @param typed all that was written, which ends with `message`
 * @param language in which the time was read, where that is not English
 */
export function timeAtEnd(
  typed: string,
  message: string,
  context: PhraseContext,
  language?: PhraseLanguage,
): { written: string; choices: Choice[] } | null {
  const time = typed.slice(0, typed.lastIndexOf(message)).trimEnd();
  const lines = message.split('\n');
  for (const at of new Set([0, lines.length - 1])) {
    const line = lines[at] ?? '';
    for (const { start, isAgain } of endsOf(line, context, language)) {
      const written = line.slice(start).trim();
      const without = lines.map((other, nth) => (nth === at ? line.slice(0, start).trim() : other)).join('\n');
      const phrase = withPart(time, written.replace(/[.!]+$/, ''), without.trim().replace(/[,;]$/, ''));
      const choices = choicesOf({ label: msg('phrase.itMeans', { text: quoted(written) }), phrase }, written, context);
      if (choices.length > 0 || isAgain) return { written, choices };
    }
  }
  return null;
}

/** The choice itself, or those that it leads to: in each, the words are part of the time. */
function choicesOf(choice: Choice, written: string, context: PhraseContext): Choice[] {
  const isTaken = ({ phrase }: Choice): boolean => {
    const read = readPhrase(phrase, context);
    return read.ok && !read.rest.includes(written);
  };
  if (isTaken(choice)) return [choice];
  const read = readPhrase(choice.phrase, context);
  return read.ok ? [] : (read.choices ?? []).filter(isTaken);
}

function withPart(time: string, part: string, message: string): string {
  const [, to = ''] = /(\s+(?:to|in|for|an|@)\s[^:]*:\s*)$/i.exec(time) ?? [];
  return `${time.slice(0, time.length - to.length)} ${part}${to || ': '}${message}`;
}

/** Where a row of words begins that says a part of a time and nothing else, the longest first. */
function* endsOf(
  line: string,
  context: PhraseContext,
  language: PhraseLanguage | undefined,
): Generator<{ start: number; isAgain: boolean }> {
  const again = AGAIN.exec(line);
  if (again && readEnd(line.slice(again.index).replace(/^.*?(?=\s(?:at|on|in|every)\s)/i, ''), context, language)) {
    yield { start: again.index, isAgain: true };
  }
  const tokens = tokenise(line);
  for (let from = Math.max(1, tokens.length - MAX_TOKENS); from < tokens.length; from++) {
    const token = tokens[from];
    if (!token || (token.isGlued && token.text !== '(') || !beginsPart(token)) continue;
    const found = readEnd(line.slice(token.start), context, language);
    if (found) yield { start: token.start, isAgain: found !== 'zone' && isRecurrence(found, line.slice(token.start)) };
  }
}

/** A number or a sign alone is the message's: “page 5”, “9:30”. */
function beginsPart({ kind, text }: Token): boolean {
  return kind === 'word' || text === '(';
}

/** Reads the whole text as a part of a time; null where it is anything else. */
function readEnd(
  text: string,
  { now, timeZone }: PhraseContext,
  language: PhraseLanguage | undefined,
): Found | 'zone' | null {
  const reader = new Reader(text.replace(/[.!]+$/, ''), language);
  try {
    const { found } = readParts(reader, clockAt(now, timeZone), false);
    const [only, ...more] = Object.keys(found);
    // “Good morning”
    if (!reader.isAtEnd || only === undefined || (only === 'dayPart' && more.length === 0 && /^\w+$/.test(text)))
      return null;
    return found;
  } catch (problem) {
    if (problem instanceof ZoneProblem) return 'zone';
    if (problem instanceof Problem) return null;
    throw problem;
  }
}

/** “Have a nice weekend” is none. */
function isRecurrence({ elapsedMs, period, days }: Found, written: string): boolean {
  const isOneDay = /^(?:weekend|wochenende|weekday|werktag)\W*$/i.test(written);
  return elapsedMs !== undefined || period !== undefined || (days?.isRepeated === true && !isOneDay);
}
