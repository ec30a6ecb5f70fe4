import { verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { sayNameOf } from '../../core/job-identity.ts';
import type { ButtonAction } from '../callback-data.ts';
import { sayList } from '../list-reply.ts';
import { type Reply, titleOf, undoButton } from '../replies.ts';
import type { ChatContext, Command, CommandDeps } from './command.ts';
import { lastChangeId, sayGoesOn, sayPausedAll, stopAndSay } from './manage.ts';
import { visibleJobs, waitingRuns } from './which.ts';

export const listCommand: Command = {
  name: 'list',
  run: (_args, context, deps) => listPage(0, context, deps),
};

/** A page of the list as it is now. */
export function listPage(page: number, context: ChatContext, deps: CommandDeps): Reply {
  const { jobs, chats, words } = deps;
  const waiting = new Map(waitingRuns(context, deps).map(({ jobId, reason }) => [jobId, reason]));
  const unfinished = visibleJobs(context, jobs.list()).filter((job) => job.phase !== 'finished' || waiting.has(job.id));
  const isElsewhere = unfinished.some((job) => job.chatId !== context.chatId);
  return sayList(words(), unfinished, {
    paused: sayPausedAll(deps),
    chats: isElsewhere ? chats() : null,
    waiting,
    page,
  });
}

type RowAction = Extract<ButtonAction, { do: 'listPause' | 'listResume' | 'listRun' | 'listStop' }>;

/** Does what a button in the list says, and shows the list as it is then. @throws UserError */
export function tapRow(action: RowAction, context: ChatContext, deps: CommandDeps): Reply {
  const { jobs, words } = deps;
  const job = jobs.find(action.id);
  if (!job) throw new UserError('notFound', verbatim(words().ids.unknown(action.id)));
  const said = () => {
    switch (action.do) {
      case 'listPause':
        return words().manage.paused(sayNameOf(jobs.pause(job.id, 'chat'), words().core), job.id);
      case 'listResume':
        return sayGoesOn(sayNameOf(jobs.resume(job.id, 'chat'), words().core), deps);
      case 'listRun':
        jobs.run(job.id, 'chat');
        return words().manage.running(sayNameOf(job, words().core), titleOf(deps.chats(), job.chatId));
      case 'listStop':
        return stopAndSay(job.id, deps);
    }
  };
  const text = said();
  const list = listPage(action.page, context, deps);
  const change = action.do === 'listRun' ? undefined : lastChangeId(deps);
  const undo = change === undefined ? [] : [[undoButton(words(), change)]];
  return { toast: text, text: `${text}\n\n${list.text}`, buttons: [...(list.buttons ?? []), ...undo] };
}
