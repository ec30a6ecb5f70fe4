import { DAY_MS } from '../../main/contract/units.ts';
import { say } from '../words/index.ts';

type Parts = Readonly<Record<string, string>>;

interface Formatter {
  format: Intl.DateTimeFormat;
  /** What it said of the instants that it was asked about: a row of a list asks several times about the same. */
  known: Map<number, Parts>;
}
const KNOWN = 1_000;

/** Making a formatter is slow enough to notice in a list of hundreds, so each kind is made once for a language and zone. */
const formatters = new Map<Intl.DateTimeFormatOptions, Map<string, Formatter>>();

function formatterOf(zone: string, options: Intl.DateTimeFormatOptions): Formatter {
  const { locale } = say();
  const place = `${locale} ${zone}`;
  const places = formatters.get(options) ?? new Map<string, Formatter>();
  formatters.set(options, places);
  const found = places.get(place);
  if (found) return found;
  const format = new Intl.DateTimeFormat(locale, { ...options, hourCycle: 'h23', timeZone: zone });
  const made = { format, known: new Map<number, Parts>() };
  places.set(place, made);
  return made;
}

const SHORT: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
};
const LONG: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
const DIGITS: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' };
const ZONE: Intl.DateTimeFormatOptions = { hour: '2-digit', timeZoneName: 'short' };

/** The parts of a date by name: put together here, so that the punctuation does not depend on the engine's data. */
function partsOf(at: number, zone: string, options: Intl.DateTimeFormatOptions): Parts {
  const { format, known } = formatterOf(zone, options);
  const found = known.get(at);
  if (found) return found;
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  if (known.size >= KNOWN) known.clear();
  known.set(at, parts);
  return parts;
}

/** The calendar day of an instant in a zone, as `2026-12-24`: sorts and compares as text. */
export function dayKey(at: number, zone: string): string {
  const { year = '', month, day } = partsOf(at, zone, DIGITS);
  return `${year.padStart(4, '0')}-${month}-${day}`;
}

/** `18:05` on the clock of a zone. */
export function timeOfDay(at: number, zone: string, seconds = false): string {
  const { hour, minute, second } = partsOf(at, zone, SHORT);
  return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

function wholeDaysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

const RELATIVE: Readonly<Record<number, 'yesterday' | 'today' | 'tomorrow'>> = {
  [-1]: 'yesterday',
  0: 'today',
  1: 'tomorrow',
};

/** "today", "tomorrow", "yesterday", or null for any other day. */
function relativeDay(at: number, now: number, zone: string): string | null {
  const relative = RELATIVE[wholeDaysBetween(dayKey(now, zone), dayKey(at, zone))];
  return relative ? say().shared.days[relative] : null;
}

function sameYear(at: number, now: number, zone: string): boolean {
  return dayKey(at, zone).slice(0, 4) === dayKey(now, zone).slice(0, 4);
}

/** "Today", "Tuesday, 24 November": how a day is called in a heading. */
export function dayHeading(at: number, now: number, zone: string): string {
  const relative = relativeDay(at, now, zone);
  if (relative) return relative.charAt(0).toUpperCase() + relative.slice(1);
  const { weekday = '', day = '', month = '', year = '' } = partsOf(at, zone, LONG);
  return say().shared.days.long(weekday, day, month, sameYear(at, now, zone) ? '' : year);
}

/** "Fri" */
export function weekdayName(at: number, zone: string): string {
  return partsOf(at, zone, SHORT).weekday ?? '';
}

/** "today", "Fri 27 Nov", "Sat 30 Sep 2051". */
export function shortDay(at: number, now: number, zone: string): string {
  const relative = relativeDay(at, now, zone);
  if (relative) return relative;
  const { weekday = '', day = '', month = '', year = '' } = partsOf(at, zone, SHORT);
  return say().shared.days.short(weekday, day, month.slice(0, 3), sameYear(at, now, zone) ? '' : year);
}

/** "today 18:00", "Fri 27 Nov, 09:00". */
export function moment(at: number, now: number, zone: string): string {
  const comma = relativeDay(at, now, zone) ? '' : ',';
  return `${shortDay(at, now, zone)}${comma} ${timeOfDay(at, zone)}`;
}

/** "Tokyo", "Buenos Aires": the place that a zone is named after, as people say it. */
export function placeOf(zone: string): string {
  const last = zone.split('/').at(-1) ?? zone;
  // "ComodRivadavia" is two words.
  return last.replaceAll('_', ' ').replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}

/** "CET", "GMT+9": what a zone is called at that instant. */
export function zoneName(at: number, zone: string): string {
  return partsOf(at, zone, ZONE).timeZoneName ?? zone;
}

/** "Thu 24 Dec 2026": a calendar day such as `2026-12-24`, in no zone. */
export function plainDay(date: string): string {
  const { weekday = '', day = '', month = '', year = '' } = partsOf(Date.parse(`${date}T00:00:00Z`), 'UTC', SHORT);
  return say().shared.days.short(weekday, day, month.slice(0, 3), year);
}
