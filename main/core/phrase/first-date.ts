import type { Schedule } from '../../contract/schedule.ts';
import { nextOccurrence } from '../schedule/next.ts';
import { placeWall } from '../schedule/wall-clock.ts';
import { clockAt } from './clock.ts';
import { dateOnOrAfter } from './dates.ts';
import { Problem } from './questions.ts';
import type { Understood } from './understood.ts';

/** The first day on which it may run, where one was said. */
export function startOn({ read, clock }: Understood): string | undefined {
  return read.found.start && dateOnOrAfter(read.found.start, clock.today);
}

/** The day of the first run, exceptions aside: from it “every 2 weeks” and “for 2 weeks” are counted. */
export function firstDate(understood: Understood, schedule: Schedule): string {
  const { now, timeZone } = understood.clock;
  const start = startOn(understood);
  const after = start ? placeWall(Date.parse(`${start}T00:00Z`), timeZone).at - 1 : now;
  const first = nextOccurrence(schedule, timeZone, after);
  if (first === null) throw new Problem('There is no such day: it would never run.', 'Change the day or the month.');
  return clockAt(first, timeZone).today;
}
