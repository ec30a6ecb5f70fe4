import { draftOf } from '../../contract/job.ts';
import { Message } from '../../contract/message.ts';
import type { JobView } from '../../contract/state.ts';
import { verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { chatNamed } from '../../core/phrase/addressee.ts';
import { readTimedMessage } from '../../core/phrase/timed-message.ts';
import { sentences } from '../../i18n/msg.ts';
import type { Question } from '../open-questions.ts';
import type { Reply } from '../replies.ts';
import { ask, goOn } from './ask.ts';
import { type ChatContext, type Command, type CommandDeps, parse, zoneOfNew } from './command.ts';
import { partsOf } from './conflicts.ts';
import { findJob, Unclear } from './which.ts';

/**
 * `/edit k7pd every day at 10`, `/edit k7pd every day at 10 New text`, `/edit k7pd New text`. What begins with a time is
 * one; `text` before it says that it is none. All of it is read back before it counts.
 */
export const editCommand: Command = {
  name: 'edit',
  whenLate: 'ask',
  run(args, context, deps) {
    const [, id = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(args) ?? [];
    const job = findJob(id, context, deps, { rest });
    if (!context.isPrivate && job.chatId !== context.chatId)
      throw new UserError('forbidden', verbatim(deps.words().help.privateOnly));
    if (rest === '') return askWhatToEdit(job, context, deps);
    const change = readChange(rest, job, context, deps);
    return ask(openEdit(job, context, deps, change), context, deps);
  },
};

/** @throws UserError */
export function tapEdit(id: string, context: ChatContext, deps: CommandDeps): Reply {
  return askWhatToEdit(findJob(id, context, deps), context, deps);
}

function askWhatToEdit(job: JobView, context: ChatContext, deps: CommandDeps): Reply {
  if (!context.isPrivate) throw new UserError('forbidden', verbatim(deps.words().help.privateOnly));
  const question = openEdit(job, context, deps, {});
  question.asks = 'part';
  return ask(question, context, deps);
}

type Change = Partial<Pick<Question, 'message' | 'timing' | 'to'>>;

function openEdit(job: JobView, { chatId }: ChatContext, deps: CommandDeps, change: Change): Question {
  const question = deps.questions.open(chatId, { jobId: job.id, ...partsOf(draftOf(job)), ...change });
  goOn(question, deps);
  return question;
}

/** @throws Unclear where a time was meant and could be several */
function readChange(typed: string, job: JobView, context: ChatContext, deps: CommandDeps): Change {
  const newText = (text: string) => ({ message: parse(Message, { ...job.message, text }) });
  const marked = /^text:?\s+([\s\S]+)$/i.exec(typed);
  if (marked) return newText(marked[1] as string);
  const reading = { now: deps.clock.now(), timeZone: zoneOfNew(deps), chats: context.isPrivate ? deps.chats() : [] };
  const read = readTimedMessage(typed, reading);
  if (read.ok) {
    const { id } = read.to === null ? { id: null } : chatNamed(read.to, deps.chats(), context.chatId);
    const isNamed = id !== null && context.isPrivate;
    const text = read.to === null || isNamed ? read.text : read.rest;
    return { timing: read.timing, ...(isNamed && { to: { chatId: id } }), ...(text !== '' && newText(text)) };
  }
  if (!read.choices) return newText(typed);
  const meanings = read.choices.map(({ label, phrase }) => ({ label, args: `#${job.id} ${phrase}` }));
  throw new Unclear(sentences(read.error, read.hint), meanings);
}
