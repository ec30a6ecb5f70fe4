import type { PlannedDay } from '../../contract/plan.ts';
import { DAY_MS } from '../../contract/units.ts';
import { placeWall, wallOf } from './wall-clock.ts';

/**
 * The days of a zone's calendar from the one that holds `from` to the one that holds `to`, both epoch ms.
 * @param timeZone IANA
 */
export function daysBetween(from: number, to: number, timeZone: string): PlannedDay[] {
  const days: PlannedDay[] = [];
  const first = Math.floor(wallOf(from, timeZone) / DAY_MS) * DAY_MS;
  for (let midnight = first; ; midnight += DAY_MS) {
    const begins = placeWall(midnight, timeZone).at;
    if (begins > to) return days;
    const ends = placeWall(midnight + DAY_MS, timeZone).at;
    // A zone that leaves a whole day out, as Samoa did, has no such day.
    if (ends === begins) continue;
    const clockShiftMs = DAY_MS - (ends - begins);
    days.push({ date: new Date(midnight).toISOString().slice(0, 10), from: begins, to: ends, clockShiftMs });
  }
}
