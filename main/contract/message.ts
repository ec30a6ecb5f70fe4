import { z } from 'zod';
import { Contact, Copy, Dice, Place, Quiz } from './extras.ts';
import { Translatable } from './translatable.ts';
import './issues.ts';
import { checkedLink } from './link.ts';
import { canBeAlbum, MEDIA_RULES, MediaKind, refusalOfSize } from './media.ts';

/** Telegram's limit for a text message, in characters of Unicode after entity parsing (td, MessageContent.cpp: utf8_length). */
export const MAX_TEXT_LENGTH = 4_096;
/** The same for the text under a photo, document or album. */
const MAX_CAPTION_LENGTH = 1_024;
/** The same for the question of a poll. */
const MAX_QUESTION_LENGTH = 300;
/** What formatted text may take up with its marks, before they are parsed. */
export const MAX_MARKED_UP_LENGTH = 16_384;
export const MAX_ALBUM = 10;

/** How the text is to be read: as it stands, as Telegram's MarkdownV2, or as its HTML. */
export const TextFormat = z.enum(['plain', 'markdown', 'html']);
export type TextFormat = z.infer<typeof TextFormat>;

/** The name of a file in Carillon's folder of files: its SHA-256 and its ending. */
export const FileName = z.string().regex(/^[0-9a-f]{64}(\.[a-z0-9]{1,10})?$/, 'input.fileNotOneCarillons');

/** A file that goes out with a message. */
export const Attachment = z
  .strictObject({
    kind: MediaKind,
    file: FileName,
    /** As the person knows it, and as it arrives. */
    name: z.string().trim().min(1, 'input.fileNoName').max(200, 'input.nameFileTooLong'),
    /** Bytes. */
    size: z.number().int().positive('input.fileEmpty'),
    /** Pixels and seconds, as far as the file says: Telegram shows a video in its shape before it is loaded. */
    width: z.number().int().positive().optional(),
    height: z.number().int().positive().optional(),
    duration: z.number().int().positive().optional(),
    /** Blurred until it is tapped; of photos, videos and animations. */
    spoiler: z.literal(true).optional(),
  })
  .superRefine(({ kind, size }, { addIssue }) => {
    const refusal = refusalOfSize(kind, size);
    if (refusal) addIssue({ code: 'custom', message: refusal });
  });
export type Attachment = z.infer<typeof Attachment>;

export const Poll = z.strictObject({
  options: z
    .array(
      z
        .string()
        .trim()
        .min(1, 'input.answerPollEmpty')
        .refine((answer) => lengthOf(answer) <= 100, 'input.answerPollMost100'),
    )
    .min(1, 'input.pollNeedsAnswer')
    .max(12, 'input.pollMost12Answers')
    .refine((answers) => new Set(answers).size === answers.length, 'input.twoAnswersPollSame'),
  /** Whether nobody sees who voted for what; left out: yes. Channels take no other. */
  anonymous: z.boolean().optional(),
  /** Whether one may choose several answers; left out: no. */
  several: z.boolean().optional(),
  /** Left out: it only asks. */
  quiz: Quiz.optional(),
});
export type Poll = z.infer<typeof Poll>;

/** `example.org/x` is meant as https, which Telegram would open as http. */
function withScheme(url: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) && !/^[^/]*\.[^/]*:\d/.test(url) ? url : `https://${url}`;
}

/** A button under the message that opens an address. */
export const LinkButton = z.strictObject({
  text: z.string().trim().min(1, 'input.buttonNoText').max(64, 'input.textButtonMost64'),
  url: z
    .string()
    .trim()
    .max(2_048, 'input.linkButtonTooLong')
    .overwrite(withScheme)
    .refine((url) => checkedLink(url) !== null, 'input.telegramOpensNoSuch'),
});
export type LinkButton = z.infer<typeof LinkButton>;

/** How long Telegram takes a text to be: in characters of Unicode, of which an emoji may be several. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** What is sent. Only `text` is always there: it is the text, the caption of the attachments, or the question of the poll. */
export const Message = z
  .strictObject({
    text: z.string(),
    /** Left out: plain. */
    format: TextFormat.optional(),
    /** Two or more are an album. */
    attachments: z.array(Attachment).min(1).max(MAX_ALBUM, 'input.albumMostFiles').optional(),
    /** The caption stands above the photo, video or animation. */
    captionAbove: z.literal(true).optional(),
    poll: Poll.optional(),
    place: Place.optional(),
    contact: Contact.optional(),
    dice: Dice.optional(),
    copy: Copy.optional(),
    /** Arrives without a sound. */
    silent: z.boolean().optional(),
    /** Cannot be forwarded or saved. */
    protect: z.boolean().optional(),
    /** False: no preview of the first link in the text. Left out: Telegram shows one. */
    linkPreview: z.boolean().optional(),
    /** Rows of buttons with links. */
    buttons: z
      .array(z.array(LinkButton).min(1).max(8, 'input.rowMost8Buttons'))
      .min(1)
      .max(20, 'input.messageMost20Rows')
      .optional(),
    /** Whether `{date}` and its like in the text are filled in. Set when a message is saved; older ones go as they are. */
    variables: z.boolean().optional(),
  })
  .superRefine((message, { addIssue }) => {
    const refuse: Refuse = (path, message, params) => addIssue({ code: 'custom', path: [path], message, params });
    checkText(message, refuse);
    checkParts(message, refuse);
  });
export type Message = z.infer<typeof Message>;

type Refuse = (path: string, message: string, params?: { max: number }) => void;
type Parts = Pick<Message, 'attachments' | 'poll' | 'place' | 'contact' | 'dice' | 'copy'>;

function checkText(message: Message, refuse: Refuse): void {
  const kind = kindOf(message);
  const isPlain = (message.format ?? 'plain') === 'plain';
  const isEmpty = message.text.trim() === '';
  if (kind === 'text' || kind === 'poll') {
    if (isEmpty) refuse('text', 'input.messageEmptyWriteWhat');
  } else if (!hasText(kind) && !isEmpty) {
    refuse('text', 'input.telegramShowsNoText');
  }
  const most = isPlain ? lengthLimit(kind) : MAX_MARKED_UP_LENGTH;
  const length = isPlain ? lengthOf(message.text) : message.text.length;
  if (length > most) refuse('text', tooLong(kind), { max: most });
  if (message.poll && !isPlain) refuse('format', 'input.telegramTakesQuestionPoll');
}

function checkParts(message: Message, refuse: Refuse): void {
  const { attachments = [], poll, place, contact, dice, copy, buttons } = message;
  if (poll && attachments.length > 0) refuse('poll', 'input.pollCannotCarryPhotos');
  const others = { poll, attachments: attachments[0], place, contact, dice, copy };
  const [, second] = Object.entries(others).filter(([, part]) => part !== undefined);
  if (second && !(poll && attachments.length > 0)) {
    refuse(second[0], 'input.messageCarriesOneThese');
  }
  if (poll?.quiz?.correct.some((nth) => nth >= poll.options.length)) {
    refuse('poll', 'input.chooseRightAnswerQuiz');
  }
  if (copy && buttons && !takesButtons(message)) {
    refuse('buttons', 'input.telegramAddsNoButtons');
  }
  if (attachments.length < 2) return;
  if (buttons) refuse('buttons', 'input.telegramShowsNoButtonsUnder');
  if (!canBeAlbum(attachments.map(({ kind }) => kind))) {
    refuse('attachments', 'input.albumHoldsPhotosVideos');
  }
}

export type MessageKind = 'text' | 'album' | 'poll' | 'location' | 'venue' | 'contact' | 'dice' | 'copy' | MediaKind;

export function kindOf({ attachments, poll, place, contact, dice, copy }: Parts): MessageKind {
  if (copy) return 'copy';
  if (poll) return 'poll';
  if (place) return place.title === undefined ? 'location' : 'venue';
  if (contact) return 'contact';
  if (dice) return 'dice';
  const [first, second] = attachments ?? [];
  if (second) return 'album';
  return first?.kind ?? 'text';
}

/** Whether Telegram shows buttons under it. */
export function takesButtons(message: Parts): boolean {
  const { forward, messageIds = [] } = message.copy ?? {};
  return kindOf(message) !== 'album' && !forward && messageIds.length < 2;
}

/** Whether what is written shows with a message of this kind. */
export function hasText(kind: MessageKind): boolean {
  if (kind === 'text' || kind === 'poll' || kind === 'album') return true;
  return kind in MEDIA_RULES && MEDIA_RULES[kind as MediaKind].hasCaption;
}

/** What a list says of it in one line: the first of its text, or what it carries. */
export function summaryOf(message: Pick<Message, 'text'> & Partial<Parts>): string {
  const { text, attachments = [], place, contact, dice, copy } = message;
  const [first, ...others] = attachments;
  const files = first && (others.length > 0 ? `${first.name} +${others.length}` : first.name);
  const where = place && `📍 ${place.title ?? `${place.latitude}, ${place.longitude}`}`;
  const whom = contact && `👤 ${[contact.firstName, contact.lastName].filter(Boolean).join(' ')}`;
  return text.trim().split('\n', 1)[0] || (files ?? where ?? whom ?? dice ?? (copy ? `↪ ${copy.about}` : ''));
}

/** In characters of Unicode after entity parsing. */
export function lengthLimit(kind: MessageKind): number {
  if (kind === 'text') return MAX_TEXT_LENGTH;
  return kind === 'poll' ? MAX_QUESTION_LENGTH : MAX_CAPTION_LENGTH;
}

/** The key of what is said of a text that is longer than Telegram takes; its parameter is `max`. */
export function tooLong(kind: MessageKind) {
  if (kind === 'poll') return 'input.questionTooLongTelegram' as const;
  if (kind === 'text') return 'input.messageTooLongTelegram' as const;
  return 'input.textTooLongUnder' as const;
}

/** A part of a text that looks or acts otherwise. Offset and length are UTF-16 code units. */
export const TextEntity = z.strictObject({
  type: z.enum([
    'bold',
    'italic',
    'underline',
    'strikethrough',
    'spoiler',
    'code',
    'pre',
    'text_link',
    'text_mention',
    'custom_emoji',
    'date_time',
    'blockquote',
    'expandable_blockquote',
  ]),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  /** Of a text_link. */
  url: z.string().optional(),
  /** Of pre, when it was given. */
  language: z.string().optional(),
  /** Of a text_mention. */
  userId: z.number().int().optional(),
  /** Of a custom_emoji. */
  emojiId: z.string().optional(),
  /** Of a date_time: seconds since 1970, and how it is shown. */
  unixTime: z.number().int().positive().optional(),
  format: z.string().optional(),
});
export type TextEntity = z.infer<typeof TextEntity>;

/** A text as Telegram would show it, or the first thing wrong with it and where that stands in what was written. */
export const TextPreview = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), text: z.string(), entities: z.array(TextEntity), limit: z.number().int() }),
  z.strictObject({
    ok: z.literal(false),
    error: Translatable,
    /** UTF-16 code units from the start; left out when it is about the whole. */
    offset: z.number().int().nonnegative().optional(),
  }),
]);
export type TextPreview = z.infer<typeof TextPreview>;
