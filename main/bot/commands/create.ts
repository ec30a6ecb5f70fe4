import { JobDraft } from '../../contract/job.ts';
import { Message } from '../../contract/message.ts';
import { UserError } from '../../core/errors.ts';
import { needText, readAt, readCron, readDaily, readEvery, readWeekly } from '../command-line.ts';
import type { Question } from '../questions.ts';
import { type Reply, sayCreated, sayOnce } from '../replies.ts';
import type { CommandName } from '../words/en-commands.ts';
import { ask, goOn } from './ask.ts';
import { addressOf, type Command, type CommandDeps, type Place, parse } from './command.ts';
import { addressIn, orderOf, type ReadOrder } from './order.ts';
import { Unclear } from './which.ts';

/** A command that schedules a message in the chat where it is typed. */
function scheduling(name: CommandName, read: ReadOrder): Command {
  return {
    name,
    whenLate: read,
    run(args, place, deps) {
      const order = read(args, deps, place.typedAt);
      const { timing } = order;
      const { to, text } = addressIn(order, place, deps);
      // A time without a message: the next line is it.
      if (text.trim() === '' && !place.brings && place.isPrivate) return askForRest({ timing, to }, place, deps);
      const message = messageOf(text, place);
      if (!to) return askForRest({ timing, message: parse(Message, message) }, place, deps);
      const draft = { ...timing, message, ...to };
      return sayCreated(deps.words(), deps.jobs.create(parse(JobDraft, draft), 'chat'), deps.chats(), deps.pausedAll());
    },
  };
}

/** Asks for the message, or where several chats have the name that was written. */
function askForRest(known: Partial<Question>, place: Place, deps: CommandDeps): Reply {
  const question = deps.questions.open(place.chatId, known);
  goOn(question, deps);
  return ask(question, place, deps);
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
    run(args, place, { jobs, words, chats, pausedAll }) {
      const message = parse(Message, messageOf(args, place));
      const job = jobs.createOnceNow({ ...addressOf(place), message }, 'chat');
      return sayOnce(words(), job, chats(), pausedAll());
    },
  },
];

/**
 * Under a photo or document the text goes with it, and looks as it does there. In reply to a message, a command without a text
 * means that message. @throws UserError when there is neither
 */
function messageOf(text: string, { brings }: Place): Message {
  if (brings?.textFrom) return { ...brings.message, ...brings.textFrom(text) };
  return brings && text.trim() === '' ? brings.message : { text: needText(text) };
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
