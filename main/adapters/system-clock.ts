import type { Clock, Timers } from '../core/ports.ts';

/** The computer's own clocks. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
};

/** Timers of Node. */
export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, Math.ceil(ms));
    return () => clearTimeout(timer);
  },
};
