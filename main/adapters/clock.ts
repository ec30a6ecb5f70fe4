import schedule from 'node-schedule';
import type { Alarm, Clock, Log, Timers } from '../core/ports.ts';

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

/**
 * One dated job of node-schedule: the soonest instant alone. Its own recurrence replays every run that a sleep missed and
 * drops one-offs that have passed, so neither is left to it.
 */
export function createAlarm(now: () => number, log: Log): Alarm {
  let job: schedule.Job | null = null;
  let immediate: NodeJS.Immediate | null = null;
  const clear = () => {
    job?.cancel();
    job = null;
    if (immediate) clearImmediate(immediate);
    immediate = null;
  };
  return {
    clear,
    set(at, run) {
      clear();
      // An error that leaves a wake-up would end the process.
      const fire = () => {
        try {
          run();
        } catch (error) {
          log.error('A wake-up failed', error);
        }
      };
      // node-schedule refuses an instant that has passed; it is due at once.
      job = at > now() ? schedule.scheduleJob(new Date(at), fire) : null;
      if (!job) immediate = setImmediate(fire);
      // So would one of node-schedule's own, without a listener.
      job?.on('error', (error: unknown) => log.error('A wake-up failed', error));
    },
  };
}

const EVERY_MS = 15_000;
/** Less than this is drift and a busy event loop, not a jump. */
const TOLERANCE_MS = 2_000;

/**
 * Looks every 15 s whether the wall clock moved against the monotonic one (the clock was set, the computer slept) or the
 * computer's zone changed, and calls `onJump` when so. Many small corrections add up: they are measured from the last
 * jump and not from the last look. Returns the function that ends the watch.
 * @param lookAtZone called first: the clock's zone is the computer's only once somebody has looked again
 */
export function watchClock(clock: Clock, onJump: (why: string) => void, lookAtZone: () => void = () => {}): () => void {
  let ahead = clock.now() - clock.monotonic();
  let steady = clock.monotonic();
  let zone = clock.timeZone();
  const timer = setInterval(() => {
    lookAtZone();
    const movedMs = clock.now() - clock.monotonic() - ahead;
    const sleptMs = clock.monotonic() - steady - EVERY_MS;
    const hasTravelled = clock.timeZone() !== zone;
    steady = clock.monotonic();
    zone = clock.timeZone();
    if (Math.abs(movedMs) > TOLERANCE_MS) {
      ahead += movedMs;
      onJump(`the clock moved by ${Math.round(movedMs / 1_000)} s`);
    } else if (sleptMs > TOLERANCE_MS) {
      onJump(`the computer slept for ${Math.round(sleptMs / 1_000)} s`);
    } else if (hasTravelled) {
      onJump(`the computer's time zone is now ${zone}`);
    }
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
