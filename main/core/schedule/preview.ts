import type { Preview, PreviewRun } from '../../contract/ipc.ts';
import type { Timing } from '../../contract/schedule.ts';
import type { Translatable } from '../../contract/translatable.ts';
import { en, type Words } from '../../i18n/index.ts';
import { msg } from '../../i18n/msg.ts';
import { UserError } from '../errors.ts';
import { scheduleMeant } from './cron.ts';
import { describeSchedule, describeTiming } from './describe.ts';
import { nextPlaced } from './next.ts';
import { nextRun, type Run, type Runs, zoneOf } from './timing.ts';

/**
 * The rule in words and its next runs, with what DST and quiet hours do to each; or why it cannot be. Never throws.
 * @param computerZone IANA, for what floats
 * @param now epoch ms
 */
export function previewTiming(
  timing: Timing,
  computerZone: string,
  now: number,
  { count = 5, words = en }: { count?: number | undefined; words?: Words } = {},
): Preview {
  try {
    checkTiming(timing, computerZone, now);
  } catch (error) {
    if (error instanceof UserError) return { ok: false, error: error.text };
    throw error;
  }
  const runs = { ...timing, timeZone: zoneOf(timing, computerZone) };
  const most = Math.min(count, timing.maxRuns ?? count);
  const shown: PreviewRun[] = [];
  for (let next = nextRun(runs, now); next && shown.length < most; next = nextRun(runs, next.at)) {
    shown.push({
      at: next.at,
      local: words.schedule.timeAndDayIn(next.at, runs.timeZone),
      dst: next.dst,
      ...noteOf(next, runs.timeZone, words),
    });
  }
  return { ok: true, inWords: describeTiming(timing, words), runs: shown, ...meantBy(timing.schedule, now, words) };
}

function meantBy(
  schedule: Timing['schedule'],
  now: number,
  words: Words,
): Pick<Extract<Preview, { ok: true }>, 'meant'> {
  const meant = schedule.kind === 'cron' ? scheduleMeant(schedule.expression, now) : null;
  return meant === null ? {} : { meant: { schedule: meant, inWords: describeSchedule(meant, words) } };
}

/** @throws UserError when the schedule is malformed, lies in the past, or never comes */
export function checkTiming(timing: Timing, computerZone: string, now: number): void {
  const { schedule, startOn, until } = timing;
  if (startOn && until && until < startOn) {
    const dates = { until: msg('text.day', { date: until }), startOn: msg('text.day', { date: startOn }) };
    throw new UserError('invalid', msg('error.endsBeforeItBegins', dates), 'bounds');
  }
  const runs = { ...timing, timeZone: zoneOf(timing, computerZone) };
  if (nextRun(runs, now)) return checkJitter(timing.jitterMs ?? 0, runs, now);
  const isScheduled = nextPlaced(schedule, zoneOf(timing, computerZone), now) !== null;
  throw new UserError('invalid', whyNever(timing, isScheduled), isScheduled ? 'bounds' : 'schedule');
}

/** With more jitter than time between two runs, one would overtake the other. @throws UserError */
function checkJitter(jitterMs: number, runs: Runs, now: number): void {
  if (jitterMs === 0) return;
  let last = nextRun(runs, now);
  for (let looked = 0; last && looked < GAPS_LOOKED_AT; looked++) {
    const next = nextRun(runs, last.at);
    if (next && next.at - last.at <= jitterMs) {
      throw new UserError('invalid', msg('error.runsMaySpreadLess'), 'bounds');
    }
    last = next;
  }
}

const GAPS_LOOKED_AT = 50;

/** @param isScheduled whether the schedule alone, without its bounds, has a run left */
function whyNever({ schedule, until }: Timing, isScheduled: boolean): Translatable {
  if (schedule.kind === 'once' && !isScheduled) return msg('error.timePassedChooseOne');
  if (!isScheduled) return msg('error.noSuchDaySchedule');
  const bounds = msg('schedule.nothingLeft');
  return until
    ? msg('error.wouldNeverRunInBounds', { until: msg('text.day', { date: until }), bounds })
    : msg('error.wouldNeverRun', { bounds });
}

/** "09:00", or "09:00:11" off the full minute. @param timeZone IANA */
export function timeOnWall(at: number, timeZone: string): string {
  return en.schedule.timeIn(at, timeZone);
}

/** "09:03", whatever the second. @param timeZone IANA */
export function clockTime(at: number, timeZone: string): string {
  return timeOnWall(at, timeZone).slice(0, 5);
}

function noteOf(run: Run, timeZone: string, { schedule }: Words): { note?: string } {
  const { notes, dayIn, timeIn } = schedule;
  if (run.putOffFrom !== undefined) return { note: notes.putOff(timeIn(run.putOffFrom, timeZone)) };
  if (run.leftOut !== undefined) return { note: notes.leftOut(timeIn(run.leftOut, 'UTC')) };
  if (run.wall === null || run.dst === 'none') return {};
  const [askedDay, asked] = [dayIn(run.wall, 'UTC'), timeIn(run.wall, 'UTC')];
  if (run.dst === 'fold') return { note: (run.isFrequent ? notes.twice : notes.fold)(asked) };
  const [day, moved] = [dayIn(run.at, timeZone), timeIn(run.at, timeZone)];
  return { note: day === askedDay ? notes.gap(asked, moved) : notes.gapOfDay(asked, askedDay, moved, day) };
}
