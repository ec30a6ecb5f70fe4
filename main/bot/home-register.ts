import { type Api, GrammyError } from 'grammy';
import type { BotCommandScope, LanguageCode } from 'grammy/types';
import { verbatim } from '../contract/translatable.ts';
import { type HomeRecord, type HomeRegister, RegisterTrouble } from '../core/home-keeper.ts';
import { meaningOf, readApiError } from './api-errors.ts';
import type { ApiSignal } from './client.ts';

/**
 * Where the record stands: in a menu of commands that nobody sees, for administrators of groups whose Telegram speaks Volapük. The bot
 * alone can write it; telegram-bot-api and TDLib (BotCommand.cpp) keep no copy, so that every reader gets what Telegram has.
 */
const SCOPE: BotCommandScope = { type: 'all_chat_administrators' };
const LANGUAGE = 'vo' as LanguageCode;
const COMMAND = 'carillon_home';
const VERSION = '1';
/** A description has at most 256 characters. */
const MAX_NAME = 60;
const WITHIN_MS = 15_000;

/** @param aheadMs how far this computer's clock is ahead of Telegram's */
export function createHomeRegister(
  api: Pick<Api, 'getMyCommands' | 'setMyCommands'>,
  aheadMs: () => number,
  closing: AbortSignal,
): HomeRegister {
  const signal = () => AbortSignal.any([closing, AbortSignal.timeout(WITHIN_MS)]) as ApiSignal;
  const options = { scope: SCOPE, language_code: LANGUAGE };
  return {
    aheadMs,
    async read() {
      const commands = await api.getMyCommands(options, signal()).catch(rethrow);
      return decodeHome(commands.find(({ command }) => command === COMMAND)?.description ?? '');
    },
    async write(record) {
      const command = { command: COMMAND, description: encodeHome(record) };
      await api.setMyCommands([command], options, signal()).catch(rethrow);
    },
  };
}

function rethrow(error: unknown): never {
  // 404 with a token that answers otherwise: a server without this method. Nothing else is taken for that.
  if (error instanceof GrammyError && error.error_code === 404 && /method not found/i.test(error.description)) {
    throw new RegisterTrouble('none', verbatim(error.description));
  }
  const failure = readApiError(error);
  const { reason } = meaningOf(failure).connection;
  const kind = failure.kind === 'unauthorised' ? 'refused' : 'unreachable';
  throw new RegisterTrouble(kind, reason, failure.kind === 'flood' ? failure.afterMs : undefined);
}

/** The record as the description of a command. Times in seconds, to be short. */
export function encodeHome({ installation, run, aheadMs, sendsAfter, seenAt, name }: HomeRecord): string {
  const seconds = [aheadMs, sendsAfter, seenAt].map((ms) => Math.ceil(ms / 1_000));
  return [VERSION, installation, run, ...seconds, name.replace(/\s+/g, ' ').trim().slice(0, MAX_NAME)].join(' ').trim();
}

/** Null for what is no record. */
export function decodeHome(description: string): HomeRecord | null {
  const found = /^1 ([0-9a-z]{4,40}) ([0-9a-z]{4,40}) (-?\d{1,12}) (\d{1,12}) (\d{1,12})(?: (.*))?$/.exec(description);
  if (!found) return null;
  const [, installation = '', run = '', ahead, after, seen, name = ''] = found;
  const [aheadMs = 0, sendsAfter = 0, seenAt = 0] = [ahead, after, seen].map((text) => Number(text) * 1_000);
  return { installation, run, aheadMs, sendsAfter, seenAt, name };
}
