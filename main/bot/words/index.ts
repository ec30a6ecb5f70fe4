import type { Preferences } from '../../contract/preferences.ts';
import { languageFor } from '../../contract/preferences.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';

export type { Words } from './en.ts';

/**
 * In which words the bot speaks.
 * @param ownersLanguage what the owner's Telegram is set to, an IETF tag; undefined: not heard of yet
 */
export function wordsFor(language: Preferences['language'], ownersLanguage: string | undefined): Words {
  return languageFor(language, ownersLanguage) === 'de' ? de : en;
}
