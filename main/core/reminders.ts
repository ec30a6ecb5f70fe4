import type { Acknowledgement, Delivery } from '../contract/delivery.ts';
import type { Job } from '../contract/job.ts';
import type { Translatable } from '../contract/translatable.ts';
import { MINUTE_MS } from '../contract/units.ts';
import { msg } from '../i18n/msg.ts';
import { UserError } from './errors.ts';
import type { Outbox } from './outbox.ts';
import { nextPermitted, refusalInWords, timeInWords } from './permission.ts';
import type { Afterwards, Clock, JobStore, Ledger } from './ports.ts';
import { dueOf, isTooLateToAsk, nextReminderAt, repeatKey } from './reminder.ts';
import { zoneByClock } from './schedule/timing.ts';
import { jobAt, occasionOf, snapshotOf } from './snapshot.ts';

export interface RemindersDeps {
  store: Pick<JobStore, 'read'>;
  ledger: Pick<Ledger, 'add' | 'get' | 'unacknowledged' | 'asksOf' | 'setAcknowledgement' | 'batch' | 'runCount'>;
  outbox: Pick<Outbox, 'enqueue' | 'cancel'>;
  clock: Clock;
  onDelivery: (delivery: Delivery) => void;
  jobOf: (jobId: string) => Job | undefined;
  /** Sets the instant at which {@link Reminders.carryOut} is to be called for the job; null: not at all. */
  wakeAt: (jobId: string, at: number | null) => void;
}

const NEXT_RUN_CAME = msg('delivery.nextRunCameBefore');

/**
 * Messages that ask to be done: repeated until they are, or until the next run of their job asks instead. All that is known
 * of them stands in the ledger, in the newest delivery that asks; what is kept here is read from it.
 */
export class Reminders {
  readonly #deps: RemindersDeps;
  /** By job: the delivery that waits for an answer. */
  readonly #unacknowledged = new Map<string, Delivery>();

  constructor(deps: RemindersDeps) {
    this.#deps = deps;
  }

  /** When the job asks again, epoch ms; null: not by itself. */
  nextOf(jobId: string): number | null {
    const delivery = this.#unacknowledged.get(jobId);
    return delivery ? nextReminderAt(delivery, this.#contextOf(jobId)) : null;
  }

  /** Reads from the ledger what asks, and plans when each does so again. */
  replan(): void {
    this.#unacknowledged.clear();
    const now = this.#deps.clock.now();
    this.begin(this.#deps.ledger.unacknowledged().map((delivery) => arrivedByNow(delivery, now)));
    for (const jobId of this.#unacknowledged.keys()) this.plan(jobId);
  }

  plan(jobId: string): void {
    if (this.#unacknowledged.has(jobId)) this.#deps.wakeAt(jobId, this.nextOf(jobId));
  }

  /** New deliveries: one that asks takes the place of what its job asked before. */
  begin(deliveries: readonly Delivery[]): void {
    const former: string[] = [];
    for (const delivery of deliveries) {
      if (
        !delivery.acknowledgement ||
        (delivery.state === 'skipped' && delivery.acknowledgement.snoozedUntil === undefined)
      )
        continue;
      const before = this.#unacknowledged.get(delivery.jobId);
      if (before && before.key !== delivery.key) former.push(before.key);
      this.#unacknowledged.set(delivery.jobId, delivery);
    }
    this.#endAll(former, 'superseded');
  }

  /** The next runs of these jobs are due: a repeat that still waits to be sent makes way. */
  makeWay(jobIds: readonly string[]): void {
    for (const jobId of jobIds) {
      const { key, acknowledgement, state } = this.#unacknowledged.get(jobId) ?? {};
      if (key && acknowledgement && acknowledgement.repeat > 0 && state === 'pending')
        this.#deps.outbox.cancel(jobId, NEXT_RUN_CAME, key);
    }
  }

  /** Takes note of what became of a delivery: it asks again so long after it arrived. */
  note(delivery: Delivery): void {
    const { jobId, key, acknowledgement } = delivery;
    const asking = this.#unacknowledged.get(jobId);
    if (!acknowledgement || (asking && asking.key !== key)) return;
    if (acknowledgement.end) {
      this.#unacknowledged.delete(jobId);
      this.#deps.wakeAt(jobId, null);
    } else if (asking || delivery.state !== 'skipped') {
      this.#unacknowledged.set(jobId, delivery);
      this.plan(jobId);
    }
  }

  /** The time has come at which these jobs were to ask again. */
  carryOut(jobIds: readonly string[]): void {
    const now = this.#deps.clock.now();
    for (const jobId of jobIds) {
      const delivery = this.#unacknowledged.get(jobId);
      const { job } = this.#contextOf(jobId);
      const at = this.nextOf(jobId);
      if (!delivery || !job || at === null || at > now) this.plan(jobId);
      else if (isTooLateToAsk(job, at, now)) this.#endAll([delivery.key], 'dropped');
      else this.#repeat(job, delivery, at);
    }
  }

  /**
   * The user says that it is done. Answers all messages that asked for it, oldest first, with the answer in the last.
   * @param by who says so instead, by name
   * @throws UserError when it is not known (any more)
   */
  done(key: string, by?: string): Delivery[] {
    const { ledger, outbox } = this.#deps;
    const last = this.#lastOf(key);
    if (last.acknowledgement?.end !== 'done') {
      this.#endAll([last.key], 'done', by);
      outbox.cancel(
        last.jobId,
        by === undefined ? msg('delivery.youSaidDone') : msg('delivery.saidDone', { by }),
        last.key,
      );
    }
    return ledger.asksOf(key);
  }

  /**
   * It asks again then (epoch ms), or when its bounds allow it first ({@link nextOf}), and not before.
   * @throws UserError when it does not wait for an answer (any more), or no day is left to ask on
   */
  snooze(key: string, until: number, by?: string): Delivery {
    const { ledger, outbox, onDelivery } = this.#deps;
    const last = this.#lastOf(key);
    const { end } = last.acknowledgement ?? {};
    if (end) throw new UserError('conflict', NOT_ASKING[end]);
    const { job, zone } = this.#contextOf(last.jobId);
    const permission = job && nextPermitted(job, zone, until);
    if (permission?.may === 'never') throw new UserError('conflict', refusalInWords(permission.why));
    const now = this.#deps.clock.now();
    const again = permission?.may === 'later' ? permission.at : until;
    const time = timeInWords(again - (again % MINUTE_MS), now, zone);
    const how = by === undefined ? msg('delivery.youPutOffUntil', { time }) : msg('delivery.putOffUntil', { by, time });
    outbox.cancel(last.jobId, how, last.key);
    // The story of what waited to be sent, and does not go out, says so already.
    const isTold = ledger.get(last.key)?.reason === how;
    const delivery = ledger.setAcknowledgement(
      last.key,
      { snoozedUntil: until, by },
      isTold ? undefined : { at: now, how },
    );
    this.#unacknowledged.set(delivery.jobId, delivery);
    this.plan(delivery.jobId);
    onDelivery(delivery);
    return delivery;
  }

  /** Which messages {@link silence} of these jobs would end. */
  keysOf(jobIds: readonly string[]): string[] {
    return jobIds.flatMap((jobId) => this.#unacknowledged.get(jobId)?.key ?? []);
  }

  /** Writes that these jobs, which are being paused or stopped, do not ask any more. */
  silence(jobIds: readonly string[]): Afterwards {
    return this.#writeEnd(this.keysOf(jobIds), 'dropped');
  }

  /** Writes that a {@link silence} is taken back. */
  revive(keys: readonly string[]): Afterwards {
    const { ledger, onDelivery } = this.#deps;
    const revived = keys.flatMap((key) => {
      const silenced = ledger.get(key);
      // What the job asked since asks in its place.
      const isFree = silenced?.acknowledgement?.end === 'dropped' && !this.#unacknowledged.has(silenced.jobId);
      return isFree ? [ledger.setAcknowledgement(key, {})] : [];
    });
    return () => {
      for (const delivery of revived) {
        this.#unacknowledged.set(delivery.jobId, delivery);
        this.plan(delivery.jobId);
        onDelivery(delivery);
      }
    };
  }

  /** One more delivery, which asks from now on in place of the former. */
  #repeat(job: Job, former: Delivery, dueAt: number): void {
    const { ledger, outbox, clock, onDelivery } = this.#deps;
    const repeat = (former.acknowledgement?.repeat ?? 0) + 1;
    const key = repeatKey(former.key, repeat);
    // It says what the message said, as of the time that this one was due.
    const snapshot = snapshotOf(jobAt(job, former.key), occasionOf(job, dueOf(former.key, ledger), 0, this.#deps));
    const row = { ...snapshot, key, dueAt, coalesced: 0, scheduled: false, missed: false, repeat } as const;
    const now = clock.now();
    const ended = ledger.batch(() => {
      ledger.add({ ...row, state: 'pending' }, now);
      return ledger.setAcknowledgement(former.key, { end: 'repeated', endedAt: now });
    });
    const delivery = ledger.get(key) as Delivery;
    this.#unacknowledged.set(job.id, delivery);
    onDelivery(ended);
    onDelivery(delivery);
    if (delivery.state === 'pending') outbox.enqueue(delivery);
  }

  /** One write for all of them; told once it is on the disk. */
  #endAll(keys: readonly string[], end: NonNullable<Acknowledgement['end']>, by?: string): void {
    if (keys.length > 0) this.#deps.ledger.batch(() => this.#writeEnd(keys, end, by))();
  }

  #writeEnd(keys: readonly string[], end: NonNullable<Acknowledgement['end']>, by?: string): Afterwards {
    const { ledger, clock, onDelivery } = this.#deps;
    const endedAt = clock.now();
    const ended = keys.map((key) => ledger.setAcknowledgement(key, { end, endedAt, by }));
    return () => {
      for (const delivery of ended) {
        this.note(delivery);
        onDelivery(delivery);
      }
    };
  }

  #lastOf(key: string): Delivery {
    const last = this.#deps.ledger.asksOf(key).at(-1);
    if (!last) throw new UserError('notFound', 'error.messageNoLongerHistory');
    return last;
  }

  #contextOf(jobId: string) {
    const { store, clock, jobOf } = this.#deps;
    const { pausedAll, pausedAllUntil } = store.read();
    const job = jobOf(jobId);
    const zone = job ? zoneByClock(job, clock) : 'UTC';
    return { job, zone, pausedUntil: pausedAll ? pausedAllUntil : undefined };
  }
}

/**
 * What arrived while the clock was ahead asks again as long after now as it was to after its arrival: it would be silent until that
 * time comes. In memory only, so that the history goes on telling what the clock said.
 */
function arrivedByNow(delivery: Delivery, now: number): Delivery {
  const { changedAt, acknowledgement } = delivery;
  if (changedAt <= now || !acknowledgement) return delivery;
  const snoozedUntil =
    acknowledgement.snoozedUntil === undefined ? undefined : acknowledgement.snoozedUntil - (changedAt - now);
  return {
    ...delivery,
    changedAt: now,
    acknowledgement: { ...acknowledgement, ...(snoozedUntil !== undefined && { snoozedUntil }) },
  };
}

const NOT_ASKING: Record<NonNullable<Acknowledgement['end']>, Translatable> = {
  done: msg('error.doneAlready'),
  repeated: msg('error.newerMessageAsksNow'),
  superseded: msg('error.newerMessageAsksNow'),
  dropped: msg('error.messagePausedOrStopped'),
};
