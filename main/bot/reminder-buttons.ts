import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Message } from '../contract/message.ts';
import type { SendRequest } from '../core/ports.ts';
import { type ButtonAction, encodeCallbackData } from './callback-data.ts';
import type { Words } from './words/index.ts';

type Row = InlineKeyboardButton[];
type ReminderAction = Extract<ButtonAction, { key: string; do: 'done' | 'later' | 'snooze' | 'skipNext' | 'asks' }>;

/** Under a message that asks to be done. */
export function acknowledgementRow(
  { reminder }: Words,
  { key, recurs }: NonNullable<SendRequest['acknowledgement']>,
): Row {
  return [
    button(reminder.done, { do: 'done', key }),
    button(reminder.snooze, { do: 'later', key }),
    ...(recurs ? [button(reminder.skipNext, { do: 'skipNext', key })] : []),
  ];
}

/** When it is to ask again. */
export function snoozeRow({ reminder }: Words, key: string): Row {
  const to = (['minutes', 'hour', 'tomorrow'] as const).map((to) => button(reminder.to[to], { do: 'snooze', key, to }));
  return [...to, button(reminder.back, { do: 'asks', key })];
}

/** The links that the user put under the message, and below them what it asks. */
export function keyboardOf(
  { buttons = [] }: Pick<Message, 'buttons'>,
  asking?: Row,
): { reply_markup?: InlineKeyboardMarkup } {
  const rows: Row[] = asking ? [...buttons, asking] : buttons;
  return rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {};
}

/** Whether it is one of those above. */
export function isReminderAction(action: ButtonAction | null): action is ReminderAction {
  return action !== null && ['done', 'later', 'snooze', 'skipNext', 'asks'].includes(action.do);
}

export type { ReminderAction };

function button(text: string, action: ButtonAction): InlineKeyboardButton {
  return { text, callback_data: encodeCallbackData(action) };
}
