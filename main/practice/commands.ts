import type { BotCommand } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from './failure.ts';
import { isObject, type Params } from './params.ts';

/** The command lists by their scope and language. */
export const SavedCommands = z.array(
  z.tuple([z.string(), z.array(z.strictObject({ command: z.string(), description: z.string() }))]),
);
export type SavedCommands = z.infer<typeof SavedCommands>;

const MAX_COMMANDS = 100;
const SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'];
const CHAT_SCOPES = ['chat', 'chat_administrators', 'chat_member'];

/** The bot's menu of commands: one list a scope and language, with no falling back from one to another, as in Telegram. */
export class CommandMenus {
  readonly #lists: Map<string, BotCommand[]>;

  constructor(saved: SavedCommands = []) {
    this.#lists = new Map(saved);
  }

  set(params: Params): true {
    const key = readKey(params);
    const commands = params.json('commands', 'commands');
    if (!Array.isArray(commands)) throw badRequest('parameter "commands" is required');
    if (commands.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    const list = commands.map(readCommand);
    if (list.length > 0) this.#lists.set(key, list);
    else this.#lists.delete(key);
    return true;
  }

  get(params: Params): BotCommand[] {
    return this.#lists.get(readKey(params)) ?? [];
  }

  delete(params: Params): true {
    this.#lists.delete(readKey(params));
    return true;
  }

  save(): SavedCommands {
    return [...this.#lists];
  }
}

function readCommand(value: unknown): BotCommand {
  if (!isObject(value)) throw badRequest("can't parse BotCommand: expected an Object");
  const { command, description } = value;
  if (typeof command !== 'string') throw badRequest('can\'t parse BotCommand: can\'t find field "command"');
  if (typeof description !== 'string') throw badRequest('can\'t parse BotCommand: can\'t find field "description"');
  const name = command.replace(/^\//, '');
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID');
  if (description.trim() === '' || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  return { command: name, description };
}

function readKey(params: Params): string {
  const scope = params.json('scope', 'BotCommandScope') ?? { type: 'default' };
  const type = isObject(scope) ? String(scope.type) : '';
  const chat = isObject(scope) && CHAT_SCOPES.includes(type) ? `${scope.chat_id}/${scope.user_id ?? ''}` : '';
  if (!SCOPES.includes(type) && chat === '')
    throw badRequest("can't parse BotCommandScope: unsupported type specified");
  const language = params.text('language_code');
  // TDLib, validate_bot_language_code.
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest('Invalid language code specified');
  return `${type}:${chat}:${language}`;
}
