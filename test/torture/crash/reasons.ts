import { ON_TIME_MS } from '../../../main/core/catch-up.ts';
import type { Evidence, Row } from './evidence.ts';
import type { Case } from './judge.ts';

/** Null when the reason that a skipped row gives is true; else what is wrong with it. */
export function whyNoReason(it: Case, row: Row, lives: Evidence['lives']): string | null {
  const reason = row.reason ?? '';
  const lateMs = row.changedAt - row.coveredUntil;
  const claims: [telling: RegExp, holds: boolean][] = [
    [/skips missed runs/, it.missed.policy === 'skip' && lateMs > ON_TIME_MS && wasAbsent(row, lives)],
    [/for longer than this message may be late/, lateMs > it.missed.maxLatenessMs && wasAbsent(row, lives)],
    [/could not be sent within/, lateMs > Math.max(it.missed.maxLatenessMs, ON_TIME_MS)],
    [/The message was stopped/, it.stop !== undefined && it.stop.askedAt <= row.changedAt],
  ];
  const claim = claims.find(([telling]) => telling.test(reason));
  if (!claim) return `was skipped for "${reason}", which nobody brought about.`;
  return claim[1] ? null : `was skipped for "${reason}", which is not so.`;
}

/** Whether no Carillon ran all through the minute in which it would have been on time. */
function wasAbsent(row: Row, lives: Evidence['lives']): boolean {
  const last = row.coveredUntil;
  return !lives.some(({ from, to }) => from <= last && to >= Math.min(last + ON_TIME_MS, row.changedAt));
}
