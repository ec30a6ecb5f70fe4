import type { Api } from 'grammy';
import type { InlineKeyboardMarkup, Message as SentMessage } from 'grammy/types';
import { MEDIA_RULES, type MediaKind } from '../contract/media.ts';
import { type Attachment, hasText, kindOf, type Message, type TextFormat } from '../contract/message.ts';
import type { SendOutcome, SendRequest } from '../core/ports.ts';
import { msg } from '../i18n/msg.ts';
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
export async function sendMessage(deps: SendDeps, request: SendRequest, signal: ApiSignal): Promise<Taken> {
  const { api, words } = deps;
  const { chatId, threadId, message, acknowledgement } = request;
  const keyboard = keyboardOf(message, acknowledgement && acknowledgementRow(words, acknowledgement));
  const options = {
    ...howToSend(message),
    ...(threadId !== undefined && { message_thread_id: threadId }),
    ...keyboard,
  };
  const kind = kindOf(message);
  switch (kind) {
    case 'text': {
      const preview = message.linkPreview === false && { link_preview_options: { is_disabled: true } };
      return idOf(
        await api.sendMessage(chatId, message.text, { ...options, ...formatOf(message), ...preview }, signal),
      );
    }
    case 'album':
      return sendAlbum(deps, request, options, signal);
    case 'poll':
      return idOf(await sendPoll(api, request, options, signal));
    case 'location':
    case 'venue': {
      const { latitude = 0, longitude = 0, title, address = '' } = message.place ?? {};
      if (title === undefined) return idOf(await api.sendLocation(chatId, latitude, longitude, options, signal));
      return idOf(await api.sendVenue(chatId, latitude, longitude, title, address, options, signal));
    }
    case 'contact': {
      const { phone = '', firstName = '', lastName } = message.contact ?? {};
      const all = { ...options, ...(lastName !== undefined && { last_name: lastName }) };
      return idOf(await api.sendContact(chatId, phone, firstName, all, signal));
    }
    case 'copy':
      return sendCopy(api, request, options, signal);
    case 'dice':
      return idOf(await api.sendDice(chatId, message.dice ?? '🎲', options, signal));
    default: {
      const sent = await sendFile(deps, request, options, kind, signal);
      noteFileIds(deps, message, [sent]);
      return idOf(sent);
    }
  }
}

type Options = ReturnType<typeof howToSend> & { message_thread_id?: number } & ReturnType<typeof keyboardOf>;

/** One file, as that which it is to be. */
function sendFile(
  { api, upload, fileIds }: SendDeps,
  { chatId, message }: SendRequest,
  options: Options,
  kind: MediaKind,
  signal: ApiSignal,
): Promise<SentMessage> {
  const attachment = message.attachments?.[0] as Attachment;
  const file = fileIds.find(attachment) ?? upload.file(attachment);
  const all = {
    ...options,
    ...(MEDIA_RULES[kind].hasCaption && { caption: message.text, ...formatOf(message) }),
    ...(MEDIA_RULES[kind].isVisual && visualOf(message, attachment)),
  };
  switch (kind) {
    case 'photo':
      return api.sendPhoto(chatId, file, all, signal);
    case 'video':
      return api.sendVideo(chatId, file, { ...all, ...shapeOf(attachment), supports_streaming: true }, signal);
    case 'animation':
      return api.sendAnimation(chatId, file, { ...all, ...shapeOf(attachment) }, signal);
    case 'audio':
      return api.sendAudio(chatId, file, { ...all, ...durationOf(attachment) }, signal);
    case 'voice':
      return api.sendVoice(chatId, file, { ...all, ...durationOf(attachment) }, signal);
    case 'videoNote': {
      const length = attachment.width !== undefined && { length: attachment.width };
      return api.sendVideoNote(chatId, file, { ...all, ...durationOf(attachment), ...length }, signal);
    }
    case 'sticker':
      return api.sendSticker(chatId, file, all, signal);
    case 'document':
      return api.sendDocument(chatId, file, all, signal);
  }
}

async function sendAlbum(
  deps: SendDeps,
  { chatId, message }: SendRequest,
  options: Options,
  signal: ApiSignal,
): Promise<Taken> {
  const { api, upload, fileIds } = deps;
  const { text, attachments = [] } = message;
  // The caption of an album is that of its first part.
  const caption = text !== '' && { caption: text, ...formatOf(message) };
  const media = attachments.map((attachment, index) => ({
    type: attachment.kind,
    media: fileIds.find(attachment) ?? upload.file(attachment),
    ...(attachment.kind === 'video' && { ...shapeOf(attachment), supports_streaming: true }),
    ...(MEDIA_RULES[attachment.kind].isVisual && visualOf(message, attachment)),
    ...(index === 0 && caption),
  })) as Parameters<Api['sendMediaGroup']>[1];
  const sent = await api.sendMediaGroup(chatId, media, options, signal);
  noteFileIds(deps, message, sent);
  const messageIds = sent.map(({ message_id }) => message_id);
  const taken = idOf({ message_id: messageIds[0] ?? 0 });
  return taken.note === undefined ? { ...taken, messageIds } : taken;
}

function sendPoll(api: Api, { chatId, message }: SendRequest, options: Options, signal: ApiSignal) {
  const { options: answers = [], anonymous = true, several = false, quiz } = message.poll ?? {};
  const asQuiz = quiz && {
    type: 'quiz' as const,
    correct_option_ids: quiz.correct,
    ...(quiz.explanation && { explanation: quiz.explanation }),
  };
  const all = { ...options, is_anonymous: anonymous, allows_multiple_answers: several, ...asQuiz };
  const inputs = answers.map((answer) => ({ text: answer }));
  return api.sendPoll(chatId, message.text, inputs, all, signal);
}

/** Sends what stands elsewhere, as one's own or as forwarded. Of several, those that are gone are left out by Telegram. */
async function sendCopy(
  api: Api,
  { chatId, message }: SendRequest,
  options: Options,
  signal: ApiSignal,
): Promise<Taken> {
  const { chatId: from = 0, messageIds = [], forward } = message.copy ?? {};
  const { reply_markup: _, ...bare } = options;
  const [only = 0, ...others] = messageIds;
  if (others.length === 0) {
    if (forward) return idOf(await api.forwardMessage(chatId, from, only, bare, signal));
    return idOf(await api.copyMessage(chatId, from, only, options, signal));
  }
  const send = forward
    ? api.forwardMessages(chatId, from, messageIds, bare, signal)
    : api.copyMessages(chatId, from, messageIds, bare, signal);
  const sent = await send;
  const taken = idOf({ message_id: sent[0]?.message_id ?? 0 });
  if (taken.note !== undefined) return taken;
  const gone = messageIds.length - sent.length;
  return { ...taken, messageIds: sent.map(({ message_id }) => message_id), ...(gone > 0 && { note: PARTS_GONE }) };
}

const PARTS_GONE = msg('input.someTheseMessagesNo');

function noteFileIds({ fileIds }: SendDeps, { attachments = [] }: Message, sent: readonly SentMessage[]): void {
  for (const [index, attachment] of attachments.entries()) {
    const fileId = fileIdOf(sent[index]);
    if (fileId !== undefined) fileIds.note(attachment, fileId);
  }
}

function visualOf({ captionAbove, text }: Message, { spoiler }: Attachment) {
  return {
    ...(captionAbove && text !== '' && { show_caption_above_media: true }),
    ...(spoiler && { has_spoiler: true }),
  };
}

/** Known before it is loaded, so that it is shown in its shape at once. */
function shapeOf({ width, height, ...rest }: Attachment) {
  return { ...(width !== undefined && height !== undefined && { width, height }), ...durationOf(rest) };
}

function durationOf({ duration }: Pick<Attachment, 'duration'>) {
  return duration === undefined ? {} : { duration };
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

const TAKEN = msg('delivery.telegramTookSendsItself');

/** A message that Telegram itself has put off, as in a chat that is very busy, has no number yet, and comes with 0. */
function idOf({ message_id }: { message_id: number }): Taken {
  return message_id === 0 ? { note: TAKEN } : { messageId: message_id };
}

/** Telegram keeps a photo in several sizes, the largest last, and makes an animation or a video of some documents. */
function fileIdOf(sent: SentMessage | undefined): string | undefined {
  const { photo, document, animation, video, audio, voice, video_note: videoNote, sticker } = sent ?? {};
  // An animation is told as a document, too: its own id is the one that sendAnimation takes.
  return (photo?.at(-1) ?? animation ?? document ?? video ?? audio ?? voice ?? videoNote ?? sticker)?.file_id;
}

/** A message that stands in a chat. */
export interface Standing {
  chatId: number;
  messageId: number;
}

/**
 * Lets a message that was sent say what `message` says, with this keyboard and no other. Its kind and its files stay as they
 * are; of a poll, and of what has no text, nothing but the keyboard can be changed.
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
  const kind = kindOf(message);
  switch (hasText(kind) ? kind : 'poll') {
    case 'text': {
      const preview = linkPreview === false && { link_preview_options: { is_disabled: true } };
      await api.editMessageText(chatId, messageId, text, { ...how, ...preview }, signal);
      return;
    }
    case 'poll':
      await api.editMessageReplyMarkup(chatId, messageId, keyboard, signal);
      return;
    default:
      await api.editMessageCaption(chatId, messageId, { caption: text, ...how, ...captionPlace(message) }, signal);
  }
}

function captionPlace({ captionAbove, text }: Message) {
  return captionAbove && text !== '' ? { show_caption_above_media: true } : {};
}
