import type { Update } from 'grammy/types';
import { z } from 'zod';
import { ApiFailure } from './failure.ts';
import { isObject } from './params.ts';

export type UpdateKind = Exclude<keyof Update, 'update_id'>;
/** One kind with what belongs to it, before it has its number. */
export type NewUpdate = Omit<Update, 'update_id'>;

/** Telegram's bounds of getUpdates. */
const MAX_AT_ONCE = 100;
const LONGEST_POLL_MS = 50_000;
/** Telegram keeps updates for a day; a count does here. */
const MAX_WAITING = 10_000;

export const SavedUpdates = z.strictObject({
  nextId: z.number().int().positive(),
  /** Kinds that the bot asked for; empty: all. */
  allowed: z.array(z.string()),
  waiting: z.array(z.custom<Update>((value) => isObject(value) && Number.isSafeInteger(value.update_id))),
});
export type SavedUpdates = z.infer<typeof SavedUpdates>;

export interface PollRequest {
  /** The first update wanted; those before it are confirmed. Negative: counted from the end. */
  offset: number;
  limit: number;
  /** How long to wait for a first update. */
  timeoutMs: number;
  /** Kinds to queue from now on; undefined leaves what was asked for before. Empty: all. */
  allowed: string[] | undefined;
}

interface Poll {
  answer: () => void;
  refuse: (failure: ApiFailure) => void;
}

/** The updates that wait for the bot, and the one request that may wait for them. */
export class UpdateQueue {
  #nextId: number;
  #allowed: string[];
  #waiting: Update[];
  #poll: Poll | null = null;
  #webhook = '';

  /**
   * @param firstId of a fresh queue. It should grow with every fresh start: a bot remembers the last number it handled,
   * and ignores what is not above it.
   */
  constructor(firstId: number, saved: SavedUpdates = { nextId: firstId, allowed: [], waiting: [] }) {
    this.#nextId = saved.nextId;
    this.#allowed = saved.allowed;
    this.#waiting = [...saved.waiting];
  }

  get length(): number {
    return this.#waiting.length;
  }

  get allowed(): readonly string[] {
    return this.#allowed;
  }

  /** The address to which another service has updates sent; '' for none. While there is one, a poll is refused. */
  get webhook(): string {
    return this.#webhook;
  }

  set webhook(url: string) {
    this.#webhook = url;
    if (url !== '') this.#poll?.refuse(conflict('terminated by setWebhook request'));
  }

  /** Queues an update, unless the bot does not want its kind, and answers the request that waits for it. */
  push(update: NewUpdate): void {
    const [kind] = Object.keys(update);
    if (this.#allowed.length > 0 && !this.#allowed.includes(kind ?? '')) return;
    this.#waiting.push({ update_id: this.#nextId++, ...update });
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
    this.#poll?.answer();
  }

  drop(): void {
    this.#waiting = [];
  }

  /**
   * Confirms what lies before the offset, then answers at once if something waits, else when it comes or time is up.
   * A poll that is already held is refused with 409: like Telegram, the newer request wins.
   * @param signal aborted when the client is gone; the promise then resolves empty and confirms nothing
   */
  poll(request: PollRequest, signal: AbortSignal): Promise<Update[]> {
    if (this.#webhook !== '') return Promise.reject(conflict(WEBHOOK_ACTIVE));
    this.#poll?.refuse(conflict(OTHER_POLL));
    this.#confirm(request.offset);
    if (request.allowed) this.#allowed = request.allowed;
    const limit = Math.min(Math.max(request.limit, 1), MAX_AT_ONCE);
    const take = () => this.#waiting.slice(0, limit);
    const timeoutMs = Math.min(request.timeoutMs, LONGEST_POLL_MS);
    if (this.#waiting.length > 0 || timeoutMs <= 0 || signal.aborted) return Promise.resolve(take());
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', poll.answer);
        if (this.#poll === poll) this.#poll = null;
      };
      const poll: Poll = {
        answer: () => {
          settle();
          resolve(take());
        },
        refuse: (failure) => {
          settle();
          reject(failure);
        },
      };
      const timer = setTimeout(poll.answer, timeoutMs);
      signal.addEventListener('abort', poll.answer);
      this.#poll = poll;
    });
  }

  save(): SavedUpdates {
    return { nextId: this.#nextId, allowed: this.#allowed, waiting: this.#waiting };
  }

  #confirm(offset: number): void {
    if (offset < 0) this.#waiting = this.#waiting.slice(offset);
    else this.#waiting = this.#waiting.filter((update) => update.update_id >= offset);
  }
}

const OTHER_POLL = 'terminated by other getUpdates request; make sure that only one bot instance is running';
const WEBHOOK_ACTIVE =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

function conflict(why: string): ApiFailure {
  return new ApiFailure(409, `Conflict: ${why}`);
}

/** Every kind that the Bot API has. */
const KINDS: Readonly<Record<UpdateKind, true>> = {
  message: true,
  edited_message: true,
  channel_post: true,
  edited_channel_post: true,
  business_connection: true,
  business_message: true,
  edited_business_message: true,
  deleted_business_messages: true,
  guest_message: true,
  stopped_message_generation: true,
  message_reaction: true,
  message_reaction_count: true,
  inline_query: true,
  chosen_inline_result: true,
  callback_query: true,
  shipping_query: true,
  pre_checkout_query: true,
  purchased_paid_media: true,
  poll: true,
  poll_answer: true,
  my_chat_member: true,
  chat_member: true,
  chat_join_request: true,
  chat_boost: true,
  removed_chat_boost: true,
  managed_bot: true,
  subscription: true,
};

/** What is no kind of update, Telegram passes over. */
export function isUpdateKind(name: unknown): name is UpdateKind {
  return typeof name === 'string' && Object.hasOwn(KINDS, name);
}
