import type { Preview, PreviewRun } from '../../contract/ipc.ts';
import type { Schedule } from '../../contract/schedule.ts';
import { UserError } from '../errors.ts';
import { describeSchedule } from './describe.ts';
import { nextOccurrence, nextPlaced, type PlacedOccurrence } from './next.ts';

/** The rule in words and its next runs, with what DST does to each; or why it cannot be. Never throws. */
export function previewSchedule(schedule: Schedule, timeZone: string, now: number, count = 5): Preview {
  try {
    checkSchedule(schedule, timeZone, now);
  } catch (error) {
    if (error instanceof UserError) return { ok: false, error: error.message };
    throw error;
  }
  const runs: PreviewRun[] = [];
  let next = nextPlaced(schedule, timeZone, now);
  while (next && runs.length < count) {
    runs.push({ at: next.at, local: formatLocal(next.at, timeZone), ...noteOf(next, timeZone) });
    next = nextPlaced(schedule, timeZone, next.at);
  }
  return { ok: true, inWords: describeSchedule(schedule), runs };
}

/** @throws UserError when the schedule is malformed, lies in the past, or never comes */
export function checkSchedule(schedule: Schedule, timeZone: string, now: number): void {
  if (nextOccurrence(schedule, timeZone, now) !== null) return;
  throw new UserError(
    'invalid',
    schedule.kind === 'once'
      ? 'That time has passed. Choose one in the future.'
      : 'There is no such day: this schedule would never run. Change the day or the month.',
  );
}

/** "Fri 27 Mar 2026, 09:00" in the zone, with seconds only where they are not zero. */
export function formatLocal(at: number, timeZone: string): string {
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const seconds = parts.second === '00' ? '' : `:${parts.second}`;
  return `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}, ${parts.hour}:${parts.minute}${seconds}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let known = formatters.get(timeZone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, known);
  }
  return known;
}

function noteOf(run: PlacedOccurrence, timeZone: string): { note?: string } {
  if (run.wall === null || run.dst === 'none') return {};
  const [askedDay, asked] = splitLocal(formatLocal(run.wall, 'UTC'));
  if (run.dst === 'fold') {
    return { note: `The clock goes back: ${asked} comes twice on this day, it sends the first time.` };
  }
  const [day, moved] = splitLocal(formatLocal(run.at, timeZone));
  return day === askedDay
    ? { note: `The clock goes forward: ${asked} does not exist on this day, it sends at ${moved}.` }
    : { note: `The clock goes forward: ${asked} on ${askedDay} does not exist, it sends on ${day} at ${moved}.` };
}

function splitLocal(local: string): [day: string, time: string] {
  const [day = '', time = ''] = local.split(', ');
  return [day, time];
}
