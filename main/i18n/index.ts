import { languageFor, type Preferences } from '../contract/preferences.ts';
import { de } from './de/index.ts';
import { en, type Words } from './en/index.ts';

export { de } from './de/index.ts';
export { en, type Words } from './en/index.ts';

/** Asked for once: each message in a list of thousands is said in words. */
const LOCALE_OF_COMPUTER = Intl.DateTimeFormat().resolvedOptions().locale;

/** The words of the desktop's surfaces. @param locale the computer's, an IETF tag */
export function wordsOfDesktop({ language }: Pick<Preferences, 'language'>, locale = LOCALE_OF_COMPUTER): Words {
  return languageFor(language, locale) === 'de' ? de : en;
}
