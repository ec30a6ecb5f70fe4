import type { Job } from '../contract/job.ts';
import type { JobView } from '../contract/state.ts';
import { wordsOfDesktop } from '../words/index.ts';
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

  constructor(deps: JobViewsDeps) {
    this.#deps = deps;
  }

  of(job: Job): JobView {
    const { scheduler, state } = this.#deps;
    const nextAt = scheduler.nextOf(job.id);
    const phase = this.#phase(job, nextAt);
    const words = wordsOfDesktop(state.rest.preferences);
    return { ...job, nextAt, phase, inWords: describeTiming(job, words), zone: zoneByClock(job, this.#deps.clock) };
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

  #phase(job: Job, nextAt: number | null): JobView['phase'] {
    if (nextAt !== null) return 'active';
    return this.#deps.scheduler.isFinished(job) ? 'finished' : 'paused';
  }
}
