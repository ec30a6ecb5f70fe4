import { signal } from '@preact/signals';
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

/** What a schema of the contract found wrong first. */
export function inWords({ issues }: { issues: readonly { message: string }[] }): string {
  return say().told(issues[0]?.message ?? '');
}

let wanted: Words['language'] = 'en';

/**
 * Says everything in that language from now on. German is loaded when it is first asked for; should Carillon have gone
 * meanwhile, the language stays as it is, as the page that opens next asks anew.
 */
export async function speak(language: Words['language']): Promise<void> {
  wanted = language;
  const loaded =
    language === 'de'
      ? await import('./de/index.ts').then(
          ({ de }) => de,
          () => null,
        )
      : en;
  // Another one may have been chosen while it was loaded.
  if (loaded && wanted === language) words.value = loaded;
}

export type { Words } from './en/index.ts';
