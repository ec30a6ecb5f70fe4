import { MINUTE_MS } from '../../contract/units.ts';
import { UserError } from '../../core/errors.ts';
import { nextOccurrence } from '../../core/schedule/next.ts';
import type { Order } from '../command-line.ts';
import type { Way } from '../questions.ts';
import type { Reply } from '../replies.ts';
import { ask } from './ask.ts';
import { type Command, type CommandDeps, type Place, zoneNow } from './command.ts';

/** What comes so soon would be sent before anybody has read the answer. */
const SOON_MS = 2 * MINUTE_MS;

/**
 * Telegram keeps what was typed for a day while the computer sleeps. What would send then, or depends on how things stood, is
 * asked about with a button. Null: nothing has to be asked.
 */
export function askIfLate(command: Command, args: string, place: Place, deps: CommandDeps): Reply | null {
  const { typedAt } = place;
  if (typedAt === undefined) return null;
  const way = wayOf(command, args, { ...place, typedAt }, deps);
  if (!way) return null;
  const question = deps.questions.open({ asks: 'way', ways: [{ ...way, brings: place.brings }] });
  const { late, time } = deps.words();
  const typed = `/${command.name} ${args}`.trim();
  return ask(question, place, deps, late.typed(time(typedAt, zoneNow(deps)), typed));
}

function wayOf(
  { name, whenLate }: Command,
  args: string,
  place: Place & { typedAt: number },
  deps: CommandDeps,
): Way | null {
  const { late } = deps.words();
  const again = { label: late.doNow, line: `/${name} ${args}`.trim() };
  if (whenLate === undefined || whenLate === 'ask') return whenLate === 'ask' ? again : null;
  const order = read(whenLate, args, place.typedAt);
  if (!order) return null;
  const { schedule, text } = order;
  const first = nextOccurrence(schedule, zoneNow(deps), place.typedAt);
  if (first !== null && first > deps.clock.now() + SOON_MS) return null;
  return schedule.kind === 'once' ? { label: late.sendNow, line: `/once ${text}` } : again;
}

/** Null: it cannot be read, which the command itself says. */
function read(readOrder: (args: string, typedAt: number) => Order, args: string, typedAt: number): Order | null {
  try {
    return readOrder(args, typedAt);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
