import type { Delivery, DeliveryState } from '../../contract/delivery.ts';
import type { CoreLedger } from '../engine.ts';
import type { DeliveryUpdate, NewDelivery, OpenDelivery, PendingEdit } from '../ports.ts';
import { isAskedKey, occurrenceOfKey } from '../reminder.ts';

interface Row extends Delivery {
  coveredUntil: number;
  scheduled: boolean;
}

/** Where the series stand before the first row. */
export interface Known {
  /** Job id → epoch ms of the last occurrence that was dealt with. */
  lastDue: ReadonlyMap<string, number>;
  /** Job id → how many occurrences were dealt with. */
  runCounts: ReadonlyMap<string, number>;
}

/**
 * A ledger of what never happened, for simulations and measurements: it forgets all when it is dropped, and a batch is no
 * transaction, for nothing here can fail. Changes of the job book are not kept.
 */
export class MemoryLedger implements CoreLedger {
  /** What was not sent, by key. */
  readonly #rows = new Map<string, Row>();
  /** Job id → the occurrences that were sent, ascending: that is all that is asked about it then, and there may be a million. */
  readonly #sent = new Map<string, number[]>();
  readonly #open = new Set<Row>();
  readonly #lastDue: Map<string, number>;
  readonly #runCounts: Map<string, number>;
  #sending = 0;
  #journaled = 0;

  constructor(known?: Known) {
    this.#lastDue = new Map(known?.lastDue);
    this.#runCounts = new Map(known?.runCounts);
  }

  /** How many deliveries are with the messenger. */
  get sending(): number {
    return this.#sending;
  }

  add(delivery: NewDelivery, at: number): boolean {
    if (this.#rows.has(delivery.key) || (delivery.scheduled && this.#isSent(delivery))) return false;
    const { key, jobId, jobName, chatId, threadId, text, message, dueAt, state, reason, coalesced, scheduled, missed } =
      delivery;
    const row: Row = {
      key,
      jobId,
      jobName,
      chatId,
      threadId,
      text,
      message,
      dueAt,
      state,
      attempts: 0,
      changedAt: at,
      messageId: undefined,
      reason,
      coalesced,
      missed: missed || undefined,
      coveredUntil: dueAt,
      scheduled,
    };
    this.#rows.set(key, row);
    if (state === 'pending') this.#open.add(row);
    if (scheduled) this.#count(row, 1 + coalesced);
    return true;
  }

  update(key: string, update: DeliveryUpdate): Delivery {
    const row = this.#need(key);
    this.#sending += Number(update.state === 'sending') - Number(row.state === 'sending');
    row.state = update.state;
    row.changedAt = update.at;
    row.reason = update.reason;
    row.attempts = update.attempts ?? row.attempts;
    row.messageId = update.messageId ?? row.messageId;
    row.chatId = update.chatId ?? row.chatId;
    row.wantedAt = update.wantedAt ?? row.wantedAt;
    if (isOpen(row.state)) this.#open.add(row);
    else this.#open.delete(row);
    if (row.state === 'sent' && row.scheduled) this.#keepAsSent(row);
    return row;
  }

  batch<T>(run: () => T): T {
    return run();
  }

  coalesce(key: string, until: number, count: number): Delivery {
    const row = this.#need(key);
    row.coalesced += count;
    row.coveredUntil = Math.max(row.coveredUntil, until);
    this.#count(row, count);
    return row;
  }

  editPending(key: string, edit: PendingEdit): Delivery {
    return Object.assign(this.#need(key), edit);
  }

  get(key: string): Delivery | undefined {
    return this.#rows.get(key);
  }

  lastDue(): Map<string, number> {
    return new Map(this.#lastDue);
  }

  runCount(jobId: string): number {
    return this.#runCounts.get(jobId) ?? 0;
  }

  /** What a message asks, and how often, hangs on people: a simulation leaves it out. */
  unacknowledged(): Delivery[] {
    return [];
  }

  asksOf(): Delivery[] {
    return [];
  }

  setAcknowledgement(key: string): Delivery {
    throw new Error(`${key} asks for nothing: nothing does here.`);
  }

  open(): OpenDelivery[] {
    return [...this.#open]
      .sort((a, b) => a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1))
      .map((row) => ({ delivery: row, lastDue: row.coveredUntil, isAskedFor: isAskedKey(row.key) }));
  }

  markMissed(key: string): Delivery {
    return Object.assign(this.#need(key), { missed: true });
  }

  allChanges(): [] {
    return [];
  }

  journal(): number {
    this.#journaled++;
    return this.#journaled;
  }

  newestChange(): undefined {
    return undefined;
  }

  lastUndone(): undefined {
    return undefined;
  }

  markRedone(): void {}

  noteMove(): void {}

  chatNow(id: number): number {
    return id;
  }

  lastChange(): undefined {
    return undefined;
  }

  markUndone(): void {}

  #isSent({ jobId, key }: NewDelivery): boolean {
    const sent = this.#sent.get(jobId);
    const at = occurrenceOfKey(key);
    return sent !== undefined && sent[placeIn(sent, at)] === at;
  }

  #keepAsSent({ key, jobId }: Row): void {
    const at = occurrenceOfKey(key);
    const sent = this.#sent.get(jobId);
    if (!sent) this.#sent.set(jobId, [at]);
    else if (at > (sent.at(-1) as number)) sent.push(at);
    else sent.splice(placeIn(sent, at), 0, at);
    this.#rows.delete(key);
  }

  #need(key: string): Row {
    const row = this.#rows.get(key);
    if (!row) throw new Error(`The ledger has no delivery ${key} that is not concluded.`);
    return row;
  }

  #count({ jobId, coveredUntil }: Row, runs: number): void {
    this.#lastDue.set(jobId, Math.max(this.#lastDue.get(jobId) ?? Number.NEGATIVE_INFINITY, coveredUntil));
    this.#runCounts.set(jobId, this.runCount(jobId) + runs);
  }
}

function isOpen(state: DeliveryState): boolean {
  return state === 'pending' || state === 'sending';
}

/** The index of the first value that is not less; nearly always the end. */
function placeIn(ascending: readonly number[], value: number): number {
  let at = ascending.length;
  if (at === 0 || (ascending[at - 1] as number) < value) return at;
  let from = 0;
  while (from < at) {
    const middle = (from + at) >> 1;
    if ((ascending[middle] as number) < value) from = middle + 1;
    else at = middle;
  }
  return from;
}
