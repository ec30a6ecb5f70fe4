import type { Preview, PreviewRun } from '../../contract/ipc.ts';
import type { Timing } from '../../contract/schedule.ts';
import { UserError } from '../errors.ts';
import { describeTiming } from './describe.ts';
import { nextPlaced } from './next.ts';
import { nextRun, type Run, type Runs, zoneOf } from './timing.ts';

/**
 * The rule in words and its next runs, with what DST and quiet hours do to each; or why it cannot be. Never throws.
 * @param computerZone IANA, for what floats
 * @param now epoch ms
 */
export function previewTiming(timing: Timing, computerZone: string, now: number, count = 5): Preview {
  try {
    checkTiming(timing, computerZone, now);
  } catch (error) {
    if (error instanceof UserError) return { ok: false, error: error.message };
    throw error;
  }
  const runs = { ...timing, timeZone: zoneOf(timing, computerZone) };
  const most = Math.min(count, timing.maxRuns ?? count);
  const shown: PreviewRun[] = [];
  for (let next = nextRun(runs, now); next && shown.length < most; next = nextRun(runs, next.at)) {
    shown.push({
      at: next.at,
      local: formatLocal(next.at, runs.timeZone),
      dst: next.dst,
      ...noteOf(next, runs.timeZone),
    });
  }
  return { ok: true, inWords: describeTiming(timing), runs: shown };
}

/** @throws UserError when the schedule is malformed, lies in the past, or never comes */
export function checkTiming(timing: Timing, computerZone: string, now: number): void {
  const { schedule, startOn, until } = timing;
  if (startOn && until && until < startOn) {
    throw new UserError('invalid', `It would end on ${until}, before it begins on ${startOn}. Change one of the two.`);
  }
  const runs = { ...timing, timeZone: zoneOf(timing, computerZone) };
  if (nextRun(runs, now)) return checkJitter(timing.jitterMs ?? 0, runs, now);
  throw new UserError('invalid', whyNever(timing, nextPlaced(schedule, zoneOf(timing, computerZone), now) !== null));
}

/** With more jitter than time between two runs, one would overtake the other. @throws UserError */
function checkJitter(jitterMs: number, runs: Runs, now: number): void {
  if (jitterMs === 0) return;
  let last = nextRun(runs, now);
  for (let looked = 0; last && looked < GAPS_LOOKED_AT; looked++) {
    const next = nextRun(runs, last.at);
    if (next && next.at - last.at <= jitterMs) {
      throw new UserError(
        'invalid',
        'Runs may be spread by less than the time between two of them. Choose a shorter spread.',
      );
    }
    last = next;
  }
}

const GAPS_LOOKED_AT = 50;

/** @param isScheduled whether the schedule alone, without its bounds, has a run left */
function whyNever({ schedule, until }: Timing, isScheduled: boolean): string {
  if (schedule.kind === 'once' && !isScheduled) return 'That time has passed. Choose one in the future.';
  if (!isScheduled) return 'There is no such day: this schedule would never run. Change the day or the month.';
  const bounds = 'nothing is left of it between its exceptions and quiet hours';
  return until
    ? `This schedule would never run: it ends on ${until}, or ${bounds}.`
    : `This schedule would never run: ${bounds}.`;
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

/** "09:00", or "09:00:11" off the full minute. @param timeZone IANA */
export function timeOnWall(at: number, timeZone: string): string {
  return splitLocal(formatLocal(at, timeZone))[1];
}

/** "09:03", whatever the second. @param timeZone IANA */
export function clockTime(at: number, timeZone: string): string {
  return timeOnWall(at, timeZone).slice(0, 5);
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

function noteOf(run: Run, timeZone: string): { note?: string } {
  if (run.putOffFrom !== undefined) {
    const [, asked] = splitLocal(formatLocal(run.putOffFrom, timeZone));
    return { note: `${asked} lies in the quiet hours, it sends when they end.` };
  }
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
