import type { JobView } from '../../contract/state.ts';
import { UserError } from '../../core/errors.ts';
import { nameOf } from '../../core/job-name.ts';
import { formatLocal } from '../../core/schedule/preview.ts';
import { readDuration, readIdAndRest } from '../command-line.ts';
import { askWhichToStop, NOTHING_TO_STOP, type Reply, STOPPED, sayList, sayStopped } from '../replies.ts';
import type { Command, CommandDeps, Place } from './command.ts';

export const manageCommands: readonly Command[] = [
  {
    name: 'list',
    description: 'What is scheduled',
    form: '/list',
    example: '/list',
    run(_args, place, { jobs, pausedAll, chats }) {
      // A group sees its own messages only.
      const shown = place.isPrivate ? jobs.list() : jobs.list().filter((job) => job.chatId === place.chatId);
      const unfinished = shown.filter((job) => job.phase !== 'finished');
      const isElsewhere = unfinished.some((job) => job.chatId !== place.chatId);
      return sayList(unfinished, { pausedAll: pausedAll(), chats: isElsewhere ? chats() : null });
    },
  },
  {
    name: 'stop',
    description: 'Stop a message: /stop or /stop and its id',
    form: '/stop or /stop ID',
    example: '/stop k7pd',
    run(args, place, deps) {
      if (args !== '') {
        const job = deps.jobs.stop(readId(args), 'chat');
        return sayStopped(isRecurring(job) ? STOPPED : sayOver(job, nameIn(place, job)), lastChangeId(deps));
      }
      const recurring = deps.jobs.list().filter((job) => isRecurring(job) && isHere(job, place));
      if (recurring.length > 1) return askWhichToStop(recurring);
      const [only] = recurring;
      if (!only) return { text: NOTHING_TO_STOP };
      deps.jobs.stop(only.id, 'chat');
      return sayStopped(STOPPED, lastChangeId(deps));
    },
  },
  {
    name: 'undo',
    description: 'Take the last change back',
    form: '/undo',
    example: '/undo',
    run(_args, place, { jobs, ledger }) {
      const touched = ledger.lastChange()?.before.map(({ id, job }) => job ?? jobs.find(id)) ?? [];
      const isTold = place.isPrivate || touched.every((job) => job?.chatId === place.chatId);
      const label = jobs.undo('chat');
      return label === null || isTold ? sayUndone(label) : { text: 'Undone.' };
    },
  },
  {
    name: 'pause',
    description: 'Pause everything, or one message by its id',
    form: '/pause, /pause TIME, /pause ID or /pause ID TIME',
    example: '/pause k7pd 2d',
    run(args, place, { jobs, pausedAll, clock }) {
      const { id, until } = readPause(args, clock.now(), (id) => jobs.find(id) !== undefined);
      const end = until === undefined ? '' : ` until ${formatLocal(until, clock.timeZone())}`;
      if (id !== '') {
        const job = jobs.pause(id, 'chat', until);
        return { text: `Paused ${nameIn(place, job)}${end}. /resume ${job.id} goes on.` };
      }
      if (until !== undefined) {
        jobs.pauseAll('chat', until);
        return { text: `All messages are paused${end}. /resume goes on earlier.` };
      }
      if (pausedAll()) return { text: 'All messages are paused already. /resume goes on.' };
      jobs.pauseAll('chat');
      return { text: 'All messages are paused. Nothing is sent until /resume.' };
    },
  },
  {
    name: 'resume',
    description: 'Go on after a pause',
    form: '/resume or /resume ID',
    example: '/resume k7pd',
    run(args, place, { jobs, pausedAll }) {
      if (args !== '') return { text: `${nameIn(place, jobs.resume(readId(args), 'chat'))} goes on.` };
      if (!pausedAll()) return { text: 'Messages are not paused as a whole. One alone: /resume and its id.' };
      jobs.resumeAll('chat');
      return { text: 'All messages go on.' };
    },
  },
];

/** What a tap on a stop button does. The button is far from the job's message, so the answer names it. @throws UserError */
export function tapStop(id: string, deps: Pick<CommandDeps, 'jobs' | 'ledger'>): Reply {
  const job = deps.jobs.stop(id, 'chat');
  const text = isRecurring(job) ? `${STOPPED}\n${nameOf(job)}` : sayOver(job, nameOf(job));
  return sayStopped(text, lastChangeId(deps));
}

/** What a tap on an undo button does; its change only, never another. @throws UserError */
export function tapUndo(change: number, deps: Pick<CommandDeps, 'jobs' | 'ledger'>): Reply {
  const last = lastChangeId(deps);
  if (last === undefined || last < change) throw new UserError('conflict', 'That was taken back already.');
  if (last > change) {
    throw new UserError('conflict', 'Something else was changed since. /undo takes the last change back.');
  }
  return sayUndone(deps.jobs.undo('chat'));
}

function lastChangeId({ ledger }: Pick<CommandDeps, 'ledger'>): number | undefined {
  return ledger.lastChange()?.id;
}

function sayUndone(label: string | null): Reply {
  return { text: label === null ? 'There is nothing to undo.' : `Undone: ${label}.` };
}

function sayOver(job: JobView, name: string): string {
  return job.phase === 'finished' ? `${name} was finished already.` : `Stopped ${name}. It will not be sent.`;
}

/** What the owner sends elsewhere is nobody's business in a group: there the id must do. */
export function nameIn(place: Place, job: JobView): string {
  return place.isPrivate || job.chatId === place.chatId ? nameOf(job) : job.id;
}

/** `k7pd`, `2d` or `k7pd 2d`. What could be both, as `2d3h`, is a length unless a job has that id. */
function readPause(
  args: string,
  now: number,
  isId: (text: string) => boolean,
): { id: string; until: number | undefined } {
  const { id, rest } = readIdAndRest(args);
  const isLength = rest === '' && !isId(id) && /^(\d+(s|m|h|d|w|min|hours?|days?|weeks?))+$/.test(id);
  const length = isLength ? id : rest;
  return { id: isLength ? '' : id, until: length === '' ? undefined : now + readDuration(length) };
}

function readId(text: string): string {
  return text.trim().replace(/^#/, '').toLowerCase();
}

function isRecurring(job: JobView): boolean {
  return job.schedule.kind !== 'once' && job.phase !== 'finished';
}

function isHere(job: JobView, { chatId, threadId }: Place): boolean {
  return job.chatId === chatId && job.threadId === threadId;
}
