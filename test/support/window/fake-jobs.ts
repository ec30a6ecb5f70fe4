import type { BulkChange, BulkEffect } from '../../../main/contract/bulk-edit.ts';
import type { ManyAction } from '../../../main/contract/ipc.ts';
import { JOB_ID_ALPHABET, type Job, type JobDraft, type Pause } from '../../../main/contract/job.ts';
import type { ChangeEntry, JobView } from '../../../main/contract/state.ts';
import { type Translatable, verbatim } from '../../../main/contract/translatable.ts';
import { bulkEdited } from '../../../main/core/bulk-edit.ts';
import { UserError } from '../../../main/core/errors.ts';
import { hasPause, withoutPause } from '../../../main/core/job-changes.ts';
import { describeSchedule } from '../../../main/core/schedule/describe.ts';
import { nextOccurrence } from '../../../main/core/schedule/next.ts';
import { checkTiming } from '../../../main/core/schedule/preview.ts';
import type { StateStore } from '../../../main/core/state-store.ts';

/** The zone of the computer on which the fake lives. */
export const HOME_ZONE = 'Europe/Berlin';

/** The jobs of a Carillon in memory, and its journal. */
export class FakeJobs {
  readonly #store: StateStore;
  readonly #now: () => number;
  readonly #changes: (ChangeEntry & { back: () => void })[] = [];
  #lastId = 0;

  constructor(store: StateStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  list(): Job[] {
    return this.#store.current().jobs.map(({ nextAt: _, phase: __, inWords: ___, zone: ____, ...job }) => job);
  }

  stop(id: string): void {
    const job = this.need(id);
    this.#store.setJobs([], [id]);
    this.journal(`Stopped ${nameOf(job)}`, () => this.#store.setJobs([job]));
  }

  undo(change: number | undefined): Translatable | null {
    const entry = this.newestChange();
    if (!entry) return null;
    if (change !== undefined && change !== entry.id) {
      throw new UserError('conflict', 'error.somethingElseChangedSince', { label: entry.label });
    }
    entry.undone = true;
    entry.back();
    this.#store.setFields({ undo: this.newestChange()?.label ?? null });
    return entry.label;
  }

  /** Newest first. */
  changes(limit: number): ChangeEntry[] {
    return this.#changes
      .slice(-limit)
      .reverse()
      .map(({ back: _, ...entry }) => entry);
  }

  save(draft: JobDraft, old: JobView | null): JobView {
    const sameTimes = old && JSON.stringify(old.schedule) === JSON.stringify(draft.schedule);
    if (!sameTimes) checkTiming(draft, HOME_ZONE, this.#now());
    const job: Job = {
      ...draft,
      id: old?.id ?? this.#newId(),
      status: old?.status ?? 'active',
      createdBy: old?.createdBy ?? 'window',
      createdAt: old?.createdAt ?? this.#now(),
      since: this.#now(),
    };
    const view = viewOf(job, this.#now());
    this.#store.setJobs([view]);
    this.journal(`${old ? 'Edited' : 'Created'} ${nameOf(view)}`, () =>
      old ? this.#store.setJobs([old]) : this.#store.setJobs([], [view.id]),
    );
    return view;
  }

  setStatus(id: string, status: Job['status']): JobView {
    const old = this.need(id);
    if (old.status === status) {
      throw new UserError(
        'conflict',
        verbatim(`${nameOf(old)} is ${status === 'paused' ? 'paused already' : 'not paused'}.`),
      );
    }
    const { nextAt: _, phase: __, inWords: ___, zone: ____, ...job } = old;
    const view = viewOf({ ...job, status }, this.#now());
    this.#store.setJobs([view]);
    this.journal(`${status === 'paused' ? 'Paused' : 'Resumed'} ${nameOf(view)}`, () => this.#store.setJobs([old]));
    return view;
  }

  many(ids: readonly string[], action: ManyAction): number {
    const status = action === 'pause' ? 'paused' : 'active';
    const jobs = this.#store
      .current()
      .jobs.filter(({ id }) => ids.includes(id))
      .filter((job) => action === 'stop' || (job.status !== status && job.phase !== 'finished'));
    if (jobs.length === 0) throw new UserError('conflict', verbatim('That is so already.'));
    if (action === 'stop') {
      this.#store.setJobs(
        [],
        jobs.map(({ id }) => id),
      );
    } else {
      this.#store.setJobs(
        jobs.map(({ nextAt: _, phase: __, inWords: ___, zone: ____, ...job }) =>
          viewOf({ ...job, status }, this.#now()),
        ),
      );
    }
    const done = { pause: 'Paused', resume: 'Resumed', stop: 'Stopped' }[action];
    this.journal(`${done} ${jobs.length} messages`, () => this.#store.setJobs(jobs));
    return jobs.length;
  }

  editMany(ids: readonly string[], change: BulkChange, isMeant: boolean): BulkEffect {
    const effect: BulkEffect = { changed: [], left: [] };
    const views: JobView[] = [];
    for (const { nextAt: _, phase: __, inWords, zone: ____, ...job } of this.#store.current().jobs) {
      if (!ids.includes(job.id)) continue;
      const draft = bulkEdited(job, change);
      if (typeof draft === 'string') {
        effect.left.push({ id: job.id, why: draft });
        continue;
      }
      const view = viewOf({ ...job, ...draft }, this.#now());
      views.push(view);
      effect.changed.push({ id: job.id, before: inWords, after: view.inWords });
    }
    if (isMeant) this.#store.setJobs(views);
    return effect;
  }

  pauseBetween(ids: readonly string[], pause: Pause): { paused: number; once: number } {
    const old = this.#store.current().jobs.filter(({ id, schedule }) => ids.includes(id) && schedule.kind !== 'once');
    this.#store.setJobs(old.map((job) => ({ ...job, pauses: [...(job.pauses ?? []), pause] })));
    this.journal(`Paused ${old.length} messages`, () => this.#store.setJobs(old));
    return { paused: old.length, once: 0 };
  }

  cancelPause(ids: readonly string[], pause: Pause): number {
    const old = this.#store.current().jobs.filter((job) => ids.includes(job.id) && hasPause(job, pause));
    this.#store.setJobs(old.map((job) => ({ ...job, ...withoutPause(job, pause) })));
    this.journal(`Took back a pause of ${old.length} messages`, () => this.#store.setJobs(old));
    return old.length;
  }

  setPausedAll(pausedAll: boolean): void {
    const jobs = this.#store.current().jobs;
    const held = (view: JobView): JobView => {
      if (pausedAll) return view.phase === 'active' ? { ...view, nextAt: null, phase: 'paused' } : view;
      const { nextAt: _, phase: __, inWords: ___, zone: ____, ...job } = view;
      return viewOf(job, this.#now());
    };
    this.#store.setJobs(jobs.map(held));
    this.#store.setFields({ pausedAll });
    this.journal(pausedAll ? 'Paused all messages' : 'Resumed all messages', () => {
      this.#store.setJobs(jobs);
      this.#store.setFields({ pausedAll: !pausedAll });
    });
  }

  journal(label: string, back: () => void): void {
    this.#changes.push({
      id: this.#changes.length + 1,
      at: this.#now(),
      by: 'window',
      label: verbatim(label),
      undone: false,
      back,
    });
    this.#store.setFields({ undo: verbatim(label) });
  }

  newestChange() {
    return this.#changes.findLast(({ undone }) => !undone);
  }

  need(id: string): JobView {
    const job = this.#store.job(id);
    if (!job)
      throw new UserError(
        'notFound',
        verbatim(`There is no message with the id ${id}. It may have been stopped already.`),
      );
    return job;
  }

  #newId(): string {
    this.#lastId += 1;
    return `z${[2, 1, 0].map((place) => JOB_ID_ALPHABET[Math.floor(this.#lastId / 31 ** place) % 31]).join('')}`;
  }
}

/** A job as the surfaces show it, with what follows from it at `now`. */
export function viewOf(job: Job, now: number): JobView {
  const zone = job.timeZone === 'floating' ? HOME_ZONE : job.timeZone;
  const next = nextOccurrence(job.schedule, zone, now);
  const phase = job.status === 'paused' ? 'paused' : next === null ? 'finished' : 'active';
  return { ...job, nextAt: phase === 'active' ? next : null, phase, inWords: describeSchedule(job.schedule), zone };
}

function nameOf(job: Pick<Job, 'name' | 'message'>): string {
  return `“${job.name || job.message.text.split('\n', 1)[0]}”`;
}
