import type { Alarm, Clock } from './ports.ts';

interface Entry {
  at: number;
  id: string;
}

/**
 * Keeps the next instant of each job in a heap and wakes at the soonest. Setting a job again leaves its former entry in
 * the heap; it is passed over when it comes up, which is cheaper than looking for it.
 */
export class Planner {
  readonly #clock: Clock;
  readonly #alarm: Alarm;
  readonly #onDue: (ids: string[]) => void;
  readonly #heap: Entry[] = [];
  readonly #next = new Map<string, number>();
  #armedFor: number | null = null;
  #batching = false;

  /** @param onDue receives the ids whose instant has come; it sets each again or lets it go */
  constructor(deps: { clock: Clock; alarm: Alarm; onDue: (ids: string[]) => void }) {
    this.#clock = deps.clock;
    this.#alarm = deps.alarm;
    this.#onDue = deps.onDue;
  }

  /** @param at epoch ms; null takes the job out */
  set(id: string, at: number | null): void {
    if (at === null) {
      this.#next.delete(id);
    } else {
      this.#next.set(id, at);
      push(this.#heap, { at, id });
    }
    if (!this.#batching) this.#arm();
  }

  /** Many {@link set}s with one arming of the alarm. */
  batch(run: () => void): void {
    this.#batching = true;
    try {
      run();
    } finally {
      this.#batching = false;
      this.#arm();
    }
  }

  nextOf(id: string): number | null {
    return this.#next.get(id) ?? null;
  }

  clear(): void {
    this.#heap.length = 0;
    this.#next.clear();
    this.#arm();
  }

  #wake(): void {
    this.#armedFor = null;
    const now = this.#clock.now();
    const due: string[] = [];
    for (let top = this.#soonest(); top && top.at <= now; top = this.#soonest()) {
      pop(this.#heap);
      this.#next.delete(top.id);
      due.push(top.id);
    }
    this.batch(() => {
      if (due.length > 0) this.#onDue(due);
    });
  }

  #arm(): void {
    const top = this.#soonest();
    if (!top) {
      this.#alarm.clear();
      this.#armedFor = null;
    } else if (top.at !== this.#armedFor) {
      this.#armedFor = top.at;
      this.#alarm.set(top.at, () => this.#wake());
    }
  }

  /** The top of the heap once entries that were set again or taken out are gone. */
  #soonest(): Entry | undefined {
    for (let top = this.#heap[0]; top; top = this.#heap[0]) {
      if (this.#next.get(top.id) === top.at) return top;
      pop(this.#heap);
    }
    return undefined;
  }
}

function push(heap: Entry[], entry: Entry): void {
  let child = heap.push(entry) - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if ((heap[parent] as Entry).at <= entry.at) break;
    heap[child] = heap[parent] as Entry;
    child = parent;
  }
  heap[child] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] as Entry).at < (heap[child] as Entry).at) child++;
    if ((heap[child] as Entry).at >= last.at) break;
    heap[hole] = heap[child] as Entry;
    hole = child;
  }
  heap[hole] = last;
}
