import type { JobDraftInput } from '../../../main/contract/job.ts';

/** When a job is due, told apart from Carillon's own reckoning. Epoch ms. */
export type Series = { everyMs: number; anchor: number } | { at: number } | 'unscheduled';

/** One job, as the campaign asked for it and what it was answered. Instants are epoch ms of the campaign's clock. */
export interface Asked {
  /** Found in no other job. */
  text: string;
  chatId: number;
  ifUnsure: 'ask' | 'resend';
  missed: { policy: 'skip' | 'latest' | 'all'; maxLatenessMs: number };
  series: Series;
  /** Once the answer came: from then on it must be there. */
  made?: { id: string; since: number };
  /** `confirmedAt` is missing when Carillon was killed before it answered: it may or may not have been stopped. */
  stop?: { askedAt: number; confirmedAt?: number };
  /** Runs by hand. */
  runs: { asked: number; confirmed: number };
}

/** What the window would send for it. */
export function draftOf(asked: Asked): JobDraftInput {
  const { text, chatId, ifUnsure, missed, series } = asked;
  if (series === 'unscheduled') throw new Error('That is asked for in the chat.');
  return { chatId, message: { text }, schedule: scheduleOf(series), timeZone: 'UTC', ifUnsure, missed };
}

function scheduleOf(series: Exclude<Series, 'unscheduled'>): JobDraftInput['schedule'] {
  if ('at' in series) return { kind: 'once', at: new Date(series.at).toISOString().slice(0, 19) };
  const seconds = series.everyMs / 1_000;
  // Counted from the full minute, a cron line says the same.
  if (series.anchor === 0 && 60 % seconds === 0) return { kind: 'cron', expression: `*/${seconds} * * * * *` };
  return { kind: 'interval', everyMs: series.everyMs, anchor: series.anchor };
}

/** The instants in (from, to] at which it is due. */
export function dueBetween(series: Series, from: number, to: number): number[] {
  if (series === 'unscheduled') return [];
  if ('at' in series) return series.at > from && series.at <= to ? [series.at] : [];
  const { everyMs, anchor } = series;
  const due: number[] = [];
  const first = Math.max(1, Math.floor((from - anchor) / everyMs) + 1);
  for (let at = anchor + first * everyMs; at <= to; at += everyMs) due.push(at);
  return due;
}
