import { join } from 'node:path';
import { type Api, InputFile } from 'grammy';
import { type Attachment, kindOf, type Message, type TextFormat } from '../contract/message.ts';
import type { SendRequest } from '../core/ports.ts';
import { askRow, keyboardOf } from './ask-buttons.ts';
import type { ApiSignal } from './client.ts';
import type { Words } from './words/index.ts';

const PARSE_MODES = { plain: undefined, markdown: 'MarkdownV2', html: 'HTML' } as const satisfies Record<
  TextFormat,
  string | undefined
>;

/**
 * The one request that sends a message of whatever kind.
 * @param files the folder in which its attachments are
 * @returns the id of the message; of an album, that of its first, and of all
 */
export async function sendMessage(
  api: Api,
  { chatId, threadId, message, ask }: SendRequest,
  files: string,
  words: Words,
  signal: ApiSignal,
): Promise<{ messageId: number; messageIds?: number[] }> {
  const { text, attachments = [], poll } = message;
  const options = { ...howToSend(message), ...(threadId !== undefined && { message_thread_id: threadId }) };
  const caption = { caption: text, ...formatOf(message) };
  const [first] = attachments;
  const keyboard = keyboardOf(message, ask && askRow(words, ask));
  const upload = (attachment: Attachment) => new InputFile(join(files, attachment.file), attachment.name);
  switch (kindOf(message)) {
    case 'text': {
      const preview = message.linkPreview === false && { link_preview_options: { is_disabled: true } };
      const all = { ...options, ...keyboard, ...formatOf(message), ...preview };
      return idOf(await api.sendMessage(chatId, text, all, signal));
    }
    case 'photo': {
      const photo = upload(first as Attachment);
      return idOf(await api.sendPhoto(chatId, photo, { ...options, ...keyboard, ...caption }, signal));
    }
    case 'document': {
      const document = upload(first as Attachment);
      const all = { ...options, ...keyboard, ...caption };
      return idOf(await api.sendDocument(chatId, document, all, signal));
    }
    case 'album': {
      // The caption of an album is that of its first part.
      const media = attachments.map((attachment, index) => ({
        type: attachment.kind,
        media: upload(attachment),
        ...(index === 0 && text !== '' && caption),
      })) as Parameters<Api['sendMediaGroup']>[1];
      const sent = await api.sendMediaGroup(chatId, media, options, signal);
      const messageIds = sent.map(({ message_id }) => message_id);
      return { messageId: messageIds[0] as number, messageIds };
    }
    case 'poll': {
      const { options: answers = [], anonymous = true, several = false } = poll ?? {};
      const ask = { is_anonymous: anonymous, allows_multiple_answers: several };
      const all = { ...options, ...keyboard, ...ask };
      const inputs = answers.map((answer) => ({ text: answer }));
      return idOf(await api.sendPoll(chatId, text, inputs, all, signal));
    }
  }
}

function howToSend({ silent, protect }: Message) {
  return { ...(silent && { disable_notification: true }), ...(protect && { protect_content: true }) };
}

export function formatOf({ format = 'plain' }: Message) {
  const mode = PARSE_MODES[format];
  return mode === undefined ? {} : { parse_mode: mode };
}

function idOf({ message_id }: { message_id: number }): { messageId: number } {
  return { messageId: message_id };
}
