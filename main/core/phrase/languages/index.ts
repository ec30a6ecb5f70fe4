import { tokenise } from '../parse/tokens.ts';
import { de } from './de.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import type { PhraseLanguage } from './language.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import { NUMBER, tableOf } from './table.ts';
import { hasAccent, type Translation, translate } from './translate.ts';
import { uk } from './uk.ts';

/** The languages beside English, in which the grammar itself is written. */
const LANGUAGES: readonly PhraseLanguage[] = [de, es, fr, it, pt, ru, uk];

let languagesByWord: ReadonlyMap<string, ReadonlySet<PhraseLanguage>> | undefined;

/** Which languages have a row that begins with this word. Words that do not tell the language stand in it with an accent. */
function byWord(): ReadonlyMap<string, ReadonlySet<PhraseLanguage>> {
  if (languagesByWord) return languagesByWord;
  const found = new Map<string, Set<PhraseLanguage>>();
  const add = (word: string, language: PhraseLanguage) =>
    found.set(word, (found.get(word) ?? new Set<PhraseLanguage>()).add(language));
  for (const language of LANGUAGES) {
    const { words, minutesBefore } = tableOf(language);
    for (const [first, rows] of words) {
      if (first === NUMBER || /^\d/.test(first)) continue;
      if (rows.some(({ isTelling }) => isTelling)) add(first, language);
      else add(accented(first), language);
    }
    for (const first of minutesBefore.keys()) if (!/^\d/.test(first)) add(first, language);
  }
  languagesByWord = found;
  return found;
}

/** The phrase in English words, from each language that it may be written in; that of which it has the most words first. */
export function translations(source: string): Translation[] {
  const tokens = tokenise(source);
  const languages = new Set(
    tokens.flatMap(({ text, start, end }) => [
      ...(byWord().get(text) ?? []),
      ...(hasAccent(source.slice(start, end)) ? (byWord().get(accented(text)) ?? []) : []),
    ]),
  );
  return [...languages]
    .map((language) => translate(source, language, tokens))
    .filter((translation) => translation !== null)
    .sort((a, b) => b.known - a.known);
}

function accented(word: string): string {
  return `${word}´`;
}
