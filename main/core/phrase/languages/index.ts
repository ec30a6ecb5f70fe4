import { tokenise } from '../tokens.ts';
import { de } from './de.ts';
import { es } from './es.ts';
import type { PhraseLanguage } from './language.ts';
import { NUMBER, tableOf } from './table.ts';
import { type Translation, translate } from './translate.ts';

/** The languages beside English, in which the grammar itself is written. */
const LANGUAGES: readonly PhraseLanguage[] = [de, es];

let languagesByWord: ReadonlyMap<string, ReadonlySet<PhraseLanguage>> | undefined;

/** Which languages have a row that begins with this word and tells the language. */
function byWord(): ReadonlyMap<string, ReadonlySet<PhraseLanguage>> {
  if (languagesByWord) return languagesByWord;
  const found = new Map<string, Set<PhraseLanguage>>();
  const add = (word: string, language: PhraseLanguage) =>
    found.set(word, (found.get(word) ?? new Set<PhraseLanguage>()).add(language));
  for (const language of LANGUAGES) {
    const { words, minutesBefore } = tableOf(language);
    for (const [first, rows] of words)
      if (first !== NUMBER && rows.some(({ isTelling }) => isTelling)) add(first, language);
    for (const first of minutesBefore.keys()) add(first, language);
  }
  languagesByWord = found;
  return found;
}

/** The phrase in English words, from each language that it may be written in; that of which it has the most words first. */
export function translations(source: string): Translation[] {
  const tokens = tokenise(source);
  const languages = new Set(tokens.flatMap(({ text }) => [...(byWord().get(text) ?? [])]));
  return [...languages]
    .map((language) => translate(source, language, tokens))
    .filter((translation) => translation !== null)
    .sort((a, b) => b.known - a.known);
}
