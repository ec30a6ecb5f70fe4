import type { Schedule } from '../../contract/schedule.ts';
import { DAY_MS } from '../../contract/units.ts';
import { parseCron } from './cron.ts';

/** How many runs a schedule has at the most within so many ms: an upper bound, which asks for no date. @throws UserError */
export function mostRuns(schedule: Schedule, withinMs: number): number {
  const days = Math.ceil(withinMs / DAY_MS);
  switch (schedule.kind) {
    case 'once':
      return 1;
    case 'interval':
      return Math.ceil(withinMs / schedule.everyMs);
    case 'calendar':
      return days * schedule.times.length;
    case 'cron': {
      const { second, minute, hour } = parseCron(schedule.expression);
      return days * second.length * minute.length * hour.length;
    }
  }
}
