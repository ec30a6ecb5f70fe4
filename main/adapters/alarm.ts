import schedule from 'node-schedule';
import type { Alarm, Log } from '../core/ports.ts';

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
    set(at, fire) {
      clear();
      // node-schedule refuses an instant that has passed; it is due at once.
      job = at > now() ? schedule.scheduleJob(new Date(at), fire) : null;
      if (!job) immediate = setImmediate(fire);
      // Without a listener an error in a run would end the process.
      job?.on('error', (error: unknown) => log.error('A wake-up failed', error));
    },
  };
}
