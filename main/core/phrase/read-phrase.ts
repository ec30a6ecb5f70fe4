import type { PhraseAnswer } from '../../contract/ipc.ts';
import type { Timing } from '../../contract/schedule.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { en, type Words } from '../../i18n/index.ts';
import { msg, sentences } from '../../i18n/msg.ts';
import { previewTiming } from '../schedule/preview.ts';
import { translations } from './languages/index.ts';
import type { PhraseLanguage } from './languages/language.ts';
import { isTimeUnread, messageChoice, nameBeforeColon, unknownPlace } from './leftover.ts';
import { clockAt } from './parse/plain-date.ts';
import {
  answerBehind,
  type Choice,
  NothingProblem,
  Problem,
  quoted,
  replaced,
  UnreadProblem,
} from './parse/questions.ts';
import { readParts } from './parse/read-parts.ts';
import { Reader } from './parse/reader.ts';
import { askIfMisspeltTime } from './parse/spelling.ts';
import type { Token } from './parse/tokens.ts';
import { unknownZone, zonesNear } from './parse/zones.ts';
import { timingOf } from './resolve/timing-of.ts';
import type { Understood } from './resolve/understood.ts';

/** When a phrase is read, and the zone that it means unless it names one. */
export interface PhraseContext {
  /** Epoch ms. */
  now: number;
  /** IANA. */
  timeZone: string;
  /** Whether a chat has that name; left out: none is known. */
  isChat?: (name: string) => boolean;
}

/** With the language in which it is read, where that is not English. */
interface LanguageContext extends PhraseContext {
  language?: PhraseLanguage;
}

/** A refusal says in one sentence what is wrong; `choices`, each a phrase that is accepted, make it a question. */
export type PhraseResult =
  | { ok: true; timing: Timing; rest: string }
  /** `isNothing`: it does not begin with a time. */
  | { ok: false; error: Translatable; hint: Translatable; choices?: Choice[]; isNothing?: true };

/** A longer phrase is no phrase. A message behind it may be as long as it likes. */
const MAX_PHRASE_LENGTH = 300;
/** In characters: a longer word, such as one of combining marks, is no part of a time. */
const LONGEST_WORD = 60;
const MAX_CHOICES = 4;
const EMPTY_HINT = msg('phrase.sayWhenLikeEvery');

/**
 * For the chat: the time comes first, what is left is the message: “every weekday at 9 Stand-up”. The rules:
 * - The longest row of words that says a time is the time; a line break ends it. Quotation marks around the message, a
 *   colon or dash before it, and the “to” of “remind me … to call” are not part of it.
 * - The time may itself stand in quotation marks: “every day” “at 9 we meet”.
 * - What seems to go on with the time is asked about, unless a colon, a line break or quotation marks begin the message.
 * - `rest` is empty when no message follows.
 * Never throws.
 */
export function readPhrase(phrase: string, context: PhraseContext): PhraseResult {
  const { language: _, ...result } = readPhraseIn(phrase, context);
  return result;
}

/** The same, and the language in which it was read, where that is not English. */
export function readPhraseIn(phrase: string, context: PhraseContext): PhraseResult & { language?: PhraseLanguage } {
  return readOffering(phrase, context, readOpen);
}

/** For the window and the terminal: the whole phrase says a time, or is refused with what was not understood. Never throws. */
export function readWholePhrase(phrase: string, context: PhraseContext): PhraseResult {
  const { language: _, ...result } = readOffering(phrase, context, readWhole);
  return result;
}

/** `unread`: how many characters a question is about that seem to go on with a time that was read. */
type Attempt = PhraseResult & { unread?: number; language?: PhraseLanguage };

type Reading = (phrase: string, context: LanguageContext) => { timing: Timing; rest: string };

/** The result in the outer form; choices are tried out before they are offered. */
function readOffering(phrase: string, context: PhraseContext, read: Reading): Omit<Attempt, 'unread'> & PhraseResult {
  const { unread: _, ...result } = attempt(phrase, context, read);
  if (result.ok || !result.choices) return result;
  const { choices, ...refusal } = result;
  const accepted = choices.flatMap((choice) => acceptedFrom(choice, context, read));
  const different = accepted.filter(({ phrase }, at) => accepted.findIndex((other) => other.phrase === phrase) === at);
  return different.length > 0 ? { ...refusal, choices: different.slice(0, MAX_CHOICES) } : refusal;
}

/** The choice itself, or, where it leads to another question, the first answers to that; nothing where it is refused. */
function acceptedFrom(choice: Choice, context: PhraseContext, read: Reading, depth = 2): Choice[] {
  const result = attempt(choice.phrase, context, read);
  if (result.ok) return [choice];
  if (depth === 0) return [];
  const answers = (result.choices ?? []).flatMap((next) => acceptedFrom(next, context, read, depth - 1)).slice(0, 2);
  return answers.map((answer) => answerBehind(choice, answer));
}

/** In the language that reads most of it; in English where others read no more. */
function attempt(phrase: string, context: PhraseContext, read: Reading): Attempt {
  let best = attemptIn(phrase, context, read);
  if (best.ok && best.rest === '') return best;
  const english = best;
  const { length } = phrase.trimEnd();
  for (const { language, telling } of translations(phrase.slice(0, MAX_PHRASE_LENGTH))) {
    const other = attemptIn(phrase, { ...context, language }, read);
    const left = other.ok ? other.rest.length : (other.unread ?? 0);
    const [first = length] = telling;
    // Words of the message tell nothing about the time.
    if (first >= length - left) continue;
    const isFirst = phrase.slice(0, first).trim() === '';
    if (readsMore(other, best, isFirst && best === english)) best = other;
    if (best.ok && best.rest === '') return best;
  }
  return best;
}

/** @param isMeant whether the phrase begins with a word of the language of the first: its questions are the better ones */
function readsMore(a: Attempt, b: Attempt, isMeant: boolean): boolean {
  // One language asks about words that another merely leaves unread.
  if (a.ok && b.unread !== undefined) return a.rest.length < b.unread;
  if (b.ok && a.unread !== undefined) return a.unread < b.rest.length;
  if (a.ok) return !b.ok || a.rest.length < b.rest.length;
  return !b.ok && (isMeant || (a.choices !== undefined && b.choices === undefined));
}

function attemptIn(phrase: string, context: LanguageContext, read: Reading): Attempt {
  try {
    const { language } = context;
    return { ok: true, ...read(phrase, context), ...(language && { language }) };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const { error, hint, choices } = problem;
    const unread = problem instanceof UnreadProblem ? { unread: problem.unread } : {};
    const nothing = problem instanceof NothingProblem && { isNothing: true as const };
    return { ok: false, error, hint, ...(choices.length > 0 && { choices: [...choices] }), ...unread, ...nothing };
  }
}

function readWhole(phrase: string, context: LanguageContext): { timing: Timing; rest: string } {
  const text = unquoted(phrase.trim());
  if (text.length > MAX_PHRASE_LENGTH) throw tooLong();
  const understood = readInZone(text, context, false);
  refuseRest(understood);
  return { timing: timingOf(understood), rest: '' };
}

const QUOTES = '["“”„‟«»‹›]';
const QUOTED_FIRST = new RegExp(`^${QUOTES}([^"“”„‟«»‹›]+)${QUOTES}\\s*`);

function readOpen(phrase: string, context: LanguageContext): { timing: Timing; rest: string } {
  const text = phrase.trim();
  const inQuotes = QUOTED_FIRST.exec(text.slice(0, MAX_PHRASE_LENGTH));
  if (inQuotes) return readQuotedFirst(text, inQuotes[0], inQuotes[1] ?? '', context);
  const line = (text.split('\n', 1)[0] ?? '').slice(0, MAX_PHRASE_LENGTH);
  const withRest = <T>(read: () => T): T => mapChoices((choice) => choice + text.slice(line.length), read);
  const understood = withRest(() => readLine(line, text, context));
  const { end } = understood.read;
  if (!saysWhereItBegins(text.slice(end))) refuseUnread(understood, text, context);
  return withRest(() => ({
    timing: timingOf(understood),
    rest: messageOf(text, end, isAsked(understood.reader), context.language),
  }));
}

function readLine(line: string, text: string, context: LanguageContext): Understood {
  const understood = readInZone(line, context, true);
  if (!hasTime(understood)) throw nothingUnderstood(understood.reader);
  // Where the line was cut, the time may go on.
  const isCut = line.length === MAX_PHRASE_LENGTH && text.length > line.length;
  const { place, tokens } = understood.reader;
  const last = tokens.at(-1);
  const isWord = !last || last.end - last.start <= LONGEST_WORD || place === tokens.length;
  if (isCut && isWord && place >= tokens.length - 2) throw tooLong();
  return understood;
}

/** A colon, a line break or quotation marks around all of it: from there on, it is the message. */
function saysWhereItBegins(behind: string): boolean {
  return /^\s*?(?::\s|\n)/.test(behind) || unquoted(behind.trim()) !== behind.trim();
}

/** @throws Problem where what stands behind the time seems to be part of it */
function refuseUnread(understood: Understood, text: string, { language, isChat = () => false }: LanguageContext): void {
  const { end } = understood.read;
  const behind = text.slice(end);
  const chat = nameBeforeColon(behind);
  if (chat !== null && isChat(chat)) return;
  // Behind a chat and its colon it is the message.
  const unmarked = chat === null || /^\d/.test(chat) ? behind : behind.slice(0, behind.indexOf(':') + 1);
  if (isTimeUnread(unmarked, text.slice(0, end), tokensIn(understood, end, unmarked.length)))
    throw askAboutUnread(understood, text);
  if (understood.read.found.maxRuns !== undefined) refuseCountedMessage(understood, text);
  const place = unknownPlace(behind);
  // In German each noun has a capital.
  const isPlace = place !== null && (language === undefined || zonesNear(place).length > 0);
  if (isPlace && !isChat(place)) throw askAboutUnread(understood, text, place);
}

/** Those in so many characters behind the time, in the language in which that was read. */
function tokensIn({ reader }: Understood, end: number, length: number): Token[] {
  return reader.tokens
    .filter(({ start }) => start >= end && start < end + length)
    .map((token) => ({ ...token, start: token.start - end, end: token.end - end }));
}

/** “10x faster” */
function refuseCountedMessage({ read: { end } }: Understood, text: string): void {
  const [count, message] = [/\d+\s*(?:x|times)$/i.exec(text.slice(0, end))?.[0], text.slice(end).trim()];
  if (count === undefined || !/^\p{L}/u.test(message)) return;
  if (!/x$/i.test(count) && !/^(?:\p{L}+er|more|less|as)\b/iu.test(message)) return;
  const time = text.slice(0, end - count.length).trimEnd();
  throw new UnreadProblem(
    `${count} ${message}`,
    msg('phrase.couldHowOftenComes', { text: quoted(count) }),
    msg('phrase.putColonBeforeMessage'),
    [
      { label: msg('phrase.then', { time: count, text: quoted(message) }), phrase: `${time} ${count}: ${message}` },
      messageChoice(time, `${count} ${message}`),
    ],
  );
}

/** Part of the time, or of the message? @param place that could be where a zone is */
function askAboutUnread(understood: Understood, text: string, place?: string): UnreadProblem {
  const { end } = understood.read;
  const unread = text.slice(end).replace(/^[\s,;–—-]+/, '');
  const time = text.slice(0, end);
  const [local] = /^(?:local|my) time\b,?/i.exec(unread) ?? [];
  const choices = [
    ...(local
      ? [
          {
            label: msg('phrase.without', { text: quoted(local) }),
            phrase: `${time} ${unread.slice(local.length).trim()}`,
          },
        ]
      : []),
    ...(place
      ? zonesNear(place).map((zone) => ({ label: zone, phrase: `${time} ${unread.replace(place, zone)}` }))
      : []),
    ...(isComplete(understood) ? [messageChoice(time, unread)] : hourAsTime(time, unread)),
  ];
  return place
    ? new UnreadProblem(
        unread,
        msg('phrase.noTimeZoneI', { text: quoted(place) }),
        msg('phrase.nameLargerCityOr'),
        choices,
      )
    : new UnreadProblem(
        unread,
        msg('phrase.couldGoOnTime', { text: quoted(unread) }),
        msg('phrase.sayTimeAnotherWay'),
        choices,
      );
}

/** “every day from 9 to 5b parents: Hi”: no end of the hours was read. */
function hourAsTime(time: string, unread: string): Choice[] {
  const asTime = time.replace(/\bfrom\s+(?=\d{1,2}(?::\d\d)?$)/i, 'at ');
  if (asTime === time) return [];
  return [
    {
      label: msg('phrase.then', { time: quoted(asTime), text: quoted(unread) }),
      phrase: messageChoice(asTime, unread).phrase,
    },
  ];
}

/** Whether the time needs nothing more: otherwise the rest is likely to be what it needs. */
function isComplete(understood: Understood): boolean {
  try {
    timingOf(understood);
    return true;
  } catch (problem) {
    // “monday at 9”: which of them is asked later.
    if (problem instanceof Problem) return understood.read.found.times !== undefined;
    throw problem;
  }
}

/** `"every day at 9" Stand-up` */
function readQuotedFirst(
  text: string,
  opening: string,
  inner: string,
  context: LanguageContext,
): { timing: Timing; rest: string } {
  const rest = text.slice(opening.length);
  const requoted = (choice: string): string => `“${choice.replace(/["“”]/g, '')}” ${rest}`;
  return mapChoices(requoted, () => ({ ...readWhole(inner, context), rest: messageOf(rest, 0) }));
}

/** What `read` returns; the choices of its refusal are made whole: only a piece of the phrase was read. */
function mapChoices<T>(toWhole: (choice: string) => string, read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.choices.length === 0) throw problem;
    const choices = problem.choices.map(({ label, phrase }) => ({ label, phrase: toWhole(phrase) }));
    throw new Problem(problem.error, problem.hint, choices);
  }
}

function tooLong(): Problem {
  return new Problem(msg('phrase.phraseLongerThanCharacters', { max: MAX_PHRASE_LENGTH }), EMPTY_HINT);
}

/** Dates are the zone's: when the phrase names another zone, it is read once more on the wall of that one. */
function readInZone(text: string, { now, timeZone, language }: LanguageContext, isOpen: boolean): Understood {
  const understand = (zone: string): Understood => {
    const reader = new Reader(text, language);
    const clock = clockAt(now, zone);
    return { reader, read: readParts(reader, clock, isOpen), clock };
  };
  const here = understand(timeZone);
  const named = here.read.found.timeZone;
  return named === undefined || named === timeZone || named === 'floating' ? here : understand(named);
}

function hasTime({ read }: Understood): boolean {
  return Object.keys(read.found).length > 0;
}

function nothingUnderstood(reader: Reader): Problem {
  if (reader.isAtEnd && reader.place === 0) return new Problem(msg('phrase.phraseEmpty'), EMPTY_HINT);
  const from = reader.place;
  try {
    for (let looked = 0; looked < 3 && !reader.isAtEnd; looked++, reader.place++) askIfMisspeltTime(reader);
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
  reader.place = from;
  const written = reader.source.slice(reader.peek()?.start ?? 0);
  return new NothingProblem(msg('phrase.saysNoTimeI', { text: quoted(written || reader.source) }), EMPTY_HINT);
}

/** A number alone, where a time may be meant. */
function askIfTime(reader: Reader): void {
  const token = reader.peek();
  if (token?.kind !== 'number' || token.text.length > 2 || Number(token.text) > 23) return;
  const choice = { label: `at ${token.text}`, phrase: replaced(reader.source, token, `at ${token.text}`) };
  throw new Problem(msg('phrase.couldTimeDay', { text: quoted(token.text) }), msg('phrase.writeBeforeOr9'), [choice]);
}

/** What was not understood is quoted. */
function refuseRest(understood: Understood): void {
  const { reader } = understood;
  while (reader.sign('.', '!', ',', ';') !== null);
  if (reader.isAtEnd && hasTime(understood)) return;
  if (!hasTime(understood)) {
    askIfTime(reader);
    throw nothingUnderstood(reader);
  }
  const first = reader.peek();
  const rest = { start: first?.start ?? 0, end: reader.source.length };
  if (reader.peek(1) === undefined) askIfTime(reader);
  const place = reader.place;
  if (reader.word('in') && !reader.isAtEnd) {
    const name = { start: reader.peek()?.start ?? rest.start, end: rest.end };
    throw unknownZone(reader.source, name);
  }
  reader.place = place;
  askIfMisspeltTime(reader);
  const written = reader.textOf(rest);
  // The wall clock here is what a time without a zone goes by.
  const isLocal = /^(?:local|my) time[.!]*$/i.test(written.trim());
  const without = replaced(reader.source, rest, '').trim();
  throw new Problem(
    msg('phrase.iDidNotUnderstand', { text: quoted(written) }),
    sentences(msg('phrase.leaveItOut'), EMPTY_HINT),
    isLocal ? [{ label: msg('phrase.without', { text: quoted(written) }), phrase: without }] : [],
  );
}

/** “remind me” */
function isAsked({ tokens }: Reader): boolean {
  const first = tokens.find(({ kind, text }) => kind === 'word' && text !== 'please' && text !== 'pls');
  return first !== undefined && /^(remind|notify|ping)$/.test(first.text);
}

/** The message behind the time, without what joins the two and without quotation marks around it. */
function messageOf(text: string, end: number, isAsked = false, language?: PhraseLanguage): string {
  const rest = text
    .slice(end)
    .replace(/^\s*(?::(?:\s|$)|,\s|;\s|[-–—]\s|[.!](?=\s|$))?/, '')
    .trim();
  return unquoted(isAsked ? withoutJoint(rest, language?.joints ?? ['to', 'that', 'about']) : rest);
}

/** “remind me … to call”: without the “to”; “d'appeler” without what is elided. */
function withoutJoint(rest: string, joints: readonly string[]): string {
  const joint = joints.find((word) => {
    const isElided = word.endsWith("'");
    const start = rest.slice(0, word.length).replace('’', "'").toLowerCase();
    return start === word && (isElided || /^\s+\S/.test(rest.slice(word.length)));
  });
  return joint === undefined ? rest : rest.slice(joint.length).trim();
}

/** Without quotation marks around the whole; those within it stay. */
function unquoted(text: string): string {
  const match = new RegExp(`^(?:${QUOTES}([^"“”„‟«»‹›]*)${QUOTES}|['‘’‚‛]([^'‘’‚‛]*)['‘’‚‛])$`).exec(text);
  return match ? (match[1] ?? match[2] ?? '').trim() : text;
}

/**
 * What a phrase means, read back with its next runs before anything is saved; or what is wrong or unclear about it.
 * @param timeZone of the computer, IANA
 * @param now epoch ms
 */
export function readPhraseBack(phrase: string, timeZone: string, now: number, words: Words = en): PhraseAnswer {
  const read = readWholePhrase(phrase, { now, timeZone });
  if (!read.ok) return { ok: false, error: read.error, hint: read.hint, choices: read.choices ?? [] };
  const preview = previewTiming(read.timing, timeZone, now, { words });
  if (!preview.ok) return { ok: false, error: preview.error, hint: msg('phrase.exampleEveryWeekday9'), choices: [] };
  return { ok: true, timing: read.timing, inWords: preview.inWords, runs: preview.runs };
}
