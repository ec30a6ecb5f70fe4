import type { Message } from 'grammy/types';
import { UserError } from '../core/errors.ts';
import { Albums } from './albums.ts';
import type { SourceMessage } from './commands/command.ts';
import { type FetchDeps, fetchQuoted } from './fetch-files.ts';
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
    return this.#take(message);
  }

  /** The photo or document whose caption is the command, without that caption. @throws UserError as above */
  async ofCaptioned(message: Message): Promise<SourceMessage> {
    const { caption = '', caption_entities: entities } = message;
    const taken = await this.#take(message);
    const { format: _, ...rest } = taken.message;
    // The text is the end of the caption, and looks as it does there.
    const written = caption.trimEnd();
    // A tapped answer may put the words in another order.
    const textFrom = (text: string) =>
      written.endsWith(text) ? formatted(written, entities, written.length - text.length) : { text };
    return { ...taken, message: { ...rest, text: '' }, textFrom };
  }

  async #take(message: Message): Promise<SourceMessage> {
    const { parts, isWhole } = this.#albums.partsOf(message);
    const read = parts.map(readQuoted);
    const known = read.filter((part) => part !== null);
    if (known.length < parts.length) throw new UserError('invalid', this.#deps.words().guide.onlyText);
    // The caption of an album is that of the one part that has any.
    const captioned = known.find((part) => part.message.text !== '') ?? known[0];
    if (!captioned) throw new UserError('invalid', this.#deps.words().guide.onlyText);
    const files = known.flatMap((part) => part.files);
    return { message: await fetchQuoted({ message: captioned.message, files }, this.#deps), isWhole };
  }
}
