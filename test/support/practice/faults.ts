/**
 * What can go wrong between a client and Telegram:
 * `status`: an error is answered and nothing is processed; a 429 with `retryAfter` carries it, in seconds, as Telegram does.
 * `hang`: no answer ever, until the server stops; nothing is processed.
 * `resetBeforeRead`: the connection breaks before the request is processed.
 * `resetAfterRead`: the request is processed in full, then the connection breaks with no answer.
 * `delay`: processed and answered `ms` milliseconds late.
 */
export type Fault =
  | { kind: 'status'; code: number; description?: string; retryAfter?: number }
  | { kind: 'hang' }
  | { kind: 'resetBeforeRead' }
  | { kind: 'resetAfterRead' }
  | { kind: 'delay'; ms: number };

interface Planned {
  fault: Fault;
  left: number;
}

/** Faults that wait for their request, first planned first served. */
export class Faults {
  readonly #planned = new Map<string, Planned[]>();
  readonly #onOffline: () => void;
  #offline = false;

  /** @param onOffline called when the network "goes away", to break what is open */
  constructor(onOffline: () => void) {
    this.#onOffline = onOffline;
  }

  /** While true, every connection is destroyed at once, those that are open included. */
  get offline(): boolean {
    return this.#offline;
  }

  set offline(offline: boolean) {
    this.#offline = offline;
    if (offline) this.#onOffline();
  }

  /**
   * Plans a fault for the next requests of a method, whose case does not matter. `*` takes whatever comes, a long poll
   * too; faults planned for the method itself come first.
   */
  next(method: string, fault: Fault, times = 1): void {
    const key = method.toLowerCase();
    const planned = this.#planned.get(key) ?? [];
    planned.push({ fault, left: times });
    this.#planned.set(key, planned);
  }

  /** Forgets what is planned, and is online again. A request that hangs already goes on hanging. */
  clear(): void {
    this.#planned.clear();
    this.#offline = false;
  }

  /** The fault for a request that has just come in; it is used up by this. */
  take(method: string): Fault | undefined {
    return this.#shift(method.toLowerCase()) ?? this.#shift('*');
  }

  #shift(key: string): Fault | undefined {
    const planned = this.#planned.get(key);
    while (planned?.[0] && planned[0].left <= 0) planned.shift();
    const first = planned?.[0];
    if (!first) return undefined;
    first.left -= 1;
    return first.fault;
  }
}
