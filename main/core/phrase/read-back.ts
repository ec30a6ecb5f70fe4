import type { PhraseAnswer } from '../../contract/ipc.ts';
import { en, type Words } from '../../i18n/index.ts';
import { previewTiming } from '../schedule/preview.ts';
import { readWholePhrase } from './read-phrase.ts';

/**
 * What a phrase means, read back with its next runs before anything is saved; or what is wrong or unclear about it.
 * @param timeZone of the computer, IANA
 * @param now epoch ms
 */
export function readPhraseBack(phrase: string, timeZone: string, now: number, words: Words = en): PhraseAnswer {
  const read = readWholePhrase(phrase, { now, timeZone });
  if (!read.ok) return { ok: false, error: read.error, hint: read.hint, choices: read.choices ?? [] };
  const preview = previewTiming(read.timing, timeZone, now, { words });
  if (!preview.ok) return { ok: false, error: preview.error, hint: 'For example: every weekday at 9', choices: [] };
  return { ok: true, timing: read.timing, inWords: preview.inWords, runs: preview.runs };
}
