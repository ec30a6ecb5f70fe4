import type { Api } from 'grammy';
import type { InlineKeyboardMarkup, Message as SentMessage } from 'grammy/types';
import { type Attachment, kindOf, type Message, type TextFormat } from '../contract/message.ts';
import type { SendOutcome, SendRequest } from '../core/ports.ts';
import type { ApiSignal } from './client.ts';
import type { Upload } from './files.ts';
import { acknowledgementRow, keyboardOf } from './reminder-buttons.ts';
import type { Words } from './words/index.ts';

const PARSE_MODES = { plain: undefined, markdown: 'MarkdownV2', html: 'HTML' } as const satisfies Record<
  TextFormat,
  string | undefined
>;

/** The ids under which Telegram has files that this bot has sent before. */
export interface FileIds {
  find(attachment: Attachment): string | undefined;
  note(attachment: Attachment, fileId: string): void;
}

export interface SendDeps {
  api: Api;
  upload: Upload;
  fileIds: FileIds;
  words: Words;
}

/**
 * The one request that sends a message of whatever kind. A file that Telegram has already is sent by its id.
 * @returns the id of the message; of an album, that of its first, and of all
 */
export async function sendMessage(
  { api, upload, fileIds, words }: SendDeps,
  { chatId, threadId, message, acknowledgement }: SendRequest,
  signal: ApiSignal,
): Promise<Taken> {
  const { text, attachments = [], poll } = message;
  const options = { ...howToSend(message), ...(threadId !== undefined && { message_thread_id: threadId }) };
  const caption = { caption: text, ...formatOf(message) };
  const [first] = attachments;
  const keyboard = keyboardOf(message, acknowledgement && acknowledgementRow(words, acknowledgement));
  const source = (attachment: Attachment) => fileIds.find(attachment) ?? upload.file(attachment);
  const note = (sent: readonly SentMessage[]) => {
    for (const [index, attachment] of attachments.entries()) {
      const fileId = fileIdOf(sent[index]);
      if (fileId !== undefined) fileIds.note(attachment, fileId);
    }
  };
  switch (kindOf(message)) {
    case 'text': {
      const preview = message.linkPreview === false && { link_preview_options: { is_disabled: true } };
      const all = { ...options, ...keyboard, ...formatOf(message), ...preview };
      return idOf(await api.sendMessage(chatId, text, all, signal));
    }
    case 'photo': {
      const photo = source(first as Attachment);
      const sent = await api.sendPhoto(chatId, photo, { ...options, ...keyboard, ...caption }, signal);
      note([sent]);
      return idOf(sent);
    }
    case 'document': {
      const document = source(first as Attachment);
      const sent = await api.sendDocument(chatId, document, { ...options, ...keyboard, ...caption }, signal);
      note([sent]);
      return idOf(sent);
    }
    case 'album': {
      // The caption of an album is that of its first part.
      const media = attachments.map((attachment, index) => ({
        type: attachment.kind,
        media: source(attachment),
        ...(index === 0 && text !== '' && caption),
      })) as Parameters<Api['sendMediaGroup']>[1];
      const sent = await api.sendMediaGroup(chatId, media, options, signal);
      note(sent);
      const messageIds = sent.map(({ message_id }) => message_id);
      const taken = idOf({ message_id: messageIds[0] ?? 0 });
      return taken.note === undefined ? { ...taken, messageIds } : taken;
    }
    case 'poll': {
      const { options: answers = [], anonymous = true, several = false } = poll ?? {};
      const asked = { is_anonymous: anonymous, allows_multiple_answers: several };
      const all = { ...options, ...keyboard, ...asked };
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

/** What Telegram answered to a request that it took. */
export type Taken = Pick<Extract<SendOutcome, { kind: 'sent' }>, 'messageId' | 'messageIds' | 'note'>;

const TAKEN = 'Telegram took it, and sends it by itself as soon as it can.';

/** A message that Telegram itself has put off, as in a chat that is very busy, has no number yet, and comes with 0. */
function idOf({ message_id }: { message_id: number }): Taken {
  return message_id === 0 ? { note: TAKEN } : { messageId: message_id };
}

/** Telegram keeps a photo in several sizes, the largest last, and makes an animation or a video of some documents. */
function fileIdOf(sent: SentMessage | undefined): string | undefined {
  const { photo, document, animation, video, audio } = sent ?? {};
  return (photo?.at(-1) ?? document ?? animation ?? video ?? audio)?.file_id;
}

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
