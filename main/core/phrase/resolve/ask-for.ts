import type { Translatable } from '../../../contract/translatable.ts';
import { msg } from '../../../i18n/msg.ts';
import type { DaysFound } from '../parse/days.ts';
import { isoWeekday, partsOf } from '../parse/plain-date.ts';
import { inserted, Problem, quoted, replaced } from '../parse/questions.ts';
import type { DayPart } from '../parse/times.ts';
import type { Window } from '../parse/windows.ts';
import { MONTH_NAMES, weekdayName } from '../parse/words.ts';
import type { Understood } from './understood.ts';

const USUAL_TIMES: Record<DayPart | 'any', readonly string[]> = {
  any: ['09:00', '12:00', '18:00'],
  morning: ['08:00', '09:00', '10:00'],
  afternoon: ['14:00', '15:00', '16:00'],
  evening: ['18:00', '19:00', '20:00'],
  night: ['20:00', '21:00', '22:00'],
};

/** “every monday”, “tomorrow”: a day without a time is no schedule yet. */
export function askForTime({ reader, read }: Understood): Problem {
  const at = read.dayEnd || read.end;
  const times = USUAL_TIMES[read.found.dayPart ?? 'any'];
  const usual = times.map((time) => ({ label: time, phrase: inserted(reader.source, at, `at ${time}`) }));
  // “every day 9 Good morning”: an hour, or the message's first word?
  const number = reader.tokens.find(({ start }) => start >= at);
  const isHour = number?.kind === 'number' && number.text.length <= 2 && Number(number.text) <= 24;
  const asHour = isHour
    ? [{ label: `at ${number.text}`, phrase: replaced(reader.source, number, `at ${number.text}`) }]
    : [];
  return new Problem(
    msg('phrase.needsTimeDay', { text: quoted(reader.source.slice(0, at)) }),
    msg('phrase.whatTimeWriteBehind', { time: times[0] ?? '' }),
    [...asHour, ...usual],
  );
}

/** “weekly”, “every month”, “every year”: on which day? */
export function askForDay({ reader, read, clock }: Understood, unit: 'week' | 'month' | 'year'): Problem {
  const at = read.dayEnd || read.end;
  const { day, month } = partsOf(clock.today);
  const days = {
    week: [`on ${weekdayName(isoWeekday(clock.today)).toLowerCase()}`, 'on monday', 'on friday'],
    month: [...new Set([`on the ${ordinal(day)}`, 'on the 1st', 'on the last day', 'on the first monday'])],
    year: ['on 1 january', `on ${day} ${MONTH_NAMES[month - 1]}`],
  }[unit];
  return new Problem(
    msg('phrase.needsDay', { text: quoted(reader.source.slice(0, at)) }),
    msg('phrase.onWhichDayWrite', { day: days[0] ?? '' }),
    days.map((text) => ({ label: text, phrase: inserted(reader.source, at, text) })),
  );
}

function ordinal(day: number): string {
  const ending = day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

/** “monday at 9”: this once, or each Monday? @param date of the first one */
export function askOnceOrEach({ reader: { source }, read }: Understood, days: DaysFound, date: string): Problem {
  const { months } = read.found;
  const written = source.slice(days.start, days.end).trim();
  const bare = written.replace(/^on\s+/i, '').replace(/^the\s+/i, '');
  const isOfEach = days.rule.on === 'weekdays' || months !== undefined;
  const each = isOfEach ? `every ${bare}` : `${bare} of every month`;
  const once = `on ${date}`;
  const inMonths = months ? ` ${source.slice(months.start, months.end)}` : '';
  // The date says the month itself.
  const asOnce = months && months.start > days.start ? replaced(source, months, '') : source;
  return new Problem(
    msg('phrase.couldOnceOr', { text: quoted(`${written}${inMonths}`), once, each: `${each}${inMonths}` }),
    msg('phrase.writeOr', { first: once, second: `${each}${inMonths}` }),
    [
      { label: msg('phrase.onDay', { day: msg('text.day', { date }) }), phrase: replaced(asOnce, days, once) },
      { label: `${each}${inMonths}`, phrase: replaced(source, days, each) },
    ],
  );
}

/** “every day from 9 to 17”: how often within these hours? */
export function askForPace({ reader: { source }, read }: Understood, { from, to }: Window): Problem {
  return new Problem(
    msg('phrase.doesNotSayHow', { text: quoted(source.slice(from.start, to.end)) }),
    msg('phrase.writeEvery45Minutes'),
    ['every hour', 'every 30 minutes'].map((pace) => ({ label: pace, phrase: inserted(source, read.end, pace) })),
  );
}

/** “at 9 until june”, “at 9 and 18:00”: on which days? */
export function askForDays({ reader: { source }, read }: Understood, error: Translatable): Problem {
  const choices = ['every day', 'every weekday'].map((days) => ({
    label: days,
    phrase: inserted(source, read.end, days),
  }));
  return new Problem(error, msg('phrase.addEveryDayEvery'), choices);
}
