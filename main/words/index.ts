import type { Preferences } from '../contract/preferences.ts';
import { de } from './de/index.ts';
import { en, type Words } from './en/index.ts';

export { de } from './de/index.ts';
export { en, type Words } from './en/index.ts';

/** @param spoken an IETF tag: what the user's Telegram or computer speaks, for those who chose no language; undefined: not known */
export function languageFor(language: Preferences['language'], spoken: string | undefined): Words['language'] {
  if (language !== 'system') return language;
  return spoken?.toLowerCase().split(/[-_]/)[0] === 'de' ? 'de' : 'en';
}

/** Asked for once: each message in a list of thousands is said in words. */
const LOCALE_OF_COMPUTER = Intl.DateTimeFormat().resolvedOptions().locale;

/** The words of the desktop's surfaces. @param locale the computer's, an IETF tag */
export function wordsOfDesktop({ language }: Pick<Preferences, 'language'>, locale = LOCALE_OF_COMPUTER): Words {
  return languageFor(language, locale) === 'de' ? de : en;
}
