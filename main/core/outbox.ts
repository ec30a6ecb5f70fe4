import type { Delivery } from '../contract/delivery.ts';
import { backoffMs } from './backoff.ts';
import { ON_TIME_MS } from './catch-up.ts';
import { describeDuration } from './schedule/describe.ts';
import { Pacing, TELEGRAM_LIMITS, type PacingLimits } from './pacing.ts';
import type { Clock, DeliveryUpdate, Ledger, Log, Messenger, SendOutcome, Timers } from './ports.ts';

/** What a job says about deliveries of its that are late or in doubt. */
export interface DeliveryPolicy {
  maxLatenessMs: number;
  ifUnsure: 'ask' | 'resend';
}

export interface OutboxDeps {
  ledger: Pick<Ledger, 'update' | 'coalesce' | 'get'>;
  messenger: Messenger;
  clock: Clock;
  timers: Timers;
  log: Log;
  /** In [0, 1): the jitter of backoff. */
  random: () => number;
  limits?: PacingLimits;
  policyOf: (jobId: string) => DeliveryPolicy;
  /** Told after each change of a delivery, once it is committed. */
  onDelivery: (delivery: Delivery) => void;
  /** A group became a supergroup: its jobs must move. */
  onMigrated: (from: number, to: number) => void;
}

interface Waiting {
  delivery: Delivery;
  /** The last occurrence that this delivery stands for, epoch ms: lateness is counted from it. */
  lastDue: number;
}

/** The deliveries of one chat: sent in order, one at a time. */
interface Lane {
  chatId: number;
  queue: Waiting[];
  sending: Waiting | null;
  /** Monotonic ms before which this chat must be left alone (429). */
  notBefore: number;
}

/** More requests at once than this would only queue in the network. */
const MOST_IN_FLIGHT = 30;
const STOPPED_REASON = 'Carillon was closed before Telegram answered: it may have arrived.';
const CRASHED_REASON = 'Carillon ended while this was being sent: it may have arrived.';

/**
 * Takes pending deliveries through to their end: paced, fair between chats, at most one request at a time in a chat, and
 * each intent in the ledger before its request. What a process that dies leaves as `sending` is the next start's `unsure`.
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #pacing: Pacing;
  readonly #lanes = new Map<number, Lane>();
  /** At most one open delivery of a job is remembered: the newest, the one that later occurrences coalesce into. */
  readonly #openByJob = new Map<string, Waiting>();
  readonly #inFlight = new Set<Promise<void>>();
  readonly #abort = new AbortController();
  #cancelTimer: (() => void) | null = null;
  /** Monotonic ms of the next round, while a timer runs for it. */
  #pumpAt = 0;
  #notBefore = 0;
  #failuresInRow = 0;
  #halted = false;
  #stopped = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    this.#pacing = new Pacing(deps.limits ?? TELEGRAM_LIMITS);
  }

  /**
   * Takes up what the last run left: a request that went out and was never concluded is in doubt, the rest goes on.
   * @param open the ledger's open rows, oldest first
   */
  recover(open: readonly { delivery: Delivery; lastDue: number }[]): void {
    for (const { delivery, lastDue } of open) {
      const waiting: Waiting = { delivery, lastDue };
      if (delivery.state === 'pending') {
        this.enqueue(delivery, lastDue);
      } else if (this.#deps.policyOf(delivery.jobId).ifUnsure === 'resend') {
        this.#update(waiting, { state: 'pending', reason: CRASHED_REASON });
        this.enqueue(waiting.delivery, lastDue);
      } else {
        this.#update(waiting, { state: 'unsure', reason: CRASHED_REASON });
      }
    }
  }

  /** @param delivery a `pending` row of the ledger */
  enqueue(delivery: Delivery, lastDue = delivery.dueAt): void {
    const waiting: Waiting = { delivery, lastDue };
    this.#openByJob.set(delivery.jobId, waiting);
    this.#lane(delivery.chatId).queue.push(waiting);
    this.#schedulePump(0);
  }

  /** Whether a delivery of the job is still waiting or being sent. */
  isBusy(jobId: string): boolean {
    return this.#openByJob.has(jobId);
  }

  /** Lets the job's open delivery stand for occurrences that fell due meanwhile: a job never overlaps itself. */
  coalesce(jobId: string, until: number, count: number): void {
    const open = this.#openByJob.get(jobId);
    if (!open) return;
    open.lastDue = until;
    open.delivery = this.#deps.ledger.coalesce(open.delivery.key, until, count);
    this.#deps.onDelivery(open.delivery);
  }

  /** Drops what waits of a job; what is being sent goes on to its end. */
  cancel(jobId: string, reason: string): void {
    for (const lane of this.#lanes.values()) {
      const dropped = lane.queue.filter((waiting) => waiting.delivery.jobId === jobId);
      if (dropped.length === 0) continue;
      lane.queue = lane.queue.filter((waiting) => waiting.delivery.jobId !== jobId);
      for (const waiting of dropped) this.#settle(waiting, { state: 'skipped', reason });
    }
  }

  /** Try again now: the network or the computer came back. */
  wake(): void {
    this.#notBefore = 0;
    this.#schedulePump(0);
  }

  /** Sends nothing more; waits up to `withinMs` for answers, then records what is left without one as unsure. */
  async stop(withinMs: number): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer?.();
    if (this.#inFlight.size === 0) return;
    let cancel = () => {};
    const limit = new Promise<void>((resolve) => {
      cancel = this.#deps.timers.after(withinMs, resolve);
    });
    await Promise.race([Promise.all(this.#inFlight), limit]);
    cancel();
    this.#abort.abort();
    await Promise.all(this.#inFlight);
  }

  #lane(chatId: number): Lane {
    let lane = this.#lanes.get(chatId);
    if (!lane) {
      lane = { chatId, queue: [], sending: null, notBefore: 0 };
      this.#lanes.set(chatId, lane);
    }
    return lane;
  }

  #schedulePump(ms: number): void {
    if (this.#stopped || this.#halted) return;
    const at = this.#deps.clock.monotonic() + ms;
    if (this.#cancelTimer && this.#pumpAt <= at) return;
    this.#cancelTimer?.();
    this.#pumpAt = at;
    this.#cancelTimer = this.#deps.timers.after(ms, () => {
      this.#cancelTimer = null;
      this.#pump();
    });
  }

  /** One round over the chats: each that may send now does; then a single timer for the soonest that has to wait. */
  #pump(): void {
    let soonest = Number.POSITIVE_INFINITY;
    for (const lane of [...this.#lanes.values()]) {
      if (lane.sending || this.#inFlight.size >= MOST_IN_FLIGHT) continue;
      const head = this.#nextWorthSending(lane);
      if (!head) {
        if (lane.notBefore <= this.#deps.clock.monotonic()) this.#lanes.delete(lane.chatId);
        continue;
      }
      const now = this.#deps.clock.monotonic();
      const wait = Math.max(
        lane.notBefore - now,
        this.#notBefore - now,
        this.#pacing.waitFor(lane.chatId, now),
      );
      if (wait > 0) {
        soonest = Math.min(soonest, wait);
      } else {
        lane.queue.shift();
        // Served last next time: fair between chats when the overall limit is what binds.
        this.#lanes.delete(lane.chatId);
        this.#lanes.set(lane.chatId, lane);
        this.#track(this.#send(lane, head));
      }
    }
    if (soonest !== Number.POSITIVE_INFINITY) this.#schedulePump(soonest);
  }

  /** The head of the lane, after giving up on deliveries that have become later than their job allows. */
  #nextWorthSending(lane: Lane): Waiting | undefined {
    for (let head = lane.queue[0]; head; head = lane.queue[0]) {
      const lateMs = this.#deps.clock.now() - head.lastDue;
      const allowedMs = Math.max(this.#deps.policyOf(head.delivery.jobId).maxLatenessMs, ON_TIME_MS);
      if (lateMs <= allowedMs) return head;
      lane.queue.shift();
      const why = head.delivery.reason ? ` (${head.delivery.reason})` : '';
      const reason = `It could not be sent within ${describeDuration(allowedMs)} of its time${why}.`;
      this.#settle(head, { state: 'skipped', reason });
    }
    return undefined;
  }

  #track(work: Promise<void>): void {
    this.#inFlight.add(work);
    void work.finally(() => {
      this.#inFlight.delete(work);
      this.#schedulePump(0);
    });
  }

  async #send(lane: Lane, waiting: Waiting): Promise<void> {
    const { clock, messenger, log } = this.#deps;
    lane.sending = waiting;
    try {
      this.#pacing.spend(lane.chatId, clock.monotonic());
      const attempts = waiting.delivery.attempts + 1;
      this.#update(waiting, { state: 'sending', attempts, reason: undefined });
      const { chatId, threadId, text } = waiting.delivery;
      const outcome = await messenger.send({ chatId, threadId, message: { text } }, this.#abort.signal);
      this.#conclude(lane, waiting, outcome);
    } catch (error) {
      // Only the ledger can throw here (a full disk). The row says `pending` or `sending`; the next start sorts it out.
      log.error(`The ledger could not record ${waiting.delivery.key}; sending is halted`, error);
      this.#halted = true;
    } finally {
      lane.sending = null;
    }
  }

  /** The one place that says what each outcome means for a delivery. */
  #conclude(lane: Lane, waiting: Waiting, outcome: SendOutcome): void {
    if (outcome.kind !== 'retry') this.#failuresInRow = 0;
    switch (outcome.kind) {
      case 'sent':
        return this.#settle(waiting, { state: 'sent', messageId: outcome.messageId });
      case 'failed':
        return this.#settle(waiting, { state: 'failed', reason: outcome.reason });
      case 'unsure':
        return this.#concludeUnsure(lane, waiting, outcome.reason);
      case 'retry':
        this.#holdBack(lane, outcome);
        return this.#requeue(lane, waiting, outcome.reason);
      case 'unauthorised':
        this.#halted = true;
        return this.#requeue(lane, waiting, outcome.reason);
      case 'migrated':
        this.#update(waiting, { state: 'pending', chatId: outcome.chatId, reason: 'The group moved to a new id.' });
        this.#deps.onMigrated(lane.chatId, outcome.chatId);
        this.#lane(outcome.chatId).queue.unshift(waiting, ...lane.queue.splice(0));
    }
  }

  #concludeUnsure(lane: Lane, waiting: Waiting, reason: string): void {
    if (this.#deps.policyOf(waiting.delivery.jobId).ifUnsure === 'ask') {
      return this.#settle(waiting, { state: 'unsure', reason: this.#stopped ? STOPPED_REASON : reason });
    }
    this.#holdBack(lane, { scope: 'chat' });
    this.#requeue(lane, waiting, reason);
  }

  #holdBack(lane: Lane, outcome: { scope: 'chat' | 'all'; afterMs?: number }): void {
    const now = this.#deps.clock.monotonic();
    this.#failuresInRow++;
    const ms = outcome.afterMs ?? backoffMs(this.#failuresInRow, this.#deps.random());
    if (outcome.scope === 'chat') lane.notBefore = now + ms;
    else this.#notBefore = now + ms;
  }

  #requeue(lane: Lane, waiting: Waiting, reason: string): void {
    this.#update(waiting, { state: 'pending', reason });
    lane.queue.unshift(waiting);
  }

  #settle(waiting: Waiting, update: Omit<DeliveryUpdate, 'at'>): void {
    this.#update(waiting, update);
    const { jobId } = waiting.delivery;
    if (this.#openByJob.get(jobId) === waiting) this.#openByJob.delete(jobId);
  }

  #update(waiting: Waiting, update: Omit<DeliveryUpdate, 'at'>): void {
    waiting.delivery = this.#deps.ledger.update(waiting.delivery.key, { ...update, at: this.#deps.clock.now() });
    this.#deps.onDelivery(waiting.delivery);
  }
}
