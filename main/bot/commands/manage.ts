import type { JobView } from '../../contract/state.ts';
import { UserError } from '../../core/errors.ts';
import { nameOf } from '../../core/job-service.ts';
import { askWhichToStop, NOTHING_TO_STOP, type Reply, STOPPED, sayList, sayStopped } from '../replies.ts';
import type { Command, CommandDeps, Place } from './command.ts';

export const manageCommands: readonly Command[] = [
  {
    name: 'list',
    description: 'What is scheduled',
    form: '/list',
    example: '/list',
    run(_args, place, { jobs, pausedAll, chats }) {
      // A group sees its own messages only: what the owner sends elsewhere is nobody's business there.
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
      if (args !== '') return stopOne(args, deps);
      const recurring = deps.jobs.list().filter((job) => isRecurring(job) && isHere(job, place));
      if (recurring.length > 1) return askWhichToStop(recurring);
      const [only] = recurring;
      if (!only) return { text: NOTHING_TO_STOP };
      deps.jobs.stop(only.id, 'chat');
      return sayStopped(STOPPED, deps.ledger.lastChange()?.id);
    },
  },
  {
    name: 'undo',
    description: 'Take the last change back',
    form: '/undo',
    example: '/undo',
    run: (_args, _place, { jobs }) => sayUndone(jobs.undo('chat')),
  },
  {
    name: 'pause',
    description: 'Pause everything, or one message by its id',
    form: '/pause or /pause ID',
    example: '/pause k7pd',
    run(args, _place, { jobs, pausedAll }) {
      if (args !== '')
        return { text: `Paused ${nameOf(jobs.pause(readId(args), 'chat'))}. /resume ${readId(args)} goes on.` };
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
    run(args, _place, { jobs, pausedAll }) {
      if (args !== '') return { text: `${nameOf(jobs.resume(readId(args), 'chat'))} goes on.` };
      if (!pausedAll()) return { text: 'Messages are not paused as a whole. One alone: /resume and its id.' };
      jobs.resumeAll('chat');
      return { text: 'All messages go on.' };
    },
  },
];

/** What a tap on a stop button or `/stop ID` does. @throws UserError */
export function stopOne(id: string, { jobs, ledger }: Pick<CommandDeps, 'jobs' | 'ledger'>): Reply {
  const job = jobs.stop(readId(id), 'chat');
  const text = isRecurring(job) ? `${STOPPED}\n${nameOf(job)}` : `Stopped ${nameOf(job)}. It will not be sent.`;
  return sayStopped(text, ledger.lastChange()?.id);
}

/** What a tap on an undo button does; its change only, never a later one. @throws UserError */
export function undoChange(change: number, { jobs, ledger }: Pick<CommandDeps, 'jobs' | 'ledger'>): Reply {
  if (ledger.lastChange()?.id !== change) {
    throw new UserError('conflict', 'Something else was changed since. /undo takes the last change back.');
  }
  return sayUndone(jobs.undo('chat'));
}

function sayUndone(label: string | null): Reply {
  return { text: label === null ? 'There is nothing to undo.' : `Undone: ${label}.` };
}

function readId(text: string): string {
  return text.trim().replace(/^#/, '').toLowerCase();
}

function isRecurring(job: JobView): boolean {
  return job.schedule.kind !== 'once' && job.phase !== 'finished';
}

function isHere(job: JobView, { chatId, threadId }: Place): boolean {
  return job.chatId === chatId && (threadId === undefined || job.threadId === threadId);
}
