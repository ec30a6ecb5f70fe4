import { addDays, isoDate } from '../phrase/parse/plain-date.ts';

/** A date in figures, as spreadsheets write it. */
export type WrittenDate =
  | { kind: 'date'; date: string }
  /** Day and month could be either way round. */
  | { kind: 'open'; dayFirst: string; monthFirst: string }
  | { kind: 'none' };

/** Days before this are years that nobody plans in, and plain numbers: 1 January 2000 as a serial number of Excel. */
const LEAST_SERIAL = 36_526;
const MOST_SERIAL = 109_574;
/** Excel counts 1900 as a leap year, so that its days since 1900-03-01 are those since this day. */
const SERIAL_ZERO = '1899-12-30';

/**
 * `2026-12-24`, `24.12.2026`, `12/24/26`, `20261224`, or a serial number as Excel keeps dates.
 * @param dayFirst for dates whose day and month could be either; null: that is open
 */
export function readWrittenDate(text: string, dayFirst: boolean | null): WrittenDate {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (iso) return known(isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const serial = /^\d{5,6}$/.test(text) ? Number(text) : 0;
  if (serial >= LEAST_SERIAL && serial <= MOST_SERIAL) return known(addDays(SERIAL_ZERO, serial));
  const parts = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})$/.exec(text);
  if (!parts) return { kind: 'none' };
  const [, first, separator, second, written = ''] = parts;
  const year = written.length === 2 ? 2_000 + Number(written) : Number(written);
  const asDayFirst = isoDate(year, Number(second), Number(first));
  const asMonthFirst = isoDate(year, Number(first), Number(second));
  // Nobody who puts dots between puts the month first.
  if (separator === '.' || asMonthFirst === null || asMonthFirst === asDayFirst) return known(asDayFirst);
  if (asDayFirst === null) return known(asMonthFirst);
  if (dayFirst === null) return { kind: 'open', dayFirst: asDayFirst, monthFirst: asMonthFirst };
  return known(dayFirst ? asDayFirst : asMonthFirst);
}

function known(date: string | null): WrittenDate {
  return date === null ? { kind: 'none' } : { kind: 'date', date };
}

/** Whether a date in figures tells by itself that the day comes first, or the month; null: it tells nothing. */
export function orderToldBy(text: string): 'dayFirst' | 'monthFirst' | null {
  const [, first, second] = /^(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})\b/.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined) return null;
  if (Number(first) > 12 && Number(second) <= 12) return 'dayFirst';
  return Number(second) > 12 && Number(first) <= 12 ? 'monthFirst' : null;
}

/** `18:00`, `6:00 PM`, `18.00`, `18:00:00`, `9 AM`, `18 Uhr`, or a fraction of a day as Excel keeps times. Null: it is none. */
export function readWrittenTime(text: string): string | null {
  const fraction = /^0?[.,]\d+$/.test(text) ? Number(text.replace(',', '.')) : null;
  if (fraction !== null) return ofMinutes(Math.round(fraction * 1_440));
  const found = /^(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?|uhr|h)?$/i.exec(text);
  if (!found) return null;
  const [, hours = '', minutes = '0', , meridiem] = found;
  const isBare = found[2] === undefined && !/[a-z]/i.test(text);
  let hour = Number(hours);
  if (isBare || Number(minutes) > 59 || hour > 23) return null;
  if (meridiem) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (meridiem.toLowerCase() === 'p' ? 12 : 0);
  }
  return ofMinutes(hour * 60 + Number(minutes));
}

function ofMinutes(minutes: number): string | null {
  if (minutes < 0 || minutes >= 1_440) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A cell that says a day and a time of it, as `2026-12-24T18:00`. Null: it is for the reader of phrases. */
export type WrittenMoment = { kind: 'at'; wall: string } | { kind: 'open'; date: string } | null;

/** `2026-12-24 18:00`, `12/24/2026 6:00 PM`, `24.12.26, 18:00 Uhr`, `46380.75`. */
export function readWrittenMoment(text: string, dayFirst: boolean | null): WrittenMoment {
  const serial = /^(\d{5})([.,]\d+)$/.exec(text);
  const [date = '', time = ''] = serial
    ? [serial[1] ?? '', `0${serial[2] ?? ''}`]
    : [/^[\d./-]+(?:\. ?[\d.]+)?/.exec(text)?.[0].replace(/[.]$/, '') ?? '', ''];
  const rest = serial
    ? time
    : text.slice(text.indexOf(date) + date.length).replace(/^[.,]?(?:\s*(?:,|um|at|T(?=\d))?\s*)/i, '');
  const at = readWrittenTime(rest.trim());
  if (at === null) return null;
  const day = readWrittenDate(date, dayFirst);
  if (day.kind === 'date') return { kind: 'at', wall: `${day.date}T${at}` };
  return day.kind === 'open' ? { kind: 'open', date } : null;
}
