import type { Schedule, Timing } from '../../contract/schedule.ts';
import { type Translatable, verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { chatNamed } from '../../core/phrase/addressee.ts';
import { messageChoice } from '../../core/phrase/leftover.ts';
import { askAboutLines, withPlainBreaks } from '../../core/phrase/lines.ts';
import type { Choice } from '../../core/phrase/parse/questions.ts';
import {
  readTimedMessage,
  type TimedMessage,
  type TimedMessageContext,
  type TimedMessageResult,
} from '../../core/phrase/timed-message.ts';
import { sentences } from '../../i18n/msg.ts';
import type { Order } from '../parse-command.ts';
import { titleOf } from '../replies.ts';
import { addressOf, type ChatContext, type CommandDeps, zoneOfNew } from './command.ts';
import { Unclear } from './which.ts';

/** A message that a command schedules: the text, the time and the chat. */
export interface TimedOrder extends TimedMessage {
  /** The phrase before `rest`. */
  time: string;
}

/**
 * Reads what is to be scheduled. @param typedAt epoch ms, from which “in 10 minutes” counts
 * @throws UserError; Unclear when it could mean several things
 */
export type ReadOrder = (args: string, deps: CommandDeps, typedAt?: number) => TimedOrder;

/** The time at the start of what was typed, in one's own words, and the message behind it; that may be empty. */
export function readTimeAndText(typed: string, deps: CommandDeps, typedAt = deps.clock.now()): TimedOrder {
  const text = withPlainBreaks(typed);
  return orderIn(orThrow(readTimedMessage(text, contextOf(deps, typedAt))), text);
}

/**
 * A command with a grammar of its own, as `/daily 09:00 text`, that also takes what people write: `/daily 9am text`. Where the
 * grammar holds, its text is read as behind any other time: it may name a zone or a chat, or go on with the time.
 * @param inWords the same as phrases of a time and a text, the likeliest first
 */
export function orderOf(readExactly: (args: string, now: number) => Order, inWords: readonly string[]): ReadOrder {
  return (args, deps, typedAt = deps.clock.now()) => {
    const context = contextOf(deps, typedAt);
    const exact = attempt(() => readExactly(args, typedAt));
    if (!(exact instanceof UserError)) return readBehind(exact, args, context);
    const readings = inWords.map((form) => {
      const phrase = form.replace('ARGS', () => args);
      return { phrase, read: readWithHour(phrase, context) };
    });
    const [likeliest] = readings;
    // A question is worth asking about the likeliest form alone.
    const isAsked = likeliest?.read.ok === false && likeliest.read.choices;
    const reading = readings.find(({ read }) => read.ok) ?? (isAsked ? likeliest : undefined);
    if (!reading) throw exact;
    return orderIn(orThrow<{ ok: true } & TimedMessage>(reading.read), reading.phrase);
  };
}

/** @throws Unclear where some lines read as messages of their own, and one does not */
export function refuseUnclearLines(typed: string, deps: CommandDeps, typedAt = deps.clock.now()): void {
  const unclear = askAboutLines(typed, contextOf(deps, typedAt));
  if (unclear) orThrow<never>(unclear);
}

function contextOf(deps: CommandDeps, now: number): TimedMessageContext {
  return { now, timeZone: zoneOfNew(deps), chats: deps.chats() };
}

const QUOTED = /^["“”„‟«»‹›][\s\S]*["“”„‟«»‹›]$/;

/** The parts of an order’s text other than the message. */
function readBehind({ schedule, text }: Order, args: string, context: TimedMessageContext): TimedOrder {
  const isBelow = text !== '' && /\n\s*$/.test(args.slice(0, args.lastIndexOf(text)));
  const time = `${inWordsOf(schedule)}${isBelow ? '\n' : ' '}`;
  const read = readTimedMessage(time + text, context);
  const asWritten = { timing: { schedule, timeZone: context.timeZone }, to: null, text, rest: text, time };
  if (!read.ok) {
    const second = readWithoutDay(schedule, text, context);
    if (second?.read.ok) {
      const isSame = second.read.to === null && isSameRule(second.read.timing, asWritten.timing);
      return isSame ? asWritten : orderIn(second.read, second.phrase);
    }
    return read.choices ? orderIn(orThrow<{ ok: true } & TimedMessage>(read), time + text) : asWritten;
  }
  const isMore = read.to !== null || !isSameRule(read.timing, asWritten.timing);
  if (isMore) return orderIn(read, time + text);
  return QUOTED.test(text) ? { ...asWritten, text: read.text } : asWritten;
}

/** “/daily 09:00 on weekdays Up”; “/daily 09:00 every day is a gift”: what says the time once more is the message. */
function readWithoutDay(schedule: Schedule, text: string, context: TimedMessageContext) {
  if (schedule.kind !== 'calendar' || schedule.days.on !== 'everyDay') return null;
  const phrase = `${schedule.times.join(', ')} ${text}`;
  return { phrase, read: readTimedMessage(phrase, context) };
}

function isSameRule(a: Timing, b: Timing): boolean {
  const ruleOf = ({ schedule, ...rest }: Timing) =>
    JSON.stringify({ ...rest, schedule: { ...schedule, anchor: undefined } }, (_, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort())
        : value,
    );
  return ruleOf(a) === ruleOf(b);
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function inWordsOf(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'interval':
      return `every ${schedule.everyMs / 1000} seconds`;
    case 'once':
      return schedule.at.replace('T', ' ');
    case 'cron':
      return `cron "${schedule.expression}"`;
    case 'calendar': {
      const { days, times } = schedule;
      const weekdays = days.on === 'weekdays' ? days.weekdays.map((day) => WEEKDAYS[day - 1]).join(', ') : 'day';
      return `every ${weekdays} at ${times.join(', ')}`;
    }
  }
}

function orderIn(read: TimedMessage, phrase: string): TimedOrder {
  const { timing, to, text, rest, timeSpan } = read;
  const { start, end } = timeSpan ?? { start: 0, end: rest === '' ? undefined : phrase.lastIndexOf(rest) };
  return { timing, to, text, rest, time: phrase.slice(start, end) };
}

/**
 * Where an order goes: to the chat that it names, or there where it was typed. In a group that is the only one. `to` is open where
 * several have that name.
 * @throws Unclear where none has
 */
export function addressIn(
  { to: name, text, rest, time }: TimedOrder,
  context: ChatContext,
  { chats, words }: CommandDeps,
): { to?: { chatId: number; threadId?: number | undefined }; text: string } {
  if (name === null) return { to: addressOf(context), text };
  const all = chats();
  const known = context.isPrivate ? all : all.filter(({ id }) => id === context.chatId);
  const { id, candidates } = chatNamed(name, known, context.isPrivate ? context.chatId : null);
  if (id !== null) return { to: id === context.chatId ? addressOf(context) : { chatId: id }, text };
  if (candidates.length > 0) return { text };
  const { whom } = words();
  const { label, phrase } = messageChoice(time, rest);
  const asMessage = { label, args: phrase };
  if (!context.isPrivate) throw new Unclear(verbatim(whom.onlyHere(name)), [asMessage]);
  const others = known.slice(0, MAX_CHATS).map((chat) => ({
    label: whom.sendTo(titleOf(all, chat.id)),
    args: `${time.trimEnd()} to ${chat.id}: ${text}`,
  }));
  throw new Unclear(verbatim(whom.unknown(name)), [asMessage, ...others]);
}

const MAX_CHATS = 8;

function attempt<T>(read: () => T): T | UserError {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** Behind such a command a time must come: a bare number is an hour, as in “tomorrow 9”. */
function readWithHour(phrase: string, context: TimedMessageContext): TimedMessageResult {
  const read = readTimedMessage(phrase, context);
  if (read.ok) return read;
  const numbers = [...phrase.slice(0, 60).matchAll(/(?<=\s)(?<!\b(?:at|every)\s+)\d{1,2}(?=\s|$)/g)];
  for (const { index } of numbers) {
    const withAt = readTimedMessage(`${phrase.slice(0, index)}at ${phrase.slice(index)}`, context);
    if (withAt.ok) return withAt;
  }
  return read;
}

type Refusal = { ok: false; error: Translatable; hint: Translatable; choices?: Choice[]; isNothing?: true };

/** What was understood. @throws UserError; Unclear, with what it could be */
export function orThrow<T extends { ok: true }>(read: T | Refusal): T {
  if (read.ok) return read;
  const said = sentences(read.error, read.hint);
  if (!read.choices) throw new UserError('invalid', said);
  throw new Unclear(
    said,
    read.choices.map(({ label, phrase }) => ({ label, args: phrase })),
  );
}
