import type { JobView } from '../../contract/state.ts';
import { verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { sayNameOf } from '../../core/job-identity.ts';
import { sayWhatHolds, type Undone, undoAndLook } from '../../core/what-holds.ts';
import { readDuration, readIdAndRest } from '../parse-command.ts';
import { askWhichToStop, type Reply, sayStopped, titleOf } from '../replies.ts';
import type { Words } from '../words/index.ts';
import type { ChatContext, Command, CommandDeps } from './command.ts';
import { isEverything, pauseCommand, splitBeforeTime } from './pause.ts';
import { findJob, nameIn, Unclear, visibleJobs } from './which.ts';
import { undoZone } from './zone.ts';

export const manageCommands: readonly Command[] = [
  {
    name: 'stop',
    run(args, context, deps) {
      const words = deps.words();
      if (isEverything(args) || args === SURELY_ALL) return stopAll(args, context, deps);
      if (args !== '') {
        const job = deps.jobs.stop(findJob(args, context, deps).id, 'chat');
        const name = nameIn(context, job, words);
        // What was meant by a word is named, so that nobody has to guess which it was.
        const stopped = isId(args, job) ? words.manage.stopped : `${words.manage.stopped}\n${name}`;
        const text = isRecurring(job) ? stopped : sayOver(words, job, name);
        return sayStopped(words, text, lastChangeId(deps));
      }
      const recurring = deps.jobs.list().filter((job) => isRecurring(job) && isHere(job, context));
      if (recurring.length > 1) return askWhichToStop(words, recurring);
      const [only] = recurring;
      if (!only) return { text: words.manage.nothingToStop };
      deps.jobs.stop(only.id, 'chat');
      return sayStopped(words, words.manage.stopped, lastChangeId(deps));
    },
  },
  {
    name: 'undo',
    whenLate: 'ask',
    run(_args, context, deps) {
      const touched = deps.ledger.lastChange()?.before.map(({ id, job }) => job ?? deps.jobs.find(id)) ?? [];
      const isTold = context.isPrivate || touched.every((job) => job?.chatId === context.chatId);
      // What was changed last, whatever it was.
      const zone = context.isPrivate ? undoZone(deps) : null;
      if (zone) return zone;
      const undone = undo(deps);
      return isTold ? undone : { text: deps.words().manage.undoneElsewhere };
    },
  },
  pauseCommand,
  {
    name: 'resume',
    whenLate: 'ask',
    run(args, context, deps) {
      const { manage } = deps.words();
      if (args !== '' && !isEverything(args)) {
        const job = deps.jobs.resume(findJob(args, context, deps).id, 'chat');
        return { text: sayGoesOn(nameIn(context, job, deps.words()), deps) };
      }
      if (!deps.pausedAll()) return { text: manage.notAllPaused };
      deps.jobs.resumeAll('chat');
      return { text: manage.allGoOn };
    },
  },
  {
    name: 'run',
    whenLate: 'ask',
    run(args, context, deps) {
      const job = findJob(args, context, deps, { isFinal: true });
      deps.jobs.run(job.id, 'chat');
      return { text: deps.words().manage.running(nameIn(context, job, deps.words()), chatIn(context, job, deps)) };
    },
  },
  /** The next two change the next run alone: the series keeps its times. */
  {
    name: 'skip',
    whenLate: 'ask',
    run(args, context, deps) {
      const { manage, time } = deps.words();
      const job = deps.jobs.skipNext(findJob(args, context, deps).id, 'chat');
      return {
        text: manage.skipped(
          nameIn(context, job, deps.words()),
          job.nextAt === null ? null : time(job.nextAt, job.zone),
        ),
      };
    },
  },
  {
    name: 'snooze',
    whenLate: 'ask',
    run(args, context, deps) {
      const timed = splitBeforeTime(args, deps);
      const { which, rest } = timed ?? { which: readIdAndRest(args).id, rest: readIdAndRest(args).rest };
      const until = timed?.span.until ?? deps.clock.now() + readDuration(rest);
      const { job, at } = deps.jobs.snooze(findJob(which, context, deps, { rest }).id, until, 'chat');
      const { manage, time } = deps.words();
      return { text: manage.snoozed(nameIn(context, job, deps.words()), time(at, job.zone)) };
    },
  },
];

/** Asks first: nobody stops sixty messages by one word. @throws Unclear */
function stopAll(args: string, context: ChatContext, deps: CommandDeps): Reply {
  const words = deps.words();
  const { manage } = words;
  const ids = visibleJobs(context, deps.jobs.list()).map(({ id }) => id);
  if (ids.length === 0) return { text: manage.nothingToStop };
  if (args !== SURELY_ALL)
    throw new Unclear(verbatim(manage.stopAllQuestion(ids.length)), [{ label: manage.stopAll, args: SURELY_ALL }]);
  return sayStopped(words, manage.allStopped(deps.jobs.many(ids, 'stop', 'chat')), lastChangeId(deps));
}

/** Arguments of the button that confirms stopping all; nobody types them by chance. */
const SURELY_ALL = 'all #';

/** While everything is paused, what goes on is sent no sooner than the rest. */
export function sayGoesOn(name: string, deps: CommandDeps): string {
  const { manage } = deps.words();
  return [manage.goesOn(name), sayPausedAll(deps)].filter((line) => line !== null).join('\n');
}

/** That everything is paused, and until when; null while it is not. */
export function sayPausedAll({ pausedAll, pausedAllUntil, clock, words }: CommandDeps): string | null {
  if (!pausedAll()) return null;
  const { status, time } = words();
  const until = pausedAllUntil();
  return until === null ? status.pausedAll : status.pausedAllUntil(time(until, clock.timeZone()));
}

/** What a tap on a stop button does. The button is far from the job's message, so the answer names it. @throws UserError */
export function tapStop(id: string, deps: CommandDeps): Reply {
  const words = deps.words();
  return sayStopped(words, stopAndSay(id, deps), lastChangeId(deps));
}

/** @throws UserError */
export function stopAndSay(id: string, { jobs, words }: CommandDeps): string {
  const job = jobs.stop(id, 'chat');
  const name = sayNameOf(job, words().core);
  return isRecurring(job) ? `${words().manage.stopped}\n${name}` : sayOver(words(), job, name);
}

/** What a tap on an undo button does; its change only, never another. @throws UserError */
export function tapUndo(change: number, deps: CommandDeps): Reply {
  const { manage } = deps.words();
  const last = lastChangeId(deps);
  if (last === undefined || last < change) throw new UserError('conflict', verbatim(manage.undoneAlready));
  if (last > change) throw new UserError('conflict', verbatim(manage.changedSince));
  return undo(deps);
}

export function lastChangeId({ ledger }: Pick<CommandDeps, 'ledger'>): number | undefined {
  return ledger.newestChange()?.id;
}

/** Takes the last change back, and says what holds now: that all is paused, or when the messages it was about come next. */
function undo(deps: CommandDeps): Reply {
  const { core, manage } = deps.words();
  const undone = undoAndLook(deps.jobs, deps.ledger);
  if (!undone) return { text: manage.nothingToUndo };
  return { text: [manage.undone(core.say(undone.label)), ...sayHere(undone, deps)].join('\n') };
}

/** As {@link sayWhatHolds}, with the command that resumes and the zone of each message. */
function sayHere(undone: Undone, { pausedAll, pausedAllUntil, clock, words }: CommandDeps): string[] {
  const { core, status, timeWithZone } = words();
  const [only, ...others] = undone.jobs;
  if (pausedAll() && pausedAllUntil() === null) return [status.pausedAll];
  if (!pausedAll() && only?.nextAt && others.length === 0)
    return [status.next(sayNameOf(only, core), timeWithZone(only.nextAt, only.zone))];
  const state = { pausedAll: pausedAll(), pausedAllUntil: pausedAllUntil(), timeZone: clock.timeZone() };
  const said = sayWhatHolds(undone, state, core);
  return [said, undone.passed.size > 0 ? status.missed(undone.passed.size) : ''].filter((line) => line !== '');
}

function sayOver({ manage }: Words, job: JobView, name: string): string {
  return job.phase === 'finished' ? manage.wasFinished(name) : manage.stoppedOnce(name);
}

/** Where it goes; null in another chat, where that is nobody's business. */
function chatIn(context: ChatContext, { chatId }: JobView, { chats }: CommandDeps): string | null {
  return context.isPrivate || chatId === context.chatId ? titleOf(chats(), chatId) : null;
}

function isId(typed: string, { id }: JobView): boolean {
  return id.startsWith(typed.trim().replace(/^#/, '').toLowerCase());
}

function isRecurring(job: JobView): boolean {
  return job.schedule.kind !== 'once' && job.phase !== 'finished';
}

function isHere(job: JobView, { chatId, threadId }: ChatContext): boolean {
  return job.chatId === chatId && job.threadId === threadId;
}
