import { UserError } from '../../core/errors.ts';
import { readSpan, type Span } from '../../core/phrase/span.ts';
import { endOfPause } from '../../core/schedule/timing.ts';
import { readDuration } from '../command-line.ts';
import type { Reply } from '../replies.ts';
import { type Command, type CommandDeps, type Place, zoneNow } from './command.ts';
import { findJob, type Meaning, nameIn, Unclear } from './which.ts';

/** `/pause`, `/pause 2w`, `/pause until monday`, `/pause k7b4`, `/pause k7b4 2d`, `/pause water until 3 jan`. */
export const pauseCommand: Command = {
  name: 'pause',
  whenLate: 'ask',
  run(args, place, deps) {
    if (args === '') return pauseAll(undefined, deps);
    const everything = /^(?:all|everything)(?:\s+([\s\S]+))?$/i.exec(args);
    if (everything) return pauseAll(everything[1] === undefined ? undefined : needSpan(everything[1], deps), deps);
    const one = readOne(args, place, deps);
    const span = read(args, deps);
    if (!span) return pauseOne(one, place, deps, []);
    if (!mayMeanOne(one, place, deps)) return pauseAll(span, deps);
    const { manage, time } = deps.words();
    const zone = deps.clock.timeZone();
    const label =
      span.from === undefined
        ? manage.everythingUntil(time(span.until, zone))
        : manage.everythingFromTo(time(span.from, zone), time(span.until, zone));
    return pauseOne(one, place, deps, [{ label, args: `everything ${args}` }]);
  },
};

interface One {
  /** An id, or words of a message. */
  which: string;
  /** How long, as it was written. */
  rest: string;
}

/** Where the message ends and the time begins: behind the first words that a time follows. */
function readOne(args: string, place: Place, deps: CommandDeps): One {
  const ends = [...args.matchAll(/\s+/g)].map(({ index }) => index);
  for (const end of ends) {
    const rest = args.slice(end).trim();
    if (read(rest, deps)) return { which: args.slice(0, end), rest };
  }
  const [first = '', ...others] = args.split(/\s+/);
  const isId = others.length > 0 && deps.jobs.list().some(({ id }) => id.startsWith(bare(first)) && bare(first) !== '');
  return isId && (place.isPrivate || deps.jobs.find(bare(first)))
    ? { which: first, rest: others.join(' ') }
    : { which: args, rest: '' };
}

function bare(id: string): string {
  return id.replace(/^#/, '').toLowerCase();
}

/** Whether a message could be meant by what is a length of time as well: `2w`, or `2h3m` as a whole. */
function mayMeanOne({ which, rest }: One, place: Place, deps: CommandDeps): boolean {
  if (rest !== '' && !read(rest, deps)) return false;
  try {
    return findJob(which, place, deps) !== undefined;
  } catch (problem) {
    if (problem instanceof Unclear) return true;
    if (problem instanceof UserError) return false;
    throw problem;
  }
}

function pauseOne({ which, rest }: One, place: Place, deps: CommandDeps, others: readonly Meaning[]): Reply {
  const found = findJob(which, place, deps, { rest, others });
  const span = rest === '' ? undefined : needSpan(rest, deps);
  const words = deps.words();
  const { manage, time } = words;
  const job = deps.jobs.pause(found.id, 'chat', span?.until, span?.from);
  const name = nameIn(place, job, words);
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
    const { once } = jobs.pauseAllFrom('chat', { from: span.from, until: span.until });
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
