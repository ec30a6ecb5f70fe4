import { DAY_MS, HOUR_MS } from '../contract/units.ts';
import { placeWall, wallOf } from '../core/schedule/wall-clock.ts';
import type { PauseUntil } from './tray-menu.ts';

/** The same morning as the window offers (renderer/logic/later.ts). */
const MORNING = 8 * HOUR_MS;

/** When a pause from the tray ends, epoch ms; undefined: when the user says so. @param now epoch ms */
export function pauseEnd(until: PauseUntil, now: number, timeZone: string): number | undefined {
  if (until === 'resumed') return undefined;
  if (until === 'anHour') return now + HOUR_MS;
  const midnight = Math.floor(wallOf(now, timeZone) / DAY_MS) * DAY_MS;
  return placeWall(midnight + DAY_MS + MORNING, timeZone).at;
}
