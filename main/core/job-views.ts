import type { Job } from '../contract/job.ts';
import type { JobView } from '../contract/state.ts';
import { type Words, wordsOfDesktop } from '../i18n/index.ts';
import type { Clock, JobStore } from './ports.ts';
import { describeTiming } from './schedule/describe.ts';
import { zoneByClock } from './schedule/timing.ts';
import type { Scheduler } from './scheduler.ts';
import type { StateStore } from './state-store.ts';

export interface JobViewsDeps {
  store: JobStore;
  scheduler: Scheduler;
  state: StateStore;
  clock: Clock;
}

/** The jobs as the surfaces show them: with their next time, their phase and their times in words. */
export class JobViews {
  readonly #deps: JobViewsDeps;
  /** A job that changes is another object: of thousands that are due together, none has its rule put into words again. */
  readonly #rules = new WeakMap<Job, { words: Words; rule: string }>();

  constructor(deps: JobViewsDeps) {
    this.#deps = deps;
  }

  of(job: Job): JobView {
    const nextAt = this.#deps.scheduler.nextOf(job.id);
    const phase = this.#phase(job, nextAt);
    return { ...job, nextAt, phase, inWords: this.#ruleOf(job), zone: zoneByClock(job, this.#deps.clock) };
  }

  list(): JobView[] {
    const soonestFirst = (a: JobView, b: JobView) =>
      (a.nextAt ?? Number.POSITIVE_INFINITY) - (b.nextAt ?? Number.POSITIVE_INFINITY) || a.createdAt - b.createdAt;
    // Infinity − Infinity is NaN, which `||` passes over: jobs without a next time go by age.
    return this.#deps.store
      .read()
      .jobs.map((job) => this.of(job))
      .sort(soonestFirst);
  }

  find(id: string): JobView | undefined {
    const job = this.#deps.store.read().jobs.find((job) => job.id === id);
    return job && this.of(job);
  }

  /** Shows every job anew, after planning from scratch. */
  refresh(): void {
    const known = new Set(this.#deps.store.read().jobs.map((job) => job.id));
    const gone = this.#deps.state.current().jobs.filter((view) => !known.has(view.id));
    this.#deps.state.setJobs(
      this.list(),
      gone.map((view) => view.id),
    );
  }

  /** Shows the jobs whose next time moved. */
  showPlanned(ids: readonly string[]): void {
    const planned = ids.map((id) => this.#deps.scheduler.jobOf(id)).filter((job) => job !== undefined);
    this.#deps.state.setJobs(planned.map((job) => this.of(job)));
  }

  #ruleOf(job: Job): string {
    const words = wordsOfDesktop(this.#deps.state.rest.preferences);
    const known = this.#rules.get(job);
    if (known?.words === words) return known.rule;
    const rule = describeTiming(job, words);
    this.#rules.set(job, { words, rule });
    return rule;
  }

  #phase(job: Job, nextAt: number | null): JobView['phase'] {
    if (nextAt !== null) return 'active';
    return this.#deps.scheduler.isFinished(job) ? 'finished' : 'paused';
  }
}
