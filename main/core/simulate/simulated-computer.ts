import type { Alarm, Clock, Timers } from '../ports.ts';

interface Timer {
  /** Monotonic ms. */
  at: number;
  run: () => void;
}

/**
 * The clocks and timers of a computer that exists in numbers only. Timers and the alarm go by the monotonic clock, as the
 * system's do: setting the wall clock wakes nobody. While it sleeps, the monotonic clock stands still.
 */
export class SimulatedComputer implements Clock, Timers {
  zone: string;
  /** How far, in ms, its wall clock is ahead of the right time. */
  ahead = 0;
  asleep = false;
  /** Epoch ms, right. */
  #time: number;
  #steady = 1_000;
  /** A handful at most: the alarm, the outbox and the watch of the clock. */
  readonly #timers: Timer[] = [];

  constructor(start: number, zone: string) {
    this.#time = start;
    this.zone = zone;
  }

  now(): number {
    return this.#time + this.ahead;
  }

  monotonic(): number {
    return this.#steady;
  }

  timeZone(): string {
    return this.zone;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#steady + Math.max(0, Math.ceil(ms)), run };
    this.#timers.push(timer);
    return () => this.#drop(timer);
  }

  alarm(): Alarm {
    let cancel = () => {};
    return {
      clear: () => cancel(),
      set: (at, fire) => {
        cancel();
        cancel = this.after(at - this.now(), fire);
      },
    };
  }

  /** The process ended: nobody waits any more. */
  forgetTimers(): void {
    this.#timers.length = 0;
  }

  /** When the next timer fires, epoch ms and right; infinity while it sleeps or when there is none. */
  nextTimerAt(): number {
    const soonest = this.#soonest();
    return this.asleep || !soonest ? Number.POSITIVE_INFINITY : this.#time + Math.max(0, soonest.at - this.#steady);
  }

  /** Lets time pass up to `time`, epoch ms and right. No timer fires. */
  passTo(time: number): void {
    if (!this.asleep) this.#steady += time - this.#time;
    this.#time = time;
  }

  fireNextTimer(): void {
    const soonest = this.#soonest();
    if (!soonest) return;
    this.#drop(soonest);
    soonest.run();
  }

  #soonest(): Timer | undefined {
    let soonest: Timer | undefined;
    for (const timer of this.#timers) if (!soonest || timer.at < soonest.at) soonest = timer;
    return soonest;
  }

  #drop(timer: Timer): void {
    const at = this.#timers.indexOf(timer);
    if (at >= 0) this.#timers.splice(at, 1);
  }
}
