// Not the whole of it: the other languages take 80 ms at each start, and 10 MB.
import * as en from 'chrono-node/en';
import { isoDate, partsOf } from './plain-date.ts';
import type { Reader } from './reader.ts';

/** Without one of these a date is in a form that this folder reads by rules of its own. */
const RELATIVE = /\b(after|before|end of|next week)\b/;
/** Two days before what? Which day of next week? */
const UNFINISHED = /(\b(after|before|of|the)|^(the )?next week)$/;
const MOST_TOKENS = 7;

/**
 * Days that are named by way of others: “the day after tomorrow”, “3 days after tomorrow”, “a week before 24 december”,
 * “monday next week”, “end of the month”. Chrono reads them, and it guesses what it does not read: its answer counts only
 * where it took every word, is sure of the day, and says no time.
 * @param today ISO date
 */
export function readRelativeDate(reader: Reader, today: string): string | null {
  for (let length = MOST_TOKENS; length >= 2; length--) {
    const tokens = Array.from({ length }, (_, ahead) => reader.peek(ahead));
    if (tokens.some((token) => token === undefined || token.kind === 'sign')) continue;
    const text = tokens.map((token) => token?.text).join(' ');
    if (!RELATIVE.test(text) || UNFINISHED.test(text)) continue;
    const date = ask(text, today);
    if (date === null) continue;
    reader.place += length;
    return date;
  }
  return null;
}

function ask(text: string, today: string): string | null {
  const { year: ofYear, month: ofMonth, day: ofDay } = partsOf(today);
  // Chrono counts days on the computer's own wall: this is noon there, and no zone changes its clock at noon.
  const reference = new Date(ofYear, ofMonth - 1, ofDay, 12);
  const [found, ...more] = en.casual.parse(text, reference, { forwardDate: true });
  if (!found || more.length > 0 || found.index !== 0 || found.text.length !== text.length || found.end) return null;
  const { start } = found;
  if (start.isCertain('hour') || !(start.isCertain('day') || start.isCertain('weekday'))) return null;
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  return year === null || month === null || day === null ? null : isoDate(year, month, day);
}
