const DAY = 24 * 3_600_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow enough to notice in a list of hundreds, so each kind is made once. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions, locale?: string): Intl.DateTimeFormat {
  const key = `${locale ?? ''}|${zone}|${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formatters.set(key, found);
  }
  return found;
}

/** The calendar day of an instant in a zone, as `2026-12-24`: sorts and compares as text. */
export function dayKey(at: number, zone: string): string {
  return formatter(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA').format(at);
}

/** `18:05` on the clock of a zone, for a form's time field. */
export function clockKey(at: number, zone: string): string {
  return formatter(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'en-GB').format(at);
}

export function timeOfDay(at: number, zone: string, seconds = false): string {
  return formatter(zone, { hour: '2-digit', minute: '2-digit', ...(seconds && { second: '2-digit' }) }).format(at);
}

function wholeDaysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** "today", "tomorrow", "yesterday" in the user's language, or null for any other day. */
function relativeDay(at: number, now: number, zone: string): string | null {
  const days = wholeDaysBetween(dayKey(now, zone), dayKey(at, zone));
  if (Math.abs(days) > 1) return null;
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(days, 'day');
}

function sameYear(at: number, now: number, zone: string): boolean {
  return dayKey(at, zone).slice(0, 4) === dayKey(now, zone).slice(0, 4);
}

/** "Today", "Tuesday, 24 November": how a day is called in a heading. */
export function dayHeading(at: number, now: number, zone: string): string {
  const relative = relativeDay(at, now, zone);
  if (relative) return relative.charAt(0).toLocaleUpperCase() + relative.slice(1);
  return formatter(zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!sameYear(at, now, zone) && { year: 'numeric' }),
  }).format(at);
}

/** "today 18:00", "Fri 27 Nov, 09:00". */
export function moment(at: number, now: number, zone: string): string {
  const relative = relativeDay(at, now, zone);
  if (relative) return `${relative} ${timeOfDay(at, zone)}`;
  return formatter(zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(!sameYear(at, now, zone) && { year: 'numeric' }),
  }).format(at);
}

/** "CET", "GMT+9": what a zone is called at that instant. */
export function zoneName(at: number, zone: string): string {
  const parts = formatter(zone, { timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
