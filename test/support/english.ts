import type { Translatable } from '../../main/contract/translatable.ts';
import { en } from '../../main/i18n/en/index.ts';

/** A text as an English user reads it. */
export function english(text: Translatable | null | undefined): string {
  return text ? en.say(text) : '';
}

/** Lets a test name the English of a text where the text itself, a key with parameters, is compared. */
export function sameInEnglish(a: unknown, b: unknown): boolean | undefined {
  if (!isText(a) && !isText(b)) return undefined;
  const [ofA, ofB] = [a, b].map((value) => (isText(value) ? english(value) : value));
  return typeof ofA === 'string' && typeof ofB === 'string' ? ofA === ofB : undefined;
}

function isText(value: unknown): value is Translatable {
  if (typeof value !== 'object' || value === null || !('key' in value)) return false;
  return Object.keys(value).every((name) => name === 'key' || name === 'params') && typeof value.key === 'string';
}

const patched = new WeakSet<object>();

/** And where a test names a part of that English alone: `expect.stringContaining` and `expect.stringMatching`. */
export function matchInEnglish(...matchers: readonly { asymmetricMatch(value: unknown): boolean }[]): void {
  for (const matcher of matchers) {
    const prototype = Object.getPrototypeOf(matcher) as { asymmetricMatch(value: unknown): boolean };
    const match = prototype.asymmetricMatch;
    if (patched.has(prototype)) continue;
    patched.add(prototype);
    prototype.asymmetricMatch = function (value) {
      return match.call(this, isText(value) ? english(value) : value);
    };
  }
}
