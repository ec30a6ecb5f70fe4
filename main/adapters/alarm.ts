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
