import type { Page } from 'playwright';
import { de } from '../../../renderer/words/de/index.ts';
import { en } from '../../../renderer/words/en/index.ts';

/** Stands for what a function of the words is given. */
const ANY = '\u0001';

/** What the window says in English and otherwise in German, as patterns of whole texts. */
function patternsOf(english: object, german: object): string[] {
  return Object.entries(english).flatMap(([key, entry]) => {
    const other = german[key as keyof typeof german] as unknown;
    if (typeof entry === 'object') return patternsOf(entry, other as object);
    const [text, same] = typeof entry === 'function' ? [tryOut(entry), tryOut(other)] : [entry, other];
    // A text that is hardly more than its values, such as “{} of {}”, may be anything.
    const letters = text?.replace(/[^\p{L}]/gu, '').length ?? 0;
    if (text === null || text === same || key === 'example' || letters < (text.includes(ANY) ? 5 : 2)) return [];
    const escaped = text.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return [`^${escaped.replaceAll(ANY, '.+')}$`];
  });
}

function tryOut(entry: unknown): string | null {
  return typeof entry === 'function' ? String(entry(ANY, ANY, ANY, ANY)) : null;
}

/** What a user or Carillon's main part wrote, or what was said before the language changed. */
const APART =
  'bdi, [dir=auto], .mark-tip, .job-rule, .preview-words, .chip, .inline-button, .toasts, .field-error, .preview-error, [role=alert], script';

/** Each text of German: an example of what Carillon reads is in English there too, and “Tag” is a word of both. */
function textsOf(words: object): string[] {
  return Object.values(words).flatMap((entry) => {
    if (typeof entry === 'object') return textsOf(entry);
    return typeof entry === 'string' ? [entry] : [];
  });
}

/** What is English of what the page shows, or says to those who hear it. */
export function leftInEnglish(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ patterns, apart, german }) => {
      const isEnglish = new RegExp(patterns.join('|'), 'u');
      const said: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement?.closest(apart)) said.push(node.textContent ?? '');
      }
      for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
        if (element.closest(apart)) continue;
        for (const name of ['aria-label', 'title', 'placeholder']) said.push(element.getAttribute(name) ?? '');
      }
      return [...new Set(said.map((text) => text.trim()))].filter(
        (text) => isEnglish.test(text) && !german.includes(text),
      );
    },
    { patterns: patternsOf(en, de), apart: APART, german: textsOf(de) },
  );
}
