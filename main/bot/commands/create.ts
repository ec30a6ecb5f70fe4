import { JobDraft } from '../../contract/job.ts';
import { Message } from '../../contract/message.ts';
import { UserError } from '../../core/errors.ts';
import type { Question } from '../open-questions.ts';
import { needText, readAt, readCron, readDaily, readEvery, readWeekly } from '../parse-command.ts';
import { type Reply, sayCreated, sayOnce } from '../replies.ts';
import type { CommandName } from '../words/en-commands.ts';
import { ask, goOn } from './ask.ts';
import { addressOf, type ChatContext, type Command, type CommandDeps, parse } from './command.ts';
import { addressIn, orderOf, type ReadOrder } from './order.ts';
import { Unclear } from './which.ts';

/** A command that schedules a message in the chat where it is typed. */
function scheduling(name: CommandName, read: ReadOrder): Command {
  return {
    name,
    whenLate: read,
    run(args, context, deps) {
      const order = read(args, deps, context.typedAt);
      const { timing } = order;
      const { to, text } = addressIn(order, context, deps);
      // A time without a message: the next line is it.
      if (text.trim() === '' && !context.source && context.isPrivate) return askForRest({ timing, to }, context, deps);
      const message = messageOf(text, context);
      if (!to) return askForRest({ timing, message: parse(Message, message) }, context, deps);
      const draft = { ...timing, message, ...to };
      return sayCreated(deps.words(), deps.jobs.create(parse(JobDraft, draft), 'chat'), deps.chats(), deps.pausedAll());
    },
  };
}

/** Asks for the message, or where several chats have the name that was written. */
function askForRest(known: Partial<Question>, context: ChatContext, deps: CommandDeps): Reply {
  const question = deps.questions.open(context.chatId, known);
  goOn(question, deps);
  return ask(question, context, deps);
}

export const createCommands: readonly Command[] = [
  scheduling('every', orderOf(readEvery, ['every ARGS', 'ARGS'])),
  scheduling('at', orderOf(readAt, ['ARGS', 'at ARGS'])),
  scheduling('daily', orderOf(readDaily, ['every day at ARGS', 'every day ARGS', 'ARGS'])),
  scheduling('weekly', orderOf(readWeekly, ['every ARGS', 'every week ARGS', 'every week at ARGS', 'ARGS'])),
  scheduling('cron', orderOf(readCron, ['ARGS'])),
  {
    name: 'once',
    whenLate: 'ask',
    run(args, context, { jobs, words, chats, pausedAll }) {
      const message = parse(Message, messageOf(args, context));
      const job = jobs.createOnceNow({ ...addressOf(context), message }, 'chat');
      return sayOnce(words(), job, chats(), pausedAll());
    },
  },
];

/**
 * Under a photo or document the text goes with it, and looks as it does there. In reply to a message, a command without a text
 * means that message. @throws UserError when there is neither
 */
function messageOf(text: string, { source }: ChatContext): Message {
  if (source?.textFrom) return { ...source.message, ...source.textFrom(text) };
  return source && text.trim() === '' ? source.message : { text: needText(text) };
}

/** Whether a command that is typed in reply to a message schedules that message: it has no text of its own. */
export function takesQuoted(name: string, args: string, deps: CommandDeps, typedAt?: number): boolean {
  if (name === 'new' || name === 'once') return name === 'new' || args === '';
  const read = createCommands.find((command) => command.name === name)?.whenLate;
  if (typeof read !== 'function') return false;
  try {
    return read(args, deps, typedAt).text === '';
  } catch (problem) {
    if (problem instanceof UserError || problem instanceof Unclear) return false;
    throw problem;
  }
}
