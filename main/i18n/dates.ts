const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow enough to notice, so each kind is made once. */
export function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, known);
  }
  return known;
}

export const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
export const DAY = { weekday: 'short', ...DATE } as const;
export const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Epoch ms of midnight UTC, for a date such as `2026-12-24` that stands in no zone. */
export function midnightOf(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
}

/** Whether a time is off the full minute, and its seconds have to be said. @param at epoch ms */
export function hasSeconds(at: number): boolean {
  return at % 60_000 >= 1_000;
}
