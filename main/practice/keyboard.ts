import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { PracticeMessage } from '../contract/practice.ts';
import { badRequest } from './failure.ts';
import { isObject, type Params } from './params.ts';

/** Telegram's limit, in bytes of UTF-8. */
const MAX_CALLBACK_DATA_BYTES = 64;

/**
 * The inline keyboard of a request, if it has one. Custom keyboards (`keyboard`, `remove_keyboard`, `force_reply`) are
 * accepted and dropped: the practice chat has no place for them, and Telegram does not echo them either.
 * @throws ApiFailure 400 on what Telegram refuses, and on kinds of buttons that the practice chat cannot show
 */
export function readKeyboard(params: Params): InlineKeyboardMarkup | undefined {
  const markup = params.json('reply_markup', 'reply keyboard markup');
  if (markup === undefined) return undefined;
  if (!isObject(markup)) throw badRequest('object expected as reply markup');
  const rows = markup.inline_keyboard;
  if (rows === undefined) return undefined;
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" must be of type Array');
  const keyboard = rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest('field "inline_keyboard" must be an Array of Arrays');
    return row.map(readButton);
  });
  const filled = keyboard.filter((row) => row.length > 0);
  return filled.length > 0 ? { inline_keyboard: filled } : undefined;
}

/** Whether it is a keyboard that only a new message can bring. */
export function isOtherMarkup(params: Params): boolean {
  const markup = params.json('reply_markup', 'reply keyboard markup');
  return isObject(markup) && ['keyboard', 'remove_keyboard', 'force_reply'].some((kind) => kind in markup);
}

/** The rows as the practice chat shows them. */
export function shownButtons(markup: InlineKeyboardMarkup | undefined): PracticeMessage['buttons'] {
  return (markup?.inline_keyboard ?? []).map((row) =>
    row.map((button) => ({
      text: button.text,
      ...('callback_data' in button && { data: button.callback_data }),
      ...('url' in button && { url: button.url }),
    })),
  );
}

function readButton(button: unknown): InlineKeyboardButton {
  if (!isObject(button)) throw unreadable('InlineKeyboardButton must be an Object');
  const { text, callback_data: data, url } = button;
  if (typeof text !== 'string') throw unreadable('Can\'t find field "text"');
  if (text.trim() === '') throw unreadable('Button text must not be empty');
  if (typeof url === 'string' && url !== '') return { text, url: readUrl(url) };
  if (typeof data !== 'string' || data === '') throw unreadable('Text buttons are unallowed in the inline keyboard');
  if (Buffer.byteLength(data) > MAX_CALLBACK_DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID');
  return { text, callback_data: data };
}

function readUrl(url: string): string {
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
  const scheme = URL.parse(absolute)?.protocol;
  if (scheme && ['http:', 'https:', 'tg:', 'ton:'].includes(scheme)) return absolute;
  throw badRequest(`inline keyboard button URL '${url}' is invalid: Unsupported URL protocol`);
}

function unreadable(why: string) {
  return badRequest(`can't parse inline keyboard button: ${why}`);
}
