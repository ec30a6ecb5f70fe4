import type { Param, Translatable } from '../contract/translatable.ts';
import { listOf } from './lists.ts';
import type { MessageKey, ValuesOf } from './msg.ts';

/** The texts of one language, complete by the compiler: a template, or a function where grammar asks for one. */
export type Catalogue = { readonly [K in MessageKey]: string | ((values: ValuesOf<K>) => string) };

/**
 * Says texts in one language. A template's numbers are written, and its lists joined, as that language does it; a function gets
 * numbers as they are.
 * @param locale IETF tag
 */
export function sayer(catalogue: Catalogue, locale: string): (text: Translatable) => string {
  const texts = catalogue as Readonly<Record<string, string | ((values: Record<string, unknown>) => string)>>;
  const numbers = new Intl.NumberFormat(locale);

  function say({ key, params = {} }: Translatable): string {
    // A later version of Carillon, or a backup that was tampered with, may name a text that is not known here.
    const entry = Object.hasOwn(texts, key) ? texts[key] : undefined;
    if (entry === undefined) return typeof params.text === 'string' ? params.text : key;
    if (typeof entry === 'function') return entry(mapped(params, spoken));
    return entry.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const param = params[name];
      return param === undefined ? hole : written(param);
    });
  }

  function spoken(param: Param): unknown {
    if (typeof param !== 'object') return param;
    return isList(param) ? param.map(one) : say(param);
  }

  function written(param: Param): string {
    if (typeof param === 'number') return numbers.format(param);
    const value = spoken(param);
    return typeof value === 'string' ? value : listOf(locale, value as string[]);
  }

  const one = (part: string | Translatable): string => (typeof part === 'string' ? part : say(part));

  return say;
}

function isList(param: object): param is readonly (string | Translatable)[] {
  return Array.isArray(param);
}

function mapped<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
