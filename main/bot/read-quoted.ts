import type { Message as ApiMessage, Location, MessageEntity, Poll, Sticker } from 'grammy/types';
import { Dice } from '../contract/extras.ts';
import { type Attachment, type Message, TextEntity } from '../contract/message.ts';
import { writeHtml } from '../core/message/write-html.ts';

/** A file of a message in a chat, before the bot has fetched it. */
export interface QuotedFile {
  id: string;
  kind: Attachment['kind'];
  name: string;
  /** Bytes, as far as Telegram says. */
  size: number | undefined;
  spoiler?: true;
}

/** What of a message in a chat can be sent again. */
export interface Quoted {
  message: Omit<Message, 'attachments'>;
  files: QuotedFile[];
}

/** Null: it is of a kind that Carillon does not send. */
export function readQuoted(message: ApiMessage): Quoted | null {
  const { text, caption = '' } = message;
  if (text !== undefined) return { message: formatted(text, message.entities), files: [] };
  const extra = extraOf(message);
  if (extra) return { message: extra, files: [] };
  const file = fileOf(message);
  if (!file) return null;
  const above = message.show_caption_above_media && { captionAbove: true as const };
  return { message: { ...formatted(caption, message.caption_entities), ...above }, files: [file] };
}

/** What carries no file: a poll, a place, a contact, a dice. */
function extraOf({ poll, venue, location, contact, dice }: ApiMessage): Message | null {
  if (poll) return pollOf(poll);
  if (venue) {
    const { title, address } = venue;
    return { text: '', place: { ...coordinatesOf(venue.location), title, address } };
  }
  if (location) return { text: '', place: coordinatesOf(location) };
  if (contact) {
    const { phone_number: phone, first_name: firstName, last_name: lastName } = contact;
    return { text: '', contact: { phone, firstName, ...(lastName && { lastName }) } };
  }
  const emoji = Dice.safeParse(dice?.emoji);
  return emoji.success ? { text: '', dice: emoji.data } : null;
}

/** Null: a quiz of somebody else, whose right answer Telegram does not tell. */
function pollOf(poll: Poll): Message | null {
  const { question, options, is_anonymous: anonymous, allows_multiple_answers: several, type } = poll;
  const { correct_option_ids: correct, explanation } = poll;
  if (type === 'quiz' && !correct) return null;
  const quiz = correct && { quiz: { correct, ...(explanation && { explanation }) } };
  return {
    text: question,
    poll: { options: options.map((option) => option.text), anonymous, several, ...quiz },
  };
}

/** Where it was on its way to is not where it will be: a live location is sent as the place that it showed. */
function coordinatesOf({ latitude, longitude }: Location) {
  return { latitude, longitude };
}

function fileOf(message: ApiMessage): QuotedFile | null {
  const { photo, animation, document, video, audio, voice, video_note: videoNote, sticker } = message;
  const spoiler = message.has_media_spoiler && { spoiler: true as const };
  const largest = photo?.at(-1);
  if (largest) return { ...quoted('photo', largest, 'photo.jpg'), ...spoiler };
  // An animation is told as a document, too.
  if (animation) return { ...quoted('animation', animation, animation.file_name ?? 'animation.mp4'), ...spoiler };
  if (video) return { ...quoted('video', video, video.file_name ?? 'video.mp4'), ...spoiler };
  if (audio) return quoted('audio', audio, audio.file_name ?? 'audio.mp3');
  if (voice) return quoted('voice', voice, 'voice.ogg');
  if (videoNote) return quoted('videoNote', videoNote, 'video.mp4');
  if (sticker) return quoted('sticker', sticker, `sticker.${stickerEnding(sticker)}`);
  return document ? quoted('document', document, document.file_name ?? 'file') : null;
}

function quoted(kind: Attachment['kind'], file: { file_id: string; file_size?: number }, name: string): QuotedFile {
  return { id: file.file_id, kind, name, size: file.file_size };
}

function stickerEnding({ is_animated: isAnimated, is_video: isVideo }: Sticker): string {
  if (isAnimated) return 'tgs';
  return isVideo ? 'webm' : 'webp';
}

/** The part of a formatted text from `start` on, as it is scheduled. */
export function formatted(whole: string, all: readonly MessageEntity[] = [], start = 0): Message {
  const text = whole.slice(start);
  const entities = all
    .map((entity) => ({ ...entity, offset: entity.offset - start }))
    .filter(({ offset }) => offset >= 0)
    .flatMap((entity) => toTextEntity(entity) ?? []);
  return entities.length === 0 ? { text } : { text: writeHtml({ text, entities }), format: 'html' };
}

/** What Telegram finds by itself, such as links and hashtags, it will find again. */
function toTextEntity(entity: MessageEntity): TextEntity | null {
  const { type, offset, length } = entity;
  const parsed = TextEntity.safeParse({
    type,
    offset,
    length,
    ...(type === 'text_link' && { url: entity.url }),
    ...(type === 'pre' && entity.language && { language: entity.language }),
    ...(type === 'text_mention' && { userId: entity.user.id }),
    ...(type === 'custom_emoji' && { emojiId: entity.custom_emoji_id }),
  });
  return parsed.success ? parsed.data : null;
}
