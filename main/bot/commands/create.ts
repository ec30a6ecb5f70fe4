import type { z } from 'zod';
import { JobDraft } from '../../contract/job.ts';
import { Message } from '../../contract/message.ts';
import { firstIssue } from '../../core/dispatch.ts';
import { UserError } from '../../core/errors.ts';
import { needText, readAt, readCron, readDaily, readEvery, readWeekly } from '../command-line.ts';
import { sayCreated, sayOnce } from '../replies.ts';
import type { CommandName } from '../words/en-commands.ts';
import type { Command, CommandDeps, Place } from './command.ts';
import { orderOf, type ReadOrder } from './order.ts';
import { Unclear } from './which.ts';

/** A command that schedules a message in the chat where it is typed. */
function scheduling(name: CommandName, read: ReadOrder): Command {
  return {
    name,
    whenLate: read,
    run(args, place, deps) {
      const { timing, text } = read(args, deps, place.typedAt);
      const draft = { ...timing, message: messageOf(text, place), ...addressOf(place) };
      return sayCreated(deps.words(), deps.jobs.create(parse(JobDraft, draft), 'chat'), deps.chats(), deps.pausedAll());
    },
  };
}

export const createCommands: readonly Command[] = [
  scheduling('every', orderOf(readEvery, ['every ARGS', 'ARGS'])),
  scheduling('at', orderOf(readAt, ['ARGS', 'at ARGS'])),
  scheduling('daily', orderOf(readDaily, ['every day at ARGS', 'every day ARGS', 'ARGS'])),
  scheduling('weekly', orderOf(readWeekly, ['every ARGS', 'every week ARGS', 'every week at ARGS', 'ARGS'])),
  scheduling('cron', orderOf(readCron, [])),
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

/** Where a message goes that is ordered in a chat: there. */
export function addressOf({ chatId, threadId }: Place) {
  return threadId === undefined ? { chatId } : { chatId, threadId };
}

/** The chat's edge: what it takes is checked by the contract, like everyone's. @throws UserError */
export function parse<S extends z.ZodType>(schema: S, input: z.input<S>): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new UserError('invalid', firstIssue(parsed.error));
  return parsed.data;
}
