import type { Message as ApiMessage, MessageEntity } from 'grammy/types';
import { type Attachment, type Message, TextEntity } from '../contract/message.ts';
import { writeHtml } from '../core/message/write-html.ts';

/** A file of a message in a chat, before the bot has fetched it. */
export interface QuotedFile {
  id: string;
  kind: Attachment['kind'];
  name: string;
  /** Bytes, as far as Telegram says. */
  size: number | undefined;
}

/** What of a message in a chat can be sent again. */
export interface Quoted {
  message: Omit<Message, 'attachments'>;
  files: QuotedFile[];
}

/** Null: it is of a kind that Carillon does not send. */
export function readQuoted(message: ApiMessage): Quoted | null {
  const { text, caption = '', photo, document, poll } = message;
  if (text !== undefined) return { message: formatted(text, message.entities), files: [] };
  if (poll) {
    if (poll.type !== 'regular') return null;
    const { question, options, is_anonymous: anonymous, allows_multiple_answers: several } = poll;
    const answers = { options: options.map((option) => option.text), anonymous, several };
    return { message: { text: question, poll: answers }, files: [] };
  }
  const file = fileOf(photo?.at(-1), document);
  return file && { message: formatted(caption, message.caption_entities), files: [file] };
}

function fileOf(photo: NonNullable<ApiMessage['photo']>[number] | undefined, document: ApiMessage['document']) {
  if (photo) return { id: photo.file_id, kind: 'photo' as const, name: 'photo.jpg', size: photo.file_size };
  if (!document) return null;
  const { file_id: id, file_name: name = 'file', file_size: size } = document;
  return { id, kind: 'document' as const, name, size };
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
