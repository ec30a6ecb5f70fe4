import type { Message } from 'grammy/types';
import type { Copy } from '../contract/extras.ts';
import { verbatim } from '../contract/translatable.ts';
import { truncate } from '../contract/truncate.ts';
import { UserError } from '../core/errors.ts';
import type { SourceMessage } from './commands/command.ts';
import { type FetchDeps, fetchQuoted, MAX_FETCHED_BYTES } from './files.ts';
import { formatted, readQuoted } from './read-quoted.ts';

/** Messages of the chat that are to be scheduled as they are. */
export class Media {
  readonly #deps: FetchDeps;
  readonly #albums = new Albums();

  constructor(deps: FetchDeps) {
    this.#deps = deps;
  }

  /** A part of an album came by. */
  note(message: Message): void {
    this.#albums.note(message);
  }

  /** The message that a command replies to. @throws UserError when it cannot be scheduled, or a file of it not be had */
  ofReply(message: Message): Promise<SourceMessage> {
    return this.#take(message, true);
  }

  /** The photo or document whose caption is the command, without that caption. @throws UserError as above */
  async ofCaptioned(message: Message): Promise<SourceMessage> {
    const { caption = '', caption_entities: entities } = message;
    const taken = await this.#take(message, false);
    const { format: _, ...rest } = taken.message;
    // The text is the end of the caption, and looks as it does there.
    const written = caption.trimEnd();
    // A tapped answer may put the words in another order.
    const textFrom = (text: string) =>
      written.endsWith(text) ? formatted(written, entities, written.length - text.length) : { text };
    return { ...taken, message: { ...rest, text: '' }, textFrom };
  }

  /** @param mayCopy a copy would have the whole caption, which may be a command */
  async #take(message: Message, mayCopy: boolean): Promise<SourceMessage> {
    const { parts, isWhole } = this.#albums.partsOf(message);
    const read = parts.map(readQuoted);
    const known = read.filter((part) => part !== null);
    const copy = mayCopy && copyOf(parts, this.#deps.words().media.original);
    // What Carillon cannot take apart, and what Telegram hands to no bot, goes from where it stands.
    const isUnread = known.length < parts.length;
    const isTooLarge = known.some(({ files }) => files.some(({ size = 0 }) => size > MAX_FETCHED_BYTES));
    if (copy && (isUnread || isTooLarge)) return { message: { text: '', copy }, isWhole };
    // The caption of an album is that of the one part that has any.
    const captioned = known.find((part) => part.message.text !== '') ?? known[0];
    if (isUnread || !captioned) throw new UserError('invalid', verbatim(this.#deps.words().guide.onlyText));
    const files = known.flatMap((part) => part.files);
    const own = await fetchQuoted({ message: captioned.message, files }, this.#deps);
    return { message: own, isWhole, ...(copy && { origin: copy }) };
  }
}

/** Telegram copies none of these, nor what says of itself that a member joined and the like. */
const UNCOPIED = ['paid_media', 'giveaway', 'giveaway_winners', 'invoice'] as const;
const LONGEST_ABOUT = 200;

/** The messages where they stand; null when Telegram lets nobody copy them. @param original what is said of one without a text */
function copyOf(parts: readonly Message[], original: string): Copy | null {
  const [first] = parts;
  const isCopied = parts.every(
    (part) =>
      !part.has_protected_content && !UNCOPIED.some((kind) => kind in part) && CONTENT.some((kind) => kind in part),
  );
  if (!first || !isCopied) return null;
  const said = parts.map((part) => part.text ?? part.caption ?? part.poll?.question ?? '').find((text) => text !== '');
  const name = parts.map((part) => part.document?.file_name ?? part.video?.file_name ?? part.audio?.file_name ?? '')[0];
  // A quiz whose right answer is not known can only be forwarded.
  const isForeignQuiz = parts.some(({ poll }) => poll?.type === 'quiz' && !poll.correct_option_ids);
  return {
    chatId: first.chat.id,
    messageIds: parts.map(({ message_id }) => message_id).sort((a, b) => a - b),
    about: truncate((said || name || original).trim(), LONGEST_ABOUT),
    ...(isForeignQuiz && { forward: true }),
  };
}

/** What a message can carry that is sent by somebody, rather than told by Telegram. */
const CONTENT = [
  ...(['text', 'photo', 'video', 'animation', 'audio', 'voice', 'video_note', 'sticker', 'document'] as const),
  ...(['poll', 'location', 'venue', 'contact', 'dice', 'story', 'game', 'checklist', 'rich_message'] as const),
] as const;

/** Albums that are remembered; Telegram lets ten parts be in one. */
const MAX_ALBUMS = 100;
const MAX_PARTS = 10;

/**
 * The albums that the bot has seen lately. A reply to one names a single part of it, and the Bot API has no way to ask for
 * the others. In memory only: after a restart, an album has to be sent again to be known as a whole.
 */
export class Albums {
  readonly #seen = new Map<string, Message[]>();

  note(message: Message): void {
    const key = keyOf(message);
    if (!key) return;
    const parts = this.#seen.get(key) ?? [];
    if (parts.length < MAX_PARTS) this.#seen.set(key, [...parts, message]);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MAX_ALBUMS && oldest !== undefined) this.#seen.delete(oldest);
  }

  /** All parts that are known of a message's album, in their order; the message alone when it is of none. */
  partsOf(message: Message): { parts: Message[]; isWhole: boolean } {
    const key = keyOf(message);
    if (!key) return { parts: [message], isWhole: true };
    const known = this.#seen.get(key) ?? [];
    const isKnown = known.some(({ message_id }) => message_id === message.message_id);
    const parts = isKnown ? known : [...known, message];
    parts.sort((a, b) => a.message_id - b.message_id);
    // An album has two parts at least.
    return { parts, isWhole: parts.length > 1 };
  }
}

function keyOf({ chat, media_group_id: group }: Message): string | null {
  return group === undefined ? null : `${chat.id}:${group}`;
}
