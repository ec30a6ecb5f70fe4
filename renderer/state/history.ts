import type { ReadonlySignal } from '@preact/signals';
import { batch, computed, signal } from '@preact/signals';
import type { Delivery } from '../../main/contract/delivery.ts';
import type { DeliveryFilter } from '../logic/deliveries.ts';
import { matches, mergedDeliveries } from '../logic/deliveries.ts';
import { type DayTally, lastDays } from '../logic/tallies.ts';
import { t } from '../words/index.ts';
import type { Link } from './link.ts';

const PAGE = 100;
const DAYS = 30;

export interface History {
  filter: ReadonlySignal<DeliveryFilter>;
  shown: ReadonlySignal<readonly Delivery[]>;
  /** Whether older deliveries may exist. */
  more: ReadonlySignal<boolean>;
  loading: ReadonlySignal<boolean>;
  problem: ReadonlySignal<string | null>;
  /** Changes when what was fetched may no longer hold: whoever shows it then opens it again. */
  generation: ReadonlySignal<number>;
  /** The last 30 days, today the last; null until they are known. */
  days: ReadonlySignal<readonly DayTally[] | null>;
  /** Counts the last days anew. */
  count(): Promise<void>;
  /** Sets the filter and asks for the newest page anew. */
  open(filter: DeliveryFilter): Promise<void>;
  showEarlier(): Promise<void>;
}

/** The deliveries on the history screen: the live ones of the state, and pages of older ones. */
export function createHistory(link: Link): History {
  const filter = signal<DeliveryFilter>({});
  const fetched = signal<ReadonlyMap<string, Delivery>>(new Map());
  const more = signal(false);
  const loading = signal(false);
  const problem = signal<string | null>(null);
  const generation = signal(0);
  const { days, count } = createDayTallies(link);
  const shown = computed(() =>
    mergedDeliveries(link.app.value.recent, fetched.value.values()).filter((delivery) =>
      matches(delivery, filter.value),
    ),
  );
  let asked = 0;
  /** The last row of the last page: the next one begins after it, whatever was pushed since. */
  let oldest: Delivery | undefined;

  /** @param last the row after which the page begins; none for the newest page */
  const ask = async (last?: Delivery) => {
    asked += 1;
    const mine = asked;
    loading.value = true;
    const reply = await link.call('history', {
      ...filter.value,
      ...(last && { before: last.dueAt, beforeKey: last.key }),
      limit: PAGE,
    });
    if (mine !== asked) return;
    batch(() => {
      loading.value = false;
      problem.value = reply.ok ? null : t(reply.error);
      if (!reply.ok) return;
      fetched.value = new Map([...fetched.value, ...reply.value.map((delivery) => [delivery.key, delivery] as const)]);
      more.value = reply.value.length === PAGE;
      oldest = reply.value.at(-1) ?? oldest;
    });
  };

  link.onPush((push) => {
    if (push.topic !== 'state') return;
    // Another bot's history may be behind a snapshot, and after a broken connection deliveries are missing here.
    if (push.change.type === 'snapshot') generation.value += 1;
    if (push.change.type !== 'delivery') return;
    const { delivery } = push.change;
    // Also those too old for the state's short list.
    fetched.value = new Map(fetched.value).set(delivery.key, delivery);
  });

  return {
    filter,
    shown,
    more,
    loading,
    problem,
    generation,
    days,
    count,
    async open(wanted) {
      filter.value = wanted;
      // What came by live pushes may leave a hole between itself and the first page, were the list not begun anew.
      fetched.value = new Map();
      oldest = undefined;
      await ask();
    },
    showEarlier: () => ask(oldest),
  };
}

function createDayTallies(link: Link) {
  const days = signal<readonly DayTally[] | null>(null);
  const count = async () => {
    const last = lastDays(Date.now(), DAYS, link.app.value.timeZone);
    const reply = await link.call('history.tally', { edges: last.edges });
    if (reply.ok) days.value = reply.value.map((tally, n) => ({ ...tally, day: last.days[n] ?? '' }));
  };
  return { days, count };
}
