import { MINUTE_MS } from '../../contract/units.ts';
import { UserError } from '../../core/errors.ts';
import { nextRun, zoneByClock } from '../../core/schedule/timing.ts';
import type { Way } from '../open-questions.ts';
import type { Reply } from '../replies.ts';
import { ask } from './ask.ts';
import { type ChatContext, type Command, type CommandDeps, zoneNow } from './command.ts';
import { Unclear } from './which.ts';

/** A message that comes so soon would be sent before anybody has read the answer. */
const SOON_MS = 2 * MINUTE_MS;

/**
 * Telegram keeps commands for a day while the computer sleeps. The bot asks, with a button, about those that would send now, or that
 * depend on how things stood. Null: nothing has to be asked.
 */
export function askIfLate(command: Command, args: string, context: ChatContext, deps: CommandDeps): Reply | null {
  const { typedAt } = context;
  if (typedAt === undefined) return null;
  const way = wayOf(command, args, { ...context, typedAt }, deps);
  if (!way) return null;
  const question = deps.questions.open(context.chatId, { asks: 'way', ways: [{ ...way, source: context.source }] });
  return ask(question, context, deps, sayLate(`/${command.name} ${args}`.trim(), typedAt, deps));
}

/** "You wrote this yesterday, while Carillon was away: … Do you still want it?" @param typedAt epoch ms */
export function sayLate(typed: string, typedAt: number, deps: CommandDeps): string {
  const { late, time } = deps.words();
  return late.typed(time(typedAt, zoneNow(deps)), typed);
}

function wayOf(
  { name, whenLate }: Command,
  args: string,
  context: ChatContext & { typedAt: number },
  deps: CommandDeps,
): Way | null {
  const { late } = deps.words();
  const again = { label: late.doNow, line: `/${name} ${args}`.trim() };
  if (whenLate === undefined || (whenLate === 'askIfSet' && args === '')) return null;
  if (whenLate === 'ask' || whenLate === 'askIfSet') return again;
  try {
    const { timing, text, to } = whenLate(args, deps, context.typedAt);
    const { schedule } = timing;
    const first = nextRun({ ...timing, timeZone: zoneByClock(timing, deps.clock) }, context.typedAt)?.at ?? null;
    // One that had passed when it was typed is refused by the command itself.
    if (first === null || first > deps.clock.now() + SOON_MS) return null;
    if (schedule.kind === 'once' && to !== null) return null;
    if (schedule.kind === 'once') return { label: late.sendNow, line: `/once ${text}` };
    // It shows what it would schedule, and asks, by itself.
    return name === 'new' ? null : again;
  } catch (error) {
    // It cannot be read, which the command itself says.
    if (error instanceof UserError || error instanceof Unclear) return null;
    throw error;
  }
}
