import type { Translatable } from '../contract/translatable.ts';
import type { messages } from './en/messages/index.ts';

export type English = typeof messages;
/** A text of the catalogues. */
export type MessageKey = keyof English;

/** The names between braces in a template. */
type NamesIn<Template> = Template extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** What a text is told where it is said: values in the text's own language. */
export type ValuesOf<K extends MessageKey> = English[K] extends (values: infer Values) => string
  ? Values
  : { [Name in NamesIn<English[K]>]: unknown };

type ParamFor<Value> = Value extends readonly string[]
  ? readonly (string | Translatable)[]
  : Value extends number
    ? number
    : unknown extends Value
      ? string | number | Translatable | readonly (string | Translatable)[]
      : string | Translatable;

export type ParamsOf<K extends MessageKey> = { [Name in keyof ValuesOf<K>]: ParamFor<ValuesOf<K>[Name]> };

/** Left out where a text has no parameters. */
export type ParamsFor<K extends MessageKey> = keyof ValuesOf<K> extends never ? [] : [params: ParamsOf<K>];

/** A text by its key, with what goes into it; `sayer` makes a sentence of it in the language of whoever reads it. */
export function msg<K extends MessageKey>(key: K, ...[params]: ParamsFor<K>): Translatable {
  return params === undefined ? { key } : { key, params: params as NonNullable<Translatable['params']> };
}

/** One sentence after the other. */
export function sentences(...parts: readonly (Translatable | null | undefined)[]): Translatable {
  const said = parts.filter((part) => part !== null && part !== undefined);
  return said.length === 1 && said[0] ? said[0] : msg('text.sentences', { parts: said });
}

/** A length of time, in words. */
export function duration(ms: number): Translatable {
  return msg('text.duration', { ms });
}

/** “every weekday at 9”: what somebody wrote, in the quotation marks of the language that the sentence is said in. */
export function quote(text: string): Translatable {
  return msg('text.quoted', { text });
}

/** “A or B”. */
export function either(parts: readonly (string | Translatable)[]): Translatable {
  return msg('text.either', { parts });
}
