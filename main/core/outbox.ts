import { canonical } from '../contract/canonical.ts';
import type { Delivery } from '../contract/delivery.ts';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { UNDO_CATCHES_UP_MS } from './catch-up.ts';
import { type ChatQueue, ChatQueues, type Dropped, takeOut, type Waiting } from './chat-queues.ts';
import { type DeliveryPolicy, type NextStep, nextStepOf } from './delivery-policy.ts';
import { Pacing, type PacingLimits, partsOf, TELEGRAM_LIMITS } from './pacing.ts';
import { askedForAt, type Gate } from './permission.ts';
import type {
  Afterwards,
  Clock,
  DeliveryUpdate,
  Ledger,
  Log,
  Messenger,
  OpenDelivery,
  PendingEdit,
  SendOutcome,
  Timers,
  UploadProgress,
} from './ports.ts';
import { backoffMs, retryWithBackoff } from './retry-with-backoff.ts';
import { within } from './timers.ts';
import { ToldLedger } from './told-ledger.ts';

export interface OutboxDeps {
  ledger: Pick<Ledger, 'update' | 'coalesce' | 'get' | 'editPending' | 'batch' | 'markMissed'>;
  messenger: Messenger;
  clock: Clock;
  timers: Timers;
  log: Log;
  /** In [0, 1): the jitter of backoff. */
  random: () => number;
  limits?: PacingLimits;
  policyOf: (jobId: string) => DeliveryPolicy;
  /** Asked before each request: nothing goes out at an instant that its job does not allow. */
  gate: Gate;
  /** Whether a request may begin at all now; {@link Outbox.poke} says when. Left out: always. */
  mayBegin?: () => boolean;
  /** Writes what is to be done with a message that was sent, in the transaction that notes that it was. */
  planAfterSend?: (delivery: Delivery) => void;
  /** Told after each change of a delivery, once it is committed. What it throws is logged and stops nothing. */
  onDelivery: (delivery: Delivery) => void;
  /** How much of a delivery's files has gone out; null: its request is over. */
  onProgress?: (key: string, progress: UploadProgress | null) => void;
  /** A chat refused a message, and would refuse any other. @param reason in words, with what to do */
  onChatRefused?: (chatId: number, reason: Translatable) => void;
  /** A group became a supergroup: its jobs must move. */
  onMigrated: (from: number, to: number) => void;
}

/** What the job book says of a delivery that a former process left. */
/** `asksUser`: whether the user is to be asked about it, as about what was missed. */
export type Verdict =
  | { is: 'wanted' }
  | { is: 'unwanted'; reason: Translatable; asksUser?: boolean }
  | { is: 'edited'; to: PendingEdit };

/** More requests at once than this would only queue in the network. */
const MAX_IN_FLIGHT = 30;
const STOPPED_REASON = msg('delivery.carillonClosedBeforeTelegram');
const CRASHED_REASON = msg('delivery.carillonEndedWhileBeing');

/** A run that is due as a wait ends is planned first: what waited stands for it, and both are one message. */
const PLANNER_FIRST_MS = 250;
/** Waits go by the wall clock and timers do not: no later than this it is looked at again. */
const LOOK_AT_HELD_MS = 3_600_000;

/**
 * Takes pending deliveries through to their end: paced, fair between chats, at most one request at a time in a chat, and
 * each intent in the ledger before its request. What a process that dies leaves as `sending` is the next start's `unsure`.
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #told: ToldLedger;
  readonly #pacing: Pacing;
  readonly #queues = new ChatQueues();
  readonly #inFlight = new Set<Promise<void>>();
  readonly #abort = new AbortController();
  #cancelTimer: (() => void) | null = null;
  /** Monotonic ms of the next round, while a timer runs for it. */
  #pumpAt = 0;
  /** Epoch ms: when the first of those that may not be sent yet may be, as of the last round. */
  #soonestHeld = Number.POSITIVE_INFINITY;
  #notBefore = 0;
  #failures = 0;
  /** The token was refused: nothing goes out until {@link wake}, or until another token makes another outbox. */
  #refused = false;
  #stopped = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    this.#told = new ToldLedger(deps);
    this.#pacing = new Pacing(deps.limits ?? TELEGRAM_LIMITS);
  }

  /**
   * Takes up what the last run left: a request that went out and was never concluded is in doubt, the rest goes on, as far as
   * the job book agrees.
   * @param open the ledger's open rows, oldest first
   */
  recover(open: readonly OpenDelivery[], verdictOn: (row: OpenDelivery) => Verdict): void {
    const steps = this.#deps.ledger.batch(() => open.map((row) => this.#takeUp(row, verdictOn(row))));
    for (const step of steps) step();
  }

  #takeUp({ delivery, lastDue }: OpenDelivery, verdict: Verdict): Afterwards {
    const { ledger, clock, policyOf } = this.#deps;
    const { key, state, jobId } = delivery;
    const write = (to: 'pending' | 'skipped' | 'unsure', reason: Translatable) =>
      ledger.update(key, { state: to, reason, at: clock.now() });
    const wasSending = state === 'sending';
    const mayResend = verdict.is !== 'unwanted' && policyOf(jobId).ifUnsure === 'resend';
    const end =
      wasSending && !mayResend
        ? write('unsure', CRASHED_REASON)
        : verdict.is === 'unwanted'
          ? write('skipped', verdict.reason)
          : null;
    if (end) {
      const row =
        verdict.is === 'unwanted' && verdict.asksUser && end.state === 'skipped' ? ledger.markMissed(key) : end;
      return () => this.#told.tell(row);
    }
    const before = wasSending ? write('pending', CRASHED_REASON) : delivery;
    const row = verdict.is === 'edited' ? ledger.editPending(key, verdict.to) : before;
    return () => {
      if (row !== delivery) this.#told.tell(row);
      this.enqueue(row, lastDue);
    };
  }

  /** @param delivery a `pending` row of the ledger @param isHeld it stays until {@link release} */
  enqueue(delivery: Delivery, lastDue = delivery.dueAt, isHeld = false): void {
    this.#queues.add({ delivery, lastDue, cancelled: null, pendingEdit: null, heldUntil: 0, cut: null, isHeld });
    this.#schedulePump(0);
  }

  /** What was held may go out. */
  release(jobId: string, key: string): void {
    for (const waiting of this.#queues.ofJob(jobId)) waiting.isHeld &&= waiting.delivery.key !== key;
    this.#schedulePump(0);
  }

  /** Whether a delivery of the job is still waiting or being sent. */
  isBusy(jobId: string): boolean {
    return this.#queues.hasJob(jobId);
  }

  /** Lets the job's newest open delivery stand for occurrences that fell due meanwhile: a job never overlaps itself. */
  coalesce(jobId: string, until: number, count: number): void {
    const open = this.#queues.ofJob(jobId).at(-1);
    if (!open) return;
    open.lastDue = Math.max(open.lastDue, until);
    open.delivery = this.#told.coalesce(open.delivery.key, until, count);
  }

  /** Writes that what still waits of a job says from now on what the job says, and goes where it says. */
  editPending(jobId: string, pendingEditOf: (delivery: Delivery) => PendingEdit): Afterwards {
    const steps = this.#queues.ofJob(jobId).map((waiting): Afterwards => {
      // Its times may have changed with its words.
      waiting.heldUntil = 0;
      const pendingEdit = pendingEditOf(waiting.delivery);
      // What is being sent is past changing, unless it comes back.
      if (!this.#queues.isQueued(waiting)) return () => Object.assign(waiting, { pendingEdit });
      const edited = this.#deps.ledger.editPending(waiting.delivery.key, pendingEdit);
      return () => this.#takeEdited(waiting, edited);
    });
    return () => {
      for (const step of steps) step();
      this.#schedulePump(0);
    };
  }

  /** What {@link drop} of these jobs would drop. */
  waitingOf(jobIds: Iterable<string>): Dropped[] {
    const open = [...jobIds].flatMap((id) => this.#queues.ofJob(id));
    return open.map(({ delivery, lastDue }) => ({ key: delivery.key, lastDue }));
  }

  /** Writes that what waits of these jobs is dropped; what is being sent goes on to its end, but is not tried again. */
  drop(jobIds: Iterable<string>, reason: Translatable): Afterwards {
    const at = this.#deps.clock.now();
    const dropped = [...jobIds]
      .flatMap((id) => this.#queues.ofJob(id))
      .map((waiting) => {
        const { key, chatId } = waiting.delivery;
        const isQueued = this.#queues.isQueued(waiting);
        return {
          waiting,
          chatId,
          row: isQueued ? this.#deps.ledger.update(key, { state: 'skipped', reason, at }) : null,
        };
      });
    return () => {
      for (const { waiting, chatId, row } of dropped) {
        waiting.cancelled = reason;
        waiting.cut?.abort();
        if (!row) continue;
        waiting.delivery = row;
        this.#queues.remove(waiting);
        takeOut(waiting, this.#queues.of(chatId));
        this.#told.tell(row);
      }
    };
  }

  /**
   * Drops one delivery of a job, if it waits; what is being sent goes on to its end, but is not tried again. Where the ledger
   * refuses to note that, it is told again; never sent.
   */
  cancel(jobId: string, reason: Translatable, key: string): void {
    for (const waiting of this.#queues.ofJob(jobId)) {
      if (waiting.delivery.key !== key) continue;
      waiting.cancelled = reason;
      waiting.cut?.abort();
      if (!this.#queues.isQueued(waiting)) continue;
      try {
        this.#finish(waiting, { state: 'skipped', reason });
        takeOut(waiting, this.#queues.of(waiting.delivery.chatId));
      } catch (error) {
        this.#holdBackForLedger(waiting, error);
      }
    }
  }

  /**
   * Writes that a {@link drop} is taken back, for what was not concluded otherwise since. What the user had asked to send by hand
   * is not: it would leave unasked. Of what fell due too long ago the user is asked.
   */
  restore(dropped: readonly Dropped[]): Afterwards {
    const { ledger, clock } = this.#deps;
    const inFlight = new Map(this.#queues.all().map((it) => [it.delivery.key, it]));
    const steps = dropped.map(({ key, lastDue }): Afterwards => {
      const waiting = inFlight.get(key);
      const delivery = waiting?.delivery ?? ledger.get(key);
      if (!delivery || askedForAt(delivery) !== null) return () => {};
      if (waiting) return () => Object.assign(waiting, { cancelled: null });
      if (delivery.state !== 'skipped') return () => {};
      if (clock.now() - lastDue > UNDO_CATCHES_UP_MS) {
        const missed = ledger.markMissed(key);
        return () => this.#told.tell(missed);
      }
      const row = ledger.update(key, { state: 'pending', at: clock.now() });
      return () => {
        this.#told.tell(row);
        this.enqueue(row, lastDue);
      };
    });
    return () => {
      for (const step of steps) step();
    };
  }

  /** From now on. */
  setLimits(limits: PacingLimits): void {
    this.#pacing.limits = limits;
    this.#schedulePump(0);
  }

  /** What kept requests from beginning may be over. */
  poke(): void {
    this.#schedulePump(0);
  }

  /** Try again now: the network or the computer came back. */
  wake(): void {
    this.#notBefore = 0;
    this.#failures = 0;
    this.#refused = false;
    // The clock or the zone may have changed.
    for (const waiting of this.#queues.all()) waiting.heldUntil = 0;
    this.#schedulePump(0);
  }

  /** Begins no request for so many ms, unless {@link wake} ends that. @returns whether some are under way */
  holdBack(ms: number): boolean {
    this.#holdBackAll(ms);
    return this.#inFlight.size > 0;
  }

  /** Sends nothing more; waits up to `withinMs` for answers, then records what is left without one as unsure. */
  async stop(withinMs: number): Promise<void> {
    // What was released a moment ago still leaves, as far as the limits let it.
    if (!this.#refused && !this.#stopped) this.#pump();
    this.#stopped = true;
    this.#cancelTimer?.();
    if (this.#inFlight.size === 0) return;
    await within(this.#deps.timers, withinMs, Promise.all(this.#inFlight));
    this.#abort.abort();
    await Promise.all(this.#inFlight);
  }

  #schedulePump(ms: number): void {
    if (this.#stopped || this.#refused) return;
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
    if (this.#deps.mayBegin?.() === false) return;
    let soonest = Number.POSITIVE_INFINITY;
    this.#soonestHeld = Number.POSITIVE_INFINITY;
    for (const queue of this.#queues.inTurn()) {
      // The next answer starts another round.
      if (this.#inFlight.size >= MAX_IN_FLIGHT || this.#refused) return;
      if (queue.sending) continue;
      const now = this.#deps.clock.monotonic();
      const overall = Math.max(this.#notBefore - now, this.#pacing.waitForAny(now));
      if (overall > 0) {
        soonest = Math.min(soonest, overall);
        break;
      }
      const head = this.#nextWorthSending(queue);
      if (!head) {
        if (queue.waiting.length === 0 && queue.notBefore <= now) this.#queues.close(queue);
        continue;
      }
      const wait = Math.max(queue.notBefore - now, this.#pacing.waitFor(queue.chatId, now, partsOf(head.delivery)));
      if (wait > 0) {
        soonest = Math.min(soonest, wait);
      } else {
        takeOut(head, queue);
        this.#queues.toTheBack(queue);
        this.#track(this.#send(queue, head));
      }
    }
    if (this.#soonestHeld !== Number.POSITIVE_INFINITY) {
      const held = Math.max(0, this.#soonestHeld - this.#deps.clock.now());
      soonest = Math.min(soonest, held, LOOK_AT_HELD_MS);
    }
    if (soonest !== Number.POSITIVE_INFINITY) this.#schedulePump(soonest);
  }

  /**
   * The first of the queue that may be sent now. On the way those are given up that were cancelled or are later than their job
   * allows, and those passed over that may only be sent later.
   */
  #nextWorthSending(queue: ChatQueue): Waiting | undefined {
    const now = this.#deps.clock.now();
    for (let at = 0; at < queue.waiting.length; ) {
      const waiting = queue.waiting[at] as Waiting;
      if (waiting.isHeld) {
        at++;
        continue;
      }
      try {
        const step = this.#nextStepOf(waiting, now);
        if (step.do === 'send') return waiting;
        if (step.do === 'skip') {
          this.#giveUp(waiting, step);
          queue.waiting.splice(at, 1);
        } else {
          this.#hold(waiting, step);
          at++;
        }
      } catch (error) {
        this.#holdBackForLedger(waiting, error);
        return undefined;
      }
    }
    return undefined;
  }

  #nextStepOf({ delivery, lastDue, cancelled, heldUntil }: Waiting, now: number): NextStep {
    if (cancelled !== null) return { do: 'skip', reason: cancelled, asksUser: false };
    if (heldUntil > now) return { do: 'wait', until: heldUntil, reason: delivery.reason ?? msg('notice.waitsTurn') };
    const { policyOf, gate } = this.#deps;
    const step = nextStepOf(delivery, lastDue, policyOf(delivery.jobId), gate(delivery), now);
    return step.do === 'wait' ? { ...step, until: step.until + PLANNER_FIRST_MS } : step;
  }

  #giveUp(waiting: Waiting, { reason, asksUser }: Extract<NextStep, { do: 'skip' }>): void {
    const { ledger, clock } = this.#deps;
    const { key } = waiting.delivery;
    const row = ledger.batch(() => {
      const skipped = ledger.update(key, { state: 'skipped', reason, at: clock.now() });
      return asksUser ? ledger.markMissed(key) : skipped;
    });
    waiting.delivery = this.#told.tell(row);
    this.#queues.remove(waiting);
  }

  #hold(waiting: Waiting, { until, reason }: Extract<NextStep, { do: 'wait' }>): void {
    this.#soonestHeld = Math.min(this.#soonestHeld, until);
    // Told once, also where the same wait goes on after a restart.
    if (canonical(waiting.delivery.reason) !== canonical(reason)) this.#update(waiting, { state: 'pending', reason });
    waiting.heldUntil = until;
  }

  #track(work: Promise<void>): void {
    this.#inFlight.add(work);
    void work.finally(() => {
      this.#inFlight.delete(work);
      this.#schedulePump(0);
    });
  }

  async #send(queue: ChatQueue, waiting: Waiting): Promise<void> {
    const { clock } = this.#deps;
    queue.sending = waiting;
    const answered = this.#pacing.begin(queue.chatId, clock.monotonic(), partsOf(waiting.delivery));
    try {
      this.#update(waiting, { state: 'sending', attempts: waiting.delivery.attempts + 1 });
    } catch (error) {
      // Nothing went out: without its intent on record nothing may.
      answered(clock.monotonic());
      this.#holdBackForLedger(waiting, error);
      queue.waiting.unshift(waiting);
      queue.sending = null;
      return;
    }
    const outcome = await this.#request(waiting);
    waiting.cut = null;
    this.#deps.onProgress?.(waiting.delivery.key, null);
    answered(clock.monotonic());
    // What came of a request must not be lost to a disk that is full for a minute. Should Carillon end before it takes it,
    // the row says `sending`, and the next start holds it in doubt.
    await retryWithBackoff(() => this.#conclude(queue, waiting, outcome), {
      ...this.#deps,
      signal: this.#abort.signal,
      onRefused: (error) => this.#holdBackForLedger(waiting, error),
    });
    queue.sending = null;
    if (outcome.kind === 'failed' && outcome.finalFor === 'chat') this.#tellOfRefusal(queue.chatId, outcome.reason);
  }

  #tellOfRefusal(chatId: number, reason: Translatable): void {
    try {
      this.#deps.onChatRefused?.(chatId, reason);
    } catch (error) {
      this.#deps.log.error('What goes to a chat that refuses could not be paused', error);
    }
  }

  async #request(waiting: Waiting): Promise<SendOutcome> {
    const { messenger, log, policyOf, onProgress } = this.#deps;
    const { key, jobId, chatId, threadId, text, message = { text }, acknowledgement } = waiting.delivery;
    const asking = acknowledgement && { acknowledgement: { key, recurs: policyOf(jobId).recurs } };
    waiting.cut = new AbortController();
    const watching = {
      cancel: waiting.cut.signal,
      onProgress: (progress: UploadProgress) => onProgress?.(key, progress),
    };
    try {
      return await messenger.send({ chatId, threadId, message, ...asking, ...watching }, this.#abort.signal);
    } catch (error) {
      log.error('The messenger failed', error);
      return { kind: 'unsure', reason: msg('delivery.somethingWentWrongWhile') };
    }
  }

  /** The one place that says what each outcome means for a delivery. */
  #conclude(queue: ChatQueue, waiting: Waiting, outcome: SendOutcome): void {
    if (outcome.kind !== 'retry' && outcome.kind !== 'unsure') {
      this.#failures = 0;
      queue.failures = 0;
    }
    switch (outcome.kind) {
      case 'sent':
        return this.#finishSent(waiting, {
          ...{ state: 'sent' as const, messageId: outcome.messageId, messageIds: outcome.messageIds },
          ...(outcome.note !== undefined && { reason: outcome.note }),
        });
      case 'failed':
        return this.#finish(waiting, { state: 'failed', reason: outcome.reason });
      case 'unsure':
        return this.#concludeUnsure(queue, waiting, outcome.reason);
      case 'retry':
        this.#requeue(waiting, outcome.reason);
        if (outcome.scope === 'chat') this.#holdBackChat(queue, outcome.afterMs);
        else this.#holdBackAll(outcome.afterMs);
        return;
      case 'unauthorised':
        this.#refused = true;
        return this.#requeue(waiting, outcome.reason);
      case 'migrated':
        return this.#moveQueue(queue, waiting, outcome.chatId);
    }
  }

  #concludeUnsure(queue: ChatQueue, waiting: Waiting, reason: Translatable): void {
    const isWanted = this.#deps.policyOf(waiting.delivery.jobId).ifUnsure === 'resend' && waiting.cancelled === null;
    if (!isWanted) return this.#finish(waiting, { state: 'unsure', reason: this.#stopped ? STOPPED_REASON : reason });
    this.#requeue(waiting, reason);
    this.#holdBackChat(queue);
  }

  /**
   * The jobs first: whatever they make due from now on is for the new chat. The queues last: when the ledger refuses, this
   * is done again from its start.
   */
  #moveQueue(queue: ChatQueue, waiting: Waiting, chatId: number): void {
    this.#deps.onMigrated(queue.chatId, chatId);
    const moved = waiting.cancelled === null ? [waiting, ...queue.waiting] : queue.waiting;
    for (const each of moved) this.#update(each, { state: 'pending', chatId, reason: msg('delivery.groupMovedNewId') });
    if (waiting.cancelled !== null) this.#finish(waiting, { state: 'skipped', reason: waiting.cancelled });
    const { pendingEdit } = waiting;
    if (pendingEdit)
      this.#record(waiting, pendingEdit.chatId === queue.chatId ? { ...pendingEdit, chatId } : pendingEdit);
    queue.waiting = [];
    for (const each of moved.reverse()) this.#queues.of(each.delivery.chatId).waiting.unshift(each);
  }

  #holdBackChat(queue: ChatQueue, afterMs?: number): void {
    if (afterMs === undefined) queue.failures++;
    queue.notBefore = this.#deps.clock.monotonic() + (afterMs ?? backoffMs(queue.failures, this.#deps.random()));
  }

  #holdBackAll(afterMs?: number): void {
    const now = this.#deps.clock.monotonic();
    // Requests that were under way together fail together: that is one failure.
    if (afterMs === undefined && now >= this.#notBefore) this.#failures++;
    this.#notBefore = Math.max(this.#notBefore, now + (afterMs ?? backoffMs(this.#failures, this.#deps.random())));
  }

  #holdBackForLedger(waiting: Waiting, error: unknown): void {
    this.#deps.log.error(`The ledger could not record ${waiting.delivery.key}; it is tried again`, error);
    this.#holdBackAll();
    this.#schedulePump(this.#notBefore - this.#deps.clock.monotonic());
  }

  /** First in its chat again, saying what its job says by now. */
  #requeue(waiting: Waiting, reason: Translatable): void {
    if (waiting.cancelled !== null) return this.#finish(waiting, { state: 'skipped', reason: waiting.cancelled });
    this.#update(waiting, { state: 'pending', reason });
    if (waiting.pendingEdit) this.#record(waiting, waiting.pendingEdit);
    this.#queues.of(waiting.delivery.chatId).waiting.unshift(waiting);
  }

  /** One that waits in its chat says something else now; in another chat it is the last. */
  #takeEdited(waiting: Waiting, edited: Delivery): void {
    const former = this.#queues.of(waiting.delivery.chatId);
    waiting.delivery = edited;
    this.#told.tell(edited);
    if (edited.chatId === former.chatId) return;
    takeOut(waiting, former);
    this.#queues.of(edited.chatId).waiting.push(waiting);
    this.#schedulePump(0);
  }

  #record(waiting: Waiting, pendingEdit: PendingEdit): void {
    waiting.delivery = this.#told.editPending(waiting.delivery.key, pendingEdit);
    waiting.pendingEdit = null;
  }

  #finishSent(waiting: Waiting, update: Omit<DeliveryUpdate, 'at'>): void {
    const { ledger, clock, planAfterSend } = this.#deps;
    const { key } = waiting.delivery;
    const row = ledger.batch(() => {
      const sent = ledger.update(key, { ...update, at: clock.now() });
      planAfterSend?.(sent);
      return sent;
    });
    waiting.delivery = this.#told.tell(row);
    this.#queues.remove(waiting);
  }

  #finish(waiting: Waiting, update: Omit<DeliveryUpdate, 'at'>): void {
    this.#update(waiting, update);
    this.#queues.remove(waiting);
  }

  #update(waiting: Waiting, update: Omit<DeliveryUpdate, 'at'>): void {
    waiting.delivery = this.#told.update(waiting.delivery.key, update);
  }
}
