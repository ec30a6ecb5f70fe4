import type { DeliveryTally } from '../../main/contract/delivery.ts';
import { inDigits, say } from '../words/index.ts';
import { dayKey } from './dates.ts';
import { boundsOfDay, dayAfter } from './later.ts';
import { durationInWords } from './words.ts';

export interface DayTally extends DeliveryTally {
  /** `2026-12-24` */
  day: string;
}

/** The last so many calendar days of a zone up to today's, and the instants between which they lie. */
export function lastDays(now: number, count: number, zone: string): { days: string[]; edges: number[] } {
  const today = dayKey(now, zone);
  const days = Array.from({ length: count }, (_, n) => dayAfter(today, n + 1 - count));
  return { days, edges: [...days.map((day) => boundsOfDay(day, zone).from), boundsOfDay(today, zone).to] };
}

export function allOf({ sent, failed, unsure, skipped, waiting }: DeliveryTally): number {
  return sent + failed + unsure + skipped + waiting;
}

/** Several days as one. */
export function sumOf(tallies: readonly DeliveryTally[]): DeliveryTally {
  const sum = (of: (tally: DeliveryTally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const sent = sum((tally) => tally.sent);
  return {
    sent,
    failed: sum(({ failed }) => failed),
    unsure: sum(({ unsure }) => unsure),
    skipped: sum(({ skipped }) => skipped),
    waiting: sum(({ waiting }) => waiting),
    lateMs: sent === 0 ? null : sum((tally) => (tally.lateMs ?? 0) * tally.sent) / sent,
    worstMs: sent === 0 ? null : Math.max(...tallies.map(({ worstMs }) => worstMs ?? 0)),
  };
}

/** "12 sent, 1 failed" */
export function tallyInWords(tally: DeliveryTally): string {
  const { words, nothingDue } = say().history;
  const parts = (['sent', 'failed', 'unsure', 'skipped', 'waiting'] as const).filter((what) => tally[what] > 0);
  return parts.map((what) => `${inDigits(tally[what])} ${words[what]}`).join(', ') || nothingDue;
}

/** "340 ms", "3 min 10 s": how late something is, as exact as it matters. */
export function lateInWords(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : durationInWords(ms);
}

/** How high a bar for so much lateness is, from 0 to 1: each step up is ten times as late, a day is the top. */
export function lateHeight(ms: number): number {
  const [step, day] = [100, 86_400_000];
  return Math.min(1, Math.log10(1 + Math.max(0, ms) / step) / Math.log10(1 + day / step));
}
