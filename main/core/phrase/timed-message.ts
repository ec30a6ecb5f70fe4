import type { Timing } from '../../contract/schedule.ts';
import type { Chat } from '../../contract/state.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { msg } from '../../i18n/msg.ts';
import { nextRun, zoneOf } from '../schedule/timing.ts';
import { isChatNamed, readAddressee } from './addressee.ts';
import { messageChoice } from './leftover.ts';
import { timeFirst } from './message-first.ts';
import { answerBehind, type Choice, quoted } from './parse/questions.ts';
import type { Span } from './parse/tokens.ts';
import { type PhraseContext, readPhrase, readPhraseIn } from './read-phrase.ts';
import { timeAtEnd } from './time-at-end.ts';

const MAX_CHOICES = 4;

export interface TimedMessageContext extends Omit<PhraseContext, 'isChat'> {
  chats: readonly Chat[];
}

export interface TimedMessage {
  timing: Timing;
  /** The chat as it was written; null: none is named. */
  to: string | null;
  /** Empty where none is written. */
  text: string;
  /** Everything behind the time; `text` is its end. */
  rest: string;
  /** Where the time stands, when that is not at the beginning. */
  timeSpan?: Span;
}

export type TimedMessageResult =
  | ({ ok: true } & TimedMessage)
  | { ok: false; error: Translatable; hint: Translatable; choices?: Choice[]; isNothing?: true };

/**
 * When, to whom and what: `every weekday at 9 to Team: Stand-up in 10`. All that reads a message behind a time goes by it, so
 * that no time word, zone or chat ends in a message on one surface that another asks about. Never throws.
 */
export function readTimedMessage(text: string, context: TimedMessageContext): TimedMessageResult {
  const result = readOnce(text, context);
  // “@Team every day at 9” is no cron line such as @daily.
  const mayBeLater = !result.ok && (result.isNothing || (!result.choices && /^\s*@/.test(text)));
  if (mayBeLater) return readMessageFirst(text, context) ?? result;
  if (result.ok || !result.choices) return result;
  const { choices: answers, ...refusal } = result;
  const choices = [...readAtEnd(text, answers, context), ...answers].flatMap((choice) => acceptedFrom(choice, context));
  const different = choices.filter(({ phrase }, at) => choices.findIndex((other) => other.phrase === phrase) === at);
  return different.length > 0 ? { ...refusal, choices: different.slice(0, MAX_CHOICES) } : refusal;
}

/** “Call mum tomorrow at 9”: as with the time first. Null where no time stands behind anything. */
function readMessageFirst(text: string, context: TimedMessageContext): TimedMessageResult | null {
  const found = timeFirst(text, phraseContext(context));
  if (!found) return null;
  const read = readTimedMessage(found.line, context);
  if (!read.ok) return read;
  if (found.otherTime !== null) return null;
  const start = text.indexOf(found.time);
  return { ...read, rest: read.text, timeSpan: { start, end: start + found.time.length } };
}

/** The choice itself, or, where it leads to another question, the first answers to that; nothing where it is refused. */
function acceptedFrom(choice: Choice, context: TimedMessageContext): Choice[] {
  const result = readOnce(choice.phrase, context);
  if (result.ok) return [choice];
  const answers = (result.choices ?? []).filter(({ phrase }) => readOnce(phrase, context).ok);
  return answers.slice(0, 2).map((answer) => answerBehind(choice, answer));
}

/** Where the message behind an unclear time ends with what could make it clear: “at 9 hello tomorrow”. */
function readAtEnd(text: string, answers: readonly Choice[], context: TimedMessageContext): Choice[] {
  const phrase = phraseContext(context);
  for (const answer of answers) {
    const read = readPhraseIn(answer.phrase, phrase);
    if (!read.ok || read.rest === '' || !text.trimEnd().endsWith(read.rest)) continue;
    return timeAtEnd(text.trimEnd(), read.rest, phrase, read.language)?.choices ?? [];
  }
  return [];
}

/** “in 2 hours call Bob in London”: a zone makes no difference to it. */
function isSameMoment(timing: Timing, choices: readonly Choice[], context: PhraseContext): boolean {
  if (timing.schedule.kind !== 'once' || choices.length === 0) return false;
  const momentOf = (other: Timing) =>
    nextRun({ ...other, timeZone: zoneOf(other, context.timeZone) }, context.now)?.at ?? null;
  return choices.every(({ phrase }) => {
    const read = readPhrase(phrase, context);
    return read.ok && momentOf(read.timing) === momentOf(timing);
  });
}

function phraseContext({ now, timeZone, chats }: TimedMessageContext): PhraseContext {
  return { now, timeZone, isChat: (name) => isChatNamed(name, chats) };
}

function readOnce(text: string, context: TimedMessageContext): TimedMessageResult {
  const { chats } = context;
  const phrase = phraseContext(context);
  const read = readPhraseIn(text, phrase);
  if (!read.ok) return read;
  const { timing, rest } = read;
  const addressed = readAddressee(text, rest, chats);
  if (!addressed.ok) return addressed;
  const { to, message, isMarked } = addressed;
  const atEnd = isMarked ? null : timeAtEnd(text, message, phrase, read.language);
  if (!atEnd || isSameMoment(timing, atEnd.choices, phrase)) return { ok: true, timing, to, text: message, rest };
  const time = text.slice(0, text.lastIndexOf(message));
  return {
    ok: false,
    error: msg('phrase.couldBelongTime', { text: quoted(atEnd.written) }),
    hint: msg('phrase.writeBeforeMessageOr'),
    choices: [...atEnd.choices, messageChoice(time, message)],
  };
}
