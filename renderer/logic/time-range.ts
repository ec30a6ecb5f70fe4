import { clockOf, DAY_MINUTES, minutesOf } from './week.ts';

/** Times of day that follow each other at one distance: "every 5 minutes from 09:00 to 17:00". */
export interface TimeRange {
  /** Minutes, as typed. */
  step: string;
  /** `09:00` */
  from: string;
  /** Not later than this one. */
  to: string;
}

/** Two times would be any distance, and a few are read more easily one by one. */
const FEWEST = 7;

/** What the times come to as a range; null where they are few or stand at different distances. @param times `09:00` */
export function rangeOf(times: readonly string[]): TimeRange | null {
  const minutes = [...new Set(times)].map(minutesOf).sort((a, b) => a - b);
  const [first = 0, second = 0] = minutes;
  const step = second - first;
  const isEven = minutes.every((minute, n) => minute === first + n * step);
  if (minutes.length < FEWEST || !isEven) return null;
  return { step: String(step), from: clockOf(first), to: clockOf(minutes.at(-1) ?? first) };
}

/** Each of its times; none while a part of it is missing or makes no sense. */
export function timesIn({ step, from, to }: TimeRange): string[] {
  const every = Number(step);
  if (!Number.isInteger(every) || every < 1 || every >= DAY_MINUTES || from === '' || to === '') return [];
  const [first, last] = [minutesOf(from), minutesOf(to)];
  const count = Math.max(0, Math.floor((last - first) / every) + 1);
  return Array.from({ length: count }, (_, n) => clockOf(first + n * every));
}
