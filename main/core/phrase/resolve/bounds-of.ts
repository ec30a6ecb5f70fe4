import type { Schedule, Timing } from '../../../contract/schedule.ts';
import { msg } from '../../../i18n/msg.ts';
import { dateOnOrAfter } from '../parse/dates.ts';
import type { Ending, Found } from '../parse/found.ts';
import { DAY_MS } from '../parse/lengths.ts';
import { addDays, addMonths, isoDate, partsOf } from '../parse/plain-date.ts';
import { Problem } from '../parse/questions.ts';
import { askHalfOfDay, clockText } from '../parse/times.ts';
import { minutesOf } from '../parse/windows.ts';
import { firstDate, startOn } from './days.ts';
import type { OpenTiming, Understood } from './understood.ts';

/** What bounds the schedule. The start of an interval is in its anchor already. */
export function boundsOf(understood: Understood, schedule: Schedule): Omit<OpenTiming, 'schedule'> {
  const { jitterMs, quiet, startTime } = understood.read.found;
  const isInterval = schedule.kind === 'interval';
  if (startTime && !isInterval) {
    throw new Problem(msg('phrase.onlyIntervalStartsTime'), msg('phrase.writeEvery45MinutesStarting'));
  }
  const start = isInterval ? undefined : startOn(understood);
  const until = untilOf(understood, schedule);
  const maxRuns = maxRunsOf(understood, schedule);
  const except = exceptOf(understood);
  return {
    ...(start && { startOn: start }),
    ...(until && { until }),
    ...(maxRuns !== undefined && { maxRuns }),
    ...(except.length > 0 && { except }),
    ...(quiet && { quiet: quietOf(understood, quiet) }),
    ...(jitterMs && { jitterMs }),
  };
}

/** Whether “for 2 hours” is counted in runs. */
function lastsExactly({ read }: Understood, schedule: Schedule): schedule is Extract<Schedule, { kind: 'interval' }> {
  return schedule.kind === 'interval' && read.found.lasting?.months === 0;
}

function untilOf(understood: Understood, schedule: Schedule): string | undefined {
  const { until, lasting, start } = understood.read.found;
  const { today } = understood.clock;
  const from = startOn(understood) ?? today;
  if (until) {
    const end = endOf(until, from);
    if (end >= from) return end;
    const day = (date: string) => msg('text.day', { date });
    const error = start
      ? msg('phrase.wouldEndBefore', { end: day(end), start: day(from) })
      : msg('phrase.wouldEndOnWhich', { end: day(end), today: day(today) });
    throw new Problem(error, msg('phrase.writeLaterEndLike'));
  }
  if (!lasting || lastsExactly(understood, schedule)) return undefined;
  if (lasting.ms > 0) throw new Problem(msg('phrase.scheduleDaysLastsWhole'), msg('phrase.write2WeeksOr'));
  return addDays(addMonths(firstDate(understood, schedule), lasting.months), lasting.days - 1);
}

/** The last day. @param from the day from which a date without a year is counted */
function endOf(until: Ending, from: string): string {
  if (until.kind === 'on') return dateOnOrAfter(until.date, from);
  const first = isoDate(until.year ?? partsOf(from).year, until.month, 1) ?? '9999-12-31';
  // “until june”, said in June, is the next one.
  const begins = until.year === null && first <= from ? addMonths(first, 12) : first;
  return addDays(begins, -1);
}

function maxRunsOf(understood: Understood, schedule: Schedule): number | undefined {
  const { maxRuns, lasting, start, startTime } = understood.read.found;
  if (!lasting || !lastsExactly(understood, schedule)) return maxRuns;
  const ms = lasting.days * DAY_MS + lasting.ms;
  // From a start of its own the run at the start is the first one, otherwise the first comes one interval from now.
  const runs = Math.floor(ms / schedule.everyMs) + ((start && !start.isToday) || startTime ? 1 : 0);
  if (runs < 1) throw new Problem(msg('phrase.wouldEndBeforeComes'), msg('phrase.writeLongerTime'));
  return Math.min(runs, maxRuns ?? runs);
}

function exceptOf(understood: Understood): string[] {
  const from = startOn(understood) ?? understood.clock.today;
  const all = new Set<string>();
  for (const { from: first, to } of understood.read.found.exceptDates ?? []) {
    const start = dateOnOrAfter(first, from);
    const end = dateOnOrAfter(to, start);
    if (end < start)
      throw new Problem(
        msg('phrase.exceptionEndsOnBefore', { end: msg('text.day', { date: end }) }),
        msg('phrase.changeOneTwoDates'),
      );
    // One too many is enough for the contract to refuse it.
    for (let date = start; date <= end && all.size <= 2_000; date = addDays(date, 1)) all.add(date);
  }
  return [...all].sort();
}

function quietOf(
  { reader }: Understood,
  { from, to, mode }: NonNullable<Found['quiet']>,
): NonNullable<Timing['quiet']> {
  const length = (minutesOf(to) - minutesOf(from) + 1_440) % 1_440;
  // “quiet 10 to 7” is a night, or nearly the whole day.
  if (length > 720 && from.isLoose) throw askHalfOfDay(reader, from);
  return { from: clockText({ ...from, second: 0 }), to: clockText({ ...to, second: 0 }), mode };
}
