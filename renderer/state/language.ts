import { effect } from '@preact/signals';
import { languageFor } from '../../main/contract/preferences.ts';
import { say, speak } from '../words/index.ts';
import type { Store } from './store.ts';

/**
 * Keeps the window in the language that the user prefers, or else in the browser's or the desktop's.
 * @returns a promise that is settled once the language of this computer is there: nothing is drawn in another one first
 */
export function installLanguage({ app }: Pick<Store, 'app'>): Promise<void> {
  effect(() => {
    document.documentElement.lang = say().language;
  });
  let first = Promise.resolve();
  effect(() => {
    first = speak(languageFor(app.preferences.value.language, navigator.language));
  });
  return first;
}
