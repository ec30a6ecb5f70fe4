import type { z } from 'zod';
import { JobDraft, Message } from '../../contract/job.ts';
import { firstIssue } from '../../core/dispatch.ts';
import { UserError } from '../../core/errors.ts';
import { needText, type Order, readAt, readCron, readDaily, readEvery, readWeekly } from '../command-line.ts';
import { sayCreated, sayOnce } from '../replies.ts';
import type { Command, Place } from './command.ts';

/** A command that schedules a message in the chat where it is typed. */
function scheduling(
  about: Pick<Command, 'name' | 'description' | 'form' | 'example'>,
  read: (args: string, now: number) => Order,
): Command {
  return {
    ...about,
    run(args, place, deps) {
      const { schedule, text } = read(args, deps.clock.now());
      const draft = { schedule, message: { text }, timeZone: deps.clock.timeZone(), ...addressOf(place) };
      return sayCreated(deps.jobs.create(parse(JobDraft, draft), 'chat'), deps.pausedAll());
    },
  };
}

export const createCommands: readonly Command[] = [
  scheduling(
    {
      name: 'every',
      description: 'Again and again: /every 10m text',
      form: '/every TIME TEXT',
      example: '/every 10m Drink some water',
    },
    readEvery,
  ),
  scheduling(
    {
      name: 'at',
      description: 'Once, later: /at 2026-12-24 18:00 text',
      form: '/at DATE TIME TEXT',
      example: '/at 2026-12-24 18:00 Merry Christmas',
    },
    readAt,
  ),
  scheduling(
    {
      name: 'daily',
      description: 'Every day: /daily 09:00 text',
      form: '/daily TIME TEXT',
      example: '/daily 09:00 Good morning',
    },
    readDaily,
  ),
  scheduling(
    {
      name: 'weekly',
      description: 'On days of the week: /weekly mon,fri 10:00 text',
      form: '/weekly DAYS TIME TEXT',
      example: '/weekly mon,fri 10:00 Team meeting',
    },
    readWeekly,
  ),
  scheduling(
    {
      name: 'cron',
      description: 'By a cron line: /cron "0 9 * * 1-5" text',
      form: '/cron "MINUTE HOUR DAY MONTH WEEKDAY" TEXT',
      example: '/cron "0 9 * * 1-5" Stand-up',
    },
    readCron,
  ),
  {
    name: 'once',
    description: 'Now, one time: /once text',
    form: '/once TEXT',
    example: '/once Lunch is ready',
    run(args, place, deps) {
      const message = parse(Message, { text: needText(args) });
      return sayOnce(deps.jobs.createOnceNow({ ...addressOf(place), message }, 'chat'), deps.pausedAll());
    },
  },
];

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
