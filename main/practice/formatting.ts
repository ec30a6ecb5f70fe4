import type { MessageEntity } from 'grammy/types';
import type { TextEntity } from '../contract/message.ts';
import { FormatError, type FormattedText } from '../core/message/formatted-text.ts';
import { parseText } from '../core/message/read-message.ts';
import { badRequest } from './failure.ts';
import type { Params } from './params.ts';

const FORMATS = { '': 'plain', markdownv2: 'markdown', html: 'html' } as const;

/**
 * A text parameter in the format that the request names, read like Telegram's, with its entities.
 * @throws ApiFailure 400 on an unknown `parse_mode` and on a text that cannot be read
 */
export function readFormatted(params: Params, name: string): { text: string; entities?: MessageEntity[] } {
  const mode = params.text('parse_mode').toLowerCase();
  if (!Object.hasOwn(FORMATS, mode)) throw badRequest('unsupported parse_mode');
  const { text, entities } = parse(params.text(name), FORMATS[mode as keyof typeof FORMATS]);
  const all = [...entities.map(toApi), ...findCommands(text)].sort((a, b) => a.offset - b.offset);
  return { text, ...(all.length > 0 && { entities: all }) };
}

function parse(source: string, format: (typeof FORMATS)[keyof typeof FORMATS]): FormattedText {
  try {
    return parseText(source, format);
  } catch (error) {
    if (error instanceof FormatError) throw badRequest(`can't parse entities: ${error.message}`);
    throw error;
  }
}

function toApi(entity: TextEntity): MessageEntity {
  const { type, offset, length, url = '', language, userId = 0, emojiId = '' } = entity;
  switch (type) {
    case 'text_link':
      return { type, offset, length, url };
    case 'text_mention':
      // Telegram knows the person's name; the practice server knows who is meant only.
      return { type, offset, length, user: { id: userId, is_bot: false, first_name: 'Somebody' } };
    case 'custom_emoji':
      return { type, offset, length, custom_emoji_id: emojiId };
    case 'date_time': {
      const { unixTime: unix_time = 0, format = '' } = entity;
      return { type, offset, length, unix_time, date_time_format: format as '' };
    }
    case 'pre':
      return { type, offset, length, ...(language && { language }) };
    default:
      return { type, offset, length };
  }
}

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
