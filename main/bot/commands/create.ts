import type { z } from 'zod';
import { JobDraft } from '../../contract/job.ts';
import { Message } from '../../contract/message.ts';
import { firstIssue } from '../../core/dispatch.ts';
import { UserError } from '../../core/errors.ts';
import { needText, type Order, readAt, readCron, readDaily, readEvery, readWeekly } from '../command-line.ts';
import { sayCreated, sayOnce } from '../replies.ts';
import type { CommandName } from '../words/en-commands.ts';
import { type Command, type Place, zoneOfNew } from './command.ts';

/** A command that schedules a message in the chat where it is typed. */
function scheduling(name: CommandName, read: (args: string, now: number) => Order): Command {
  return {
    name,
    whenLate: read,
    run(args, place, deps) {
      const { schedule, text } = read(args, place.typedAt ?? deps.clock.now());
      const draft = { schedule, message: messageOf(text, place), timeZone: zoneOfNew(deps), ...addressOf(place) };
      return sayCreated(deps.words(), deps.jobs.create(parse(JobDraft, draft), 'chat'), deps.chats(), deps.pausedAll());
    },
  };
}

export const createCommands: readonly Command[] = [
  scheduling('every', readEvery),
  scheduling('at', readAt),
  scheduling('daily', readDaily),
  scheduling('weekly', readWeekly),
  scheduling('cron', readCron),
  {
    name: 'once',
    whenLate: 'ask',
    run(args, place, { jobs, words, chats, pausedAll }) {
      const message = parse(Message, messageOf(needText(args), place));
      const job = jobs.createOnceNow({ ...addressOf(place), message }, 'chat');
      return sayOnce(words(), job, chats(), pausedAll());
    },
  },
];

/** Under a photo or document the text goes with it, and looks as it does there. */
function messageOf(text: string, { brings }: Place): Message {
  return brings ? { ...brings.message, ...(brings.textFrom?.(text) ?? { text }) } : { text };
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
