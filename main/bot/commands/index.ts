import { UserError } from '../../core/errors.ts';
import { type CommandLine, readCommandLine } from '../command-line.ts';
import { decodeAction, type Reply, sayUsage } from '../replies.ts';
import type { Command, CommandDeps, Place } from './command.ts';
import { createCommands } from './create.ts';
import { manageCommands, tapStop, tapUndo } from './manage.ts';
import { missedCommand, tapSeen, tapSend } from './missed.ts';
import { newCommand, tapCancel, tapConfirm } from './new.ts';
import { putOffCommands } from './put-off.ts';
import { tapArrived, tapResend } from './trouble.ts';

const help: Command = {
  name: 'help',
  description: 'What the bot understands',
  form: '/help',
  example: '/help',
  run: () => ({ text: HELP }),
};

const start: Command = {
  name: 'start',
  description: 'Say hello',
  form: '/start',
  example: '/start',
  run: () => ({ text: `Hello! I send your messages on time.\n\n${HELP}` }),
};

/** Every command, in the order of Telegram's menu. */
export const commands: readonly Command[] = [
  newCommand,
  ...createCommands,
  ...manageCommands,
  ...putOffCommands,
  missedCommand,
  help,
  start,
];

const byName = new Map(commands.map((command) => [command.name, command]));

const HELP = `${commands
  .filter(({ name }) => name !== 'start' && name !== 'help')
  .map(({ form, description }) => `${form}\n      ${description.replace(/: \/.*/, '')}`)
  .join('\n')}

For example:
${[...createCommands].map(({ example }) => example).join('\n')}

A message comes to the chat where you write the command.`;

/**
 * What the owner typed, done and answered. Null: it was not meant for this bot.
 * @param username of this bot, without the @
 */
export function runText(text: string, place: Place, username: string, deps: CommandDeps): Reply | null {
  const line = readCommandLine(text);
  if (line && !isForMe(line, username)) return null;
  const command = line && byName.get(line.name);
  if (command) return answer(() => command.run(line.args, place, deps), command);
  // People talk in groups; only there is what is no command of ours none of our business.
  if (!place.isPrivate && line?.addressee === undefined) return null;
  return {
    text: line
      ? `There is no command /${line.name}. /help shows what there is.`
      : 'I understand commands only. /help shows them.',
  };
}

/** Whether a command names this bot or none. */
export function isForMe({ addressee }: CommandLine, username: string): boolean {
  return addressee === undefined || addressee.toLowerCase() === username.toLowerCase();
}

/** What a tap on a button does. @throws UserError for a short notice over the chat */
export function runTap(data: string, deps: CommandDeps): Reply {
  const action = decodeAction(data);
  if (!action) throw new UserError('invalid', 'This button is from another version of Carillon. Use /list instead.');
  switch (action.do) {
    case 'stop':
      return tapStop(action.id, deps);
    case 'undo':
      return tapUndo(action.change, deps);
    case 'send':
      return tapSend(action.key, deps);
    case 'resend':
      return tapResend(action.key, deps);
    case 'arrived':
      return tapArrived(action.key, deps);
    case 'seen':
      return tapSeen(deps);
    case 'confirm':
      return tapConfirm(action.token, deps);
    case 'cancel':
      return tapCancel(action.token, deps);
  }
}

function answer(act: () => Reply, command: Command): Reply {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // The grammar does not help against a full disk.
    if (error.code === 'internal') return { text: error.message };
    return sayUsage(error.code === 'notFound' ? `${error.message} /list shows all.` : error.message, command);
  }
}
