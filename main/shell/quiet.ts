import type { Preferences } from '../contract/preferences.ts';
import { DAY_MS } from '../contract/units.ts';
import { wallOf } from '../core/schedule/wall-clock.ts';

/** Whether an instant (epoch ms) lies in the quiet hours of the zone; these may go over midnight. */
export function isQuiet(quiet: Preferences['quiet'], at: number, timeZone: string): boolean {
  if (!quiet) return false;
  const time = ((wallOf(at, timeZone) % DAY_MS) + DAY_MS) % DAY_MS;
  const [from, to] = [msOf(quiet.from), msOf(quiet.to)];
  return from < to ? from <= time && time < to : from <= time || time < to;
}

function msOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
