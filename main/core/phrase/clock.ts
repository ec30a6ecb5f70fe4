import { wallOf } from '../schedule/wall-clock.ts';

/** The moment at which a phrase is read, on the wall of the zone that it is read in. */
export interface Clock {
  /** Epoch ms. */
  now: number;
  /** IANA. */
  timeZone: string;
  /** `2026-11-23` */
  today: string;
  /** `11:00:00` */
  time: string;
}

export function clockAt(now: number, timeZone: string): Clock {
  const wall = new Date(wallOf(now, timeZone)).toISOString();
  return { now, timeZone, today: wall.slice(0, 10), time: wall.slice(11, 19) };
}
