import type { Delivery } from '../contract/delivery.ts';
import { DEFAULT_PREFERENCES } from '../contract/preferences.ts';
import {
  type AppState,
  type Change,
  type JobView,
  RECENT_DELIVERIES,
  replaceDelivery,
  SHOWN_MISSED,
} from '../contract/state.ts';

type Rest = Omit<AppState, 'jobs' | 'recent' | 'missed' | 'unsure'>;

/** Before a bot is set up. */
const NEW: Omit<Rest, 'timeZone'> = {
  setup: { mode: 'none' },
  connection: { state: 'connecting' },
  pausedAll: false,
  pausedAllUntil: null,
  chats: [],
  notices: [],
  home: { state: 'here' },
  uploads: [],
  held: [],
  undo: null,
  proxy: null,
  preferences: DEFAULT_PREFERENCES,
  tokenStorage: 'file',
  desktop: null,
  host: 'browser',
  version: '0',
};

/**
 * What the surfaces show: one snapshot, then changes. Jobs are kept by id, so that a change costs what changed and not
 * what there is.
 */
export class StateStore {
  #rest: Rest;
  #unsure = 0;
  #recent: Delivery[] = [];
  #missed: Delivery[] = [];
  readonly #jobs = new Map<string, JobView>();
  readonly #listeners = new Set<(change: Change) => void>();

  /** What is not given is as it is before a bot is set up. */
  constructor(initial: Pick<Rest, 'timeZone'> & Partial<Rest>) {
    this.#rest = { ...NEW, ...initial };
  }

  current(): AppState {
    return {
      ...this.#rest,
      jobs: [...this.#jobs.values()],
      recent: this.#recent,
      missed: this.#missed,
      unsure: this.#unsure,
    };
  }

  job(id: string): JobView | undefined {
    return this.#jobs.get(id);
  }

  get rest(): Readonly<Rest> {
    return this.#rest;
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setFields(fields: Extract<Change, { type: 'fields' }>['fields']): void {
    this.#rest = { ...this.#rest, ...fields };
    this.#emit({ type: 'fields', fields });
  }

  setJobs(changed: JobView[], removed: string[] = []): void {
    if (changed.length === 0 && removed.length === 0) return;
    for (const id of removed) this.#jobs.delete(id);
    for (const view of changed) this.#jobs.set(view.id, view);
    this.#emit({ type: 'jobs', changed, removed });
  }

  setDelivery(delivery: Delivery, unsure: number): void {
    this.#recent = replaceDelivery(this.#recent, delivery).slice(0, RECENT_DELIVERIES);
    this.#missed = replaceDelivery(this.#missed, delivery)
      .filter(({ missed }) => missed)
      .slice(0, SHOWN_MISSED);
    this.#unsure = unsure;
    this.#emit({ type: 'delivery', delivery, unsure });
  }

  /** Starts over: another bot, practice mode entered or left. */
  reset(content: {
    rest: Partial<Rest>;
    jobs: JobView[];
    recent: Delivery[];
    missed: Delivery[];
    unsure: number;
  }): void {
    this.#rest = { ...this.#rest, ...content.rest };
    this.#jobs.clear();
    for (const view of content.jobs) this.#jobs.set(view.id, view);
    this.#recent = content.recent;
    this.#missed = content.missed;
    this.#unsure = content.unsure;
    this.#emit({ type: 'snapshot', state: this.current() });
  }

  /** The history as a whole changed, and the jobs did not. */
  setHistory(recent: Delivery[], unsure: number): void {
    this.reset({ rest: {}, jobs: [...this.#jobs.values()], recent, missed: this.#missed, unsure });
  }

  #emit(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
