import type { Alarm, Clock, Timers } from '../../main/core/ports.ts';

interface Timer {
  /** Monotonic ms. */
  at: number;
  run: () => void;
}

/**
 * Time in the test's hands: the wall clock, the monotonic clock, timers and the alarm. Timers and the alarm go by the
 * monotonic clock, as the system's do: setting the wall clock alone wakes nobody.
 */
export class ManualClock implements Clock, Timers {
  zone: string;
  #wall: number;
  #steady = 1_000;
  readonly #timers = new Set<Timer>();

  /** @param start an instant such as 2026-03-27T09:00Z */
  constructor(start: string | number = '2026-03-27T09:00:00Z', zone = 'Europe/Berlin') {
    this.#wall = typeof start === 'number' ? start : Date.parse(start);
    this.zone = zone;
  }

  now(): number {
    return this.#wall;
  }

  monotonic(): number {
    return this.#steady;
  }

  timeZone(): string {
    return this.zone;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#steady + Math.max(0, ms), run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  alarm(): Alarm {
    let cancel = () => {};
    return {
      clear: () => cancel(),
      set: (at, fire) => {
        cancel();
        cancel = this.after(at - this.#wall, fire);
      },
    };
  }

  /** How many timers run. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** The process died: nobody waits any more. */
  forget(): void {
    this.#timers.clear();
  }

  /** Lets time pass; each timer fires at its instant, and what it starts gets to run before the next. */
  async advance(ms: number): Promise<void> {
    const end = this.#steady + ms;
    await turn();
    for (let next = this.#soonest(end); next; next = this.#soonest(end)) {
      this.#pass(Math.max(0, next.at - this.#steady));
      this.#timers.delete(next);
      next.run();
      await turn();
    }
    this.#pass(end - this.#steady);
  }

  /** Runs what is due now, and what that makes due now. */
  settle(): Promise<void> {
    return this.advance(0);
  }

  async advanceTo(instant: string): Promise<void> {
    await this.advance(Date.parse(instant) - this.#wall);
  }

  /** The computer sleeps: the wall clock goes on, nothing runs, and the monotonic clock stands still. */
  sleep(ms: number): void {
    this.#wall += ms;
  }

  /** The monotonic clock alone goes on: with {@link sleep}, a sleep that it counts. Nothing runs. */
  skipSteady(ms: number): void {
    this.#steady += ms;
  }

  /** Somebody sets the clock. */
  set(instant: string | number): void {
    this.#wall = typeof instant === 'number' ? instant : Date.parse(instant);
  }

  #pass(ms: number): void {
    this.#wall += ms;
    this.#steady += ms;
  }

  #soonest(end: number): Timer | undefined {
    let soonest: Timer | undefined;
    for (const timer of this.#timers) if (timer.at <= end && (!soonest || timer.at < soonest.at)) soonest = timer;
    return soonest;
  }
}

/** One turn of the event loop: every promise that can go on has gone on. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
