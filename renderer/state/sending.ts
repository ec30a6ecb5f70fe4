import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { Selectors } from './selectors.ts';

/** Which messages are being sent by hand: asked for and not answered yet, or still to be taken back. */
export interface Sending {
  /** Their ids. */
  jobs: ReadonlySignal<ReadonlySet<string>>;
  /** @param call asks Carillon to send it; not called while it is being sent already: one gesture is one send */
  during<T>(jobId: string, call: () => Promise<T>): Promise<T | null>;
}

export function createSending(app: Pick<Selectors, 'held'>): Sending {
  const asked = signal<readonly string[]>([]);
  const jobs = computed(() => new Set([...asked.value, ...app.held.value.map(({ jobId }) => jobId)]));
  return {
    jobs,
    async during(jobId, call) {
      if (jobs.value.has(jobId)) return null;
      asked.value = [...asked.value, jobId];
      try {
        return await call();
      } finally {
        asked.value = asked.value.filter((id) => id !== jobId);
      }
    },
  };
}
