import { placeWall, wallOf } from '../core/schedule/wall-clock.ts';
import type { PauseUntil } from './tray-menu.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The same morning as the window offers (renderer/logic/later.ts). */
const MORNING = 8 * HOUR;

/** When a pause from the tray ends, epoch ms; undefined: when the user says so. @param now epoch ms */
export function pauseEnd(until: PauseUntil, now: number, timeZone: string): number | undefined {
  if (until === 'resumed') return undefined;
  if (until === 'anHour') return now + HOUR;
  const midnight = Math.floor(wallOf(now, timeZone) / DAY) * DAY;
  return placeWall(midnight + DAY + MORNING, timeZone).at;
}
