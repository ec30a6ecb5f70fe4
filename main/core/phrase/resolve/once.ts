import { msg } from '../../../i18n/msg.ts';
import { placeWall, wallOf } from '../../schedule/wall-clock.ts';
import { dateOnOrAfter } from '../parse/dates.ts';
import { checkLength, DAY_MS, type Length } from '../parse/lengths.ts';
import type { Clock } from '../parse/plain-date.ts';
import { addDays, addMonths } from '../parse/plain-date.ts';
import { Problem, quoted, replaced } from '../parse/questions.ts';
import type { Reader } from '../parse/reader.ts';
import { type ClockTime, clockText, withinDayPart } from '../parse/times.ts';
import { askForDays, askForTime } from './ask-for.ts';
import type { OpenTiming, PartsRead, Understood } from './understood.ts';

/*
 * What comes once. The rules:
 * - “in 20 minutes”, “in 2 days” is exact time from now; with a time of day (“in 2 days at 9”) days are the calendar's.
 * - A time alone is the next one: today if it is still to come, else tomorrow.
 * - A time that has passed today and could be meant on the 12-hour clock, this evening, is asked about (“at 6” at noon).
 * - What has passed is refused.
 */

const HINT = msg('phrase.writeTimeComeLike');

/** @throws Problem */
export function onceOf(understood: Understood): OpenTiming {
  const { reader, read, clock } = understood;
  const { after, date, times, dayPart } = read.found;
  if (after) checkLength(after.length);
  if (after && !times && !dayPart && after.length.months === 0) return elapsed(after.length, clock);
  const [time, ...more] = times ?? [];
  if (!time) throw askForTime(understood);
  if (more.length > 0) throw severalTimes(understood);
  refuseBounds(understood);
  const placed = dayPart ? withinDayPart(reader, time, dayPart) : { ...time, nextDay: false };
  if (after) return { schedule: { kind: 'once', at: wallText(dayAfter(after.length, clock), placed) } };
  if (!date) return { schedule: { kind: 'once', at: nextTime(reader, placed, clock) } };
  const day = dateOnOrAfter(date, clock.today);
  const isNextDay = placed.nextDay || (placed.isMidnight && date.isToday);
  const at = wallText(isNextDay ? addDays(day, 1) : day, placed);
  if (!isToCome(at, clock)) throw hasPassed(reader, read, placed, at, clock);
  return { schedule: { kind: 'once', at } };
}

function elapsed(length: Length, clock: Clock): OpenTiming {
  const instant = Math.floor((clock.now + length.days * DAY_MS + length.ms) / 1_000) * 1_000;
  if (instant <= clock.now) throw new Problem(msg('phrase.nowChooseLeastOne'), msg('phrase.write20Minutes'));
  const wall = wallOf(instant, clock.timeZone);
  // When the clock goes back, its second pass through an hour has no name in that zone: it has one in UTC.
  if (placeWall(wall, clock.timeZone).at !== instant) {
    return { schedule: { kind: 'once', at: textOf(instant) }, timeZone: 'UTC' };
  }
  return { schedule: { kind: 'once', at: textOf(wall) } };
}

function dayAfter(length: Length, clock: Clock): string {
  if (length.ms > 0) throw new Problem(msg('phrase.hoursFromNowDo'), msg('phrase.write2Days9'));
  return addDays(addMonths(clock.today, length.months), length.days);
}

/** A time without a day: the next one. */
function nextTime(reader: Reader, time: ClockTime, clock: Clock): string {
  const today = wallText(clock.today, time);
  if (isToCome(today, clock)) return today;
  if (time.isLoose && isToCome(wallText(clock.today, { ...time, hour: time.hour + 12 }), clock)) {
    throw askWhichTime(reader, time, time);
  }
  return wallText(addDays(clock.today, 1), time);
}

function hasPassed(reader: Reader, { found }: PartsRead, time: ClockTime, at: string, clock: Clock): Problem {
  const { date } = found;
  const isEveningToCome = time.isLoose && isToCome(wallText(clock.today, { ...time, hour: time.hour + 12 }), clock);
  if (date && at.startsWith(clock.today) && isEveningToCome) return askWhichTime(reader, time, date);
  const choices = date?.isToday
    ? [{ label: `tomorrow at ${clockText(time)}`, phrase: replaced(reader.source, date, 'tomorrow') }]
    : [];
  return new Problem(msg('phrase.hasPassed', { at: at.replace('T', ' ') }), HINT, choices);
}

/** “at 6”, said at noon. `day` is where the day is said: the time itself when it is not. */
function askWhichTime(reader: Reader, time: ClockTime, day: { start: number; end: number }): Problem {
  const [morning, evening] = [clockText(time), clockText({ ...time, hour: time.hour + 12 })];
  const isAlone = day.start === time.start;
  const say = (word: string, text: string): string => {
    const timed = replaced(reader.source, time, isAlone ? `${text} ${word}` : text);
    // What stands later is replaced first: the places before it stay.
    return isAlone
      ? timed
      : day.start < time.start
        ? replaced(timed, day, word)
        : replaced(replaced(reader.source, day, word), time, text);
  };
  return new Problem(
    msg('phrase.couldTodayOrTomorrow', { text: quoted(reader.textOf(time)), evening, morning }),
    msg('phrase.sayWhichLikeToday'),
    [
      { label: `today at ${evening}`, phrase: say('today', evening) },
      { label: `tomorrow at ${morning}`, phrase: say('tomorrow', morning) },
    ],
  );
}

function severalTimes(understood: Understood): Problem {
  const { date, after } = understood.read.found;
  if (!date && !after) return askForDays(understood, msg('phrase.severalTimesNeedDays'));
  const { reader, read } = understood;
  const times = read.found.times ?? [];
  const span = { start: times[0]?.start ?? 0, end: times.at(-1)?.end ?? 0 };
  return new Problem(
    msg('phrase.whatComesOnceOne'),
    msg('phrase.makeScheduleEachTime'),
    times.map((time) => {
      const text = reader.textOf(time);
      return { label: text, phrase: replaced(reader.source, span, text) };
    }),
  );
}

/** “at 9 until june”: bounds belong to what comes again. */
function refuseBounds(understood: Understood): void {
  const { start, startTime, until, lasting, maxRuns, exceptDates, exceptWeekdays } = understood.read.found;
  const bound = start ?? startTime ?? until ?? lasting ?? maxRuns ?? exceptDates ?? exceptWeekdays;
  if (bound !== undefined) throw askForDays(understood, msg('phrase.doesNotSayOn'));
}

function isToCome(at: string, { now, timeZone }: Clock): boolean {
  return placeWall(Date.parse(`${at}Z`), timeZone).at > now;
}

function wallText(date: string, time: ClockTime): string {
  return `${date}T${clockText(time)}`;
}

/** `2026-11-23T11:20`, with seconds only where there are some. */
function textOf(wall: number): string {
  return new Date(wall).toISOString().replace(/(:00)?\.\d{3}Z$/, '');
}
