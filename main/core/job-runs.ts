import type { Delivery } from '../contract/delivery.ts';
import type { Job } from '../contract/job.ts';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { MAX_REPLAYED } from './catch-up.ts';
import type { ManualSends } from './held-sends.ts';
import { exceptionOf, timeOf } from './job-changes.ts';
import { nameOf } from './job-identity.ts';
import type { SendBegun } from './jobs-api.ts';
import type { Outbox, Verdict } from './outbox.ts';
import { OWN_WORD_HOLDS_MS } from './permission.ts';
import type { Afterwards, Clock, JobBook, Ledger, OpenDelivery, PendingEdit } from './ports.ts';
import { dueOf } from './reminder.ts';
import type { Reminders } from './reminders.ts';
import { occurrenceOf, type Run, zoneByClock } from './schedule/timing.ts';
import { occurrenceKey, type Scheduler } from './scheduler.ts';
import { AlreadySending } from './send-guard.ts';
import { jobAt, occasionOf, snapshotOf } from './snapshot.ts';

export interface JobRunsDeps extends Pick<ManualSends, 'guard' | 'held'> {
  ledger: Pick<Ledger, 'add' | 'get' | 'runCount' | 'update'>;
  outbox: Pick<Outbox, 'enqueue' | 'editPending' | 'release' | 'cancel' | 'isBusy'>;
  clock: Clock;
  scheduler: Pick<Scheduler, 'lastDueOf' | 'noteDealtWith' | 'hasComeElsewhere'> & {
    reminders: Pick<Reminders, 'begin'>;
  };
  onDelivery: (delivery: Delivery) => void;
}

const HISTORY_LOST = msg('delivery.historyLostMayBeen');
const ENDED_FIRST = msg('delivery.carillonEndedBeforeCould');
const TAKEN_BACK = msg('delivery.youUndidSending');
export const ALL_PAUSED = msg('delivery.allMessagesPaused');

/** Runs of jobs that no alarm brings: those the user asks for, and those whose time came during a pause. */
export class JobRuns {
  readonly #deps: JobRunsDeps;

  constructor(deps: JobRunsDeps) {
    this.#deps = deps;
  }

  /**
   * A pause ends: writes into the history the one-offs whose time came meanwhile, for nothing else would.
   * @param until epoch ms: what comes from then on is owed, also when Carillon was closed then and learns of it later
   * @param reason why it was not sent at its time
   */
  recordPaused(jobs: readonly Job[], until: number, reason = msg('delivery.pausedWhenTimeCame')): Afterwards {
    const { ledger, clock, scheduler, onDelivery } = this.#deps;
    const recorded: Delivery[] = [];
    for (const job of jobs) {
      // The history may have forgotten the runs that were, and would take them for held ones.
      const dealtWith = Math.max(job.since, scheduler.lastDueOf(job.id) ?? job.since);
      for (const run of this.runsOfOnce(job)) {
        const dueAt = run.at;
        if (dueAt <= dealtWith || dueAt >= until) continue;
        const key = occurrenceKey(job.id, occurrenceOf(run));
        const snapshot = snapshotOf(jobAt(job, key), occasionOf(job, dueAt, 1, this.#deps));
        const row = { ...snapshot, key, dueAt, coalesced: 0, scheduled: true, missed: true } as const;
        const added = ledger.add({ ...row, state: 'skipped', reason }, clock.now());
        if (added) recorded.push(ledger.get(key) as Delivery);
      }
    }
    return () => {
      for (const delivery of recorded) {
        scheduler.noteDealtWith(delivery.jobId, delivery.dueAt);
        onDelivery(delivery);
      }
    };
  }

  /**
   * Nobody knows what was sent: writes into the history, for the user to decide, the one-offs whose time has passed. Those that
   * were dealt with before their message was last changed are not among them.
   */
  recordUnknown(jobs: readonly Job[]): Afterwards {
    const { ledger, clock, onDelivery } = this.#deps;
    const now = clock.now();
    const recorded: Delivery[] = [];
    for (const job of jobs.filter(({ status }) => status === 'active')) {
      for (const run of this.runsOfOnce(job)) {
        if (run.at > now || run.at <= job.since) continue;
        const key = occurrenceKey(job.id, occurrenceOf(run));
        const snapshot = snapshotOf(jobAt(job, key), occasionOf(job, run.at, 1, this.#deps));
        const row = { ...snapshot, key, dueAt: run.at, coalesced: 0, scheduled: true, missed: false } as const;
        if (!ledger.add({ ...row, state: 'pending' }, now)) continue;
        ledger.update(key, { state: 'sending', at: now });
        recorded.push(ledger.update(key, { state: 'unsure', at: now, reason: HISTORY_LOST }));
      }
    }
    return () => {
      for (const delivery of recorded) onDelivery(delivery);
    };
  }

  /** When a one-off comes, whether at its own time or where it was moved. Empty for what recurs, and what is skipped. */
  runsOfOnce(job: Job): Pick<Run, 'at' | 'movedFrom'>[] {
    if (job.schedule.kind !== 'once') return [];
    const at = timeOf(job, zoneByClock(job, this.#deps.clock));
    const exception = exceptionOf(job, at);
    const isToCome =
      !exception?.skipped && exception?.movedTo === undefined && !this.#deps.scheduler.hasComeElsewhere(job);
    const moved = (job.exceptions ?? []).flatMap(({ at: movedFrom, movedTo }) =>
      movedTo === undefined ? [] : [{ at: movedTo, movedFrom }],
    );
    return [...(isToCome ? [{ at }] : []), ...moved];
  }

  /** A run that the user asked for enters the ledger. */
  record(job: Job): Delivery {
    const { ledger, clock } = this.#deps;
    const dueAt = clock.now();
    const snapshot = snapshotOf(job, occasionOf(job, dueAt, 1, this.#deps));
    const repeat = job.reminder && 0;
    const row = {
      ...snapshot,
      dueAt,
      state: 'pending',
      coalesced: 0,
      scheduled: false,
      missed: false,
      repeat,
    } as const;
    for (let n = 1; ; n++) {
      const key = `${occurrenceKey(job.id, dueAt)}!${n}`;
      if (ledger.add({ ...row, key }, dueAt)) return ledger.get(key) as Delivery;
    }
  }

  /** Writes that what waits to be sent says what the job says now, each as of its own time. */
  editPending(job: Job): Afterwards {
    return this.#deps.outbox.editPending(job.id, ({ key }) => this.#wordingOf(job, key));
  }

  /**
   * What the book says of each delivery that a former process left waiting: whether it is still wanted, and in which words.
   * What the user asked for by itself is wanted, whatever became of its job; long afterwards the user is asked again.
   */
  verdicts({ jobs, pausedAll }: JobBook): (row: OpenDelivery) => Verdict {
    const byId = new Map(jobs.map((job) => [job.id, job]));
    const now = this.#deps.clock.now();
    return ({ delivery, lastDue, isAskedFor }) => {
      const job = byId.get(delivery.jobId);
      if (!isAskedFor && !job) return { is: 'unwanted', reason: msg('delivery.messageStopped') };
      if (!isAskedFor && pausedAll) return { is: 'unwanted', reason: ALL_PAUSED };
      if (!isAskedFor && job?.status === 'paused') return { is: 'unwanted', reason: msg('delivery.messagePaused') };
      if (isAskedFor && now - lastDue > OWN_WORD_HOLDS_MS)
        return { is: 'unwanted', reason: ENDED_FIRST, asksUser: true };
      const isSame = !job || this.#says(job, delivery);
      return isSame ? { is: 'wanted' } : { is: 'edited', to: this.#wordingOf(job, delivery.key) };
    };
  }

  /** Whether the delivery goes where the job goes and says what it says, as one of its last runs. */
  #says(job: Job, delivery: Delivery): boolean {
    const isSame = (wording: PendingEdit) =>
      (['jobName', 'chatId', 'threadId', 'text', 'message'] as const).every(
        (part) => JSON.stringify(wording[part]) === JSON.stringify(delivery[part]),
      );
    if (isSame(this.#wordingOf(job, delivery.key))) return true;
    const last = this.#deps.ledger.runCount(job.id);
    for (let run = last - 1; run > 0 && last - run <= MAX_REPLAYED; run--) {
      if (isSame(this.#wordingOf(job, delivery.key, run))) return true;
    }
    return false;
  }

  /** @param run left out: the last one that the ledger knows */
  #wordingOf(job: Job, key: string, run?: number): PendingEdit {
    const occasion = occasionOf(job, dueOf(key, this.#deps.ledger), 0, this.#deps);
    return snapshotOf(jobAt(job, key), run === undefined ? occasion : { ...occasion, run: () => run });
  }

  /** @param isHeld whether the user may take it back for a moment @throws AlreadySending */
  runNow(job: Job, isHeld: boolean): SendBegun {
    const { guard, outbox } = this.#deps;
    const title = nameOf(job);
    // Also what waits for the network: it goes out as soon as it can.
    if (outbox.isBusy(job.id)) throw new AlreadySending(title);
    return guard.once(job.id, title, () => {
      const delivery = this.record(job);
      if (!isHeld) {
        this.handOver(delivery);
        return { key: delivery.key, until: null };
      }
      return { key: delivery.key, until: this.#hold(delivery, title) };
    });
  }

  handOver(delivery: Delivery): void {
    this.#deps.onDelivery(delivery);
    this.#deps.outbox.enqueue(delivery);
    this.#deps.scheduler.reminders.begin([delivery]);
  }

  /** It waits in the outbox, so that whatever stops, pauses or edits the message meanwhile holds for it too. */
  #hold(delivery: Delivery, title: Translatable): number {
    const { outbox, held, guard, ledger, scheduler, onDelivery } = this.#deps;
    const { key, jobId, dueAt } = delivery;
    onDelivery(delivery);
    outbox.enqueue(delivery, dueAt, true);
    const { until } = held.hold(delivery, title, {
      leave: () => {
        outbox.release(jobId, key);
        scheduler.reminders.begin([ledger.get(key) ?? delivery]);
      },
      drop: () => {
        outbox.cancel(jobId, TAKEN_BACK, key);
        guard.clear(jobId);
      },
    });
    return until;
  }
}
