import type { MessageEntity } from 'grammy/types';

/** `/word`, perhaps with `@bot`, standing apart from other words and slashes, as Telegram recognises it. */
const BOT_COMMAND = /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu;

/**
 * The bot commands in a text, offsets in UTF-16 code units. Telegram also finds links, mentions and hashtags; Carillon
 * reads none of those, so they are left out.
 */
export function findCommands(text: string): MessageEntity[] {
  return [...text.matchAll(BOT_COMMAND)].map((match) => ({
    type: 'bot_command',
    offset: match.index,
    length: match[0].length,
  }));
}
