import type { Timing } from '../../contract/schedule.ts';
import { UserError } from '../../core/errors.ts';
import { isSameTiming } from '../../core/job-changes.ts';
import { isTimeUnread } from '../../core/phrase/leftover.ts';
import type { Choice } from '../../core/phrase/questions.ts';
import { type PhraseResult, readPhrase } from '../../core/phrase/read-phrase.ts';
import type { Order } from '../command-line.ts';
import { type CommandDeps, zoneOfNew } from './command.ts';
import { Unclear } from './which.ts';

/** What a command asks to be sent, and when. The text is empty where none was written. */
export interface TimedOrder {
  timing: Timing;
  text: string;
}

/**
 * Reads what is to be scheduled. @param typedAt epoch ms, from which “in 10 minutes” counts
 * @throws UserError; Unclear when it could mean several things
 */
export type ReadOrder = (args: string, deps: CommandDeps, typedAt?: number) => TimedOrder;

/** The time at the start of what was typed, in one's own words, and the message behind it; that may be empty. */
export function readTimeAndText(
  typed: string,
  deps: CommandDeps,
  typedAt = deps.clock.now(),
): { timing: Timing; rest: string } {
  return settle(readPhrase(typed, { now: typedAt, timeZone: zoneOfNew(deps) }));
}

/**
 * A command with a grammar of its own, as `/daily 09:00 text`, that also takes what people write: `/daily 9am text`. The grammar
 * counts where it holds, unless its text seems to go on with the time.
 * @param inWords the same as phrases of a time and a text, the likeliest first
 */
export function orderOf(readExactly: (args: string, now: number) => Order, inWords: readonly string[]): ReadOrder {
  return (args, deps, typedAt = deps.clock.now()) => {
    const exact = attempt(() => readExactly(args, typedAt));
    if (!(exact instanceof UserError) && !isTimeUnread(` ${exact.text}`)) return orderIn(exact, deps);
    const context = { now: typedAt, timeZone: zoneOfNew(deps) };
    const readings = inWords.map((form) =>
      readWithHour(
        form.replace('ARGS', () => args),
        context,
      ),
    );
    const [likeliest] = readings;
    // A question is worth asking about the likeliest form alone.
    const read = readings.find(({ ok }) => ok) ?? (likeliest?.ok === false && likeliest.choices ? likeliest : null);
    if (exact instanceof UserError) {
      if (!read) throw exact;
      const { timing, rest } = settle(read);
      return { timing, text: rest };
    }
    const asWritten = orderIn(exact, deps);
    if (!read) return asWritten;
    const { timing, rest } = settle(read);
    // “/daily 09:00 every day is a gift”: what says the time once more is the message.
    return isSameTiming(timing, asWritten.timing) ? asWritten : { timing, text: rest };
  };
}

function orderIn({ schedule, text }: Order, deps: CommandDeps): TimedOrder {
  return { timing: { schedule, timeZone: zoneOfNew(deps) }, text };
}

function attempt<T>(read: () => T): T | UserError {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** Behind such a command a time must come: a bare number is an hour, as in “tomorrow 9”. */
function readWithHour(phrase: string, context: { now: number; timeZone: string }): PhraseResult {
  const read = readPhrase(phrase, context);
  if (read.ok) return read;
  const numbers = [...phrase.slice(0, 60).matchAll(/(?<=\s)(?<!\b(?:at|every)\s+)\d{1,2}(?=\s|$)/g)];
  for (const { index } of numbers) {
    const withAt = readPhrase(`${phrase.slice(0, index)}at ${phrase.slice(index)}`, context);
    if (withAt.ok) return withAt;
  }
  return read;
}

type Refusal = { ok: false; error: string; hint: string; choices?: Choice[] };

/** What was understood. @throws UserError; Unclear, with what it could be */
export function settle<T extends { ok: true }>(read: T | Refusal): T {
  if (read.ok) return read;
  const said = `${read.error} ${read.hint}`;
  if (!read.choices) throw new UserError('invalid', said);
  throw new Unclear(
    said,
    read.choices.map(({ label, phrase }) => ({ label, args: phrase })),
  );
}
