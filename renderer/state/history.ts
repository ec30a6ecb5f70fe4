import type { ReadonlySignal } from '@preact/signals';
import { batch, computed, signal } from '@preact/signals';
import type { Delivery } from '../../main/contract/delivery.ts';
import type { DeliveryFilter } from '../logic/deliveries.ts';
import { matches, mergedDeliveries } from '../logic/deliveries.ts';
import type { Link } from './link.ts';

/** As many as one call may ask for: a page that is cut within one busy minute would otherwise be a short one. */
const PAGE = 200;

export interface History {
  filter: ReadonlySignal<DeliveryFilter>;
  shown: ReadonlySignal<readonly Delivery[]>;
  /** Whether older deliveries may exist. */
  more: ReadonlySignal<boolean>;
  loading: ReadonlySignal<boolean>;
  problem: ReadonlySignal<string | null>;
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
  const recent = computed(() => link.app.value.recent);
  const shown = computed(() => {
    const wanted = (delivery: Delivery) => matches(delivery, filter.value);
    return mergedDeliveries(recent.value, fetched.value.values()).filter(wanted);
  });
  let asked = 0;

  const ask = async (before: number | undefined) => {
    asked += 1;
    const mine = asked;
    loading.value = true;
    const reply = await link.call('history', { ...filter.value, ...(before !== undefined && { before }), limit: PAGE });
    if (mine !== asked) return;
    batch(() => {
      loading.value = false;
      problem.value = reply.ok ? null : reply.error.message;
      if (!reply.ok) return;
      const merged = new Map(fetched.value);
      for (const delivery of reply.value) merged.set(delivery.key, delivery);
      fetched.value = merged;
      more.value = reply.value.length === PAGE;
    });
  };

  link.onPush((push) => {
    if (push.topic !== 'state') return;
    // Another bot's history may be behind a snapshot.
    if (push.change.type === 'snapshot') fetched.value = new Map();
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
    async open(wanted) {
      filter.value = wanted;
      await ask(undefined);
    },
    async showEarlier() {
      const oldest = shown.value.at(-1)?.dueAt;
      if (oldest === undefined) return;
      // Rows that fell due in the same instant may stand on both sides of the cut: ask for that instant again.
      const known = fetched.value.size;
      await ask(oldest + 1);
      if (more.value && fetched.value.size === known) await ask(oldest);
    },
  };
}
