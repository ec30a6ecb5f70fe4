import { batch, signal } from '@preact/signals';
import { firstIssue } from '../../main/contract/issues.ts';
import type { Language } from '../../main/contract/preferences.ts';
import type { Translatable } from '../../main/contract/translatable.ts';
import { en, type Words } from './en/index.ts';

const words = signal<Words>(en);

/** What the window says, in the user's language. Whoever draws with it is drawn anew when the language changes. */
export function say(): Words {
  return words.value;
}

/** "1,234", in German "1.234". */
export function inDigits(count: number): string {
  return count.toLocaleString(words.value.locale);
}

const catalogue = signal<((text: Translatable) => string) | null>(null);

/**
 * What Carillon says by a key, such as a refusal or the reason of a delivery, in the user's language; a phrase as one writes it
 * stays as it is. Empty until the catalogue is there.
 */
export function t(text: Translatable | string): string {
  return typeof text === 'string' ? text : (catalogue.value?.(text) ?? '');
}

/** What a schema of the contract found wrong first. */
export function inWords(error: Parameters<typeof firstIssue>[0]): string {
  return t(firstIssue(error));
}

const LOADERS: Readonly<Record<Language, () => Promise<[Words, (text: Translatable) => string]>>> = {
  en: async () => [en, (await import('../../main/i18n/en/index.ts')).en.say],
  de: async () => {
    const [{ de }, shared] = await Promise.all([import('./de/index.ts'), import('../../main/i18n/de/index.ts')]);
    return [de, shared.de.say];
  },
};

let wanted: Language | null = null;

/**
 * Says everything in that language from now on. Each is loaded when it is first asked for; should Carillon have gone meanwhile,
 * the language stays as it is, as the page that opens next asks anew.
 */
export async function speak(language: Language): Promise<void> {
  if (wanted === language) return;
  wanted = language;
  const loaded = await LOADERS[language]().catch(() => null);
  // Another one may have been chosen while it was loaded.
  if (!loaded || wanted !== language) return;
  batch(() => {
    [words.value, catalogue.value] = loaded;
  });
}

export type { Words } from './en/index.ts';
