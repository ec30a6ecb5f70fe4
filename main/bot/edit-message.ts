import type { Api } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import { kindOf, type Message } from '../contract/message.ts';
import type { ApiSignal } from './client.ts';
import { formatOf } from './send-message.ts';

/** A message that stands in a chat. */
export interface Standing {
  chatId: number;
  messageId: number;
}

/**
 * Lets a message that was sent say what `message` says, with this keyboard and no other. Its kind and its files stay as they
 * are; of a poll nothing but the keyboard can be changed.
 */
export async function editMessage(
  api: Api,
  { chatId, messageId }: Standing,
  message: Message,
  keyboard: { reply_markup?: InlineKeyboardMarkup },
  signal: ApiSignal,
): Promise<void> {
  const { text, linkPreview } = message;
  const how = { ...formatOf(message), ...keyboard };
  switch (kindOf(message)) {
    case 'text': {
      const preview = linkPreview === false && { link_preview_options: { is_disabled: true } };
      await api.editMessageText(chatId, messageId, text, { ...how, ...preview }, signal);
      return;
    }
    case 'poll':
      await api.editMessageReplyMarkup(chatId, messageId, keyboard, signal);
      return;
    default:
      await api.editMessageCaption(chatId, messageId, { caption: text, ...how }, signal);
  }
}
