import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../main/contract/units.ts';
import { inDigits, say } from '../words/index.ts';

/** On average. Only for what is so far away that a day more or less is no matter. */
const YEAR = 365.25 * DAY_MS;

const STEPS: ReadonlyArray<readonly [size: number, unit: 'd' | 'h' | 'min' | 's']> = [
  [DAY_MS, 'd'],
  [HOUR_MS, 'h'],
  [MINUTE_MS, 'min'],
  [SECOND_MS, 's'],
];

/** "4 min 12 s": the two largest units, the smaller one left out when it is zero. Whole seconds, rounded down. */
export function durationInWords(ms: number): string {
  const first = STEPS.findIndex(([size]) => ms >= size);
  if (first === -1) return `0 ${say().shared.units.s}`;
  const parts: string[] = [];
  let rest = ms;
  for (const [size, unit] of STEPS.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${say().shared.units[unit]}`);
  }
  return parts.join(' ');
}

/**
 * "in 4 min 12 s", "in 35 min", "in 12 days": as exact as a person wants it at that distance. The last ten minutes are
 * rounded up, so that "in 1 s" is the last thing said before "now".
 */
export function countdown(at: number, now: number): string {
  const left = Math.ceil((at - now) / SECOND_MS) * SECOND_MS;
  if (left <= 0) return say().shared.times.now;
  if (left < 10 * MINUTE_MS) return say().shared.times.in(durationInWords(left));
  if (left < 7 * DAY_MS) return say().shared.times.in(durationInWords(Math.floor(left / MINUTE_MS) * MINUTE_MS));
  if (left < 2 * YEAR) return say().shared.times.inDays(Math.floor(left / DAY_MS));
  return say().shared.times.inYears(Math.floor(left / YEAR));
}

/** "3 min late", or nothing for what a person would call on time. */
export function latenessInWords(dueAt: number, doneAt: number): string | null {
  const late = doneAt - dueAt;
  return late > SECOND_MS ? say().shared.times.late(durationInWords(late)) : null;
}

/** "stands for 479 missed runs" */
export function coalescedInWords(count: number): string | null {
  if (count <= 0) return null;
  return count === 1 ? say().shared.times.standsForOne : say().shared.times.standsFor(inDigits(count));
}

/** "1 message", "2 messages" */
export function counted(count: number, one: string, many: string): string {
  return `${inDigits(count)} ${count === 1 ? one : many}`;
}

/** "7:05": what is left of a code's validity. */
export function minutesAndSeconds(ms: number): string {
  const left = Math.max(0, Math.ceil(ms / SECOND_MS));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}
