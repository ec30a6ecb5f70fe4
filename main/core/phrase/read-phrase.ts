// LEAD: placeholder so that the tree builds while the parser is being written. Overwrite this file.
import type { Timing } from '../../contract/schedule.ts';
export type PhraseResult =
  | { ok: true; timing: Timing; rest: string }
  | { ok: false; error: string; hint: string; choices?: { label: string; phrase: string }[] };
export function readWholePhrase(_phrase: string, _context: { now: number; timeZone: string }): PhraseResult {
  return { ok: false, error: 'Not there yet.', hint: '' };
}
