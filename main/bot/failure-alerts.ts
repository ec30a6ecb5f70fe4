import type { Delivery } from '../contract/delivery.ts';
import type { Chat } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';
import type { Log, Timers } from '../core/ports.ts';
import { type Reply, sayManyInTrouble, sayTrouble, titleOf } from './replies.ts';
import type { Words } from './words/index.ts';

export interface FailureAlertsDeps {
  timers: Timers;
  log: Log;
  /** Monotonic ms. */
  monotonic: () => number;
  /** Without a connection nothing can be told: it waits. */
  isOnline: () => boolean;
  /** Tells the owner, in their own chat. Never throws. */
  tell: (reply: Reply) => Promise<void>;
  words: () => Words;
  chats: () => readonly Chat[];
  /** IANA. */
  timeZone: () => string;
}

/** A network that comes back fails many at once: they are told together. */
const GATHER_MS = 1_500;
const LOOK_AGAIN_MS = 5_000;
/** More than so many at once are counted. */
const TOLD_SINGLY = 3;
/** A message that fails again and again is told of once in this time. */
const QUIET_MS = 3_600_000;

/** Tells the owner in the chat of messages that failed or may not have arrived, with buttons for what to do. */
export class FailureAlerts {
  readonly #deps: FailureAlertsDeps;
  readonly #waiting = new Map<string, Delivery>();
  readonly #alarms: Reply[] = [];
  /** Job id → monotonic ms at which it was told of last. */
  readonly #toldAt = new Map<string, number>();
  #cancel: (() => void) | null = null;

  constructor(deps: FailureAlertsDeps) {
    this.#deps = deps;
  }

  /** Takes note of a delivery's state, whatever it is. */
  note(delivery: Delivery): void {
    const { key, state, jobId } = delivery;
    if (state !== 'failed' && state !== 'unsure') {
      this.#waiting.delete(key);
      return;
    }
    const last = this.#toldAt.get(jobId);
    if (last !== undefined && this.#deps.monotonic() - last < QUIET_MS) return;
    this.#waiting.set(key, delivery);
    this.#cancel ??= this.#deps.timers.after(GATHER_MS, () => this.#tellAll());
  }

  /** Something that concerns all messages. */
  alarm(text: Translatable): void {
    this.#tellSoon({ text: this.#deps.words().core.say(text) });
  }

  /** A chat refuses everything, and what recurs there was paused: one word instead of one for each message. */
  suspended(chatId: number, reason: Translatable, count: number): void {
    for (const [key, delivery] of this.#waiting) if (delivery.chatId === chatId) this.#waiting.delete(key);
    const { core, trouble } = this.#deps.words();
    const text = trouble.suspended(titleOf(this.#deps.chats(), chatId), core.say(reason), count);
    this.#tellSoon({ text, buttons: [[{ text: trouble.resumeThem, action: { do: 'resumeChat', chat: chatId } }]] });
  }

  /** What the owner should know, once there is a connection. */
  tell(reply: Reply): void {
    this.#tellSoon(reply);
  }

  #tellSoon(reply: Reply): void {
    this.#alarms.push(reply);
    this.#cancel ??= this.#deps.timers.after(GATHER_MS, () => this.#tellAll());
  }

  stop(): void {
    this.#cancel?.();
    this.#waiting.clear();
    this.#alarms.length = 0;
  }

  #tellAll(): void {
    const { isOnline, timers, monotonic, timeZone, tell, words } = this.#deps;
    this.#cancel = null;
    if (this.#waiting.size === 0 && this.#alarms.length === 0) return;
    if (!isOnline()) {
      this.#cancel = timers.after(LOOK_AGAIN_MS, () => this.#tellAll());
      return;
    }
    const deliveries = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { jobId } of deliveries) this.#toldAt.set(jobId, monotonic());
    const alarms = this.#alarms.splice(0);
    const replies =
      deliveries.length > TOLD_SINGLY
        ? [sayManyInTrouble(words(), deliveries)]
        : deliveries.map((delivery) => sayTrouble(words(), delivery, timeZone()));
    void [...alarms, ...replies].reduce((before, reply) => before.then(() => tell(reply)), Promise.resolve());
  }
}
