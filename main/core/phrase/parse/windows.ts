import { msg } from '../../../i18n/msg.ts';
import { Problem, quoted, replaced } from './questions.ts';
import type { Reader } from './reader.ts';
import { type ClockTime, clockText, morningText, readTime, resolveMeridiems } from './times.ts';

/** Two times of a day, from one to the other. */
export interface Window {
  from: ClockTime;
  to: ClockTime;
}

/**
 * “between 9 and 17”, “from 9:00 to 17:00”, “9:00–17:00”. Numbers alone are times here when “between” or “from” stands
 * before them, or `takesBare` says so.
 */
export function readWindow(reader: Reader, takesBare: boolean): Window | null {
  return reader.attempt(() => {
    const opening = reader.word('between', 'from');
    const isBare = takesBare || opening !== null;
    const from = readTime(reader, isBare);
    if (!from) return null;
    const isJoined =
      reader.sign('-') !== null ||
      (opening === 'between' ? reader.word('and', 'to') : reader.word('to', 'till', 'until', 'through')) !== null;
    const to = isJoined ? readTime(reader, true) : null;
    if (!to) return null;
    resolveMeridiems(reader, [from, to]);
    return { from, to };
  });
}

export function minutesOf({ hour, minute }: ClockTime): number {
  return hour * 60 + minute;
}

/** “from 9 to 5”: over midnight, or in the afternoon? */
export function askWhichEnd(source: string, { from, to }: Window): Problem {
  const evening = clockText({ ...to, hour: to.hour + 12 });
  return new Problem(
    msg('phrase.couldEndOrGo', { text: quoted(source.slice(from.start, to.end)), evening, time: clockText(to) }),
    msg('phrase.writeBothTimesOn'),
    [evening, morningText(to)].map((text) => ({ label: `to ${text}`, phrase: replaced(source, to, text) })),
  );
}
