import { verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { readSpan, type Span } from '../../core/phrase/span.ts';
import { endOfPause } from '../../core/schedule/timing.ts';
import { readDuration } from '../parse-command.ts';
import type { Reply } from '../replies.ts';
import { type ChatContext, type Command, type CommandDeps, zoneNow } from './command.ts';
import { findJob, type Meaning, nameIn, Unclear } from './which.ts';

/** “all”, with or without a time behind it. */
const EVERYTHING = /^(?:all|everything|alle|alles)(?:\s+([\s\S]+))?$/i;

/** Whether every message is meant. */
export function isEverything(args: string): boolean {
  const match = EVERYTHING.exec(args);
  return match !== null && match[1] === undefined;
}

/** `/pause`, `/pause 2w`, `/pause until monday`, `/pause k7b4`, `/pause k7b4 2d`, `/pause water until 3 jan`. */
export const pauseCommand: Command = {
  name: 'pause',
  whenLate: 'ask',
  run(args, context, deps) {
    if (args === '') return pauseAll(undefined, deps);
    const everything = EVERYTHING.exec(args);
    const [, howLong] = everything ?? [];
    if (everything && howLong === undefined) return pauseAll(undefined, deps);
    // “all hands” is a message.
    const span = howLong === undefined ? null : read(howLong, deps);
    if (span) return pauseAll(span, deps);
    const one = readOne(args, context, deps);
    const all = read(args, deps);
    if (!all && one.rest === '') askWhatDayMeans(args, context, deps);
    if (!all) return pauseOne(one, context, deps, []);
    if (!mayMeanOne(one, context, deps)) return pauseAll(all, deps);
    const { manage, time } = deps.words();
    const zone = deps.clock.timeZone();
    const label =
      all.from === undefined
        ? manage.everythingUntil(time(all.until, zone))
        : manage.everythingFromTo(time(all.from, zone), time(all.until, zone));
    return pauseOne(one, context, deps, [{ label, args: `everything ${args}` }]);
  },
};

/**
 * A day alone could be the end of the pause, or all of it. @throws Unclear, unless a message is meant
 */
function askWhatDayMeans(args: string, context: ChatContext, deps: CommandDeps): void {
  const until = attempt(() => read(`until ${args}`, deps));
  if (!until || mayMeanOne({ which: args, rest: '' }, context, deps)) return;
  const { manage, time, ids } = deps.words();
  const zone = deps.clock.timeZone();
  const on = attempt(() => read(`${args} to ${args}`, deps));
  const { from } = on ?? {};
  const wholeDay =
    on && from !== undefined
      ? [
          {
            label: manage.everythingFromTo(time(from, zone), time(on.until, zone)),
            args: `everything ${args} to ${args}`,
          },
        ]
      : [];
  const end = { label: manage.everythingUntil(time(until.until, zone)), args: `everything until ${args}` };
  throw new Unclear(verbatim(ids.couldBe(args)), [end, ...wholeDay]);
}

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

interface One {
  /** An id, or words of a message. */
  which: string;
  /** How long, as it was written. */
  rest: string;
}

/** Where the message ends and the time begins: behind the first words that a time follows. */
function readOne(args: string, context: ChatContext, deps: CommandDeps): One {
  const timed = splitBeforeTime(args, deps);
  if (timed) return timed;
  const [first = '', ...others] = args.split(/\s+/);
  const isId = others.length > 0 && deps.jobs.list().some(({ id }) => id.startsWith(bare(first)) && bare(first) !== '');
  return isId && (context.isPrivate || deps.jobs.find(bare(first)))
    ? { which: first, rest: others.join(' ') }
    : { which: args, rest: '' };
}

function bare(id: string): string {
  return id.replace(/^#/, '').toLowerCase();
}

/** Words of a message and the time behind them. Null: no time stands there. @throws UserError */
export function splitBeforeTime(args: string, deps: CommandDeps): (One & { span: Span }) | null {
  const ends = [...args.matchAll(/\s+/g)].map(({ index }) => index);
  for (const end of ends) {
    const rest = args.slice(end).trim();
    const span = read(rest, deps);
    if (span) return { which: args.slice(0, end), rest, span };
  }
  return null;
}

/** Whether a message could be meant by what is a length of time as well: `2w`, or `2h3m` as a whole. */
function mayMeanOne({ which, rest }: One, context: ChatContext, deps: CommandDeps): boolean {
  if (rest !== '' && !read(rest, deps)) return false;
  try {
    return findJob(which, context, deps) !== undefined;
  } catch (problem) {
    if (problem instanceof Unclear) return true;
    if (problem instanceof UserError) return false;
    throw problem;
  }
}

function pauseOne({ which, rest }: One, context: ChatContext, deps: CommandDeps, others: readonly Meaning[]): Reply {
  const found = findJob(which, context, deps, { rest, others });
  const span = rest === '' ? undefined : needSpan(rest, deps);
  const words = deps.words();
  const { manage, time } = words;
  const job = deps.jobs.pause(found.id, 'chat', span?.until, span?.from);
  const name = nameIn(context, job, words);
  if (span === undefined) return { text: manage.paused(name, job.id) };
  if (span.from !== undefined) {
    const zone = deps.clock.timeZone();
    return { text: manage.pausedFromTo(name, job.id, time(span.from, zone), time(span.until, zone)) };
  }
  // A pause that was made before may last longer.
  const { clock } = deps;
  const resumesAt = endOfPause(job.pauses, clock.now()) ?? span.until;
  return { text: manage.pausedUntil(name, job.id, time(resumesAt, clock.timeZone())) };
}

function pauseAll(span: Span | undefined, deps: CommandDeps): Reply {
  const { jobs, pausedAll, pausedAllUntil, clock } = deps;
  const { manage, time } = deps.words();
  if (span?.from !== undefined) {
    const { once } = jobs.pauseBetween('chat', { from: span.from, until: span.until });
    const zone = clock.timeZone();
    return { text: manage.allPausedFromTo(time(span.from, zone), time(span.until, zone), once) };
  }
  if (span !== undefined) {
    jobs.pauseAll('chat', span.until);
    return { text: manage.allPausedUntil(time(span.until, clock.timeZone())) };
  }
  // A pause that ends by itself is another one.
  if (pausedAll() && pausedAllUntil() === null) return { text: manage.allPausedAlready };
  jobs.pauseAll('chat');
  return { text: manage.allPaused };
}

/** Null: it is no time. @throws UserError when a time is meant that cannot be read */
function read(text: string, deps: CommandDeps): Span | null {
  const result = readSpan(text, { now: deps.clock.now(), timeZone: zoneNow(deps) });
  if (result && !result.ok) throw new UserError('invalid', result.error);
  return result ? result.span : null;
}

/** @throws UserError */
function needSpan(text: string, deps: CommandDeps): Span {
  return read(text, deps) ?? { until: deps.clock.now() + readDuration(text) };
}
