import { verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { type ButtonAction, decodeCallbackData } from '../callback-data.ts';
import { type CommandLine, readCommandLine } from '../parse-command.ts';
import { isReminderAction, type ReminderAction } from '../reminder-buttons.ts';
import { type Reply, sayUsage } from '../replies.ts';
import type { Words } from '../words/index.ts';
import { answerQuestion } from './answer.ts';
import { ask } from './ask.ts';
import { tapLeaveChat, tapUseChat } from './chats.ts';
import type { ChatContext, Command, CommandDeps } from './command.ts';
import { createCommands, takesQuoted } from './create.ts';
import { editCommand, tapEdit } from './edit.ts';
import { tapArrived, tapResend, tapResumeChat, tapTroubleAgain } from './failed-deliveries.ts';
import { askIfLate } from './late.ts';
import { listCommand, listPage, tapRow } from './list.ts';
import { lookCommands, tapOlder } from './look.ts';
import { manageCommands, tapStop, tapUndo } from './manage.ts';
import { missedCommand, tapMissedAgain, tapSeen, tapSend } from './missed.ts';
import {
  cancelCommand,
  newCommand,
  tapAsOne,
  tapCancel,
  tapChange,
  tapConfirm,
  tapForward,
  tapPart,
  tapSide,
  tapWhen,
  tapWhere,
} from './new.ts';
import { Unclear } from './which.ts';
import { tapComputersZone, zoneCommand } from './zone.ts';

const help: Command = {
  name: 'help',
  run: (_args, _place, { words }) => ({ text: sayHelp(words()) }),
};

const start: Command = {
  name: 'start',
  run: (_args, _place, { words }) => ({ text: `${words().help.hello}\n\n${words().help.start}` }),
};

/** Every command, in the order of Telegram's menu. */
export const commands: readonly Command[] = [
  newCommand,
  listCommand,
  ...lookCommands,
  ...createCommands,
  editCommand,
  ...manageCommands,
  missedCommand,
  zoneCommand,
  cancelCommand,
  help,
  start,
];

const byName = new Map<string, Command>(commands.map((command) => [command.name, command]));

function sayHelp({ commands: about, help }: Words): string {
  const lines = commands
    .filter(({ name }) => name !== 'start' && name !== 'help')
    .map(({ name }) => `${about[name].form}\n      ${about[name].description.replace(/: \/.*/, '')}`);
  const examples = createCommands.map(({ name }) => about[name].example);
  return [lines.join('\n'), '', help.forExample, ...examples, '', help.where].join('\n');
}

/**
 * What the owner typed, done and answered. Null: it was not meant for this bot.
 * @param username of this bot, without the @
 */
export function runText(text: string, context: ChatContext, username: string, deps: CommandDeps): Reply | null {
  const line = readCommandLine(text);
  if (line && !isForMe(line, username)) return null;
  const command = line && byName.get(line.name);
  if (command) return askIfLate(command, line.args, context, deps) ?? answer(command, line.args, context, deps);
  const { help } = deps.words();
  const reply = line ? null : answerQuestion(text, context, deps, tapWay);
  if (reply) return reply;
  // People talk in groups; only there is what is no command of ours none of our business.
  if (!context.isPrivate && line?.addressee === undefined) return null;
  if (line) return { text: help.noCommand(line.name) };
  return { text: /^(?:help|hilfe|\?)[!.?]*$/i.test(text.trim()) ? sayHelp(deps.words()) : help.commandsOnly };
}

export function isCommand(name: string): boolean {
  return byName.has(name);
}

/** Whether a command names this bot or none. */
export function isForMe({ addressee }: CommandLine, username: string): boolean {
  return addressee === undefined || addressee.toLowerCase() === username.toLowerCase();
}

/** Whether what the owner typed in reply to a message schedules that message. */
export function isForQuoted(text: string, typedAt: number | undefined, username: string, deps: CommandDeps): boolean {
  const line = readCommandLine(text);
  return line !== null && isForMe(line, username) && takesQuoted(line.name, line.args, deps, typedAt);
}

/** What a tap on a button does. @throws UserError for a short notice over the chat */
export function runTap(data: string, context: ChatContext, deps: CommandDeps): Reply | Promise<Reply> {
  const action = decodeCallbackData(data);
  if (!action || isReminderAction(action)) throw new UserError('invalid', verbatim(deps.words().help.oldButton));
  if (action.do === 'sendFrom') return tapSendFrom(action.installation, deps);
  return act(action, context, deps);
}

/** Of these taps the answer is what they did, in a sentence: it is said over the chat, too. */
function told(reply: Reply): Reply {
  return { toast: reply.text.split('\n', 1)[0] ?? '', ...reply };
}

function act(
  action: Exclude<ButtonAction, ReminderAction | { do: 'sendFrom' }>,
  context: ChatContext,
  deps: CommandDeps,
): Reply | Promise<Reply> {
  switch (action.do) {
    case 'stop':
      return told(tapStop(action.id, deps));
    case 'undo':
      return told(tapUndo(action.change, deps));
    case 'send':
      return tapSend(action.key, deps);
    case 'resend':
    case 'sendAnyway':
      return tapResend(action.key, deps, action.do === 'sendAnyway');
    case 'missedAnyway':
      return tapSend(action.key, deps, true);
    case 'missedBack':
      return tapMissedAgain(deps);
    case 'troubleBack':
      return tapTroubleAgain(action.key, deps);
    case 'arrived':
      return tapArrived(action.key, deps);
    case 'seen':
      return told(tapSeen(deps));
    case 'list':
      return listPage(action.page, context, deps);
    case 'listPause':
    case 'listResume':
    case 'listRun':
    case 'listStop':
      return tapRow(action, context, deps);
    case 'edit':
      return tapEdit(action.id, context, deps);
    case 'older':
    case 'olderOf':
      return tapOlder(action.key, action.do === 'olderOf', context, deps);
    case 'confirm':
      return told(tapConfirm(action.token, context, deps));
    case 'cancel':
      return told(tapCancel(action.token, deps));
    case 'change':
      return tapChange(action.token, context, deps);
    case 'way':
      return tapWay(action.token, action.nth, context, deps);
    case 'part':
      return tapPart(action.token, action.part, context, deps);
    case 'when':
      return tapWhen(action.token, action.nth, context, deps);
    case 'forward':
      return tapForward(action.token, context, deps);
    case 'side':
      return tapSide(action.token, action.side, context, deps);
    case 'asOne':
      return tapAsOne(action.token, context, deps);
    case 'where':
      return tapWhere(action.token, action.chat, context, deps);
    case 'useChat':
      return tapUseChat(action.chat, deps);
    case 'leaveChat':
      return told(tapLeaveChat(action.chat, deps));
    case 'resumeChat':
      return told(tapResumeChat(action.chat, deps));
    case 'computersZone':
      return told(tapComputersZone(deps));
  }
}

/** @throws UserError */
async function tapSendFrom(installation: string, deps: CommandDeps): Promise<Reply> {
  await deps.handOver(installation);
  return told({ text: deps.words().home.handedOver });
}

function answer(command: Command, args: string, context: ChatContext, deps: CommandDeps): Reply {
  const words = deps.words();
  try {
    return command.run(args, context, deps);
  } catch (error) {
    if (error instanceof Unclear) return askWhichWay(error, command, context, deps);
    if (!(error instanceof UserError)) throw error;
    const said = words.core.say(error.text);
    // The grammar does not help against a full disk.
    if (error.code === 'internal') return { text: said };
    const why = error.code === 'notFound' ? words.help.seeList(said) : said;
    return sayUsage(words, why, words.commands[command.name]);
  }
}

/** Each meaning becomes a button, which runs the command so that it has no other. */
function askWhichWay(
  { question, meanings }: Unclear,
  { name }: Command,
  context: ChatContext,
  deps: CommandDeps,
): Reply {
  const { source } = context;
  const { say } = deps.words().core;
  const ways = meanings.map(({ label, args }) => ({
    label: typeof label === 'string' ? label : say(label),
    line: `/${name} ${args}`,
    source,
  }));
  return ask(deps.questions.open(context.chatId, { asks: 'way', ways }), context, deps, say(question));
}

/** @throws UserError */
function tapWay(token: string, nth: number, context: ChatContext, deps: CommandDeps): Reply {
  const way = deps.questions.get(token)?.ways[nth];
  const line = way && readCommandLine(way.line);
  const command = line && byName.get(line.name);
  const { guide } = deps.words();
  if (!command)
    throw new UserError('conflict', verbatim(deps.questions.wasDecided(token) ? guide.decided : guide.forgotten));
  deps.questions.close(token);
  return answer(command, line.args, { ...context, source: way.source }, deps);
}
