import type { Delivery } from '../contract/delivery.ts';
import type { Translatable } from '../contract/translatable.ts';
import type { PendingEdit } from './ports.ts';

/** A delivery that waits or is being sent. */
export interface Waiting {
  delivery: Delivery;
  /** The last occurrence that this delivery stands for, epoch ms: lateness is counted from it. */
  lastDue: number;
  /** Why it is dropped: when it comes back unsent, or as soon as the ledger takes it. Null: it was not cancelled. */
  cancelled: Translatable | null;
  /** Set when its message was edited while it was being sent: should it come back unsent, this is what goes out. */
  pendingEdit: PendingEdit | null;
  /** Epoch ms until which its job may not send; 0: that is to be asked. */
  heldUntil: number;
  /** Breaks its upload off; null while it is not being sent. */
  cut: AbortController | null;
  /** It is not sent yet: the user may still take it back. */
  isHeld?: boolean;
}

/** A delivery that a cancel dropped, as the outbox's `restore` wants it back. */
export type Dropped = { key: string; lastDue: number };

/** The deliveries of one chat: sent in order, one at a time. */
export interface ChatQueue {
  chatId: number;
  waiting: Waiting[];
  sending: Waiting | null;
  /** Monotonic ms before which this chat must be left alone (429). */
  notBefore: number;
  /** How often in a row it has failed. */
  failures: number;
}

/** What waits or is being sent: by its chat, in the order in which the chats have their turn, and by its job. */
export class ChatQueues {
  readonly #byChat = new Map<number, ChatQueue>();
  /** Oldest first. */
  readonly #byJob = new Map<string, Set<Waiting>>();

  /** Puts it last in its chat. */
  add(waiting: Waiting): void {
    const { jobId, chatId } = waiting.delivery;
    const ofJob = this.#byJob.get(jobId);
    if (ofJob) ofJob.add(waiting);
    else this.#byJob.set(jobId, new Set([waiting]));
    this.of(chatId).waiting.push(waiting);
  }

  /** It came to its end. Whoever took it from the queue of its chat, or takes it, is the caller. */
  remove(waiting: Waiting): void {
    const { jobId } = waiting.delivery;
    const ofJob = this.#byJob.get(jobId);
    ofJob?.delete(waiting);
    if (ofJob?.size === 0) this.#byJob.delete(jobId);
  }

  of(chatId: number): ChatQueue {
    let queue = this.#byChat.get(chatId);
    if (!queue) {
      queue = { chatId, waiting: [], sending: null, notBefore: 0, failures: 0 };
      this.#byChat.set(chatId, queue);
    }
    return queue;
  }

  /** In the order of their turns; a copy, so that the order may change on the way. */
  inTurn(): ChatQueue[] {
    return [...this.#byChat.values()];
  }

  /** Served last next time: fair between chats when the overall limit is what binds. */
  toTheBack(queue: ChatQueue): void {
    this.#byChat.delete(queue.chatId);
    this.#byChat.set(queue.chatId, queue);
  }

  /** Drops the queue of a chat for which nothing waits. */
  close(queue: ChatQueue): void {
    this.#byChat.delete(queue.chatId);
  }

  hasJob(jobId: string): boolean {
    return this.#byJob.has(jobId);
  }

  /** Of a job, oldest first; a copy. */
  ofJob(jobId: string): Waiting[] {
    return [...(this.#byJob.get(jobId) ?? [])];
  }

  all(): Waiting[] {
    return [...this.#byJob.values()].flatMap((ofJob) => [...ofJob]);
  }

  /** Whether it waits in its chat, and not under way. */
  isQueued(waiting: Waiting): boolean {
    return this.#byChat.get(waiting.delivery.chatId)?.waiting.includes(waiting) ?? false;
  }
}

/** Out of the queue of this chat. */
export function takeOut(delivery: Waiting, { waiting }: ChatQueue): void {
  const at = waiting.indexOf(delivery);
  if (at >= 0) waiting.splice(at, 1);
}
