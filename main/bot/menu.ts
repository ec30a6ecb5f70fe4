import type { Api } from 'grammy';
import type { BotCommandScope, LanguageCode } from 'grammy/types';
import type { Preferences } from '../contract/preferences.ts';
import type { Log } from '../core/ports.ts';
import { sayCause } from './api-errors.ts';
import type { ApiSignal } from './client.ts';
import { commands } from './commands/index.ts';
import type { CommandName } from './words/en-commands.ts';
import { type Words, wordsFor } from './words/index.ts';

export interface MenuOptions {
  language: Preferences['language'];
  ownerId: number | undefined;
  /** Where the bot is together with the owner: ids of groups and supergroups. */
  groups: readonly number[];
  log: Log;
  closing: AbortSignal;
}

/** Who is nobody to the bot can say hello, which is how a code is said. */
const FOR_ANYONE: readonly CommandName[] = ['start'];
/** These are about the owner's own chat, or about every chat. */
const PRIVATE_ONLY: readonly CommandName[] = ['start', 'missed', 'tz', 'chats', 'cancel'];

const all = commands.map(({ name }) => name);

/**
 * Telegram's menus beside the text field: all commands for the owner in their own chat, and in groups those that have to do with a
 * group, for the owner alone: nobody else there would get an answer. Each in two languages, of which Telegram shows the one of
 * the person's app. Without them everything still works.
 */
export async function offerCommands(api: Api, { language, ownerId, groups, log, closing }: MenuOptions): Promise<void> {
  const menus: [BotCommandScope, readonly CommandName[]][] = [[{ type: 'all_private_chats' }, FOR_ANYONE]];
  if (ownerId !== undefined) {
    menus.push([{ type: 'chat', chat_id: ownerId }, all]);
    const forGroups = all.filter((name) => !PRIVATE_ONLY.includes(name));
    for (const id of groups) menus.push([{ type: 'chat_member', chat_id: id, user_id: ownerId }, forGroups]);
  }
  const attempt = (request: Promise<true>) => unlessRefused(request, log, closing);
  // Former versions had one menu for everybody, and later one for everybody in groups.
  await attempt(api.deleteMyCommands({}, closing as ApiSignal));
  await removeMenus(api, [{ type: 'all_group_chats' }], { log, closing });
  for (const [scope, names] of menus) {
    for (const code of [undefined, 'de'] as const) {
      const menu = menuOf(wordsFor(language, code), names);
      const options = code === undefined ? { scope } : { scope, language_code: code satisfies LanguageCode };
      await attempt(api.setMyCommands(menu, options, closing as ApiSignal));
      if (closing.aborted) return;
    }
  }
}

/** Takes the menus of commands away from somebody who is the owner no longer. */
export async function withdrawCommands(
  api: Api,
  formerOwnerId: number,
  { groups, ...options }: Pick<MenuOptions, 'groups' | 'log' | 'closing'>,
): Promise<void> {
  const inGroups = groups.map((id): BotCommandScope => ({ type: 'chat_member', chat_id: id, user_id: formerOwnerId }));
  await removeMenus(api, [{ type: 'chat', chat_id: formerOwnerId }, ...inGroups], options);
}

async function removeMenus(
  api: Api,
  scopes: readonly BotCommandScope[],
  { log, closing }: Pick<MenuOptions, 'log' | 'closing'>,
): Promise<void> {
  for (const scope of scopes) {
    for (const code of [undefined, 'de'] as const) {
      const options = { scope, ...(code && { language_code: code satisfies LanguageCode }) };
      await unlessRefused(api.deleteMyCommands(options, closing as ApiSignal), log, closing);
      if (closing.aborted) return;
    }
  }
}

/** Without menus everything still works. */
async function unlessRefused(request: Promise<true>, log: Log, closing: AbortSignal): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!closing.aborted) log.warn(`A menu of commands could not be set: ${sayCause(error)}`);
  }
}

function menuOf(words: Words, names: readonly CommandName[]) {
  return names.map((name) => ({ command: name, description: words.commands[name].description }));
}
