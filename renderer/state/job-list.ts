import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { JobView } from '../../main/contract/state.ts';
import type { Translatable } from '../../main/contract/translatable.ts';
import { waitingReasons } from '../logic/deliveries.ts';
import type { JobFilter, JobSort } from '../logic/jobs.ts';
import { filteredJobs, NO_FILTER, sortedJobs } from '../logic/jobs.ts';
import { say } from '../words/index.ts';
import type { Selectors } from './selectors.ts';

/** The list of messages: what is asked of it, and what is chosen in it. */
export interface JobList {
  filter: ReadonlySignal<JobFilter>;
  sort: ReadonlySignal<JobSort>;
  sorted: ReadonlySignal<readonly JobView[]>;
  /** Sorted and filtered. */
  shown: ReadonlySignal<readonly JobView[]>;
  /** Whether the filter asks for anything. */
  isNarrowed: ReadonlySignal<boolean>;
  /** The chosen ones among those that are shown: nothing is done to what one does not see. */
  chosen: ReadonlySignal<readonly JobView[]>;
  /** Why a run of a message, by its id, has not left yet though its time has come. */
  waiting: ReadonlySignal<ReadonlyMap<string, Translatable>>;
  titleOfChat(chatId: number): string;
  /** What stands in the field of the search; the list follows it soon after. */
  typed: ReadonlySignal<string>;
  type(text: string): void;
  narrow(part: Partial<JobFilter>): void;
  sortBy(sort: JobSort): void;
  choose(id: string, isChosen: boolean): void;
  isChosen(id: string): boolean;
  /** All from the one that was chosen last (or else `from`) to this one, and no others. */
  chooseTo(id: string, from?: string): void;
  chooseAll(): void;
  chooseNone(): void;
}

export function createJobList(app: Selectors): JobList {
  const filter = signal<JobFilter>(NO_FILTER);
  const sort = signal<JobSort>('next');
  const chosenIds = signal<ReadonlySet<string>>(new Set());
  const typed = signal('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** From where a range is chosen. */
  let anchor: string | null = null;

  const titles = computed(() => new Map(app.chats.value.map((chat) => [chat.id, chat.title])));
  const titleOfChat = (chatId: number) => titles.value.get(chatId) ?? say().shared.chat(chatId);
  const sorted = computed(() => sortedJobs(app.jobs.value, sort.value, titleOfChat));
  const isNarrowed = computed(() => Object.values(filter.value).some((part) => part !== null && part !== ''));
  const shown = computed(() =>
    isNarrowed.value ? filteredJobs(sorted.value, filter.value, titleOfChat) : sorted.value,
  );
  const chosen = computed(() => {
    const ids = chosenIds.value;
    return ids.size === 0 ? [] : shown.value.filter(({ id }) => ids.has(id));
  });
  const choose = (ids: Iterable<string>) => {
    chosenIds.value = new Set(ids);
  };

  return {
    filter,
    sort,
    sorted,
    shown,
    isNarrowed,
    chosen,
    waiting: computed(() => waitingReasons(app.recent.value)),
    titleOfChat,
    typed,
    type(text) {
      typed.value = text;
      // Not with the key itself, nor in the frame that shows it: among thousands of messages both would have to wait.
      clearTimeout(timer);
      timer = setTimeout(() => {
        filter.value = { ...filter.value, query: text };
      });
    },
    narrow(part) {
      filter.value = { ...filter.value, ...part };
      typed.value = filter.value.query;
    },
    sortBy(wanted) {
      sort.value = wanted;
    },
    choose(id, isChosen) {
      anchor = id;
      const ids = chosen.value.map((job) => job.id).filter((other) => other !== id);
      choose(isChosen ? [...ids, id] : ids);
    },
    isChosen: (id) => chosenIds.value.has(id),
    chooseTo(id, from = id) {
      const ids = shown.value.map((job) => job.id);
      // What it was may have been stopped meanwhile, or be filtered out.
      if (anchor === null || !ids.includes(anchor)) anchor = from;
      const [first = 0, last = 0] = [ids.indexOf(anchor), ids.indexOf(id)].sort((a, b) => a - b);
      choose(ids.slice(first, last + 1));
    },
    chooseAll: () => choose(shown.value.map(({ id }) => id)),
    chooseNone() {
      anchor = null;
      choose([]);
    },
  };
}
