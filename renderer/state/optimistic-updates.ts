import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { ManyAction, Reply } from '../../main/contract/ipc.ts';
import type { JobView } from '../../main/contract/state.ts';
import type { Link } from './link.ts';

interface PendingUpdate {
  action: ManyAction;
  ids: ReadonlySet<string>;
}

/** What was asked for is shown at once, and taken back where Carillon refuses. */
export interface OptimisticUpdates {
  /** As they are once all that is asked for is done. */
  jobs: ReadonlySignal<JobView[]>;
  /** The ids of those that Carillon has not answered about yet. */
  waiting: ReadonlySignal<ReadonlySet<string>>;
  /** @param call what asks Carillon for it */
  during<T>(action: ManyAction, ids: readonly string[], call: () => Promise<Reply<T>>): Promise<Reply<T>>;
}

export function createOptimisticUpdates(link: Link): OptimisticUpdates {
  const asked = signal<readonly PendingUpdate[]>([]);
  const drop = (one: PendingUpdate) => {
    asked.value = asked.value.filter((each) => each !== one);
  };
  /** Those whose jobs Carillon has told anew since; and those that it agreed to. */
  const [told, agreed] = [new WeakSet<PendingUpdate>(), new WeakSet<PendingUpdate>()];

  // The answer and the change come by two ways, in any order: what is shown may go back only after both.
  link.onPush((push) => {
    if (push.topic !== 'state') return;
    const { change } = push;
    if (change.type !== 'jobs' && change.type !== 'snapshot') return;
    for (const one of asked.peek()) {
      const isTold =
        change.type === 'snapshot' ||
        change.removed.some((id) => one.ids.has(id)) ||
        change.changed.some(({ id }) => one.ids.has(id));
      if (!isTold) continue;
      told.add(one);
      if (agreed.has(one)) drop(one);
    }
  });

  return {
    jobs: computed(() =>
      asked.value.reduce((jobs, one) => foreseen(jobs, one, link.app.value.pausedAll), link.app.value.jobs),
    ),
    waiting: computed(() => new Set(asked.value.flatMap(({ ids }) => [...ids]))),
    async during(action, ids, call) {
      const one: PendingUpdate = { action, ids: new Set(ids) };
      asked.value = [...asked.value, one];
      const reply = await call();
      agreed.add(one);
      if (!reply.ok || told.has(one)) drop(one);
      return reply;
    },
  };
}

/** When a resumed message runs next is Carillon's to say: no time is shown until it has. */
function foreseen(jobs: JobView[], { action, ids }: PendingUpdate, pausedAll: boolean): JobView[] {
  if (action === 'stop') return jobs.filter(({ id }) => !ids.has(id));
  return jobs.map((job) => {
    if (!ids.has(job.id) || job.phase === 'finished') return job;
    if (action === 'pause') return { ...job, status: 'paused', phase: 'paused', nextAt: null };
    const { pauses: _, ...rest } = job;
    return { ...rest, status: 'active', phase: pausedAll ? 'paused' : 'active' };
  });
}
