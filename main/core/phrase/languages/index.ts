import { de } from './de.ts';
import type { PhraseLanguage } from './translate.ts';

export { type PhraseLanguage, translate } from './translate.ts';

/** The languages beside English, in which the grammar itself is written. */
export const LANGUAGES: readonly PhraseLanguage[] = [de];
