import { draftOf } from '../../contract/job.ts';
import { Message } from '../../contract/message.ts';
import type { JobView } from '../../contract/state.ts';
import { UserError } from '../../core/errors.ts';
import { chatNamed } from '../../core/phrase/addressee.ts';
import { readTimedMessage } from '../../core/phrase/timed-message.ts';
import type { Question } from '../questions.ts';
import type { Reply } from '../replies.ts';
import { ask, goOn } from './ask.ts';
import { type Command, type CommandDeps, type Place, parse, zoneOfNew } from './command.ts';
import { partsOf } from './conflicts.ts';
import { findJob, Unclear } from './which.ts';

/**
 * `/edit k7pd every day at 10`, `/edit k7pd every day at 10 New text`, `/edit k7pd New text`. What begins with a time is
 * one; `text` before it says that it is none. All of it is read back before it counts.
 */
export const editCommand: Command = {
  name: 'edit',
  whenLate: 'ask',
  run(args, place, deps) {
    const [, id = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(args) ?? [];
    const job = findJob(id, place, deps, { rest });
    if (!place.isPrivate && job.chatId !== place.chatId)
      throw new UserError('forbidden', deps.words().help.privateOnly);
    if (rest === '') return askWhatToEdit(job, place, deps);
    const change = readChange(rest, job, place, deps);
    return ask(openEdit(job, place, deps, change), place, deps);
  },
};

/** @throws UserError */
export function tapEdit(id: string, place: Place, deps: CommandDeps): Reply {
  return askWhatToEdit(findJob(id, place, deps), place, deps);
}

function askWhatToEdit(job: JobView, place: Place, deps: CommandDeps): Reply {
  if (!place.isPrivate) throw new UserError('forbidden', deps.words().help.privateOnly);
  const question = openEdit(job, place, deps, {});
  question.asks = 'part';
  return ask(question, place, deps);
}

type Change = Partial<Pick<Question, 'message' | 'timing' | 'to'>>;

function openEdit(job: JobView, { chatId }: Place, deps: CommandDeps, change: Change): Question {
  const question = deps.questions.open(chatId, { jobId: job.id, ...partsOf(draftOf(job)), ...change });
  goOn(question, deps);
  return question;
}

/** @throws Unclear where a time was meant and could be several */
function readChange(typed: string, job: JobView, place: Place, deps: CommandDeps): Change {
  const newText = (text: string) => ({ message: parse(Message, { ...job.message, text }) });
  const marked = /^text:?\s+([\s\S]+)$/i.exec(typed);
  if (marked) return newText(marked[1] as string);
  const context = { now: deps.clock.now(), timeZone: zoneOfNew(deps), chats: place.isPrivate ? deps.chats() : [] };
  const read = readTimedMessage(typed, context);
  if (read.ok) {
    const { id } = read.to === null ? { id: null } : chatNamed(read.to, deps.chats(), place.chatId);
    const isNamed = id !== null && place.isPrivate;
    const text = read.to === null || isNamed ? read.text : read.rest;
    return { timing: read.timing, ...(isNamed && { to: { chatId: id } }), ...(text !== '' && newText(text)) };
  }
  if (!read.choices) return newText(typed);
  const meanings = read.choices.map(({ label, phrase }) => ({ label, args: `#${job.id} ${phrase}` }));
  throw new Unclear(`${read.error} ${read.hint}`, meanings);
}
