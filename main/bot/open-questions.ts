import type { Copy } from '../contract/extras.ts';
import type { JobDraft } from '../contract/job.ts';
import type { Message } from '../contract/message.ts';
import type { Timing } from '../contract/schedule.ts';
import type { SourceMessage } from './commands/command.ts';

/** A way to do what was typed that cannot be read otherwise. */
export interface Way {
  label: string;
  /** A whole command line, `/pause #2w7k`. */
  line: string;
  /** The message that the command schedules beside its text. */
  source?: SourceMessage | undefined;
}

/** The parts of an order. */
export type Part = 'text' | 'when' | 'where';

/** The message, its time and its chat, once all three are known. */
export type Ordered = Pick<Question, 'message' | 'timing' | 'to'>;

/** What the bot asked and the owner has not decided: a new message, a change of one, or which of several ways a command goes. */
export interface Question {
  /** The chat in which it was asked. */
  chatId: number;
  /** What its buttons carry. */
  token: string;
  /** The job that it changes; undefined: it makes a new one. */
  jobId: string | undefined;
  /** That job as it was when the question was opened. */
  base: JobDraft | undefined;
  /** The parts of it that were changed here and elsewhere, of which the owner is asked one after the other. */
  conflicts: readonly Part[];
  /** That job as it was changed elsewhere. */
  theirs: Ordered | undefined;
  /** Each line of what was typed as a message of its own. */
  several: readonly JobDraft[];
  message: Message | undefined;
  /** Where that stands which it replies to, and the same as the bot's own message; while it is chosen to be forwarded. */
  origin: Copy | undefined;
  own: Message | undefined;
  timing: Timing | undefined;
  /** Undefined: not asked yet. */
  to: { chatId: number; threadId?: number | undefined } | undefined;
  /**
   * The part that is asked for now, `part` when it is asked which, `way` when one of the ways is, `side` for the first of the
   * conflicts; null when all of it is read back.
   */
  asks: Part | 'part' | 'way' | 'side' | null;
  /** What a command could mean. */
  ways: readonly Way[];
  /** The times that its buttons offer, as phrases. */
  offered: readonly string[];
  /** The chat's message that shows it, once that was sent. */
  messageId: number | undefined;
}

/** More than anybody has open at once. */
const MOST = 100;
/** A token has at most nine digits. */
const FIRST_TOKENS = 900_000_000;

/**
 * The orders that wait for the owner. In memory only: a tap on a button from before a restart is answered with a request
 * to say it again, rather than with something that nobody remembers.
 */
export class Questions {
  readonly #open = new Map<string, Question>();
  #last: number;
  /** By chat: what was asked there last, whether it is open still or not. */
  readonly #asked = new Map<number, string>();
  readonly #decided = new Set<string>();
  #lastClosed: Question | undefined;

  /** @param random in [0, 1): where the tokens begin, so that no button from before a restart carries one that is given now */
  constructor(random: number) {
    this.#last = Math.floor(random * FIRST_TOKENS);
  }

  open(chatId: number, known: Partial<Omit<Question, 'token' | 'chatId'>>): Question {
    const oldest = this.#open.size >= MOST ? this.#open.keys().next().value : undefined;
    if (oldest !== undefined) this.#open.delete(oldest);
    const token = String(++this.#last);
    const question: Question = {
      chatId,
      jobId: undefined,
      base: undefined,
      conflicts: [],
      theirs: undefined,
      several: [],
      message: undefined,
      origin: undefined,
      own: undefined,
      timing: undefined,
      to: undefined,
      asks: null,
      ways: [],
      offered: [],
      messageId: undefined,
      ...known,
      token,
    };
    this.#open.set(token, question);
    this.#asked.set(chatId, token);
    return question;
  }

  get(token: string): Question | undefined {
    return this.#open.get(token);
  }

  /** It was decided. */
  close(token: string): void {
    const question = this.#open.get(token);
    this.#open.delete(token);
    if (!question) return;
    this.#lastClosed = question;
    this.#decided.add(token);
    const [oldest] = this.#decided;
    if (this.#decided.size > MOST && oldest !== undefined) this.#decided.delete(oldest);
  }

  /** Where a question stands in the chat that was just closed by what was typed. */
  lastShownAt(token: string | undefined): number | undefined {
    return this.#lastClosed?.token === token ? this.#lastClosed?.messageId : undefined;
  }

  /** Whether it was decided a while ago, and not forgotten. */
  wasDecided(token: string): boolean {
    return this.#decided.has(token);
  }

  /** The newest one that is open in the chat: what `/cancel` means. */
  newest(chatId: number): Question | undefined {
    return [...this.#open.values()].findLast((question) => question.chatId === chatId);
  }

  /** The question that a typed word answers: the last one asked in the chat, never an older one that the user left open. */
  answerable(chatId: number): Question | undefined {
    return this.#open.get(this.#asked.get(chatId) ?? '');
  }

  /** The open question that stands in this message of the chat. */
  shownAs(chatId: number, messageId: number): Question | undefined {
    return [...this.#open.values()].find((each) => each.chatId === chatId && each.messageId === messageId);
  }
}
