import type { Schedule } from '../../../contract/schedule.ts';
import { msg } from '../../../i18n/msg.ts';
import { placeWall } from '../../schedule/wall-clock.ts';
import { dateOnOrAfter } from '../parse/dates.ts';
import { addDays } from '../parse/plain-date.ts';
import { Problem, quoted } from '../parse/questions.ts';
import { clockText } from '../parse/times.ts';
import { askWhichEnd, minutesOf } from '../parse/windows.ts';
import type { Understood } from './understood.ts';

const DAY = 1_440;
const MAX_TIMES = 288;

/**
 * “every 45 minutes”: exact time, counted from now. With a start, the first run is then: “starting at 14:00” (today, or
 * tomorrow where that has passed), “starting tomorrow at 9”; without a time of day at midnight.
 */
export function intervalOf(understood: Understood, everyMs: number): Schedule {
  const { now } = understood.clock;
  const start = startOf(understood);
  if (start === null && understood.read.found.times) throw intervalWithTime(understood);
  const anchor = start === null ? now : start - everyMs;
  if (anchor < 0) throw new Problem(msg('phrase.wouldBeginTooLong'), msg('phrase.writeEvery45MinutesStartingTomorrow'));
  return { kind: 'interval', everyMs, anchor };
}

/** Epoch ms of the first run that was asked for; null when it counts from now. */
function startOf(understood: Understood): number | null {
  const { start, startTime, times } = understood.read.found;
  const { today, timeZone, now } = understood.clock;
  if (times && times.length > 1) throw intervalWithTime(understood);
  const at = startTime ?? times?.[0];
  if ((!start && !startTime) || (start?.isToday && !at)) return null;
  const placed = (date: string): number =>
    placeWall(Date.parse(`${date}T${at ? clockText(at) : '00:00'}Z`), timeZone).at;
  const first = placed(start ? dateOnOrAfter(start, today) : today);
  return !start && first <= now ? placed(addDays(today, 1)) : first;
}

function intervalWithTime({ reader, read }: Understood): Problem {
  const written = quoted(reader.source.slice(0, read.end));
  return new Problem(msg('phrase.intervalTimeDay', { text: written }), msg('phrase.writeEvery45MinutesStarting9'));
}

/**
 * “every 45 minutes” within hours or days: times of a day, evenly apart, from the beginning of the hours (or midnight)
 * on. Their end is one of the times where it falls on one; midnight as an end is not: the next day begins there.
 */
export function timesApart(understood: Understood, everyMs: number): string[] {
  const { window, times } = understood.read.found;
  if (times) throw intervalWithTime(understood);
  const step = everyMs / 60_000;
  if (!Number.isInteger(step) || step > DAY) {
    throw new Problem(msg('phrase.withinDaysHoursInterval'), msg('phrase.writeEvery45MinutesFrom'));
  }
  const from = window ? minutesOf(window.from) : 0;
  let to = (window ? minutesOf(window.to) : 0) || DAY - 1;
  if (window && to <= from) {
    // “9 to 5”; but “22 to 6” can only go over midnight.
    if (window.to.isLoose && to + DAY / 2 > from) throw askWhichEnd(understood.reader.source, window);
    if (!isEveryDay(understood)) {
      throw new Problem(msg('phrase.hoursOverMidnightGo'), msg('phrase.endThemBeforeMidnight'));
    }
    to += DAY;
  }
  const count = Math.floor((to - from) / step) + 1;
  if (count > MAX_TIMES) throw tooMany(count, to - from);
  const minutes = Array.from({ length: count }, (_, n) => (from + n * step) % DAY);
  return [...new Set(minutes)]
    .sort((a, b) => a - b)
    .map((minute) => clockText({ hour: Math.floor(minute / 60), minute: minute % 60 }));
}

function tooMany(count: number, minutes: number): Problem {
  const least = Math.ceil(minutes / (MAX_TIMES - 1));
  return new Problem(
    msg('phrase.timesDayMostCan', { count, max: MAX_TIMES }),
    msg('phrase.writeEveryMinutesOr', { least }),
  );
}

/** Whether no day is left out. */
export function isEveryDay({ read }: Understood): boolean {
  const { days, exceptWeekdays, period } = read.found;
  return !days && !exceptWeekdays && (!period || (period.unit === 'day' && period.nth === 1));
}
